"""Which HTML and which characters are printed?"""
