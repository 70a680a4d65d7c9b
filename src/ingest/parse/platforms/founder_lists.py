"""The lists and the picture map of a Founder edition page → the page's own articles in printed order.

Blocks such as 今日关注 list other pages' articles with addresses of the same form, and some navigation lists the whole
edition's: the picture map says which are the page's own, the list that holds most of them gives their order.
"""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.domain.page import ArticleLink, PageLink
from ingest.parse.platforms.founder_labels import read_text
from ingest.parse.platforms.founder_urls import EditionFolder, find_content_no, find_node_no, resolve

SCRIPTED_TITLE = re.compile(r"view\([\"'](.*?)[\"']\)", re.DOTALL)
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_CREDIT = (
    r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|美术编辑|美编|主编|值班编委|值班主任|版式设计|版式|组版|校对)"
)
CREDIT = re.compile(
    rf"\W*(?:本版|本期|本报|今日|值班)?{_CREDIT}\s*(?:[:：/／\s]|$)|\W*(?:本版|本期)\s*{_CREDIT}"
    r"|.*(?:责任编辑|責任編輯|责编|責編)\s*[:：/／]",
    re.DOTALL,
)
ADVERTISEMENT = re.compile(r"\W*(?:公益|分类|本版)?(?:广告|廣告)\W*")
OWN_BLOCKS = (
    "ul.main-ed-articlenav-list",
    "#main-ed-articlenav-list",
    "#titleList",
    "ul.ul02_l",
    "ul.list01",
    ".humor ul",
    ".news-list",
    "#articlelist",
    ".newslist",
    ".newsList",
    ".title_list",
    "ul:has(> li.resultList)",
)  # where known skins list a page's articles
OWN_LISTS = ", ".join(f"{block} a[href]" for block in OWN_BLOCKS)
HEADINGS = "h1, h2, h3, h4, h5"
CUT_OFF = ("…", "...")
Links = tuple[tuple[str, LexborNode], ...]


def find_articles(
    tree: LexborHTMLParser, anchors: Links, edition: EditionFolder, pages: tuple[PageLink, ...]
) -> tuple[ArticleLink, ...]:
    """The page's own articles in the order of its list; editors' credit lines and advertisements are none.

    Args:
        anchors: The page's links to articles of its edition.
        pages: Those of the edition.
    """
    areas, listed = _find_links(tree, "area[href]", edition), _find_links(tree, OWN_LISTS, edition)
    if not areas and not listed and (_shows_none(tree) or _names_others(anchors, edition.source, pages)):
        return ()
    mapped = areas or listed
    anchors = _keep_own_node(anchors, edition.source)
    titles: dict[str, str] = {}
    for url, node in (*anchors, *mapped):
        titles[url] = _choose_title(titles.get(url), read_title(node))
    own = _select_own(tuple(dict.fromkeys(url for url, _ in mapped)), group_by_list(anchors))
    kept = [url for url in own if not is_credit(titles[url])]
    return tuple(
        ArticleLink(order=order, title=titles[url], url=url) for order, url in enumerate(kept, start=1)
    )


def is_credit(title: str) -> bool:
    """A line of the list that is no article: who edited the page, or that an advertisement stands there."""
    return bool(CREDIT.match(title) or ADVERTISEMENT.fullmatch(title))


def _shows_none(tree: LexborHTMLParser) -> bool:
    """An empty list or an empty picture map: what else is linked belongs to other pages."""
    has_areas = tree.css_matches("area")
    return tree.css_matches(", ".join(OWN_BLOCKS)) or (tree.css_matches("map") and not has_areas)


def _find_links(tree: LexborHTMLParser, selector: str, edition: EditionFolder) -> Links:
    found = []
    for node in tree.css(selector):
        url = resolve(edition.source, node.attributes.get("href"))
        if url and find_content_no(url) and edition.holds(url):
            found.append((url, node))
    return _keep_own_node(tuple(found), edition.source)


def _keep_own_node(links: Links, source: str) -> Links:
    """Where names carry the number of their page, only those of this one."""
    own_node = find_node_no(source)
    if own_node and own_node in {find_node_no(url) for url, _ in links}:
        return tuple((url, node) for url, node in links if find_node_no(url) == own_node)
    return links


def _names_others(links: Links, source: str, pages: tuple[PageLink, ...]) -> bool:
    """Whether every link's name carries the number of some other page, as 今日关注 beside an advertisement does.

    One number for all may be the whole site's.
    """
    own_node, nodes = find_node_no(source), {find_node_no(url) for url, _ in links}
    others = {find_node_no(page.url) for page in pages} - {own_node, None}
    return own_node is not None and len(nodes) > 1 and nodes <= others


def _select_own(mapped: tuple[str, ...], lists: tuple[Links, ...]) -> tuple[str, ...]:
    """The smallest list with most of the map's articles gives the order; the map's others follow.

    Without a map a list that only adds to a shorter one is the whole edition's.
    """
    groups = [tuple(dict.fromkeys(url for url, _ in links)) for links in lists]
    if not mapped:
        sets = [frozenset(group) for group in groups]
        smallest = [
            group for group, urls in zip(groups, sets, strict=True) if not any(other < urls for other in sets)
        ]
        return tuple(dict.fromkeys(url for group in smallest for url in group))
    wanted = set(mapped)
    own: dict[str, None] = {}
    for group in sorted(groups, key=lambda group: (-len(wanted.intersection(group)), len(group))):
        is_own = 2 * len(wanted.intersection(group)) > len(group)
        if is_own and not wanted.intersection(group) <= own.keys():
            own.update(dict.fromkeys(group))
    return tuple(dict.fromkeys((*own, *mapped)))


def group_by_list(links: Links) -> tuple[Links, ...]:
    """Links by the list they stand in: the nearest element around with more than one of their addresses."""
    url_of = {node.mem_id: url for url, node in links}
    is_list: dict[int, bool] = {}
    groups: dict[int, list[tuple[str, LexborNode]]] = {}
    for url, node in links:
        groups.setdefault(_find_list(node, url_of, is_list), []).append((url, node))
    return tuple(tuple(group) for group in groups.values())


def _find_list(node: LexborNode, url_of: dict[int, str], is_list: dict[int, bool]) -> int:
    around = node.parent
    while around is not None and around.parent is not None:
        if around.mem_id not in is_list:
            links = {url_of.get(link.mem_id) for link in around.css("a[href]")}
            is_list[around.mem_id] = len(links - {None}) > 1
        if is_list[around.mem_id]:
            return around.mem_id
        around = around.parent
    return node.mem_id


def read_title(node: LexborNode) -> str:
    """The heading in a link or its text, or the title its script writes, or its `title` where that is cut off.

    A list prints a two-line headline as one line: its `<br>` leaves nothing behind. The article page keeps the break.
    """
    heading = node.css_first(HEADINGS) if node.child else None
    text = read_text((heading or node).text())
    if scripted := SCRIPTED_TITLE.search(text):
        text = read_text(LINE_BREAK.sub("", scripted[1]))
    given = read_text(LINE_BREAK.sub("", node.attributes.get("title") or node.attributes.get("alt") or ""))
    return given if given and (not text or text.endswith(CUT_OFF)) else text


def _choose_title(known: str | None, title: str) -> str:
    """The first title that is not cut off; a link around a picture has none."""
    if known and not (known.endswith(CUT_OFF) and title and not title.endswith(CUT_OFF)):
        return known
    return title or known or ""
