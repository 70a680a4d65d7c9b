"""One file for each e-paper platform family."""
