"""The invented sample edition, lying as its e-paper site would serve it: URL path = path below `SITE_DIR`."""

from datetime import date
from pathlib import Path

NEWSPAPER_ID = "lcrb"
EDITION_DATES = (date(2026, 3, 17), date(2026, 3, 18))
SITE_URL = "https://epaper.example/"
SITE_DIR = Path(__file__).parent / "epaper.example"
