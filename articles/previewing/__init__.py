"""How does an article look to its readers before it is out, also what is only typed so far?"""
