"""A thousand invented digests, hostile text in some of them: the same ones every time."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ingest.domain.digest import (
    Digest,
    DigestChange,
    DigestItem,
    DigestTally,
    Period,
    Printing,
)
from tests.digest.invented import (
    CITY,
    DISTRICTS,
    FRIDAY_STORIES,
    RANK,
    THURSDAY,
    THURSDAY_STORIES,
    Story,
    make_edition,
    make_item,
)
from tests.digest.test_digest_hostile import HOSTILE

STORIES = (*THURSDAY_STORIES, *FRIDAY_STORIES)
STATES = (("complete", ""), ("complete", ""), ("incomplete", "11/12: p08 truncated"), ("failed", "timeout"))
ROLES = ("primary", "primary", "co_primary", "city_wide", "mentioned", "partner", "unassigned")
DAY_COUNT = 125  # of each of the eight places


def make_days(seed: int = 1) -> tuple[Digest, ...]:
    """A thousand days, one for each place and date."""
    chance = random.Random(seed)  # noqa: S311 - invented text
    return tuple(_make_day(chance, name, number) for name in DISTRICTS for number in range(DAY_COUNT))


def make_periods(days: tuple[Digest, ...]) -> Iterator[Digest]:
    """Weeks and months of the days, with the items of one of them."""
    starts = {
        (day.place_code, period, first): day
        for day in days
        for period, first in (
            (Period.WEEK, day.edition_date - timedelta(days=day.edition_date.weekday())),
            (Period.MONTH, day.edition_date.replace(day=1)),
        )
    }
    tally = DigestTally(day_count=6, primary_count=12, mentioned_count=3, front_page_count=1)
    for (_, period, first), day in sorted(starts.items(), key=lambda one: one[0]):
        before = None if day.items else replace(tally, primary_count=9)
        yield replace(
            day, edition_date=first, period=period, tally=tally, before=before, revision=1, changes=()
        )


def _make_day(chance: random.Random, place_name: str, number: int) -> Digest:
    day = THURSDAY + timedelta(days=number)
    items = [
        _make_item(chance, place_name, order, number)
        for order in range(1, chance.choice((0, 1, 3, 8, 20)) + 1)
    ]
    state, reason = chance.choice(STATES)
    changes = tuple(
        DigestChange(
            revision=2,
            kind=chance.choice(("added", "changed", "withdrawn")),
            article_id=item.article_id,
            newspaper_name=item.newspaper_name,
            page_no=item.page_no,
            headline=item.headline,
            changed=("text",),
        )
        for item in items[: chance.choice((0, 0, 2))]
    )
    return Digest(
        place_code=DISTRICTS[place_name],
        place_name=place_name,
        place_level="city" if place_name == CITY[1] else "county",
        city_code=CITY[0],
        city_name=CITY[1],
        edition_date=day,
        editions=(make_edition(day, state, reason),),
        items=tuple(sorted(items, key=lambda item: (RANK.index(item.role), item.page_no))),
        revision=2 if changes else 1,
        changes=changes,
    )


def _make_item(chance: random.Random, place_name: str, order: int, number: int) -> DigestItem:
    story: Story = chance.choice(STORIES)
    item = make_item(
        story, place_name, chance.choice(ROLES), order=order, day=THURSDAY + timedelta(days=number)
    )
    fields: dict[str, object] = {"is_lead": order == 1, "is_brief": chance.random() < 0.3}
    if chance.random() < 0.3:
        text = chance.choice(HOSTILE)
        fields |= {"headline": text, "kicker": text, "deck": text, "writers": (text,), "page_name": text}
        fields |= {
            "excerpt": text,
            "source": text,
            "captions": (text,),
            "source_url": f"https://a.example/{text}",
        }
    if chance.random() < 0.2:
        fields |= {"paragraphs": (item.excerpt or "", chance.choice(HOSTILE)), "is_cut": False}
    if chance.random() < 0.1:
        fields |= {"headline": None, "excerpt": None}
    if chance.random() < 0.1:
        other = Printing(
            article_id="x", newspaper_name="洛阳晚讯", edition_date=THURSDAY, page_no="B02", kind="abridged"
        )
        fields |= {"printings": (other,)}
    return replace(item, **fields)  # type: ignore[arg-type] # the fields of an item, by name
