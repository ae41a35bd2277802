"""How does one article reach readers ahead of its edition?"""
