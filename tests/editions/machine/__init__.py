"""Does the house keep its promises whatever its people do, in whatever order? A model in plain Python, and the house."""
