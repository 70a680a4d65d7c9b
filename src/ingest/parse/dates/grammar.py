"""Text → the dates written in it, as numbers and shifts: `去年11月6日`, `17日上午`, `上周五`, `即日起`.

Only the form is read here; which days are meant is for `calendar.py`, what only looks like a date for `cues.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.domain.script import simplify

NUMERALS = {numeral: number for number, numeral in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0}
DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

_N = r"(?:(?<!\d)\d{1,2}|(?<![一二三四五六七八九十百千])(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]))"
_TO = r"\s*[-—–~～－至到]{1,2}\s*"
_YEAR_NUMBER = r"(?:(?<!\d)(?:1[6-9]|20)\d\d|[一二][〇○零一二三四五六七八九]{3})"
_DAYPART = (
    r"(?:凌晨|清晨|清早|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|当晚|夜间|夜里|深夜|晨"
    r"|早(?!期|日|熟)|晚(?!会|宴|报|期|点)|夜(?!市))"
)
# The character before tells 上月 from 晚上月亮, 本周 from 日本周边, 今日 from 如今日益.
_UP = r"(?<![晚早以网线马路街地身手船车海])上"
_THIS = r"(?:(?<![日基成根资原文])本|(?<!在)这个?)"
_DOWN = r"(?<![天以之线地乡当楼])下"
_CARDINAL_NEXT = r"[一二三四五六七八九十廿]"

_YEAR_WORDS = {"大前年": -3, "前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1}
_YEAR_WORD = (
    r"大前年|(?<![目之此以年月日天])前年|(?<![过失离远])去年|(?<![如当而现])今年"
    r"|(?<![日基])本年|(?<![文光声证说表鲜透聪清开发申注标写指])明年"
)
_YEARS_BACK = {"同年": 0, "当年": 0, "这年": 0, "那年": 0, "次年": 1, "翌年": 1, "第二年": 1}
_YEAR = (
    rf"(?:(?:(?P<year_from>{_YEAR_NUMBER}){_TO})?(?P<year>{_YEAR_NUMBER})\s*年(?!代)"
    rf"|(?P<year_word>{_YEAR_WORD})(?![轻龄代均货味纪画糕夜级])"
    rf"|(?P<year_back>{'|'.join(_YEARS_BACK)})(?=\s*(?:年?[初底末]|{_N}\s*月)))度?"
)
_MONTHS_BACK = {"同月": 0, "当月": 0, "次月": 1}
_MONTH = (
    rf"(?:(?:(?P<month_from>{_N}){_TO})?(?P<month>{_N})\s*月份?"
    rf"|(?P<month_word>(?:{_UP}上?个?|{_THIS}|{_DOWN}个?)月)份?(?![亮球光薪租饼季票嫂])"
    rf"|(?P<month_back>{'|'.join(_MONTHS_BACK)})(?=\s*{_N}\s*[日号]))"
)
_DAY = rf"(?:(?:(?P<day_from>{_N})(?:{_TO}|[、和]))?(?P<day>{_N})\s*(?P<day_unit>[日号])(?P<daypart>\s*{_DAYPART})?)"
_MONTH_PART = rf"初(?!{_CARDINAL_NEXT})|[底末]|[上中下]旬"
_YEAR_PART = (
    rf"[上下]半年|第?[一二三四1-4]季度|前[二三23]季度|前{_N}个?月|年?初(?!{_CARDINAL_NEXT})|年?[底末]|同期"
)
_CALENDAR = (
    r"(?=[\d一二三四五六七八九十大前去今本明同当次翌第上这那下])"
    rf"(?:{_YEAR}\s*)?(?:{_MONTH}\s*)?(?:{_DAY}|(?P<part>{_MONTH_PART}|{_YEAR_PART}))?(?P<since>以来|至今|到现在)?"
)
_ISO = (
    r"(?<![\d./-])(?P<iso_year>(?:19|20)\d\d)(?P<mark>[-./])(?P<iso_month>\d{1,2})(?P=mark)"
    r"(?P<iso_day>\d{1,2})(?![\d./-])"
)
_DAY_WORDS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "即": 0, "明": 1, "后": 2, "大后": 3}
_DAY_WORD = (
    r"(?:(?P<day_word>大前|(?<![目之此以年月日天午生从先面当节春])前|昨|(?<![如当而现古])今|(?<!当)即"
    r"|(?<![文光声证说表鲜透黎高聪英发精简清公旗阐注标分查贤神写载失])明|大后"
    r"|(?<![今雨午然之最以饭日此随先会课背落前战来年月天学病婚产术节假周])后)"
    r"(?:(?<=[前昨今明])天|(?<=后)天(?![性失努培养的])|(?<=[前昨今明即])日(?![本军方均益渐期]|报(?![名到道告送警])|头条|之星|说法)"
    r"|(?<=[前昨今明])晚(?![会宴报期点清])|(?<=[昨今])夜|(?<=[昨今明])[晨早](?!期)"
    rf"|(?<=[昨今明])(?=起(?![步点伏来]))|(?<=昨)(?=[从在由]|{_DAYPART}))(?P<word_part>{_DAYPART})?起?)"
)
_WEEK = (
    rf"(?:(?P<week>{_UP}上?|{_THIS}|{_DOWN})个?(?:周|星期|礼拜)(?![边围期年转密游长岁刊延报])"
    rf"(?P<weekday>[一二三四五六日天末])?{_DAYPART}?)"
)
_WEEKDAY = (
    r"(?:(?<![一二两三四五六七八九十\d个双])(?:周|星期|礼拜)(?P<bare_weekday>[一二三四五六日天])"
    rf"(?P<weekday_part>{_DAYPART})?)"
)
_THIS_YEAR_PART = (
    r"(?:(?<![每各历近当往多去今明前后周半岁学全元青少老中童晚成壮\d年])"
    rf"(?P<year_part>年(?:初(?!{_CARDINAL_NEXT})|[底末])|[上下]半年))"
)
_THIS_MONTH_PART = (
    r"(?:(?<![每个次当上本下这岁满年\d一二三四五六七八九十月腊])"
    rf"月(?P<month_part>初(?!{_CARDINAL_NEXT})|[底末]))"
)
_SAME_DAY = r"(?:(?:^|(?<=[。！？]))(?P<same_day>当[天日])(?=[，,上下晚]))"
PATTERN = re.compile(
    "|".join((_ISO, _SAME_DAY, _DAY_WORD, _WEEK, _WEEKDAY, _THIS_YEAR_PART, _THIS_MONTH_PART, _CALENDAR))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date as it is written, nothing resolved; pairs are first and last, the same for a single one.

    Attributes:
        rule: The form: date, month_day, day, month, year, relative_day, week, weekday, part, same_day.
        years: Calendar years; with `year_shift` counted from the edition's, with `years_back` from the year before it
            in the text.
        months: 1 to 12; `month_shift` and `months_back` likewise.
        days: 1 to 31.
        day_shift: Days from the edition's date.
        week_shift: Weeks from the edition's, which begin on Mondays.
        weekdays: 0 for Monday.
        part: 初, 底, 上旬, 上半年, 前三季度, 同期 … of the month or year.
        has_daypart: 上午 and the like follow.
        is_numeral: The day or month is written in Chinese numerals.
        is_since: 以来 or 至今 follows: until the edition's date.
    """

    start: int
    end: int
    rule: str
    years: tuple[int, int] | None = None
    year_shift: int | None = None
    years_back: int | None = None
    months: tuple[int, int] | None = None
    month_shift: int | None = None
    months_back: int | None = None
    days: tuple[int, int] | None = None
    day_shift: int | None = None
    week_shift: int | None = None
    weekdays: tuple[int, int] | None = None
    part: str | None = None
    has_daypart: bool = False
    is_numeral: bool = False
    is_since: bool = False

    @property
    def has_year(self) -> bool:
        """Says of which year it is."""
        return any(value is not None for value in (self.years, self.year_shift, self.years_back))

    @property
    def has_month(self) -> bool:
        """Says of which month it is."""
        return any(value is not None for value in (self.months, self.month_shift, self.months_back))


