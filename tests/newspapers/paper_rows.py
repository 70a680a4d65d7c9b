"""One row of a list of papers → where that e-paper is asked for, if its platform is one dibao reads."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

DATES = {"%Y": "{yyyy}", "%m": "{mm}", "%d": "{dd}"}
# How each family writes the day where a row does not say it.
DAY_OF_FAMILY = {
    "A": "{yyyy}{mm}/{dd}",
    "B": "{yyyy}-{mm}/{dd}",
    "B2": "{yyyy}-{mm}/{dd}",
    "C": "{yyyy}{mm}{dd}",
    "D": "{yyyy}{mm}{dd}",
    "E": "{yyyy}-{mm}-{dd}",
    "E2": "{yyyy}{mm}{dd}",
    "F": "{yyyy}{mm}{dd}",
}
# What a platform's entry is called under the folder an address ends in.
ENTRY_OF_FAMILY = {"C": "PaperIndex.htm", "D": "{day}/html/index.htm", "F": "{day}/index.shtml"}
# Told by the address: (what it holds, family); None where no family reads it in spite of what the list says.
FAMILY_OF_ADDRESS = (
    ("/szbz/", "E2"),
    ("/Qpaper.html", "E"),
    ("/html/page_01.htm", "D"),
    ("/journal/list.do", "jfdaily"),
    ("/staticsg/res/html/journal/", "jfdaily-navi"),
    ("/reader/layout/", "H"),
    ("//epaper.bjnews.com.cn/html/", "B"),
    ("//epaper.bjnews.com.cn/", "bjnews"),
    ("/_szb/jfjb/", "jfjb"),
    ("/stdailynewspaperapi/", "stdaily"),
    ("//szb.66wz.com", "wenzhou"),
    ("bjd.com.cn/bjrb/paperindex.htm", None),
    ("/papers/grrb/", None),
)
PRINTED_DAYS = (
    (re.compile(r"/20\d\d-\d\d/\d\d/"), "/{yyyy}-{mm}/{dd}/"),
    (re.compile(r"/20\d\d(?:0\d|1[0-2])/\d\d/"), "/{yyyy}{mm}/{dd}/"),
    (re.compile(r"/20\d\d(?:0\d|1[0-2])\d\d/"), "/{yyyy}{mm}{dd}/"),
    (re.compile(r"/YYYY-MM/DD/"), "/{yyyy}-{mm}/{dd}/"),
    (re.compile(r"/YYYY/MM/DD/"), "/{yyyy}/{mm}/{dd}/"),
)
DAY = re.compile(r"\{yyyy\}[^a-z]*\{mm\}[^a-z]*\{dd\}")
NUMBERED_PAGE = re.compile(r"/Page\d+[A-Za-z]*\.html?$")  # its capitals may be others on another day
LETTER = re.compile(r"(?:A|B2?|C|D|F|G|H|I)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSite:
    """Where a row says a paper's e-paper stands.

    Attributes:
        family: A letter dibao knows; None where it is of none.
        entry_url: None where no entry follows from the row, which then only says that the address was in use.
        base: Host and folder above the day, to know two rows of one site by.
        is_whole: The row itself names the entry or a first page.
        is_guess: The list could not tell the platform; it may well be that of another row.
        is_blocked: Read with a browser only.
    """

    paper: str
    family: str | None
    entry_url: str | None
    base: str
    is_whole: bool
    is_guess: bool
    is_blocked: bool
    source: str
    era: str

    @property
    def is_unreadable(self) -> bool:
        """A platform that is known, and that dibao does not read."""
        return self.family is None and not self.is_guess

    @property
    def last_day(self) -> date:
        """Of the time the row was true in: `2022-23`, `2026-09`, `2021`."""
        return last_day(self.era)


def last_day(era: str) -> date:
    """The last day of `2022-23` (two years), of `2026-09` (a month) or of `2026` (a year)."""
    year, _, second = era.partition("-")
    if second and int(second) > 12:
        return date(2000 + int(second), 12, 31)
    if not second or second == "12":
        return date(int(year), 12, 31)
    return date.fromordinal(date(int(year), int(second) + 1, 1).toordinal() - 1)


def read_row(paper: str, address: str, family: str, day_form: str, source: str, era: str) -> PaperSite:
    """Tell what one row says."""
    letter = _find_family(address, family)
    template = _put_day(address, letter, day_form)
    entry = _find_entry(template, letter) if letter else None
    return PaperSite(
        paper="".join(paper.split()),
        family=letter,
        entry_url=entry,
        base=_find_base(template),
        is_whole=entry is not None and (entry == template or "/Page01" in template),
        is_guess=family.startswith("?"),
        is_blocked="+browser" in family,
        source=source,
        era=era,
    )


def _find_family(address: str, family: str) -> str | None:
    for mark, letter in FAMILY_OF_ADDRESS:
        if mark in address:
            return letter
    match = LETTER.match(family)
    if match is None or (match[0] == "C" and not re.search(r"/(?:Page\d|PaperIndex|content/)", address)):
        return None
    return match[0]


def _put_day(address: str, letter: str | None, day_form: str) -> str:
    form = re.sub(r"%[Ymd]", lambda mark: DATES[mark[0]], day_form) or DAY_OF_FAMILY.get(letter or "", "")
    template = re.sub(r"\{(?:date|paper_time\d?|)\}", form, address) if form else address
    for printed, marks in PRINTED_DAYS:
        template = printed.sub(marks, template, count=1)
    return template.replace("*.do", "").removesuffix("findBmMenu.do")


def _find_entry(template: str, letter: str) -> str | None:
    """The address itself, or what its family calls the entry where it ends in a folder or at another page."""
    day = DAY.search(template)
    if re.search(r"\d\{yyyy\}|\{(?!yyyy|mm|dd)", template) or len(DAY.findall(template)) > 1:
        return None
    if letter == "C" and NUMBERED_PAGE.search(template):
        return NUMBERED_PAGE.sub("/IssueIndex.htm", template)
    file = template.rsplit("/", 1)[1] if urlsplit(template).path else ""
    if file and not file.startswith("content_"):
        return template if not file.endswith("}") else None
    if day is None:
        return f"{template}index.html" if letter == "A" and template.endswith("/layout/") else template
    folder = template[: day.start()]
    if letter in ENTRY_OF_FAMILY:
        return folder + ENTRY_OF_FAMILY[letter].format(day=day[0])
    if letter == "A":
        return f"{folder}index.html"
    return folder.removesuffix("html/") + "paperindex.htm" if folder.endswith("/html/") else None


def _find_base(template: str) -> str:
    bare = template.split("://", 1)[-1]
    day = DAY.search(bare)
    above = bare[: day.start()] if day else bare.rsplit("/", 1)[0] + "/" if "/" in bare else f"{bare}/"
    return above.lower().replace("www.", "")
