"""Links of an e-paper page → addresses, page labels, titles; and the few lines any page prints about its edition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.ids import PAGE_NO, check_page_no
from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import tidy
from ingest.parse.platforms.founder_urls import resolve, strip_query

__all__ = [
    "Label",
    "Link",
    "file_path",
    "find_links",
    "find_printed_date",
    "is_credit",
    "is_navigation",
    "parse_label",
    "parse_page_no",
    "read_text",
    "resolve",
    "search_label",
    "strip_query",
]

_NO = r"(?P<no>[A-Z]{0,3}\d{1,3})"
LABEL = re.compile(
    rf"[\[(（【]?\s*(?:第\s*)?{_NO}(?:\s*[-—~、/]\s*[A-Z]{{0,3}}\d{{1,3}})?\s*[\])）】]?\s*"
    r"(?:版\s*[:：·—-]?|[:：·]|(?=[\s　])|$|(?<=[\])）】])|(?P<glued>(?=[一-鿿])(?![年月日期])))[\s　]*(?P<name>.*)",
    re.IGNORECASE,
)
GLUED_NO = re.compile(r"[A-Z]|0", re.IGNORECASE)
PRINTED_LABEL = re.compile(rf"(?<![\dA-Za-z])(?:第\s*)?{_NO}\s*版[\s　]*[:：][\s　]*(?P<name>[^\s|—\d-]*)")
PRINTED_NUMBER = re.compile(rf"(?<![转接])第\s*{_NO}\s*版")
PRINTED_DATE = re.compile(
    r"(?<!今天是)(\d{4})\s*[年/-]\s*(\d{1,2})\s*[月/-]\s*(\d{1,2})\s*日?"
    r"(?:[\s　,，(（]*(?:星期|周)\s*(?P<weekday>[一二三四五六日天]))?"
)
WEEKDAYS = "一二三四五六日"
NAVIGATION = re.compile(
    r"[<《«]*(?:[上下前后][一1]?[版页期篇条张]|[首末尾][版页]|返回.*|更多.*|版面.{0,4}|.{0,4}导航|放大|缩小|下载|打印|关闭|PDF.*)[>》»]*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s　|]+")
LONGEST_NAVIGATION = 60
CREDIT = re.compile(
    r"\W*(?:本版|本期|今日)?(?:值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美术编辑|美编|主编|编委|版式|组版|校对)\s*(?:[:：/／\s]|$)"
    r"|\W*(?:公益|分类)?广告\W*$"
)
SCRIPTED = re.compile(r"(?:open|gourl|location(?:\.href)?\s*=)\s*\(?\s*[\"']([^\"']+)[\"']")
LINKS = "a[href], area[href], [daoxiang], [onclick], a.overlink[alt]"
CUT_OFF = ("…", "...")
LIST_MARK = "·•◆■□●▪"


@dataclass(frozen=True, slots=True)
class Label:
    """What a link or a page calls a page: number in the one form ids use, and name."""

    page_no: str | None
    page_name: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link with where it stands in the page."""

    url: str
    node: LexborNode

    def read_title(self) -> str:
        """Its text, or what its attributes say where the text is cut off or missing."""
        attributes = self.node.attributes
        text = read_text(self.node.text()).lstrip(LIST_MARK).strip()
        given = read_text(attributes.get("neirong") or attributes.get("title") or attributes.get("alt") or "")
        return given if given and (not text or text.endswith(CUT_OFF)) else text


def find_links(tree: LexborHTMLParser, source: str) -> Iterator[Link]:
    """Every link in document order, those in scripts and in attributes of the site's own too.

    `onclick="javascript:window.open('…','_self')"`, `onclick="gourl('…','_top')"`, `<a daoxiang="…">`,
    `<a class=overlink alt="…">`.
    """
    for node in tree.css(LINKS):
        attributes = node.attributes
        scripted = SCRIPTED.search(attributes.get("onclick") or "")
        overlay = attributes.get("alt") if "overlink" in (attributes.get("class") or "") else None
        called = SCRIPTED.search(href) if (href := attributes.get("href") or "").startswith("java") else None
        targets = (attributes.get("daoxiang"), scripted and scripted[1], called and called[1], href, overlay)
        if url := next((url for target in targets if (url := resolve(source, target))), None):
            yield Link(url, node)


def file_path(url: str) -> str:
    """The path of an address, without host, query and fragment."""
    return urlsplit(url).path


def parse_label(text: str) -> Label | None:
    """`第01版：要闻`, `A01： 头版`, `01版：要闻`, `第1版 要闻`, `01`; None for other text, `24小时` too."""
    match = LABEL.fullmatch(text)
    if not match or (match["glued"] is not None and not GLUED_NO.match(match["no"])):
        return None
    return Label(check_page_no(match["no"]), match["name"].strip(" 　:：") or None)


def search_label(text: str) -> Label | None:
    """The first label inside running text, else its first bare page number, `（第 05 版）`."""
    match = PRINTED_LABEL.search(text)
    if match:
        return Label(check_page_no(match["no"]), match["name"] or None)
    match = PRINTED_NUMBER.search(text)
    return Label(check_page_no(match["no"]), None) if match else None


def parse_page_no(number: str | None) -> str | None:
    """The number in an address: `v1`, `v01` and `001` are page 01; None for what is none."""
    number = (number or "").upper()
    if not PAGE_NO.fullmatch(number):
        return None
    return check_page_no(f"{int(number):02d}" if number.isdigit() else number)


def is_navigation(text: str) -> bool:
    """`下一版` and the like: nothing that names a page or an article."""
    words = BETWEEN.split(text.strip("[]【】")) if len(text) <= LONGEST_NAVIGATION else ()
    return bool(words) and all(NAVIGATION.fullmatch(word) for word in words)


def is_credit(title: str) -> bool:
    """A line of a list that is no article: who edited the page, or that an advertisement stands there."""
    return bool(CREDIT.match(title))


def find_printed_date(text: str, *, with_weekday: bool = False) -> date | None:
    """The first possible date in a text; one whose weekday is printed too must have that weekday."""
    for match in PRINTED_DATE.finditer(text):
        if with_weekday and not match["weekday"]:
            continue
        found = _read_date(match)
        if found and (
            not match["weekday"] or WEEKDAYS[found.weekday()] == match["weekday"].replace("天", "日")
        ):
            return found
    return None


def _read_date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # a misprint: no date rather than a wrong one
        return None


def read_text(text: str) -> str:
    """One line without what does not print."""
    return tidy(clean_text(text)[0])
