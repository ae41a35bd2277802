"""What does the paper say of itself, and how is it changed so that it can still be proved?"""
