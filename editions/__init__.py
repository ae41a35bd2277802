"""What goes out together: placing, preflight, approval, release, recall and correction."""
