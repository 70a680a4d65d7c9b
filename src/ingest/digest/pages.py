"""Digests and counts → the HTML pages: a day, a district, the start page. No script, no request but `style.css`."""

from dataclasses import dataclass, replace
from datetime import date

from ingest.digest.addresses import day_path, digest_path, find_web_url, make_url
from ingest.digest.groups import find_groups
from ingest.digest.start import find_tables
from ingest.digest.templating import MARKUP
from ingest.digest.words import HEADLINE_CHARS, clip, period_title, quiet_day
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
        canonical=make_url(base_url, f"{digest.place_code}/{day_path(digest.edition_date)}"),
    )


def render_period_page(digest: Digest, neighbours: Neighbours, *, base_url: str | None = None) -> str:
    """The page of one place and week or month, for `<place_code>/<yyyy>/w<ww>/` or `<place_code>/<yyyy>/<mm>/`.

    Args:
        digest: Of a week or a month.
        neighbours: First days of the weeks or months around it.
        base_url: Address the digests folder is published under.
    """
    around = (
        replace(digest, edition_date=day) if day else None
        for day in (neighbours.previous_date, neighbours.next_date)
    )
    return MARKUP.get_template("period.html").render(
        digest=digest,
        groups=find_groups(digest),
        previous=next(around),
        following=next(around),
        linked_data=_linked_data(digest),
        root="../../../",
        canonical=make_url(base_url, f"{digest.place_code}/{digest_path(digest)}"),
    )


def render_latest_page(digest: Digest, *, base_url: str | None = None) -> str:
    """The page that sends on to the newest day, for `<place_code>/latest/index.html`."""
    return MARKUP.get_template("latest.html").render(
        digest=digest,
        root="../../",
        canonical=make_url(base_url, f"{digest.place_code}/{day_path(digest.edition_date)}"),
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
        canonical=make_url(base_url, f"{days[0].place_code}/"),
    )


def render_start_page(
    counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...], *, base_url: str | None = None
) -> str:
    """The start page for `index.html`: each city's districts on its newest days, and the editions' states."""
    tables = find_tables(counts, editions)
    shown = {day for table in tables for day in table.dates}
    return MARKUP.get_template("start.html").render(
        tables=tables,
        editions=sorted(
            (edition for edition in editions if not shown or edition.edition_date >= min(shown)),
            key=lambda day: (-day.edition_date.toordinal(), day.edition.edition_id),
        ),
        root="",
        canonical=make_url(base_url, ""),
    )


def _linked_data(digest: Digest) -> dict[str, object]:
    """schema.org, for search engines and reference managers; what all items share is said once."""
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": f"{digest.place_name} {period_title(digest)}",
        "datePublished": digest.edition_date.isoformat(),
        "hasPart": [_news_article(item) for item in digest.items],
    }


def _news_article(item: DigestItem) -> dict[str, object]:
    facts = {
        "headline": clip(item.headline, HEADLINE_CHARS) if item.headline else None,
        "author": list(item.writers),
        "printSection": item.page_name,
        "url": find_web_url(item.source_url),
    }
    return {
        "@type": "NewsArticle",
        "printPage": item.page_no,
        "publisher": item.newspaper_name,
    } | {key: fact for key, fact in facts.items() if fact}
