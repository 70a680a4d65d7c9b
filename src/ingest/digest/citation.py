"""An item → how it is cited: GB/T 7714—2015, newspaper article."""

from ingest.digest.words import HEADLINE_CHARS, clip
from ingest.domain.digest import DigestItem

NAMED_WRITERS = 3  # GB/T 7714 names three and says 等 for the rest


def cite(item: DigestItem) -> str:
    """`俞若溪, 丁博远. 锻工车间开出夜校[N]. 洛阳新报, 2026-11-19(01).`; without a byline it starts with the title."""
    title = clip(item.headline, HEADLINE_CHARS) if item.headline else "无题"
    named = ", ".join(item.writers[:NAMED_WRITERS])
    writers = f"{named}, 等" if len(item.writers) > NAMED_WRITERS else named
    start = f"{writers}. " if writers else ""
    return f"{start}{title}[N]. {item.newspaper_name}, {item.edition_date.isoformat()}({item.page_no})."
