"""A printed dateline → agency, place and day: `本报海口7月7日讯`, `新华社北京7月7日电`, `【本報訊】`."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ingest.domain.article import Dateline
from ingest.parse.dates.calendar import Lean, choose, read_absolute
from ingest.parse.dates.grammar import find_written, plain
from ingest.parse.lines.agencies import AGENCY, DAY, HAN, NO_PLACE, OWN, PLACES, REPORTS
from ingest.parse.lines.reports import read_report

_FROM = "(?:据|综合|綜合)?"
_NEW_MEDIA = "(?:客户端|新媒体)?"
_WIRED = r"(?:专|專|特|新媒体专)?[电電](?![话話视視台子讯影脑力])"
_SENT = r"[专專快特简簡]?[讯訊](?![员員息号號，。、])"
_WHOLE = re.compile(
    rf"{_FROM}\s*(?P<agency>{AGENCY}|{OWN})?{_NEW_MEDIA}\s*(?P<place>{PLACES})?\s*(?P<day>{DAY})?\s*"
    rf"(?:[专專快特简簡]|综合|綜合|新媒体专)?(?:[讯訊电電]|消息|{REPORTS})"
)
_BRACKETED = (
    rf"[【\[(（]\s*(?:{_FROM}\s*(?:{AGENCY}|{OWN})\s*{PLACES}?\s*{DAY}?\s*(?:[专專快特]|综合|綜合)?(?:[讯訊电電]|消息|{REPORTS})"
    rf"|(?:{OWN}|{AGENCY})[记記]者[^】\]()（）]{{2,30}}(?:[电電]|{REPORTS}))\s*[】\])）]|[【\[]\s*{HAN}{{2,4}}[讯訊电電]\s*[】\]]"
)
_DATED = (
    rf"{_FROM}\s*(?:{AGENCY}|{OWN})\s*{PLACES}?\s*{DAY}\s*(?:{_SENT}|{_WIRED})"
    rf"|{PLACES}\s*{DAY}\s*[讯訊电電](?=[\s(（])"
)
_WIRE = rf"{_FROM}\s*{AGENCY}\s*(?:{NO_PLACE}{HAN}{{2,8}}?)?\s*{_WIRED}"
_OWN_NEWS = rf"{OWN}\s*(?:{NO_PLACE}{HAN}{{2,5}}?)?\s*{_SENT}"
_LOOSE = rf"{_FROM}(?:{AGENCY}|{OWN}){_NEW_MEDIA}(?:综合|綜合)?(?:[电電]|消息|{REPORTS})(?=[\s(（:：]|$)"
_TOWN = rf"{HAN}{{1,3}}(?![零时時快简簡短通喜要资音问审传急捷财商闻电专特]){HAN}[讯訊](?=\s*[(（]|\s+\S{{2}})"
DATELINE = re.compile(
    rf"\s*(?P<printed>{_BRACKETED}|{_DATED}|{_WIRE}|{_OWN_NEWS}|{_LOOSE}|{_TOWN})[:：]?"
    r"(?P<byline>\s*(?:[(（](?P<names>[^()（）]{2,60})[)）]"
    rf"|(?P<reporter>(?:本[报報])?(?:[记記]者|通[讯訊][员員])[^，,。；;：:()（）\n]{{2,30}}?{REPORTS})(?=[:：\s])))?[\s:：]*"
)
_LEADING_AGENCY = re.compile(rf"[□■◎●\s]*{_FROM}\s*(?P<agency>{AGENCY}|{OWN})")


def find_dateline(datelines: Sequence[str], bylines: Sequence[str]) -> Dateline | None:
    """The first dateline of an article, else a byline that says where its reporter was."""
    filed = (line for line in bylines if read_report(line).place)
    printed = next(iter(datelines), None) or next(filed, None)
    return parse_dateline(printed) if printed else None


def parse_dateline(printed: str, *, edition_date: date | None = None) -> Dateline:
    """Read a dateline.

    Args:
        printed: As `DATELINE` finds it, or a reporter's byline with a place.
        edition_date: The day is the latest such one that is not after it; None resolves only a day with its year.
    """
    inner = printed.strip("【】[]()（） 　:：")
    agency = _LEADING_AGENCY.match(inner)
    if match := _WHOLE.fullmatch(inner):
        place, day = match["place"], match["day"]
    else:
        report = read_report(inner)
        place, day = report.place, report.day or inner
    return Dateline(
        printed=printed,
        agency=agency["agency"] if agency else None,
        place="".join(place.split()) if place else None,
        dateline_date=_read_day(day, edition_date) if day else None,
    )


def _read_day(printed: str, on: date | None) -> date | None:
    """A newspaper reports what has been; a day there is not, such as 2月30日, was printed or read wrong."""
    found = (one for one in find_written(plain(printed)) if one.days or one.day_shift is not None)
    written = next(found, None)
    if written is None:
        return None
    if written.day_shift is not None:
        return on + timedelta(days=written.day_shift) if on else None
    period = read_absolute(written) or (choose(written, on, Lean.PAST) if on else None)
    return period.start if period else None