def plain(text: str) -> str:
    """Simplified, digits in ASCII, every character in its place; for matching only."""
    return simplify(text).translate(DIGITS)


def find_written(text: str) -> Iterator[Written]:
    """Every date written in a plain text, in order."""
    for match in PATTERN.finditer(text):
        if match.end() > match.start():
            found = {name: value for name, value in match.groupdict().items() if value}
            if found.keys() - {"part", "since"}:
                yield _read(match, found)


def read_number(printed: str) -> int:
    """`17`, `十七`, `二十一`, `二〇一八` → a number."""
    if printed.isdecimal():
        return int(printed)
    if len(printed) == 4:  # a year, digit by digit
        return int("".join(str(NUMERALS[numeral]) for numeral in printed))
    tens, ten, ones = printed.rpartition("十")
    return (NUMERALS[ones] if ones else 0) + (10 * NUMERALS.get(tens, 1) if ten else 0)


def _read(match: re.Match[str], found: dict[str, str]) -> Written:
    start, end = match.span()
    while match.string[end - 1].isspace():
        end -= 1
    if "iso_year" in found:
        years, months, days = (_pair(found, f"iso_{unit}") for unit in ("year", "month", "day"))
        return Written(start=start, end=end, rule="date", years=years, months=months, days=days)
    if "same_day" in found:
        return Written(start=start, end=end, rule="same_day")
    if "day_word" in found:
        return Written(start=start, end=end, rule="relative_day", day_shift=_DAY_WORDS[found["day_word"]])
    if "week" in found or "bare_weekday" in found:
        return _read_week(start, end, found)
    if "year_part" in found:
        return Written(start=start, end=end, rule="part", year_shift=0, part=found["year_part"])
    if "month_part" in found:
        return Written(start=start, end=end, rule="part", month_shift=0, part=found["month_part"])
    return _read_calendar(start, end, found)


