"""Who writes: the public bylines. Nothing here is private."""
