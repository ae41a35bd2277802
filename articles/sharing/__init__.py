"""How does somebody without a login read one revision: a lawyer, a translator?"""
