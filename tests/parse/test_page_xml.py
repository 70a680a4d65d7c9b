"""PAGE XML: types of regions, reading order by groups, readings to choose from, tables."""

import pytest

from ingest.domain.article import Article
from ingest.domain.page import SlotRole
from ingest.parse.xml_pages.scan import XmlScan, read_xml_scan

BODY = (
    "洛河边的灯昨夜亮了，走路的人比往常多。灯杆只有一人高，光朝下照，照得见台阶，照不着水鸟。"
    "管灯的人说，夜里十一点以后只留一半，天亮前再点起来。"
)
NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2013-07-15"


def equiv(text: str, index: int | None = None) -> str:
    number = "" if index is None else f' index="{index}"'
    return f"<TextEquiv{number}><Unicode>{text}</Unicode></TextEquiv>"


def region(name: str, *lines: str, kind: str = "paragraph", inside: str = "") -> str:
    inner = "".join(f"<TextLine>{equiv(text)}</TextLine>" for text in lines)
    return f'<TextRegion id="{name}" type="{kind}">{inside}{inner}</TextRegion>'


def page_xml(*regions: str, order: str = "") -> str:
    written = f"<ReadingOrder>{order}</ReadingOrder>" if order else ""
    return (
        f'<PcGts xmlns="{NAMESPACE}"><Page imageFilename="a.tif">{written}{"".join(regions)}</Page></PcGts>'
    )


def read(text: str) -> XmlScan:
    return read_xml_scan(text, source="a.xml", districts=("老城区",))


def read_article(*regions: str) -> Article:
    (article,) = read(page_xml(*regions)).scan.articles
    return article


def test_types_of_regions_are_parts_of_the_article() -> None:
    article = read_article(
        region("n", "07", kind="page-number"),
        region("r", "洛城日报", kind="header"),
        region("h", "夜灯照亮洛河滩", kind="heading"),
        region("b", BODY),
        region("c", "孩子们在灯下看书。", kind="caption"),
        region("d", "洛城灯会办公室提供", kind="credit"),
    )
    assert (article.headline, article.paragraphs) == ("夜灯照亮洛河滩", (BODY,))
    assert (article.captions, article.credits) == (("孩子们在灯下看书。",), ("洛城灯会办公室提供",))
    assert article.writers == ()
    assert article.appearances[0].block_ids == ("h", "b", "c", "d")


@pytest.mark.parametrize("kind", ["header", "footer", "signature-mark", "catch-word"])
def test_what_frames_a_page_belongs_to_no_article(kind: str) -> None:
    read_page = read(
        page_xml(
            region("h", "夜灯照亮洛河滩", kind="heading"), region("b", BODY), region("f", BODY, kind=kind)
        )
    )
    (article,) = read_page.scan.articles
    assert article.paragraphs == (BODY,)
    (slot,) = [slot for slot in read_page.scan.slots if slot.line == read_page.block_ids.index("f")]
    assert (slot.role, slot.article) == (SlotRole.FURNITURE, 0)


def test_the_reading_with_the_lowest_index_counts() -> None:
    choices = f"<TextLine>{equiv('己经亮了。', 2)}{equiv('已经亮了。', 1)}</TextLine>"
    assert read_article(region("b", inside=choices)).paragraphs == ("已经亮了。",)


def test_lines_without_a_reading_are_read_by_words_and_glyphs() -> None:
    glyphs = "".join(f"<Glyph>{equiv(character)}</Glyph>" for character in "昨夜亮了。")
    words = f"<TextLine><Word>{equiv('洛河边的灯')}</Word><Word>{glyphs}</Word></TextLine>"
    assert read_article(region("b", inside=words)).paragraphs == ("洛河边的灯昨夜亮了。",)
    latin = "".join(f"<Word>{equiv(word)}</Word>" for word in ("Moon", "River", "响了。"))
    assert read_article(region("b", inside=f"<TextLine>{latin}</TextLine>")).paragraphs == (
        "Moon River响了。",
    )


def test_a_region_without_lines_gives_its_own_reading() -> None:
    own = equiv("　　洛河边的灯亮了。\n　　走路的人比往常多，他们\n说。")
    assert read_article(f'<TextRegion id="b">{own}</TextRegion>').paragraphs == (
        "洛河边的灯亮了。",
        "走路的人比往常多，他们说。",
    )


