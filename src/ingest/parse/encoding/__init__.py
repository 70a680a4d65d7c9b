"""Bytes → text: the encoding that reads them, and which characters are taken out at the door."""
