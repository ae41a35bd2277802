"""How do colleagues talk about an article?"""
