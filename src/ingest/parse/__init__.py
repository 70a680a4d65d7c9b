"""`Fetched` → `Reading`: decode, blocks, segment, rejoin, fields; e-paper platforms."""
