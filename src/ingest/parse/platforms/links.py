"""Links of an e-paper page → addresses and titles, those in scripts and attributes of the site's own too."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parse.platforms.founder_labels import read_text
from ingest.parse.platforms.founder_urls import resolve

NAVIGATION = re.compile(
    r"[<《«]*(?:[上下前后][一1]?[版页期篇条张]|[首末尾][版页]|返回.*|更多.*|版面.{0,4}|.{0,4}导航|放大|缩小|下载|打印|关闭|分享[到至]?[:：]?|PDF.*)[>》»]*",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s　|]+")
LONGEST_NAVIGATION = 60
CREDIT = re.compile(
    r"\W*(?:本版|本期|今日)?(?:值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美术编辑|美编|主编|编委|版式|组版|校对)\s*(?:[:：/／\s]|$)"
    r"|\W*(?:公益|分类)?广告\W*$"
)
SCRIPTED = re.compile(r"(?:open|gourl|location(?:\.href)?\s*=)\s*\(?\s*[\"']([^\"']+)[\"']")
HOST = re.compile(r"//([^/\"'\s<>]+)[^\"'\s<>]*$")
LONGEST_ADDRESS = 200
LINKS = "a[href], area[href], [daoxiang], [onclick], a.overlink[alt]"
UNUSUAL = frozenset(["daoxiang", "onclick", "alt"])  # attributes that may hold an address beside `href`
CUT_OFF = ("…", "...")
LIST_MARK = "·•◆■□●▪"


@lru_cache(maxsize=1)
def make_small(text: str) -> str:
    """A page in small letters, those of ASCII alone; many ask for the same page's."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def find_host(text: str, end: int) -> str | None:
    """The host of the address that goes on at an offset of the text; None for a relative one."""
    match = HOST.search(text[max(0, end - LONGEST_ADDRESS) : end])
    return match[1] if match else None


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


def find_links(tree: LexborHTMLParser, source: str, is_wanted: Callable[[str], bool]) -> Iterator[Link]:
    """Links in document order, those in scripts and in attributes of the site's own too.

    `onclick="javascript:window.open('…','_self')"`, `onclick="gourl('…','_top')"`, `<a daoxiang="…">`,
    `<a class=overlink alt="…">`.

    Args:
        tree: The page.
        source: Its address.
        is_wanted: Asked about the target as written, without its query.
    """
    urls: dict[str, str | None] = {}  # navigation links the same again and again
    for node in tree.css(LINKS):
        for target in _find_targets(node):
            if target not in urls:
                urls[target] = resolve(source, target) if is_wanted(_name_target(target)) else None
            if url := urls[target]:
                yield Link(url, node)
                break


def _name_target(target: str) -> str:
    return target.partition("?")[0].partition("#")[0].replace("\\", "/").removeprefix("./")


def _find_targets(node: LexborNode) -> list[str]:
    attributes = node.attributes
    href = (attributes.get("href") or "").strip()
    if UNUSUAL.isdisjoint(attributes) and not href.startswith("javascript"):
        return [href]
    targets = [attributes.get("daoxiang"), href]
    called = _find_called(attributes.get("onclick"))
    if href.startswith("javascript"):
        called += _find_called(href)
    if "overlink" in (attributes.get("class") or ""):
        targets.append(attributes.get("alt"))
    return [target.strip() for target in (*called, *targets) if target]


def _find_called(script: str | None) -> list[str]:
    called = SCRIPTED.search(script or "")
    return [called[1]] if called else []


def pair_in_turn(urls: Iterable[str], pages: Collection[str]) -> dict[str, str]:
    """Each page's PDF where links to pages and PDFs take turns, whatever stands around them; {} where they do not.

    Args:
        urls: Every link's address in document order.
        pages: Those of the edition's pages.
    """
    pairs: dict[str, str] = {}
    page: str | None = None
    for url in urls:
        if url in pages:
            page = url
        elif page and url.lower().endswith(".pdf"):
            pairs.setdefault(page, url)
            page = None
    return pairs if len(pairs) == len({*pairs.values()}) == len(pages) else {}


def file_path(url: str) -> str:
    """The path of an address, without host, query and fragment."""
    return urlsplit(url).path


def is_navigation(text: str) -> bool:
    """`下一版` and the like: nothing that names a page or an article."""
    words = BETWEEN.split(text.strip("[]【】")) if len(text) <= LONGEST_NAVIGATION else ()
    return bool(words) and all(NAVIGATION.fullmatch(word) for word in words)


def is_credit(title: str) -> bool:
    """A line of a list that is no article: who edited the page, or that an advertisement stands there."""
    return bool(CREDIT.match(title))
