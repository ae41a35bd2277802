"""How are readers answered with whole pages out of memory, and who learns that those have changed?"""
