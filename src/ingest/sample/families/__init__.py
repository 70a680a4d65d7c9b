"""One file for each e-paper family: the invented editions as a site of that family would serve them."""
