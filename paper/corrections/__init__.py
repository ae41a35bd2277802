"""How does the paper own up to a mistake, and what stood there before?"""
