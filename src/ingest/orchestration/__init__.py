"""What the flows share and Prefect must know of: which runs live, how a run ends, and what it shows."""
