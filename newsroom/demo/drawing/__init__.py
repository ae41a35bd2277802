"""Pictures drawn by code, so that the demo paper needs none of anybody else."""
