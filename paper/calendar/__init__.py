"""How are days written, and on which days, in which months and years is there something to read?"""
