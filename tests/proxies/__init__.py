"""Does the paper stay itself behind nginx and behind Varnish, set up as docs/serving.md says?"""
