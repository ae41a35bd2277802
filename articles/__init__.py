"""What is written: working copies, revisions, bylines, notes, and the table of states and moves."""
