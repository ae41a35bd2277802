"""Which commands do the editions bring?"""
