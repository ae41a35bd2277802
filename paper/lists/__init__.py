"""What is there to read in a section, by an author, about a topic?"""
