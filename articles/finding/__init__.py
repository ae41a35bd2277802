"""How is an article found, and how are many moved at once?"""
