"""Invented digests → a folder with everything that `dibao digest` writes there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from ingest.digest import PublishResult, publish_digests, publish_site
from ingest.digest.publish import publish_city, publish_manifest
from ingest.digest.search_index import publish_search
from ingest.domain.digest import Digest, DigestChange, DigestTally, EditionDay, Keyword, Period, Printing
from ingest.domain.publishing import PublishSettings
from tests.digest.invented import THURSDAY, count_digests, find_edition_days, make_week

PLAIN = PublishSettings()
TALLY = DigestTally(day_count=3, primary_count=4, mentioned_count=3, front_page_count=2)


def publish_everything(
    digests: tuple[Digest, ...],
    editions: tuple[EditionDay, ...],
    root: Path,
    *,
    periods: tuple[Digest, ...] = (),
    settings: PublishSettings = PLAIN,
) -> PublishResult:
    """The steps of a publishing, in its order."""
    words = make_keywords({digest.place_code for digest in digests})
    result = publish_digests(digests, root, periods=periods, keywords=words, settings=settings)
    result += publish_city(digests, root, base_url=settings.base_url)
    result += publish_site(count_digests(digests), editions, root, settings=settings)
    result += publish_search(digests, root, settings=settings)
    return result + publish_manifest(root, result)


def publish_week(root: Path, *, settings: PublishSettings = PLAIN) -> PublishResult:
    """The invented week, its Thursday in 涧西区 with all that may stand in a digest."""
    thursday, *others = make_week()
    digests = (enrich(thursday), *others)
    return publish_everything(
        digests, find_edition_days(digests), root, periods=make_periods(digests), settings=settings
    )


def publish_week_below(root: Path) -> None:
    """The same where a workspace has its digests."""
    publish_week(root / "digests", settings=PublishSettings(base_url="https://digests.example/"))


def enrich(digest: Digest) -> Digest:
    """The digest with a lead, a reprint, a correction, an item in full, and what its second revision brought."""
    lead, full, *others = digest.items
    printing = Printing(
        article_id="lywx-1", newspaper_name="洛阳晚讯", edition_date=THURSDAY, page_no="A02", kind="abridged"
    )
    changes = [
        DigestChange(
            revision=2,
            kind=kind,
            article_id=lead.article_id,
            newspaper_name=lead.newspaper_name,
            page_no=page_no,
            headline=headline,
            changed=changed,
        )
        for kind, page_no, headline, changed in (
            ("added", "03", full.headline, ()),
            ("changed", "01", lead.headline, ("headline", "text")),
            ("withdrawn", None, None, ()),
        )
    ]
    return replace(
        digest,
        items=(
            replace(lead, is_lead=True, printings=(printing,), revision=2, changed=("headline", "text")),
            replace(full, paragraphs=(full.excerpt or "", "班列每周三开行。"), is_cut=False),
            *others,
        ),
        revision=2,
        changes=tuple(changes),
    )


def make_keywords(place_codes: Iterable[str]) -> tuple[Keyword, ...]:
    """Eight months of words for each place, some of them in some months only."""
    months = [date(2026, month, 1) for month in range(4, 12)]
    return tuple(
        Keyword(place_code=code, month_date=month, term=word, article_count=1 + (position + number) % 5)
        for code in sorted(place_codes)
        for position, word in enumerate(("夜校", "班列", "供暖", "旧书市", "走马灯", "芦苇"))
        for number, month in enumerate(months)
        if (position + number) % 3
    )


def make_periods(digests: tuple[Digest, ...]) -> tuple[Digest, ...]:
    """Every week and month of each place, with the items of all its days."""
    found: dict[tuple[str, Period, date], list[Digest]] = {}
    for digest in digests:
        day = digest.edition_date
        starts = {Period.WEEK: day - timedelta(days=day.weekday()), Period.MONTH: day.replace(day=1)}
        for period, first in starts.items():
            found.setdefault((digest.place_code, period, first), []).append(digest)
    return tuple(_make_period(days, period, first) for (_, period, first), days in found.items())


def _make_period(days: list[Digest], period: Period, first: date) -> Digest:
    items = [item for day in days for item in day.items]
    return replace(
        days[0],
        edition_date=first,
        period=period,
        items=tuple(items[: 10 if period == Period.WEEK else 20]),
        editions=tuple(edition for day in days for edition in day.editions),
        tally=TALLY,
        before=replace(TALLY, primary_count=2),
        revision=1,
        changes=(),
    )
