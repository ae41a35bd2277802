"""Who did what, when and why: the record of articles, editions and corrections, to be read and taken away?"""
