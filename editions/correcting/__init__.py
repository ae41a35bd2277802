"""How does a correction come about: who asks for it, what will readers see, and who lets it go to them?"""
