"""What was an article before, and what changed since?"""
