"""How do several people plan one edition on one page: what stands where, what waits, and who has just moved what?"""
