"""Digests and counts → the HTML pages: a day, a district, the start page. No script, no request but `style.css`."""

from dataclasses import dataclass
from datetime import date

from ingest.digest.feeds import day_path
from ingest.digest.groups import find_groups, find_web_url
from ingest.digest.start import find_tables
from ingest.digest.templating import MARKUP
from ingest.digest.words import long_date, quiet_day
from ingest.domain.digest import Digest, DigestCount, DigestItem, EditionDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The days of the same place before and after; None at either end."""

    previous_date: date | None
    next_date: date | None


def render_html(digest: Digest, neighbours: Neighbours, *, base_url: str | None = None) -> str:
    """The page of one place and day, for `<place_code>/<yyyy>/<mm>/<dd>/index.html`."""
    return MARKUP.get_template("digest.html").render(
        digest=digest,
        groups=find_groups(digest),
        neighbours=neighbours,
        quiet=quiet_day(digest.place_name, digest.editions),
        linked_data=_linked_data(digest),
        root="../../../../",
        canonical=_canonical(base_url, f"{digest.place_code}/{day_path(digest.edition_date)}"),
        day_path=day_path,
    )


def render_district_page(digests: tuple[Digest, ...], *, base_url: str | None = None) -> str:
    """The page of one place with all its days, newest first, for `<place_code>/index.html`.

    Args:
        digests: All digests of the place, at least one, in any order.
        base_url: Address the digests folder is published under.
    """
    days = sorted(digests, key=lambda digest: digest.edition_date, reverse=True)
    months: dict[str, list[Digest]] = {}
    for digest in days:
        months.setdefault(f"{digest.edition_date.year}年{digest.edition_date.month}月", []).append(digest)
    return MARKUP.get_template("district.html").render(
        place=days[0],
        months=months,
        root="../",
        canonical=_canonical(base_url, f"{days[0].place_code}/index.html"),
        day_path=day_path,
    )


def render_start_page(
    counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...], *, base_url: str | None = None
) -> str:
    """The start page for `index.html`: each city's districts on its newest days, and the editions' states."""
    tables = find_tables(counts)
    shown = {day for table in tables for day in table.dates}
    return MARKUP.get_template("start.html").render(
        tables=tables,
        editions=sorted(
            (edition for edition in editions if not shown or edition.edition_date >= min(shown)),
            key=lambda day: (-day.edition_date.toordinal(), day.edition.edition_id),
        ),
        root="",
        canonical=_canonical(base_url, "index.html"),
        day_path=day_path,
    )


def _canonical(base_url: str | None, path: str) -> str | None:
    return find_web_url(f"{base_url.rstrip('/')}/{path}") if base_url else None


def _linked_data(digest: Digest) -> dict[str, object]:
    """schema.org, for search engines and reference managers."""
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": f"{digest.place_name} {long_date(digest.edition_date)}",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": _news_article(item, digest)}
            for position, item in enumerate(digest.items, start=1)
        ],
    }


def _news_article(item: DigestItem, digest: Digest) -> dict[str, object]:
    facts = {
        "headline": item.headline,
        "author": list(item.writers),
        "printSection": item.page_name,
        "url": find_web_url(item.source_url),
    }
    return {
        "@type": "NewsArticle",
        "datePublished": digest.edition_date.isoformat(),
        "printPage": item.page_no,
        "publisher": item.newspaper_name,
    } | {key: fact for key, fact in facts.items() if fact}
