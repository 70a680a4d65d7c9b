"""Addresses of Founder's e-papers (families A, B and B2) → what they say: kind, number, date, edition.

`html/2018-07/19/node_4.htm` · `html/2018-07/19/content_170632.htm?div=-1` (B)
`html/2017-10/16/nbs.D110000renmrb_01.htm` · `html/2017-10/16/nw.D110000renmrb_20171016_1-01.htm` (B2)
`pc/layout/202607/18/node_01.html` · `pc/content/202607/18/content_30169468.html` (A; the words differ by paper)
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

NODE = re.compile(
    r"(?i:node)_?(?P<no>\w+)\.html?"
    r"|(?i:nbs\.D)\w+?_(?P<code>[A-Z]{0,3}\d+)\.html?"
    r"|(?:(?i:col)_?|l|n_)(?P<short>[A-Z]{0,4}\d{1,4}[A-Z]?)\.html?"
)
CONTENT = re.compile(
    r"(?:(?:content|cont|con|c)_?(?:(?P<node>[A-Z]{0,3}\d+)_)?(?P<no>\d+)"
    r"|nw\.D\d+\w*?_(?P<nw>\d{8}_\d+-\w+))\.html?",
    re.IGNORECASE,
)
DATE_FOLDER = re.compile(r"/(\d{4})(-?)(\d{2})/(\d{2})/")
# Folders that only say whether a page or an article lies in them.
KIND_FOLDERS = frozenset(
    ["layout", "col", "column", "html", "paper", "pc", "content", "cont", "con", "c", ""]
)
SLASHES = re.compile(r"/+")
USUAL_PORTS = {"http": ":80", "https": ":443"}
NEVER_A_PAGE = ("javascript:", "mailto:", "#", "data:", "about:")


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFolder:
    """Where the pages and articles of one edition lie; the pad version and other papers lie elsewhere.

    Attributes:
        source: The page that links them.
        site: Host and folders that all of them share.
        day: None when no address says it.
    """

    source: str
    site: tuple[str, ...]
    day: date | None

    def holds(self, url: str) -> bool:
        """Whether a page or article is of this edition."""
        day = find_date(url)
        if day is None:
            return _folder(url) == _folder(self.source)
        return day == self.day and _site(url) == self.site


def find_edition(source: str, urls: Iterable[str]) -> EditionFolder:
    """The edition a page belongs to, by its address; of an undated one by what most of its links lead to."""
    if day := find_date(source):
        return EditionFolder(source=source, site=_site(source), day=day)
    linked = Counter((_site(url), day) for url in urls if (day := find_date(url)))
    site, day = linked.most_common(1)[0][0] if linked else (_site(source), None)
    return EditionFolder(source=source, site=site, day=day)


def resolve(source: str, href: str | None) -> str | None:
    """The address a link leads to, as a browser reads it, without query and fragment; None for what leads nowhere.

    A backslash is a slash there, a host's name has no capitals, and its usual port need not be said. Beyond that a
    page is the same behind two slashes as behind one, and by http as by https: on its own host `source` says which.
    """
    href = (href or "").strip()
    if not href or href.lower().startswith(NEVER_A_PAGE):
        return None
    try:
        parts = urlsplit(urljoin(source, href.replace("\\", "/")))
    except ValueError:  # `http://[` and the like: no address
        return None
    host = _read_host(parts)
    own = urlsplit(source)
    scheme = own.scheme if host and host == _read_host(own) else parts.scheme
    return urlunsplit((scheme, host, SLASHES.sub("/", parts.path), "", ""))


def _read_host(parts: SplitResult) -> str:
    return parts.netloc.lower().removesuffix(USUAL_PORTS.get(parts.scheme, ""))


def strip_query(url: str) -> str:
    """`content_1.htm?div=-1` and `content_1.htm` are the same article."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _folder(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rsplit('/', 1)[0] if '/' in parts.path else ''}"


def _site(url: str) -> tuple[str, ...]:
    """Host and folders above the date, without those that only tell pages from articles."""
    parts = urlsplit(url)
    folders = DATE_FOLDER.split(f"/{parts.path}", maxsplit=1)[0].lower().split("/")
    if not find_date(url):
        folders = folders[:-1]
    return (parts.netloc, *(folder for folder in folders if folder not in KIND_FOLDERS))


def _name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


def is_edition_page(url: str) -> bool:
    """`node_4.htm`, `nbs.D110000renmrb_01.htm`, `node_A01.html`, `colA01.html`, `l01.html`."""
    return bool(NODE.fullmatch(_name(url)))


def find_content_no(url: str) -> str | None:
    """`170632` of `content_170632.htm`, `20171016_1-01` of the B2 form; None for other pages."""
    match = CONTENT.fullmatch(_name(url))
    return match and (match["no"] or match["nw"])


def find_letter(url: str) -> str:
    """The family whose articles are named like this one; `A` where the name says nothing."""
    name = _name(url)
    match = CONTENT.fullmatch(name)
    if match and match["nw"]:
        return "B2"
    return "B" if match and name.lower().endswith(".htm") else "A"


def find_node_no(url: str) -> str | None:
    """The edition page an address belongs to: `1852` of `node_1852.htm` and of `content_1852_1762879.htm`."""
    node, content = NODE.fullmatch(_name(url)), CONTENT.fullmatch(_name(url))
    return node["no"] if node else content["node"] if content else None


def find_printed_no(url: str) -> str | None:
    """The printed page number an address carries: `01` of B2's `nbs.…_01.htm` and `nw.…_1-01.htm`, `A01` of A's.

    A node of family B has a number of the site's own instead.
    """
    node, content = NODE.fullmatch(_name(url)), CONTENT.fullmatch(_name(url))
    if content and content["nw"]:
        return content["nw"].rpartition("-")[2]
    if node is None:
        return None
    folder = DATE_FOLDER.search(f"/{urlsplit(url).path}")
    is_new = bool(folder and not folder[2])
    return node["code"] or ((node["no"] or node["short"]) if is_new else None)


def find_date(url: str) -> date | None:
    """The edition's date from the folder `2018-07/19` or `201807/19`."""
    match = DATE_FOLDER.search(f"/{urlsplit(url).path}")
    try:
        return date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:  # 2018-13/40: no date rather than a wrong one
        return None


def dated_url(url: str, day: date) -> str | None:
    """The same page of another day: only the date folder differs; None where the address has none."""
    dated, count = DATE_FOLDER.subn(rf"/{day:%Y}\g<2>{day:%m/%d}/", url)
    return dated if count == 1 else None
