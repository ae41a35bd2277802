"""How is an edition taken back from readers, by somebody who was told what that means?"""
