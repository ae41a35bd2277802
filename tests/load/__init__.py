"""Does the served paper hold under a crowd of readers? Minutes long: run by make test-load."""
