"""How does one article reach readers ahead of its edition, and how is it taken back from them?"""
