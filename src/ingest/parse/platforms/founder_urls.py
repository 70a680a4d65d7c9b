"""Addresses of Founder's classic e-papers (families B and B2) → what they say: kind, number, date.

`html/2018-07/19/node_4.htm` · `html/2018-07/19/content_170632.htm?div=-1` (B)
`html/2017-10/16/nbs.D110000renmrb_01.htm` · `html/2017-10/16/nw.D110000renmrb_20171016_1-01.htm` (B2)
"""

import re
from datetime import date
from urllib.parse import urljoin, urlsplit, urlunsplit

NODE = re.compile(r"(?:node_(?P<no>\w+)|nbs\.D\w+?_(?P<page>[A-Z]?\d+))\.html?", re.IGNORECASE)
CONTENT = re.compile(
    r"(?:content_(?:(?P<node>\d+)_)?(?P<no>\d+)|nw\.D\d+\w*?_(?P<nw>\d{8}_\d+-\w+))\.html?", re.IGNORECASE
)
DATE_FOLDER = re.compile(r"/(\d{4})-(\d{2})/(\d{2})/")
NEVER_A_PAGE = ("javascript:", "mailto:", "#", "data:", "about:")


def resolve(source: str, href: str | None) -> str | None:
    """The address a link leads to, without query and fragment; None for what leads nowhere."""
    href = (href or "").strip()
    if not href or href.lower().startswith(NEVER_A_PAGE):
        return None
    try:
        return strip_query(urljoin(source, href))
    except ValueError:  # `http://[` and the like: no address
        return None


def strip_query(url: str) -> str:
    """`content_1.htm?div=-1` and `content_1.htm` are the same article."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def is_same_edition(source: str, url: str) -> bool:
    """Whether a page lies in the source's folder: each edition has its own, and the pad version has another."""
    return _folder(source) == _folder(url)


def _folder(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path.rsplit('/', 1)[0] if '/' in parts.path else ''}"


def _name(url: str) -> str:
    return urlsplit(url).path.rsplit("/", 1)[-1]


def is_edition_page(url: str) -> bool:
    """`node_4.htm`, `nbs.D110000renmrb_01.htm`."""
    return bool(NODE.fullmatch(_name(url)))


def find_content_no(url: str) -> str | None:
    """`170632` of `content_170632.htm`, `20171016_1-01` of the B2 form; None for other pages."""
    match = CONTENT.fullmatch(_name(url))
    return match and (match["no"] or match["nw"])


def find_node_no(url: str) -> str | None:
    """The edition page an address belongs to: `1852` of `node_1852.htm` and of `content_1852_1762879.htm`."""
    node, content = NODE.fullmatch(_name(url)), CONTENT.fullmatch(_name(url))
    return node["no"] if node else content["node"] if content else None


def find_date(url: str) -> date | None:
    """The edition's date from the folder `2018-07/19`."""
    match = DATE_FOLDER.search(url)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:  # 2018-13/40: no date rather than a wrong one
        return None


def dated_url(url: str, day: date) -> str | None:
    """The same page of another day: only the date folder differs; None where the address has none."""
    dated, count = DATE_FOLDER.subn(f"/{day:%Y-%m/%d}/", url)
    return dated if count == 1 else None
