"""What readers see: the released copies, the pages made of them, search. It knows nothing of the staff's side."""
