"""A folio line → page number, page name and cover date: `A06 城事 2012年9月14日 星期五`, `新闻·社会 第7版`."""

import re
from dataclasses import dataclass
from datetime import date

DATE = re.compile(
    r"(?P<year>\d{4}|[一二][〇○零九０一二三四五六七八]{3})\s*[年./-]\s*(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]"
    r"\s*(?P<day>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})\s*日?"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
LUNAR = re.compile(
    r"[(（]?总第\s*\d+\s*期[)）]?|第\s*\d+\s*期|本期\S{1,3}版|今日\S{1,3}版|农历\S{2,8}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{0,6}"
)
NUMBERED = re.compile(
    r"第\s*(?P<no>[A-Z]{0,2}\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*版|(?<![\w])(?P<bare>[A-Z]{0,2}\d{1,3})\s*版"
)
TRAILING = re.compile(r"(?<=[\s　])(?P<no>[A-Z]{1,2}\d{1,3})$")
LAST_NUMBER = re.compile(r"(?<=[\s　])(?P<no>\d{2})$")
JUMP = re.compile(r"下转|上接|转第|接第|下轉|緊接|紧接")
LEADING = re.compile(r"^(?P<no>[A-Z]{1,2}\d{1,3}|\d{1,2})(?=[\s：:|｜·]|[一-鿿]{2}|$)")
CREDIT_WORDS = (
    r"(?:本版)?(?:责任编辑|责任编校|责编|责任校对|美术编辑|美编|版式设计?|组版|本版编辑|值班总编|值班主任|值班编委"
    r"|编辑|校对|制版|统筹|终审|一读|二审|三审"
    r"|视觉|检校|校读|印刷|主持|本栏主持|制图|审读|监制|责校|主编)"
)
CREDIT = re.compile(rf"{CREDIT_WORDS}\s*[::：/／\s]\s*[一-鿿]{{2,4}}(?:[\s、][一-鿿]{{2,4}}(?![::：/／]))*")
CONTACT = re.compile(
    r"(?:E-?mail|邮箱|电话|热线|电子信箱|传真|广告(?:经营)?许可证号?|国内统一刊号|统一刊号|邮发代号)\s*[::：]?\s*\S+|\S+@\S+|\d{3,4}-\d{7,8}",
    re.IGNORECASE,
)
NUMBER_AND_NAME = re.compile(
    r"(?P<no>[A-Z]?\d{1,2})[\s　]+"
    r"(?P<name>(?:要闻|综合|本市|本地|社会|民生|时政|经济|文化|体育|国际|国内|副刊|教育|健康|法治|城事|都市|县区|区县"
    r"|专题|广告|视点|关注|评论|财经|科技|时事|天下|中国|世界|地方|乡村|三农|理论|读者|生活|旅游|娱乐|公告|专版)(?:新闻|版)?)"
)
SENTENCE = re.compile(r"[。！？!?，“”；]")
LONGEST_NAME = 14
NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio:
    """What frames a page.

    Attributes:
        page_no: `A06`, `07`; None where only a credit or a date stands.
        page_name: 城事; None where not printed.
        printed_date: The cover date, if printed and possible.
    """

    page_no: str | None
    page_name: str | None
    printed_date: date | None


def find_folio(text: str) -> Folio | None:
    """Read a line as a folio or a page's credit line, or None when it is neither.

    It must carry two of page number, date, weekday and credit (a number written 第…版 or a credit is enough
    alone), and little else.
    """
    if len(text) > 100 or SENTENCE.search(text) or JUMP.search(text):
        return None
    if bare := NUMBER_AND_NAME.fullmatch(text.strip()):
        return Folio(page_no=_read_number(bare["no"]), page_name=bare["name"], printed_date=None)
    rest, names = CREDIT.subn(" ", text.strip())
    rest, contacts = CONTACT.subn(" ", rest)
    day = DATE.search(rest)
    rest, weekdays = WEEKDAY.subn(" ", LUNAR.sub(" ", DATE.sub(" ", rest)))
    number = NUMBERED.search(rest)
    rest = NUMBERED.sub(" ", rest).strip()
    leading = None if number else _find_bare_number(rest, has_date=bool(day))
    rest = rest[: leading.start()] + rest[leading.end() :] if leading else rest
    anchors = 2 * bool(names) + bool(day) + bool(weekdays) + 2 * bool(number) + bool(contacts)
    anchors += (2 if leading["no"][0].isalpha() else 1) if leading else 0
    name = rest.strip(" 　|｜·:：/／,，、-—")
    is_bare_number = bool(leading) and not name and not day
    if len("".join(name.split())) > LONGEST_NAME or (anchors < 2 and not is_bare_number):
        return None
    page_no = _read_number(number["no"] or number["bare"] if number else leading["no"] if leading else None)
    return Folio(page_no=page_no, page_name=_read_name(name), printed_date=_read_date(day))


def _find_bare_number(text: str, *, has_date: bool) -> re.Match[str] | None:
    """A page number without 第 and 版: in front, or behind with letters or beside a date."""
    return LEADING.match(text) or TRAILING.search(text) or (LAST_NUMBER.search(text) if has_date else None)


def _read_number(printed: str | None) -> str | None:
    if printed is None:
        return None
    printed = "".join(printed.split())
    if printed[0] in NUMERALS or printed.isdigit():
        return f"{read_numeral(printed):02d}"
    return printed


def read_numeral(printed: str) -> int:
    """`12`, `十二`, `二十一`, `廿四`, `二〇〇六` → a number."""
    if printed.isdigit():
        return int(printed)
    if len(printed) == 4:  # a year, digit by digit
        return int("".join(str(NUMERALS.get(numeral, 0)) for numeral in printed))
    printed = printed.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = printed.rpartition("十")
    return NUMERALS.get(ones, 0) + (10 * NUMERALS.get(tens, 1) if ten else 0)


def _read_name(name: str) -> str | None:
    """The page's name without the newspaper's own, which often stands beside it."""
    words = [word for word in name.split() if not re.search(r"(?:日|晚|晨|商|时|都市)报$", word)]
    return " ".join(words) or None


def _read_date(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(*(read_numeral(match[part]) for part in ("year", "month", "day")))
    except ValueError:  # a misread digit: no date rather than a wrong one
        return None
