"""Family D: `20221203/html/index.htm`, `page_01.htm`, `content_20221203004008.htm`, as joyhua.cn hosts many.

`index.htm` is a page too, mostly the first, so that `page_01` may be the second: numbers are read from labels alone. A
skin that names no page (天门日报) links first, last and next.
"""

import re
from urllib.parse import urljoin

from ingest.domain.page import PageLink
from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin
from ingest.parse.platforms.founder_labels import Label, parse_page_no, read_text
from ingest.parse.platforms.founder_urls import strip_query
from ingest.parse.platforms.links import Link

COUNTED = re.compile(r"(?:^|/)(?:index|page_0*(?P<place>\d+))\.html?$")
NEXT, LAST = re.compile(r"下[一1]?[版页]"), re.compile(r"[末尾][版页]|最后.*")
MOST_PAGES = 200


def count_pages(links: tuple[Link, ...], label: Label | None, source: str) -> tuple[PageLink, ...]:
    """The pages from this one's number and the places of the next and the last; () where they are not linked."""
    here = _find_place(source)
    last = max(
        (_find_place(link.url) or 0 for link in links if LAST.search(read_text(link.node.text()))), default=0
    )
    last = max(last, here or 0)
    if here is None or not 0 < last <= MOST_PAGES or not label or not label.page_no:
        return ()
    after = next((_find_place(link.url) for link in links if NEXT.search(read_text(link.node.text()))), None)
    first = 1 if here == 0 and after == 2 else 0  # index.htm and page_01.htm may be the same page
    here = max(here, first)
    letters = label.page_no.rstrip("0123456789")
    number = int(label.page_no[len(letters) :])
    urls = {place: _make_url(source, place if place > first else None) for place in range(first, last + 1)}
    urls[here] = strip_query(source)
    return tuple(
        PageLink(
            page_no=parse_page_no(f"{letters}{number + place - here:02d}") or "",
            page_name=label.page_name if place == here else None,
            url=url,
        )
        for place, url in urls.items()
        if number + place - here > 0
    )


def _find_place(url: str) -> int | None:
    match = COUNTED.search(strip_query(url))
    return int(match["place"] or 0) if match else None


def _make_url(source: str, place: int | None) -> str:
    return urljoin(source, "index.htm" if place is None else f"page_{place:02d}.htm")


PLATFORM = FolderSite(
    Skin(
        letter="D",
        words=("bmdh_con", "bmml", "bmnr_con", "paper-title-list", "content_", "page_"),
        marks=(
            re.compile(r"bm(?<!\wbm)(?:dh_con_a|ml_con_div|ml-tit|nr_con_biaoti)\b"),
            re.compile(r"paper-title-list(?<!\wpaper-title-list)\b"),
            re.compile(r"index(?<!\windex)(?:_\d+)?_content_\d+\.htm"),
            re.compile(r"page_(?<!\wpage_)(?:\d+(?:_\d+)?_content_\d+\.htm|\d{2}\.htm\b)"),
            re.compile(r"content_(?<!\wcontent_)\d{14}\.htm"),
        ),
        foreign=re.compile(r"\b(?:node_\w+|col_?\d+|nbs\.D\w+)\.htm", re.IGNORECASE),
        day=re.compile(r"/(\d{4})(\d{2})(\d{2})/html/"),
        page=re.compile(r"(?:^|/)(?P<file>index|page_[A-Z]?\d+)\.html?$"),
        article=re.compile(
            r"(?:^|/)(?:(?P<file>index|page_[A-Z]?\d+)(?:_\d+)?_)?content_(?P<no>\d{8}0?(?P<page>\d{2,3})\d{3}|\d+)\.html?$"
        ),
        first_page="index.htm",
        lists=("a.bmdh_con_a", ".paper-title-list", ".paper-item", "#breakNewsList"),
        own_label=(".b_bot",),
        unlisted=count_pages,
        headline=(".bmnr_con_biaoti", "h1", "h2"),
        kicker=(".bmnr_con_yinti",),
        deck=(".bmnr_con_futi",),
        author=(".bmnr_con_zuozhe", "#author", ".author"),
        body=("#zoom", "#numb", ".bmnr_con_con"),
        pictures=(".bmnr_con_img", "figure"),
    )
)
