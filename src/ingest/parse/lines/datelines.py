"""A printed dateline → agency, place and date: `本报海口7月7日讯`, `新华社北京7月7日电`, `【本報訊】`."""

import re
from datetime import date

from ingest.domain.article import Dateline

AGENCY = re.compile(
    r"据?(?P<agency>新华社|新華社|中新社|中新网|人民网|央视新闻|中央社|法新社|路透社|美联社|塔斯社|共同社|本[报報网網刊台])"
)
DAY = re.compile(r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日")
END = re.compile(r"(?:讯|訊|专电|電|电|消息|报道)$")


def parse_dateline(printed: str, *, edition_date: date | None = None) -> Dateline:
    """Read a dateline; its date is the latest such day not after the edition's."""
    inner = printed.strip("【】[] 　:：")
    agency = AGENCY.match(inner)
    rest = inner[agency.end() :] if agency else inner
    day = DAY.search(rest)
    place = END.sub("", DAY.sub("", rest)).strip(" 　,，") or None
    found = _resolve(day, edition_date) if day and edition_date else None
    return Dateline(
        printed=printed, agency=agency["agency"] if agency else None, place=place, dateline_date=found
    )


def _resolve(day: re.Match[str], edition_date: date) -> date | None:
    """A newspaper reports what has been: a month later than the edition's is last year's."""
    month = int(day["month"]) if day["month"] else edition_date.month
    year = edition_date.year
    if day["month"] is None and int(day["day"]) > edition_date.day:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    elif (month, int(day["day"])) > (edition_date.month, edition_date.day):
        year -= 1
    try:
        return date(year, month, int(day["day"]))
    except ValueError:  # 31日 of a month that has none: printed wrong or read wrong
        return None
