"""A long run of invented days for all of Luoyang's districts: the week's stories again and again, in other mixes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ingest.domain.digest import Digest, DigestEdition, EditionDay
from tests.digest.invented import CITY, FRIDAY_STORIES, THURSDAY_STORIES, make_edition, make_item

PLACES = {
    "410300": "洛阳市",
    "410302": "老城区",
    "410303": "西工区",
    "410304": "瀍河回族区",
    "410305": "涧西区",
    "410307": "偃师区",
    "410308": "孟津区",
    "410311": "洛龙区",
    "410323": "新安县",
    "410324": "栾川县",
    "410325": "嵩县",
    "410326": "汝阳县",
    "410327": "宜阳县",
    "410328": "洛宁县",
    "410329": "伊川县",
}
STORIES = (*THURSDAY_STORIES, *FRIDAY_STORIES)
LAST_DAY = date(2026, 11, 21)
ROLES = ("primary", "primary", "co_primary", "mentioned")
RANK = ("primary", "co_primary", "city_wide", "mentioned")


def make_days(count: int) -> Iterator[date]:
    """The last `count` days, in order."""
    return (LAST_DAY - timedelta(days=count - 1 - number) for number in range(count))


def make_day_edition(day: date) -> DigestEdition:
    """Mostly complete; each kind of trouble now and then; no paper at New Year."""
    number = day.toordinal()
    if day.timetuple().tm_yday == 1:
        return replace(make_edition(day, "no_edition"), page_count=0, article_count=0)
    if number % 61 == 0:
        return replace(make_edition(day, "failed", "timeout"), page_count=0, article_count=0)
    if number % 83 == 0:
        return replace(make_edition(day, "blocked", "403"), page_count=0, article_count=0)
    if number % 29 == 0 or day == LAST_DAY:
        return make_edition(day, "incomplete", "11/12: p08 truncated")
    return make_edition(day)


def make_day(place_code: str, day: date, edition: DigestEdition, least: int = 0) -> Digest:
    """One place's day: none to eight items, the same whenever it is asked for."""
    random = Random(f"{place_code} {day}")  # noqa: S311 - no secret
    name = PLACES[place_code]
    is_city = place_code == CITY[0]
    busy = 1 + (int(place_code) % 5)
    chosen = random.sample(STORIES, k=max(least, random.randint(0, busy + 2))) if edition.page_count else []
    roles = ["city_wide" if is_city else random.choice(ROLES) for _ in chosen]
    base = [
        replace(
            make_item(story, "涧西区", role, order=order, day=day),
            other_districts=tuple(
                (code, one, "mentioned") for code, one in random.sample(list(PLACES.items()), 2)
            ),
        )
        for order, (story, role) in enumerate(zip(chosen, roles, strict=True), start=1)
    ]
    items = sorted(base, key=lambda item: (RANK.index(item.role), item.page_no, item.order))
    if items and items[0].role != "mentioned":
        items[0] = replace(items[0], is_lead=True)
    return Digest(
        place_code=place_code,
        place_name=name,
        place_level="city" if is_city else "county",
        city_code=CITY[0],
        city_name=CITY[1],
        edition_date=day,
        editions=(edition,),
        items=tuple(items),
    )


def make_year(days: int = 365) -> tuple[tuple[Digest, ...], tuple[EditionDay, ...]]:
    """The digests of all places on all days with pages, and what became of each day's edition."""
    editions = {day: make_day_edition(day) for day in make_days(days)}
    digests = tuple(
        make_day(code, day, edition)
        for day, edition in editions.items()
        if edition.page_count
        for code in PLACES
    )
    return digests, tuple(
        EditionDay(edition_date=day, edition=edition, city_code=CITY[0]) for day, edition in editions.items()
    )
