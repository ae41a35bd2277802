"""What becomes of a text that was saved too late?"""
