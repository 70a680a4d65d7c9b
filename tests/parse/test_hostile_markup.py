"""The same page in the markup that real sites write: what is read of it stays the same, on every platform and skin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count
from urllib.parse import urljoin, urlsplit

import pytest

from ingest.domain.page import EditionPage, Fetched, Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.platforms import FAMILIES, PageKind
from ingest.parse.read import read
from ingest.sample.exchange import SiteOptions, SiteRequest
from ingest.sample.families import FAMILIES as RENDERERS
from tests.steps.sites import EDITIONS, ENTRIES

HOST = "http://epaper.example"
SKINS = [
    (family, skin)
    for family in ("A", "B", "B2", "C", "D", "E", "E2", "F", "G")
    for skin in RENDERERS[family].skins
]
LEFT_ALONE = re.compile(r"(<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL | re.IGNORECASE)
TAG = re.compile(
    r"<(/?)([a-zA-Z][\w:-]*)((?:\s+[^<>\s=/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*)\s*(/?)>"
)
ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+)))?")
Attributes = list[tuple[str, str]]
Change = Callable[[str, str], str]


def get(family: str, skin: str, url: str) -> tuple[str, str]:
    """An address and its page, redirects followed."""
    parts = urlsplit(url)
    query = tuple(
        (name, value) for name, _, value in (pair.partition("=") for pair in parts.query.split("&"))
    )
    response = RENDERERS[family].render(
        SiteRequest(path=parts.path, query=query), EDITIONS, SiteOptions(skin=skin)
    )
    assert response, url
    location = dict(response.headers).get("Location")
    return get(family, skin, urljoin(url, location)) if location else (url, response.body.decode())


@cache
def list_pages(family: str, skin: str) -> tuple[tuple[str, str], ...]:
    """The first two pages of the last edition, with two articles of each."""
    platform = FAMILIES[family]
    url, text = get(family, skin, HOST + ENTRIES.get((family, skin), "/"))
    while platform.page_kind(text, source=url) is PageKind.ENTRY:
        url, text = get(family, skin, platform.find_entry(text, source=url) or "")
    edition_pages = [
        get(family, skin, page.url) for page in platform.parse_edition_page(text, source=url).pages[:2]
    ]
    articles = [
        get(family, skin, article.url)
        for source, html in edition_pages
        for article in (platform.parse_edition_page(html, source=source).articles or ())[:2]
    ]
    return (*edition_pages, *articles)


def change_tags(html: str, change: Callable[[str, str, Attributes, str], str]) -> str:
    def rewrite(match: re.Match[str]) -> str:
        attributes = [
            (found[1], found[2] or found[3] or found[4] or "") for found in ATTRIBUTE.finditer(match[3])
        ]
        return change(match[1], match[2], attributes, match[4])

    parts = LEFT_ALONE.split(html)
    return "".join(part if index % 2 else TAG.sub(rewrite, part) for index, part in enumerate(parts))


def write(
    slash: str, name: str, attributes: Attributes, end: str, *, quote: str = '"', gap: str = " "
) -> str:
    return f"<{slash}{name}{''.join(f'{gap}{key}={quote}{value}{quote}' for key, value in attributes)}{end}>"


def change_links(html: str, change: Callable[[str], str]) -> str:
    def rewrite(slash: str, name: str, attributes: Attributes, end: str) -> str:
        is_link = name.lower() in ("a", "area")
        changed = [
            (
                key,
                change(value)
                if is_link and key.lower() == "href" and not value.startswith(("#", "java"))
                else value,
            )
            for key, value in attributes
        ]
        return write(slash, name, changed, end)

    return change_tags(html, rewrite)


def capitals(html: str, _: str) -> str:
    return change_tags(
        html,
        lambda slash, name, given, end: write(
            slash, name.upper(), [(key.upper(), value) for key, value in given], end
        ),
    )


def without_quotes(html: str, _: str) -> str:
    def rewrite(slash: str, name: str, given: Attributes, end: str) -> str:
        if all(re.fullmatch(r"[^\s\"'<>=`]+", value) for _, value in given):
            return write(slash, name, given, "", quote="")
        return write(slash, name, given, end, quote='"' if any("'" in value for _, value in given) else "'")

    return change_tags(html, rewrite)


def backwards_over_lines(html: str, _: str) -> str:
    return change_tags(html, lambda slash, name, given, end: write(slash, name, given[::-1], end, gap="\n  "))


def commented(html: str, _: str) -> str:
    return change_tags(
        html,
        lambda slash, name, given, end: ("" if slash else "<!-- 注 > -->") + write(slash, name, given, end),
    )


def in_tables(html: str, _: str) -> str:
    opening = "<table><tr><td><table><tr><td valign=top>"
    return re.sub(r"(<body[^>]*>)", rf"\1{opening}", html, count=1, flags=re.IGNORECASE)


def in_red(html: str, _: str) -> str:
    return re.sub(r"(<a\b[^>]*>)([^<>]+)(</a>)", r"\1&nbsp;<font color=red><b>\2</b></font>&nbsp;\3", html)


def among_links_elsewhere(html: str, _: str) -> str:
    links = (
        '<a href="http://other.example/html/2026-03/19/node_2.htm">第01版：别报</a>'
        '<a href="http://other.example/html/2026-03/19/content_1.htm">别处的事</a>'
    )
    return re.sub("(?=</body>)", links, html, flags=re.IGNORECASE)


def every_way(html: str, url: str) -> str:
    turns = count()

    def change(target: str) -> str:
        full = urljoin(url, target)
        ways = (
            target,
            full.replace("http:", "https:"),
            full.removeprefix("http:"),
            full.replace("epaper.example/", "EPaper.example:80//"),
            urlsplit(full).path.replace("/", "\\"),
            target if target.startswith((".", "/", "http")) else f" ./{target}",
        )
        return ways[next(turns) % len(ways)]

    return change_links(html, change)


def listed_twice(html: str, url: str) -> str:
    again = "".join(
        f"<p>{change_links(link, lambda target: urljoin(url, target).replace('http:', 'https:'))}</p>"
        for link in re.findall(r"<a\b[^>]*>[^<]*版[^<]*</a>", html)
    )
    return re.sub("(?=</body>)", f"<div>{again}</div>".replace("\\", "/"), html, flags=re.IGNORECASE)


def numbered(template: Callable[[int], str]) -> Change:
    return lambda html, _: re.sub(r"(?<!第)第(0\d)版", lambda match: template(int(match[1])), html)


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        capitals,
        without_quotes,
        backwards_over_lines,
        commented,
        in_tables,
        in_red,
        among_links_elsewhere,
        every_way,
        listed_twice,
    )
} | {
    "第 1 版": numbered(lambda number: f"第 {number} 版"),
    "1版": numbered(lambda number: f"{number}版"),
    "[第01版]": numbered(lambda number: f"[第{number:02d}版]"),
    "第一版": numbered(lambda number: f"第{'零一二三四五六七八九'[number]}版"),
    "第０１版": numbered(lambda number: f"第０{chr(ord('０') + number)}版"),
    "without colon": lambda html, _: re.sub(r"版：(?=\w)", "版　", html),
    "with another colon": lambda html, _: html.replace("版：", "版 : "),
}


def see(fetched: Fetched, family: str) -> object:
    """All that is read, but for where and by which mark."""
    found = read(fetched, family=family)
    if isinstance(found, EditionPage):
        return replace(
            found, articles=tuple(replace(one, title=_squeeze(one.title)) for one in found.articles or ())
        )
    assert isinstance(found, Reading)
    page, article = found.pages[0], found.articles[0]
    return (page.page_no, page.page_name, page.printed_date, *_list_fields(article))


def _list_fields(article: object) -> Iterator[object]:
    names = (
        "headline",
        "kicker",
        "deck",
        "byline",
        "writers",
        "source",
        "paragraphs",
        "sections",
        "captions",
        "tables",
    )
    return (getattr(article, name) for name in names)


def _squeeze(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(("family", "skin"), SKINS)
def test_the_same_page_in_other_markup_is_read_alike(family: str, skin: str, name: str) -> None:
    for url, html in list_pages(family, skin):
        plain = see(make_fetched(url, html.encode()), family)
        assert see(make_fetched(url, CHANGES[name](html, url).encode()), family) == plain, url
