"""Which commands does the paper bring?"""
