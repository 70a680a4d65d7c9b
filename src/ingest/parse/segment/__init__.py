"""What part each block plays on its page, and where articles start: rules, transitions, the best reading."""
