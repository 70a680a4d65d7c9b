"""A reporter's byline that says where it was written: `本报记者 俞若溪 北京报道` → the byline without it, and 北京."""

import re
from dataclasses import dataclass
from importlib import resources

from ingest.parse.lines.agencies import AGENCY, DAY, HAN, NO_PLACE, OWN, REPORTS
from ingest.parse.lines.names import has_role, is_name

# Cities that could be somebody's name; any other word that could be one is taken for one.
CITIES_LIKE_NAMES = frozenset(
    (resources.files("ingest.parse") / "data" / "cities_like_names.txt").read_text(encoding="utf-8").split()
)
_TAIL = re.compile(
    rf"(?:\s+(?P<from>[发發]自\s*)?(?P<place>{NO_PLACE}{HAN}{{2,6}}?)\s*(?P<day>{DAY})?\s*(?:综合|专题|专)?{REPORTS}"
    rf"|\s+(?P<wired>{NO_PLACE}{HAN}{{2,6}}?)\s*(?P<wired_day>{DAY})\s*[电電]"
    rf"|\s*[发發]自\s*(?P<origin>{HAN}{{2,6}}))\s*[:：]?$"
)
_BARE = re.compile(rf"\s*(?:综合|采访)?{REPORTS}\s*[:：]?$")
# At the head of a text, with the text behind it.
REPORT = re.compile(
    rf"\s*[□■◎●]?\s*(?P<printed>(?:{AGENCY}|{OWN})(?:特约|见习|实习|首席|驻{HAN}{{2,4}})*[记記]者"
    rf"[^，,。；;：:()（）\n]{{2,36}}?{REPORTS})[\s:：]+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Report:
    """Who wrote, where and when, as printed.

    Attributes:
        who: The byline without place, day and 报道.
    """

    who: str
    place: str | None = None
    day: str | None = None


def read_report(byline: str) -> Report:
    """Take place and day off a byline with a role word; one without them stays as it is."""
    if not has_role(byline):
        return Report(byline)
    match = _TAIL.search(byline)
    if match is None:
        return Report(_BARE.sub("", byline))
    place = match["place"] or match["wired"] or match["origin"]
    is_surely = match["from"] or match["origin"] or match["day"] or match["wired_day"]
    if not is_surely and is_name(place) and place not in CITIES_LIKE_NAMES:
        return Report(_BARE.sub("", byline))
    return Report(byline[: match.start()], place, match["day"] or match["wired_day"])
