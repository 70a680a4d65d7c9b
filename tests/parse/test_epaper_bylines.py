"""Who wrote an e-paper article: what its author's field or its text says, and nobody who is not named."""

import pytest

from ingest.domain.article import Article, Section
from ingest.parse.epaper import make_article
from ingest.parse.platforms import ArticlePage

TEXT = "昨日，中州渠恢复通水，沿岸的居民都来看热闹。"


def make(*paragraphs: str, author: str | None = None, sections: tuple[Section, ...] = ()) -> Article:
    page = ArticlePage(
        url="http://paper.example/html/2026-07/18/content_1.htm",
        content_no="1",
        edition_date=None,
        page_no="01",
        page_name=None,
        headline="标题",
        kicker=None,
        deck=None,
        author=author,
        paragraphs=paragraphs,
        sections=sections,
        captions=(),
        tables=(),
        rules=(),
    )
    return make_article(page, districts=())


@pytest.mark.parametrize(
    ("line", "writers"),
    [
        ("■ 某省日报全媒体记者 李艳玫", ("李艳玫",)),
        ("■ 某省日报全媒体记者 李艳玫 通讯员 王  燕", ("李艳玫", "王燕")),
        ("□ 王  燕", ("王燕",)),
        ("□ 张明华 李  强", ("张明华", "李强")),
        ("□ 本报记者 王  燕", ("王燕",)),
    ],
)
def test_a_byline_on_a_line_of_its_own_is_no_paragraph(line: str, writers: tuple[str, ...]) -> None:
    article = make(line, TEXT)
    assert (article.writers, article.byline, article.paragraphs) == (writers, (line,), (TEXT,))


@pytest.mark.parametrize("line", ["■ 三大亮点", "□ 记者手记", "■ 打造水城新形象", "■ 某市水务局供水中心"])
def test_a_marked_heading_is_not_taken_for_a_name(line: str) -> None:
    article = make(line, TEXT)
    assert (article.writers, article.byline, article.paragraphs) == ((), (), (line, TEXT))


@pytest.mark.parametrize(
    ("text", "writers", "dateline"),
    [
        ("本报海口7月7日讯（某省日报全媒体记者黎鹏）", ("黎鹏",), "本报海口7月7日讯"),
        ("本报讯（记者 程砚秋 通讯员 王  燕）", ("程砚秋", "王燕"), "本报讯"),
    ],
)
def test_names_behind_the_dateline_are_the_writers(
    text: str, writers: tuple[str, ...], dateline: str
) -> None:
    article = make(text + TEXT)
    assert article.writers == writers
    assert article.dateline is not None
    assert article.dateline.printed == dateline
    assert article.paragraphs == (TEXT,)


@pytest.mark.parametrize(
    ("end", "writers"),
    [
        ("（王建国）", ("王建国",)),
        ("（王  燕）", ("王燕",)),
        ("（作者：王建国）", ("王建国",)),
        ("（作者王建国系某大学教授）", ("王建国",)),
        ("（作者系某大学教授）", ()),
        ("（作者单位为某市委党校）", ()),
        ("（据新华社电）", ()),
    ],
)
def test_a_closing_bracket_names_the_writer_only_when_it_holds_a_name(
    end: str, writers: tuple[str, ...]
) -> None:
    assert make(TEXT, end).writers == writers


@pytest.mark.parametrize(
    ("author", "writers"),
    [
        ("本报记者  王  燕  李四光", ("王燕", "李四光")),
        ("□  王  燕", ("王燕",)),
        ("作者：王建国", ("王建国",)),
        ("文｜王建国 图｜李小明", ("王建国",)),
        ("本报评论员", ()),
        ("某市融媒体中心", ()),
    ],
)
def test_the_authors_field_comes_first(author: str, writers: tuple[str, ...]) -> None:
    article = make(TEXT, author=author)
    assert (article.writers, article.byline) == (writers, (author,))


def test_a_byline_in_bold_heads_no_section() -> None:
    article = make(TEXT, sections=(Section(heading="本报记者 王燕", first_paragraph=0),))
    assert (article.writers, article.sections) == (("王燕",), ())
