"""Which pictures does the house have, and in which sizes?"""
