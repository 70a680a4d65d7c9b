"""Whatever a page prints, it stays text in every file that leaves the house."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ingest.digest import (
    Neighbours,
    render_atom,
    render_district_page,
    render_feed_json,
    render_html,
    render_json,
    render_markdown,
)
from ingest.domain.digest import Digest
from tests.digest.invented import THURSDAY, THURSDAY_STORIES, make_digest

ALONE = Neighbours(previous_date=None, next_date=None)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></script><svg onload=alert(1)>",
    "]]> &lt;b&gt; {{ 7*7 }} {% raw %}",
    "[点这里](javascript:alert(1)) ![x](http://evil.example/x.png) `code` **粗** | a | b |",
    "1. 一\n# 二\n- 三\n> 四\n---\n\n    五",
    "\u202e反着写\u202c a\u0000b\u000bc\u2028d",
    "🀄👨‍👩‍👧‍👦🇨🇳 é",
    "<table><tr><td>一</td><td>二</td></tr></table>",
    "مرحبا بالعالم العنوان 2026 שלום",
    "长" * 500,
    "无空格长词" + "x" * 500,
)


def poison(text: str) -> Digest:
    """A digest that has the text in every field a newspaper fills."""
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    items = tuple(
        replace(
            item,
            headline=text,
            kicker=text,
            deck=text,
            writers=(text, text),
            source=text,
            page_name=text,
            excerpt=text,
            newspaper_name=text,
            captions=(text,),
            paragraphs=(text,) if item.role == "primary" else (),
            source_url=text,
            evidence=tuple(replace(piece, note=text, surface=text) for piece in item.evidence),
            other_districts=(("410303", text, "mentioned"),),
        )
        for item in digest.items
    )
    editions = tuple(
        replace(edition, newspaper_name=text, reason=text, rights_note=text) for edition in digest.editions
    )
    return replace(digest, place_name=text, city_name=text, items=items, editions=editions)


def find_active(text: str, parser: str = "lxml") -> list[str]:
    """Everything in an HTML text (or, with the parser `xml`, XHTML) that could run, load or lead out."""
    soup = BeautifulSoup(text, parser)
    for ours in soup.select("svg.bars, .trend table"):
        ours.decompose()
    tags = {tag.name for tag in soup.find_all(["img", "svg", "iframe", "object", "form", "b", "table"])} - {
        "b"
    }
    scripts = [tag for tag in soup.find_all("script") if tag.get("type") != "application/ld+json"]
    handlers = [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    links = [str(tag["href"]) for tag in soup.find_all("a") if "script:" in str(tag["href"])]
    return [*tags, *map(str, scripts), *handlers, *links]


@pytest.mark.parametrize("text", HOSTILE)
def test_pages_hold_nothing_that_runs(text: str) -> None:
    digest = poison(text)
    for page in (render_html(digest, ALONE), render_district_page((digest,))):
        assert find_active(page) == []
        assert "\u202e" not in page.split("<body>")[1]
        assert "\x00" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_linked_data_stays_one_json_value(text: str) -> None:
    soup = BeautifulSoup(render_html(poison(text), ALONE), "lxml")
    scripts = soup.select('script[type="application/ld+json"]')
    assert len(scripts) == 1
    assert json.loads(scripts[0].get_text())["mainEntity"]["itemListElement"][0]["@type"] == "NewsArticle"


@pytest.mark.parametrize("text", HOSTILE)
def test_notes_show_the_characters_and_no_markup_of_their_own(text: str) -> None:
    calm = MarkdownIt("commonmark").enable("table").parse(render_markdown(poison("安静")))
    wild = MarkdownIt("commonmark").enable("table").parse(render_markdown(poison(text)))
    assert [token.type for token in wild] == [token.type for token in calm]
    kinds = {child.type for token in wild for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak", "hardbreak", "entity"}


@pytest.mark.parametrize("text", HOSTILE)
def test_feeds_stay_well_formed_and_inert(text: str) -> None:
    digest = poison(text)
    atom = ET.fromstring(render_atom((digest,), base_url="https://digests.example"))  # noqa: S314 - our own
    contents = [node.text or "" for node in atom.iter("{http://www.w3.org/2005/Atom}content")]
    contents += [
        item["content_html"] for item in json.loads(render_feed_json((digest,), base_url=None))["items"]
    ]
    assert len(contents) == 2
    assert [find_active(content) for content in contents] == [[], []]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_keeps_the_characters_as_printed(text: str) -> None:
    item = json.loads(render_json(poison(text)))["items"][0]
    assert item["headline"] == text
    assert item["source_url"] is None


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_text_at_all_breaks_a_file(text: str) -> None:
    digest = poison(text)
    assert find_active(render_html(digest, ALONE)) == []
    assert render_markdown(digest).startswith("# ")
    ET.fromstring(render_atom((digest,), base_url=None))  # noqa: S314 - our own


def test_a_headline_of_500_characters_is_shortened_for_reading() -> None:
    headline = BeautifulSoup(render_html(poison("长" * 500), ALONE), "lxml").select("h4")[0].get_text()
    assert len(headline) == 120
    assert headline.endswith("…")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x(1).htm", "https://a.example/x%281%29.htm"),
        ("http://a.example/<b>\"'", "http://a.example/%3Cb%3E%22'"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https://", None),
        ("http://[::1", None),
        (" /etc/passwd", None),
        ("https://a.example/%zz%20#一#二", "https://a.example/%25zz%20#%E4%B8%80%23%E4%BA%8C"),
        ("https://a b/", None),
        ("https://a.example:port/", None),
    ],
)
def test_only_web_addresses_become_links(url: str, expected: str | None) -> None:
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    digest = replace(digest, items=(replace(digest.items[0], source_url=url),))
    soup = BeautifulSoup(render_html(digest, ALONE), "lxml")
    assert [link["href"] for link in soup.select("a.source")] == ([expected] if expected else [])
