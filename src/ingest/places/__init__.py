"""Article → mentions: which places are printed where; `find_mentions` with names from `build_place_names`."""
