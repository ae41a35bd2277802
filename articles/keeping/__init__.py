"""How is nothing lost that is being typed, and who else has the article open?"""
