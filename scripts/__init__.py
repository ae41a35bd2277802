"""What do the Makefile's targets do? Standard library alone, for it runs before anything is installed."""
