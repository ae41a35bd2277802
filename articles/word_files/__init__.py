"""How does a Word document become the text of an article, whoever made the file and whatever is in it?"""
