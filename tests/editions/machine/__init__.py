"""Does the house keep its promises whatever its people do, in whatever order? The house beside a model of it."""
