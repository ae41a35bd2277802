"""What can other programs read of the paper? Editions, articles and the lists of them, as JSON under /api/v1/."""
