"""What a Founder page prints about itself: `第01版：要闻` → number and name, `2017年10月13日 星期五` → date."""

import re
from dataclasses import dataclass
from datetime import date
from string import ascii_letters, digits

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.ids import PAGE_NO, check_page_no
from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import tidy
from ingest.parse.lines.folio import read_numeral

_NO = r"[A-ZＡ-Ｚ]{0,4}\d{1,5}"
_WRITTEN = "[一二三四五六七八九十]{1,3}"  # 第十二版
_JOINED = rf"(?:\s*[-—~～、/&至]\s*(?:{_NO})(?=\s*(?:[版)）:：\s]|$)))?"
LABEL = re.compile(
    rf"[\[(（【]?\s*(?:第\s*)?(?:(?P<no>{_NO}){_JOINED}|(?P<written>{_WRITTEN})(?=\s*版))\s*[\])）】]?\s*"
    r"(?:版?\s*[\])）】]?\s*[:：·|｜、—-]+|版[\])）】]?|(?=[\s　])|$|(?<=[\])）】])|(?=[一-鿿])(?![年月日期]))"
    r"[\s　]*(?P<name>.*?)(?:[\s　\[(（]*PDF.{0,4})?",
    re.IGNORECASE | re.DOTALL,
)
OWN_LABEL = re.compile(
    rf"(?<![\dA-Za-z])(?:(?:第\s*)?(?P<no>{_NO})|第\s*(?P<written>{_WRITTEN}))\s*版[\s　]*[:：][\s　]*(?P<name>[^\s|]*)"
)
NUMBERED = re.compile(rf"第\s*(?P<no>{_NO})\s*版")
PRINTED_DATE = re.compile(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
    r"(?P<week>[\s　,，(（]*(?:星期|周)\s*(?P<weekday>[一二三四五六日天]))?"
)
FOLIO_MARKS = (
    "#paperdate, #layout, [class]:is(.paperdate, .newstime, p.date, div.date, span.date, p.rq, .lai, .sec, p.ban, .l_t"
    ", .ban_t, .main-ed-pageifm, .bm01)"  # elements without a class are passed over at once
)
DATE_MARKS = frozenset(["paperdate", "newstime"])  # the others may hold an article's own date
FOLIO_TEXT = re.compile(r"星期[一二三四五六日天]|第\s*\w{1,5}\s*版")
WIDE = {ord(mark) + 0xFEE0: mark for mark in digits + ascii_letters}
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Label:
    """A page's number in the one form ids use, and its name; each None where the label does not say it."""

    page_no: str | None
    page_name: str | None


def parse_label(text: str) -> Label | None:
    """`第01版：要闻`, `01版：要闻`, `第01版 要闻`, `A01： 头版`, `(GA01) 封面`, `00001`, `0607`; else None."""
    match = LABEL.fullmatch(text.strip())
    page_no = _read_no(match) if match else None
    return Label(page_no, match["name"].strip(" 　:：·|｜-") or None) if match and page_no else None


def _read_no(match: re.Match[str]) -> str | None:
    return parse_page_no(match["no"] or f"{read_numeral(match['written']):02d}")


def parse_page_no(printed: str | None) -> str | None:
    """`00001` → `01`; `0607`, two pages printed as one, → `06`; `Ａ０１` → `A01`; None for what is no page number."""
    number = (printed or "").strip().translate(WIDE).upper()
    letters = number.rstrip(digits)
    count = number[len(letters) :]
    is_joined = len(count) == 4 and int(count[2:]) == int(count[:2]) + 1 > 1
    if len(count) == 4 and count[0] != "0" and not is_joined:
        return None  # a year
    if is_joined:
        count = count[:2]
    if len(count) > 3:
        count = count.lstrip("0").zfill(2)
    return check_page_no(letters + count) if PAGE_NO.fullmatch(letters + count) else None


def find_folio(tree: LexborHTMLParser) -> tuple[Label | None, date | None]:
    """What the page's known marks say it is, `<p class="left ban">第01版：要闻</p>`, and the edition's date in them."""
    label, day = None, None
    for node in tree.css(FOLIO_MARKS):
        text = read_text(node.text())
        label = label or parse_label(text) or search_label(text)
        is_folio = bool(DATE_MARKS.intersection(_read_names(node)) or FOLIO_TEXT.search(text))
        day = day or (find_date_in(text) if is_folio else None)
    return label, day


def _read_names(node: LexborNode) -> list[str]:
    return [*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""]


def search_label(text: str) -> Label | None:
    """The first label inside running text, `第01版：要闻`, else the first bare number, `2026年08月21日 第 05 版`."""
    if match := OWN_LABEL.search(text):
        return Label(_read_no(match), match["name"] or None)
    match = NUMBERED.search(text)
    return Label(parse_page_no(match["no"]), None) if match else None


def find_date_in(text: str, *, with_weekday: bool = False) -> date | None:
    """The first date printed in a text; with a weekday only one whose weekday is right."""
    for match in PRINTED_DATE.finditer(text):
        if with_weekday and not match["week"]:
            continue
        found = _read_date(match)
        if found and (not match["week"] or WEEKDAYS[found.weekday()] == match["weekday"].replace("天", "日")):
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
