"""All digests → what the city offers to feed readers: `districts.opml` and `issues.atom`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from ingest.digest.addresses import day_path, make_id, make_url
from ingest.digest.feeds import FEED_DAYS, edition_moment
from ingest.digest.language import SETTLED_STATES
from ingest.digest.templating import MARKUP
from ingest.digest.words import long_date
from ingest.domain.digest import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city with its places as they are on their newest day: itself first, then by code."""

    name: str
    places: tuple[Digest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One day of one city in `issues.atom`; `path` is that of its first place's page, below the root.

    Attributes:
        is_whole: Every edition was read whole, so a place without items had none.
    """

    entry_id: str
    title: str
    updated: str
    path: str
    places: tuple[Digest, ...]
    is_whole: bool


def render_opml(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """OPML 2.0: the feed of each place under its city; addresses are relative where no base is known."""
    newest = {digest.place_code: digest for digest in sorted(digests, key=lambda one: one.edition_date)}
    cities = tuple(
        City(name=places[0].city_name, places=places) for places in _group(newest.values(), key=_city_code)
    )
    return MARKUP.get_template("districts.opml").render(cities=cities, base=make_url(base_url, "") or "")


def render_issues(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """Atom: an entry for each city and day, newest first, with what each place has."""
    days = sorted({digest.edition_date for digest in digests}, reverse=True)[:FEED_DAYS]
    shown = [digest for digest in digests if days and digest.edition_date >= days[-1]]
    issues = [
        _issue(places)
        for places in _group(shown, key=lambda one: (-one.edition_date.toordinal(), _city_code(one)))
    ]
    return MARKUP.get_template("issues.atom").render(
        feed_id=make_id("issues"),
        updated=issues[0].updated if issues else f"{date(1970, 1, 1)}T00:00:00Z",
        home=make_url(base_url, ""),
        issues=issues,
    )


def _issue(places: tuple[Digest, ...]) -> Issue:
    first = places[0]
    editions = {edition.edition_id: edition for digest in places for edition in digest.editions}
    names = "、".join(sorted({edition.newspaper_name for edition in editions.values()}))
    return Issue(
        entry_id=make_id(f"issues/{first.city_code}/{first.edition_date}"),
        title=f"{first.city_name} {long_date(first.edition_date)}" + (f"（{names}）" if names else ""),
        updated=edition_moment(first),
        path=f"{first.place_code}/{day_path(first.edition_date)}",
        places=places,
        is_whole={edition.state for edition in editions.values()} <= SETTLED_STATES,
    )


def _group(digests: Iterable[Digest], key: Callable[[Digest], Any]) -> tuple[tuple[Digest, ...], ...]:
    in_order = sorted(digests, key=lambda one: (key(one), one.place_level != "city", one.place_code))
    return tuple(tuple(group) for _, group in groupby(in_order, key=key))


def _city_code(digest: Digest) -> str:
    return digest.city_code
