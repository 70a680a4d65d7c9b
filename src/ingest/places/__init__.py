"""Article → `Mention`: finds place names in text; what they decide is SQL's business."""
