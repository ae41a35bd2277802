"""How does a reader take a whole edition away: as one page, plain text, an e-book or a printed paper?"""