def _read_week(start: int, end: int, found: dict[str, str]) -> Written:
    if "week" not in found:
        day = "一二三四五六日".find(found["bare_weekday"].replace("天", "日"))
        has_daypart = "weekday_part" in found
        return Written(start=start, end=end, rule="weekday", weekdays=(day, day), has_daypart=has_daypart)
    week = found["week"]
    shift = -len(week) if "上" in week else (1 if week == "下" else 0)
    name = found.get("weekday", "").replace("天", "日")
    weekdays = (5, 6) if name == "末" else (("一二三四五六日".find(name),) * 2 if name else (0, 6))
    return Written(start=start, end=end, rule="week", week_shift=shift, weekdays=weekdays)


def _read_calendar(start: int, end: int, found: dict[str, str]) -> Written:
    word = found.get("month_word", "")
    units = [unit for unit in ("year", "month", "day") if any(name.startswith(unit) for name in found)]
    return Written(
        start=start,
        end=end,
        rule="date" if len(units) == 3 else "_".join(units) or "part",
        years=_pair(found, "year"),
        year_shift=_YEAR_WORDS.get(found.get("year_word", "")),
        years_back=_YEARS_BACK.get(found.get("year_back", "")),
        months=_pair(found, "month"),
        month_shift=(-1 if "上" in word else 1 if "下" in word else 0) if word else None,
        months_back=_MONTHS_BACK.get(found.get("month_back", "")),
        days=_pair(found, "day"),
        part=found.get("part"),
        has_daypart="daypart" in found,
        is_numeral=not found.get("day", found.get("month", "1")).isdecimal(),
        is_since="since" in found,
    )


def _pair(found: dict[str, str], unit: str) -> tuple[int, int] | None:
    """First and last, of `17日` and of `17-19日`."""
    if unit not in found:
        return None
    return read_number(found.get(f"{unit}_from", found[unit])), read_number(found[unit])
