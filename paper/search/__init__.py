"""How does a reader find articles by the words in them?"""
