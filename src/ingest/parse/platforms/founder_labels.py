"""What a Founder page prints about itself: `第01版：要闻` → number and name, `2017年10月13日 星期五` → date."""

import re
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.ids import PAGE_NO, check_page_no
from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import tidy

_NO = r"[A-Z]{0,4}\d{1,5}"
_JOINED = rf"(?:\s*[-—~～、/&至]\s*(?:{_NO})(?=\s*(?:[版)）:：\s]|$)))?"
LABEL = re.compile(
    rf"[\[(（【]?\s*(?:第\s*)?(?P<no>{_NO}){_JOINED}\s*[\])）】]?\s*"
    r"(?:版?\s*[:：·|｜、—-]+|版|(?=[\s　])|$|(?<=[\])）】])|(?=[一-鿿])(?![年月日期]))"
    r"[\s　]*(?P<name>.*?)(?:[\s　\[(（]*PDF.{0,4})?",
    re.IGNORECASE | re.DOTALL,
)
OWN_LABEL = re.compile(rf"(?<![\dA-Za-z])(?:第\s*)?(?P<no>{_NO})\s*版[\s　]*[:：][\s　]*(?P<name>[^\s|]*)")
NUMBERED = re.compile(rf"第\s*(?P<no>{_NO})\s*版")
PRINTED_DATE = re.compile(
    r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"
    r"(?P<week>[\s　,，(（]*(?:星期|周)\s*(?P<weekday>[一二三四五六日天]))?"
)
FOLIO_MARKS = (
    "#paperdate, .paperdate, .newstime, p.date, div.date, span.date, p.rq, .lai, .sec, p.ban, #layout, .l_t, .ban_t"
    ", .main-ed-pageifm, .bm01"
)
DATE_MARKS = frozenset(["paperdate", "newstime"])  # the others may hold an article's own date
FOLIO_TEXT = re.compile(r"星期[一二三四五六日天]|第\s*\w{1,5}\s*版")
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Label:
    """A page's number in the one form ids use, and its name; each None where the label does not say it."""

    page_no: str | None
    page_name: str | None


def parse_label(text: str) -> Label | None:
    """`第01版：要闻`, `01版：要闻`, `第01版 要闻`, `A01： 头版`, `(GA01) 封面`, `00001`, `0607`; else None."""
    match = LABEL.fullmatch(text.strip())
    page_no = parse_page_no(match["no"]) if match else None
    return Label(page_no, match["name"].strip(" 　:：·|｜-") or None) if match and page_no else None


def parse_page_no(printed: str | None) -> str | None:
    """`00001` → `01`; `0607`, two pages printed as one, → `06`; None for what is no page number."""
    number = (printed or "").strip().upper()
    letters = number.rstrip("0123456789")
    digits = number[len(letters) :]
    is_joined = len(digits) == 4 and int(digits[2:]) == int(digits[:2]) + 1 > 1
    if len(digits) == 4 and digits[0] != "0" and not is_joined:
        return None  # a year
    if is_joined:
        digits = digits[:2]
    if len(digits) > 3:
        digits = digits.lstrip("0").zfill(2)
    return check_page_no(letters + digits) if PAGE_NO.fullmatch(letters + digits) else None


def find_folio(tree: LexborHTMLParser) -> tuple[Label | None, date | None]:
    """What the page's known marks say it is, `<p class="left ban">第01版：要闻</p>`, and the edition's date in them."""
    label, day = None, None
    for node in tree.css(FOLIO_MARKS):
        text = read_text(node.text())
        label = label or search_label(text)
        is_folio = bool(DATE_MARKS.intersection(_read_names(node)) or FOLIO_TEXT.search(text))
        day = day or (find_date_in(text) if is_folio else None)
    return label, day


def _read_names(node: LexborNode) -> list[str]:
    return [*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""]


def search_label(text: str) -> Label | None:
    """The first label inside running text, `第01版：要闻`, else the first bare number, `2026年08月21日 第 05 版`."""
    if match := OWN_LABEL.search(text):
        return Label(parse_page_no(match["no"]), match["name"] or None)
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