def test_a_region_that_repeats_the_regions_inside_it_is_read_once() -> None:
    nested = f'<TextRegion id="outer">{region("inner", BODY)}{equiv(BODY)}</TextRegion>'
    assert read_article(nested).paragraphs == (BODY,)


def test_pictures_hold_text_too() -> None:
    picture = f'<ImageRegion id="i">{region("c", "孩子们在灯下看书。", kind="caption")}</ImageRegion>'
    article = read_article(region("h", "夜灯照亮洛河滩", kind="heading"), region("b", BODY), picture)
    assert article.captions == ("孩子们在灯下看书。",)


def test_nested_groups_are_read_by_index_and_unordered_ones_as_on_the_page() -> None:
    order = """
    <UnorderedGroup id="all">
      <OrderedGroup id="second">
        <RegionRefIndexed index="1" regionRef="d"/><RegionRefIndexed index="0" regionRef="c"/>
      </OrderedGroup>
      <OrderedGroup id="first" regionRef="box">
        <OrderedGroupIndexed id="o" index="5"><RegionRefIndexed index="0" regionRef="b"/></OrderedGroupIndexed>
        <RegionRefIndexed index="4" regionRef="a"/>
      </OrderedGroup>
    </UnorderedGroup>"""
    box = f'<TextRegion id="box">{region("b", BODY)}{region("a", BODY)}</TextRegion>'
    regions = (region("x", BODY), box, region("d", BODY), region("c", BODY), region("y", BODY))
    assert read(page_xml(*regions, order=order)).block_ids == ("a", "b", "c", "d", "x", "y")


def test_a_structure_of_transkribus_names_the_type() -> None:
    custom = "readingOrder {index:0;} structure {type:heading;}"
    headline = f'<TextRegion id="h" custom="{custom}">{equiv("夜灯照亮洛河滩")}</TextRegion>'
    assert read_article(headline, region("b", BODY)).headline == "夜灯照亮洛河滩"


def test_font_sizes_make_headings_where_no_type_does() -> None:
    def styled(name: str, text: str, size: int) -> str:
        style = f'<TextStyle fontSize="{size}"/>'
        return f'<TextRegion id="{name}"><TextLine>{equiv(text)}{style}</TextLine></TextRegion>'

    article = read_article(styled("h", "夜灯照亮洛河滩", 24), styled("b", BODY, 10))
    assert (article.headline, article.paragraphs) == ("夜灯照亮洛河滩", (BODY,))


def cell(row: int, column: int, text: str, *, is_numbered: bool) -> str:
    left, top = 100 * column, 40 * row + 5 * column
    corners = f"{left},{top} {left + 90},{top} {left + 90},{top + 30} {left},{top + 30}"
    role = f'<Roles><TableCellRole rowIndex="{row}" columnIndex="{column}"/></Roles>' if is_numbered else ""
    return f'<TextRegion id="c{row}{column}"><Coords points="{corners}"/>{role}{equiv(text)}</TextRegion>'


@pytest.mark.parametrize("is_numbered", [True, False])
def test_a_table_is_read_by_its_cells_numbers_or_their_places(is_numbered: bool) -> None:
    by_column = ((0, 0, "路线"), (1, 0, "周山线"), (0, 1, "首班"), (1, 1, "6:30"))
    cells = "".join(cell(row, column, text, is_numbered=is_numbered) for row, column, text in by_column)
    table = f'<TableRegion id="t">{cells}</TableRegion>'
    article = read_article(region("h", "公交首末班时间", kind="heading"), region("b", BODY), table)
    assert article.tables == ((("路线", "首班"), ("周山线", "6:30")),)
    assert article.appearances[0].block_ids == ("h", "b", "c00", "c01", "c10", "c11")


def test_a_cell_over_two_columns_stands_once() -> None:
    cells = f'<TableCell id="a" row="0" col="0" colSpan="2">{equiv("首班")}</TableCell>' + "".join(
        f'<TableCell id="{name}" row="1" col="{column}">{equiv(name)}</TableCell>'
        for column, name in enumerate(("周山线", "龙门线"))
    )
    table = f'<TableRegion id="t">{cells}</TableRegion>'
    article = read_article(region("h", "公交首末班时间", kind="heading"), region("b", BODY), table)
    assert article.tables == ((("首班", ""), ("周山线", "龙门线")),)
