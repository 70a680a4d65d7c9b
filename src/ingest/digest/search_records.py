"""Digests → what can be searched for: each article once, with no more of its text than its digest shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.digest.addresses import digest_path
from ingest.digest.language import ZH
from ingest.digest.words import HEADLINE_CHARS, clip
from ingest.domain.digest import Digest, DigestItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article as the index knows it.

    Attributes:
        month: In which it was printed, `2026-11`.
        path: Of the page it is read on, below the digests folder, with its anchor.
        printed: Where it was printed, for the reader.
        districts: Names of all whose digest holds it.
    """

    article_id: str
    month: str
    path: str
    title: str
    printed: str
    newspaper_name: str
    texts: tuple[str, ...]
    districts: tuple[str, ...]


def find_records(digests: Iterable[Digest]) -> tuple[Record, ...]:
    """One record for each article, by id; its page is that of the first place it belongs to, else that names it."""
    shown: dict[str, list[tuple[Digest, DigestItem]]] = {}
    for digest in digests:
        for item in digest.items:
            shown.setdefault(item.article_id, []).append((digest, item))
    return tuple(_make_record(shown[article_id]) for article_id in sorted(shown))


def find_parts(months: Iterable[str]) -> tuple[str, ...]:
    """The indexes that hold articles of these months (`2026-11`): each month of the newest year, older years whole.

    A new day then changes a month's index, and a reader's browser opens a dozen and not a hundred.

    Returns:
        Newest first.
    """
    known = set(months)
    newest = max(known, default="")[:4]
    return tuple(sorted({month if month.startswith(newest) else month[:4] for month in known}, reverse=True))


def _make_record(shown: list[tuple[Digest, DigestItem]]) -> Record:
    own = [one for one in shown if one[1].role in {"primary", "co_primary", "city_wide"}]
    digest, item = min(own or shown, key=lambda one: one[0].place_code)
    texts = (item.kicker, item.deck, *(item.paragraphs or (item.excerpt,)), *item.captions, *item.writers)
    return Record(
        article_id=item.article_id,
        month=f"{item.edition_date:%Y-%m}",
        path=f"{digest.place_code}/{digest_path(digest)}index.html#{item.article_id}",
        title=clip(item.headline, HEADLINE_CHARS) if item.headline else ZH("untitled"),
        printed=f"{item.newspaper_name} {ZH.long_date(item.edition_date)} {ZH.page(item)}",
        newspaper_name=item.newspaper_name,
        texts=tuple(text for text in texts if text),
        districts=tuple(sorted({one.place_name for one, _ in shown})),
    )
