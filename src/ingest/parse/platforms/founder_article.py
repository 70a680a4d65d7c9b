"""An article page of a Founder e-paper (A, B, B2) → its fields, each from the most trusted mark that holds it."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.parse.html import read_tree
from ingest.parse.platforms.founder_body import MARKED, WIDE, take_body
from ingest.parse.platforms.founder_labels import (
    Label,
    find_folio,
    parse_label,
    parse_page_no,
    read_text,
)
from ingest.parse.platforms.founder_marks import OWN_TAG, find_npm, find_properties, find_property_date
from ingest.parse.platforms.founder_titles import find_titles
from ingest.parse.platforms.founder_urls import (
    find_content_no,
    find_date,
    find_edition,
    find_node_no,
    find_printed_no,
    resolve,
)
from ingest.parse.platforms.values import ArticlePage

PAGE_LINKS = (
    "a[href]:is([href*='node'], [href*='nbs.D'], [href*='col'], [href^='l'], [href^='n_'], [href^='./l'])"
)


def parse_article_page(html: str, *, source: str) -> ArticlePage:
    """Read an article page.

    Raises:
        LayoutError: If there is not exactly one body, or neither text nor a picture in it: no article is empty.
    """
    tree = read_tree(html, source=source)
    npm, properties = find_npm(html), find_properties(html)
    body = take_body(tree, html, npm, source=source)
    titles = find_titles(tree, npm, properties, has_own_tags=bool(OWN_TAG.search(html)))
    fields = {**titles, "body": ("", body.rule)}
    texts = {name: text for name, (text, _) in fields.items()}
    marked, day = find_folio(tree)
    page = _find_page(tree, marked, properties, source)
    return ArticlePage(
        url=source,
        content_no=find_content_no(source),
        edition_date=day or find_date(source) or find_property_date(properties),
        page_no=page.page_no,
        page_name=page.page_name,
        headline=texts.get("headline"),
        kicker=texts.get("kicker"),
        deck=texts.get("deck"),
        author=texts.get("author"),
        paragraphs=body.paragraphs,
        sections=body.sections,
        captions=body.captions,
        tables=body.tables,
        rules=tuple((name, rule) for name, (_, rule) in fields.items()),
    )


def has_article_body(html: str, *, source: str) -> bool:
    """Whether the page holds an article; an edition page may use the same ids around its list of links."""
    if find_npm(html).get("content"):
        return True
    bodies = read_tree(html, source=source).css(", ".join((*MARKED, *WIDE)))
    texts = [(len(body.text(strip=True)), sum(len(link.text()) for link in body.css("a"))) for body in bodies]
    return any(2 * linked <= length for length, linked in texts if length) or any(
        body.css_first("img") is not None and body.css_first("a, area") is None for body in bodies
    )


def _find_page(
    tree: LexborHTMLParser, marked: Label | None, properties: dict[str, str], source: str
) -> Label:
    """The number and name of the page the article stands on: what it prints, what its address says, its navigation."""
    marked = marked or Label(None, None)
    numbers = (properties.get("pagenum"), marked.page_no, find_printed_no(source))
    page_no = next((number for printed in numbers if (number := parse_page_no(printed))), None)
    if marked.page_name and marked.page_no == page_no:
        return marked
    node_no = find_node_no(source)
    for link in tree.css(PAGE_LINKS):
        label = parse_label(read_text(link.text(separator=" ")))
        is_own = label and (label.page_no == page_no if page_no else node_no and _leads_to(link, node_no))
        if label and is_own and label.page_name and _is_of_edition(link, source):
            return label
    return Label(page_no, None)


def _is_of_edition(link: LexborNode, source: str) -> bool:
    """Whether a link leads into the edition of a page; other papers' pages are numbered alike."""
    if not {"/", "\\", ":"}.intersection(link.attributes.get("href") or ""):
        return True  # a file of the same folder
    url = resolve(source, link.attributes.get("href"))
    return not find_date(source) or bool(url and find_edition(source, ()).holds(url))


def _leads_to(link: LexborNode, node_no: str) -> bool:
    return find_node_no(link.attributes.get("href") or "") == node_no
