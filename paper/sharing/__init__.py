"""Which picture goes along when somebody passes on a link to the paper?"""
