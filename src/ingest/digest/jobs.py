"""One place's digests → what is to be made of them: each job a few files, and a key of all that goes into them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from ingest.digest.addresses import digest_path
from ingest.digest.book import render_epub
from ingest.digest.data import render_json
from ingest.digest.feeds import FEED_DAYS, FEED_NAMES, render_atom, render_feed_json
from ingest.digest.letter import render_eml
from ingest.digest.manifest import make_key
from ingest.digest.notes import render_markdown
from ingest.digest.pages import (
    Neighbours,
    render_district_page,
    render_html,
    render_latest_page,
    render_year_page,
)
from ingest.digest.site import make_site
from ingest.digest.tables import render_tables
from ingest.domain.digest import Digest, Keyword, Period
from ingest.domain.publishing import PublishSettings, Selection

Content = str | bytes
ALONE = Neighbours(previous_date=None, next_date=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Files that are made from the same values.

    Attributes:
        paths: Below the place's folder, in the order that `render` gives their contents.
        key: Changes whenever one of the contents may.
        digest: Which they belong to; None for what shows many.
    """

    paths: tuple[str, ...]
    key: str
    render: Callable[[], Iterable[Content]]
    digest: Digest | None = None

    def is_wanted(self, selection: Selection) -> bool:
        """What shows many digests always is; a day's selection takes in its week and month."""
        if self.digest is None:
            return True
        first, last = self.digest.edition_date, self.digest.last_date
        return self.digest.period in selection.periods and (
            selection.day is None or first <= selection.day <= last
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A digest and the key of its values."""

    digest: Digest
    key: str


def find_jobs(
    days: tuple[Digest, ...],
    periods: tuple[Digest, ...],
    settings: PublishSettings,
    keywords: tuple[Keyword, ...] = (),
) -> Iterator[Job]:
    """Digests first, then what links to them, so that no link ever points nowhere.

    Args:
        days: All of one place, by day; at least one.
        periods: Its weeks and months, by first day.
        settings: Which formats, and what stands in them.
        keywords: Its words of each month.
    """
    marked = [Marked(digest=one, key=make_key(one, settings)) for one in (*days, *periods)]
    by_period = [[one for one in marked if one.digest.period == period] for period in Period]
    for series in by_period:
        yield from _digest_jobs(series, settings)
    for _, month in groupby(by_period[0], key=lambda one: f"{one.digest.edition_date:%Y-%m}"):
        yield from _month_jobs(tuple(month), settings)
    for series in filter(None, by_period):
        yield from _feed_jobs(series, settings)
    yield from _place_jobs(by_period[0], periods, keywords, settings)


def _digest_jobs(series: list[Marked], settings: PublishSettings) -> Iterator[Job]:
    for before, one, after in zip((None, *series), series, (*series[1:], None), strict=False):
        around = Neighbours(
            previous_date=before.digest.edition_date if before else None,
            next_date=after.digest.edition_date if after else None,
        )
        files = _digest_files(one.digest, around, settings)
        folder = digest_path(one.digest)
        yield _make_job(
            {f"{folder}{name}": file for name, file in files.items()}, (one.key, around), one.digest
        )


def _digest_files(
    digest: Digest, around: Neighbours, settings: PublishSettings
) -> dict[str, Callable[[], Content]]:
    """File name → how it is rendered, of the formats that are written."""
    site = make_site(settings)
    files: dict[str, tuple[str, Callable[[], Content]]] = {
        "html": ("index.html", partial(render_html, digest, around, site=site)),
        "markdown": ("index.md", partial(render_markdown, digest)),
        "json": ("digest.json", partial(render_json, digest)),
        "epub": ("digest.epub", partial(render_epub, digest)),
        "eml": ("digest.eml", partial(render_eml, digest, base_url=settings.base_url, mail=settings.mail)),
    }
    return {name: render for format_, (name, render) in files.items() if format_ in settings.formats}


def _month_jobs(month: tuple[Marked, ...], settings: PublishSettings) -> Iterator[Job]:
    """The month's items as tables, with their descriptor."""
    kinds = tuple(kind for kind in ("csv", "parquet") if kind in settings.formats)
    if kinds:
        digests = tuple(one.digest for one in month)
        names = (*(f"items.{kind}" for kind in kinds), "datapackage.json")
        yield Job(
            paths=tuple(f"{digests[0].edition_date:%Y/%m}/{name}" for name in names),
            key=make_key(*(one.key for one in month)),
            render=partial(render_tables, digests, kinds),
        )


def _feed_jobs(series: list[Marked], settings: PublishSettings) -> Iterator[Job]:
    """The newest that have items; the newest of all says when the feed was last looked at."""
    shown = [*(one for one in series if one.digest.items)][-FEED_DAYS:]
    shown += [] if series[-1] in shown else [series[-1]]
    digests, name = tuple(one.digest for one in shown), FEED_NAMES[series[0].digest.period]
    writers = {"atom": ("atom", render_atom), "jsonfeed": ("json", render_feed_json)}
    yield _make_job(
        {
            f"{name}.{ending}": partial(render, digests, base_url=settings.base_url)
            for format_, (ending, render) in writers.items()
            if format_ in settings.formats
        },
        tuple(one.key for one in shown),
    )


def _place_jobs(
    days: list[Marked], periods: tuple[Digest, ...], keywords: tuple[Keyword, ...], settings: PublishSettings
) -> Iterator[Job]:
    """The place's own page, its years, and its newest day under an address that stays."""
    newest, digests = days[-1], tuple(one.digest for one in days)
    files = _digest_files(newest.digest, ALONE, settings)
    if "index.html" in files:
        site = make_site(settings)
        files["index.html"] = partial(render_latest_page, newest.digest, site=site)
        page = partial(render_district_page, digests, periods, keywords, site=site)
        known = (*(one.key for one in days), _first_days(periods), keywords)
        yield _make_job({"index.html": page}, known)
        years = sorted({digest.edition_date.year for digest in digests})
        for year in years:
            keys = (one.key for one in days if one.digest.edition_date.year == year)
            near = tuple(one for one in periods if one.edition_date.year in {year - 1, year})
            page = partial(render_year_page, digests, near, year, site=site)
            yield _make_job({f"{year}/index.html": page}, (*keys, years, _first_days(near)))
    yield _make_job({f"latest/{name}": file for name, file in files.items()}, (newest.key, "latest"))


def _first_days(periods: tuple[Digest, ...]) -> tuple[tuple[Period, date], ...]:
    return tuple((one.period, one.edition_date) for one in periods)


def _make_job(
    files: dict[str, Callable[[], Content]], inputs: tuple[object, ...], digest: Digest | None = None
) -> Job:
    renders = tuple(files.values())
    return Job(
        paths=tuple(files),
        key=make_key(*inputs),
        render=lambda: (render() for render in renders),
        digest=digest,
    )
