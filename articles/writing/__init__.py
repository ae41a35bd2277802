"""How is the form laid out that articles are written in, and what does it tell while one writes?"""
