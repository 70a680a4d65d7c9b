"""A scan page, and the same print exported as ALTO or PAGE XML, give the same articles.

White space is not compared: the writer breaks lines without regard to words.
"""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.domain.article import Article
from ingest.parse.scan import read_scan
from ingest.parse.xml_pages.scan import read_xml_scan
from tests.parse.xml_writing import write_alto, write_page_xml

OPEN = Path(__file__).parents[1] / "data" / "pages" / "open"
SAME = 0.95  # share of the articles that are the same to the last paragraph


@pytest.mark.parametrize("write", [write_alto, write_page_xml])
def test_the_open_pages_read_the_same_from_xml(write: Callable[[str], str]) -> None:
    shared = total = 0
    for path in sorted(OPEN.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (OPEN / gold["file"]).read_bytes().decode(gold["encoding"])
        from_scan = Counter(map(printed, read_scan(text, source="a.md").articles))
        read = read_xml_scan(write(text), source="a.xml", districts=())
        shared += (from_scan & Counter(map(printed, read.scan.articles))).total()
        total += from_scan.total()
    assert shared / total >= SAME


def printed(article: Article) -> tuple[str, ...]:
    cells = (cell for table in article.tables for row in table for cell in row)
    sections = (section.heading for section in article.sections)
    titles = (article.kicker or "", article.headline or "", article.deck or "")
    texts = (
        *titles,
        *sections,
        *article.paragraphs,
        *article.captions,
        *article.credits,
        *article.writers,
        *cells,
    )
    return tuple("".join(text.split()) for text in texts)
