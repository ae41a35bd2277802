"""What does somebody see first when they have signed in?"""
