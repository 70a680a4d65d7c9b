"""An editor's word on where articles belong: what is stored of it, and how it stands now."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An editor's word, before it has its number.

    Attributes:
        action: move, organisation or alias.
        reason: One line; empty where none was given.
        article_id: Of a move.
        status: Of a move: district, city_wide, unassigned.
        newspaper_id: Where a name counts; None where it counts for a city.
        city_code: The city whose newspapers a name counts for; None where it counts for one newspaper.
        name: Of an organisation or alias, as the editor wrote it.
        spellings: The name in both scripts.
        place_code: Where the article or the name belongs; None for a move to no place or to all of the home.
    """

    action: str
    reason: str
    article_id: str | None = None
    status: str | None = None
    newspaper_id: str | None = None
    city_code: str | None = None
    name: str | None = None
    spellings: tuple[str, ...] = ()
    place_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOverride:
    """An editor's word as it stands in the published copy.

    Attributes:
        override_no: What `dibao override undo` takes.
        headline: Of the article of a move.
        place_name: The name the place has had last.
        override_state: in_force, undone, superseded by a later move, or no_article: nothing has this id now.
    """

    override_no: int
    action: str
    article_id: str | None
    headline: str | None
    status: str | None
    newspaper_id: str | None
    city_code: str | None
    name: str | None
    place_code: str | None
    place_name: str | None
    reason: str
    recorded_date: date
    override_state: str
    undone_date: date | None
    undone_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An organisation's name that stands with one place again and again, for an editor to accept.

    Attributes:
        article_count: Articles it stands in that belong to some place.
        day_count: On how many days.
        place_share: Of them that belong to this place, from 0 to 1.
        example: Id of the latest of them.
    """

    newspaper_id: str
    name: str
    place_code: str
    place_name: str
    article_count: int
    day_count: int
    place_share: float
    example: str
