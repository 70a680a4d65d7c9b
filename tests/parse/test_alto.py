"""ALTO of any version: order of blocks, spaces and hyphens, what makes a heading, a caption, a table."""

import pytest

from ingest.domain.article import Article
from ingest.parse.xml_pages.scan import XmlScan, read_xml_scan

BODY = (
    "洛河边的灯昨夜亮了，走路的人比往常多。灯杆只有一人高，光朝下照，照得见台阶，照不着水鸟。"
    "管灯的人说，夜里十一点以后只留一半，天亮前再点起来。"
)


def string(text: str, **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<String CONTENT="{text}"{written}/>'


def line(content: str, **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<TextLine{written}>{content if '<' in content else string(content)}</TextLine>"


def block(name: str, *lines: str, **attributes: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inner = "".join(each if each.startswith("<TextLine") else line(each) for each in lines)
    return f'<TextBlock ID="{name}"{written}>{inner}</TextBlock>'


def alto(*blocks: str, head: str = "", page: str = 'PHYSICAL_IMG_NR="1"') -> str:
    return (
        f"<alto>{head}<Layout><Page {page}><PrintSpace>{''.join(blocks)}</PrintSpace></Page></Layout></alto>"
    )


def read(text: str) -> XmlScan:
    return read_xml_scan(text, source="a.xml", districts=("老城区",))


def read_articles(text: str) -> tuple[Article, ...]:
    return read(text).scan.articles


def text_of(*lines: str) -> str:
    (article,) = read_articles(alto(block("b", *lines)))
    return "|".join(article.paragraphs)


@pytest.mark.parametrize(
    "root",
    [
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#">',
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#" SCHEMAVERSION="3.1">',
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">',
        '<?xml version="1.0"?><!-- made by hand --><alto>',
    ],
)
def test_the_namespace_does_not_matter(root: str) -> None:
    (article,) = read_articles(alto(block("b", BODY)).replace("<alto>", root))
    assert article.paragraphs == (BODY,)


def test_lines_of_a_block_join_without_a_space() -> None:
    assert text_of("涧河两岸种了八百棵", "柳树，明年就有阴凉。") == "涧河两岸种了八百棵柳树，明年就有阴凉。"
    assert text_of("他唱了 Moon", "River，大家都会。") == "他唱了 Moon River，大家都会。"
    assert text_of("今年共种树20", "18棵，比去年多。") == "今年共种树2018棵，比去年多。"


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    cut = line(string("书店叫Open", SUBS_TYPE="HypPart1", SUBS_CONTENT="OpenBook") + '<HYP CONTENT="-"/>')
    rest = line(string("Book", SUBS_TYPE="HypPart2", SUBS_CONTENT="OpenBook") + string("，昨天开门。"))
    assert text_of(cut, rest) == "书店叫OpenBook，昨天开门。"
    own = line(string("well", SUBS_TYPE="HypPart1", SUBS_CONTENT="well-known") + '<HYP CONTENT="-"/>')
    assert text_of(own, line(string("known") + string("的店，昨天开门。"))) == "well-known的店，昨天开门。"
    assert text_of(line(string("他说") + '<HYP CONTENT="—"/>'), "明年再来。") == "他说—明年再来。"


def test_spaces_an_engine_writes_between_chinese_words_are_none() -> None:
    words = "<SP/>".join(
        string(word) for word in ("洛河", "边的", "灯", "昨夜", "亮了", "，走路", "的人", "多。")
    )
    assert text_of(line(words)) == "洛河边的灯昨夜亮了，走路的人多。"


def test_a_space_as_wide_as_a_character_is_printed() -> None:
    wide = line(
        string("记者") + '<SP WIDTH="38"/>' + string("乔见") + '<SP WIDTH="4"/>' + string("山"),
        HPOS="0", VPOS="0", WIDTH="300", HEIGHT="40",
    )  # fmt: skip
    (article,) = read_articles(alto(block("b", BODY), block("c", wide)))
    assert (article.byline, article.writers) == (("记者 乔见山",), ("乔见山",))


def test_a_block_in_a_larger_font_is_a_heading() -> None:
    styles = '<Styles><TextStyle ID="big" FONTSIZE="22"/><TextStyle ID="small" FONTSIZE="10"/></Styles>'
    headline = block("h", "夜灯照亮洛河滩", STYLEREFS="big")
    (article,) = read_articles(alto(headline, block("b", BODY, STYLEREFS="small"), head=styles))
    assert (article.headline, article.paragraphs) == ("夜灯照亮洛河滩", (BODY,))


def test_a_lead_in_a_larger_font_is_no_heading() -> None:
    styles = '<Styles><TextStyle ID="big" FONTSIZE="13"/><TextStyle ID="small" FONTSIZE="10"/></Styles>'
    lead = block("h", "灯亮了，人也来了。", STYLEREFS="big")
    (article,) = read_articles(alto(lead, block("b", BODY * 2, STYLEREFS="small"), head=styles))
    assert article.headline is None
    assert "灯亮了，人也来了。" in article.paragraphs


def test_where_no_fonts_are_given_the_height_of_lines_tells() -> None:
    headline = block("h", line("夜灯照亮洛河滩", HPOS="0", VPOS="0", WIDTH="630", HEIGHT="90"))
    body = block("b", line(BODY, HPOS="0", VPOS="120", WIDTH="760", HEIGHT="40"))
    (article,) = read_articles(alto(headline, body))
    assert article.headline == "夜灯照亮洛河滩"


def test_a_headline_and_its_text_in_one_block_are_told_apart() -> None:
    styles = '<Styles><TextStyle ID="big" FONTSIZE="22"/><TextStyle ID="small" FONTSIZE="10"/></Styles>'
    mixed = block("b", line("夜灯照亮洛河滩", STYLEREFS="big"), line(BODY, STYLEREFS="small"))
    read_page = read(alto(mixed, head=styles))
    (article,) = read_page.scan.articles
    assert (article.headline, article.paragraphs) == ("夜灯照亮洛河滩", (BODY,))
    assert read_page.block_ids == ("b", "b")
    assert article.appearances[0].block_ids == ("b",)


@pytest.mark.parametrize(
    "tag",
    [
        '<LayoutTag ID="T" LABEL="Heading"/>',
        '<StructureTag ID="T" TYPE="Title" LABEL="x"/>',
        '<OtherTag ID="T" LABEL="标题"/>',
    ],
)
def test_a_tag_makes_a_heading(tag: str) -> None:
    tagged = block("h", "夜灯照亮洛河滩", TAGREFS="T")
    (article,) = read_articles(alto(tagged, block("b", BODY), head=f"<Tags>{tag}</Tags>"))
    assert article.headline == "夜灯照亮洛河滩"


def test_tags_of_lines_and_of_people_are_told_apart() -> None:
    tags = '<Tags><StructureTag ID="T" LABEL="heading"/><NamedEntityTag ID="N" LABEL="heading"/></Tags>'
    mixed = block("b", line("夜灯照亮洛河滩", TAGREFS="T"), line(BODY, TAGREFS="N"))
    (article,) = read_articles(alto(mixed, head=tags))
    assert (article.headline, article.paragraphs) == ("夜灯照亮洛河滩", (BODY,))


def test_a_tagged_caption_is_one_wherever_it_stands() -> None:
    tags = '<Tags><LayoutTag ID="C" LABEL="caption"/><LayoutTag ID="H" LABEL="heading"/></Tags>'
    blocks = (
        block("h", "夜灯照亮洛河滩", TAGREFS="H"),
        block("b", BODY),
        block("c", "孩子们在灯下看书，看的是新到的画册。", TAGREFS="C"),
        block("d", "灯要亮到夜里十一点。"),
    )
    (article,) = read_articles(alto(*blocks, head=tags))
    assert article.captions == ("孩子们在灯下看书，看的是新到的画册。",)
    assert article.paragraphs == (BODY, "灯要亮到夜里十一点。")


def test_a_large_first_character_belongs_to_its_text() -> None:
    styles = '<Styles><TextStyle ID="big" FONTSIZE="30"/><TextStyle ID="small" FONTSIZE="10"/></Styles>'
    blocks = (block("c", "洛", STYLEREFS="big"), block("b", BODY[1:], STYLEREFS="small"))
    (article,) = read_articles(alto(*blocks, head=styles))
    assert article.paragraphs == (BODY,)
    assert article.appearances[0].block_ids == ("c", "b")


def test_idnext_orders_blocks_where_there_is_no_reading_order() -> None:
    first = "洛河边的灯昨夜亮了，走路的人比往常多。"
    blocks = (
        block("c", "灯要亮到夜里十一点。"),
        block("a", first, IDNEXT="b"),
        block("b", "灯是旧的，换了新的灯头。", IDNEXT="c"),
    )
    assert read(alto(*blocks)).block_ids == ("a", "b", "c")


def test_links_that_go_round_lose_nothing() -> None:
    assert read(alto(block("a", BODY, IDNEXT="b"), block("b", BODY, IDNEXT="a"))).block_ids == ("a", "b")


def test_the_reading_order_may_name_composed_blocks_and_lines() -> None:
    order = (
        '<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="r1" REF="box"/><ElementRef ID="r2" REF="l1"/>'
        '<UnorderedGroup ID="u"><ElementRef ID="r3" REF="d"/><ElementRef ID="r4" REF="c"/></UnorderedGroup>'
        "</OrderedGroup></ReadingOrder>"
    )
    blocks = (
        block("c", BODY),
        block("d", BODY),
        block("left", BODY),
        block("l", line(BODY, ID="l1")),
        f'<ComposedBlock ID="box">{block("a", BODY)}{block("b", BODY)}</ComposedBlock>',
    )
    assert read(alto(*blocks, head=order)).block_ids == ("a", "b", "l", "c", "d", "left")


def test_each_page_element_is_a_printed_page() -> None:
    page = f'<Page PRINTED_IMG_NR="A%d" PHYSICAL_IMG_NR="%d"><PrintSpace>{block("b%d", BODY)}</PrintSpace></Page>'
    blank = '<Page PHYSICAL_IMG_NR="8"/>'
    text = f"<alto><Layout>{page % (2, 7, 1)}{blank}{page % (4, 9, 2)}</Layout></alto>"
    pages = read(text).scan.pages
    assert [(each.page_no, each.image_no) for each in pages] == [("A2", "07"), (None, "08"), ("A4", "09")]


def test_a_page_number_below_opens_no_page() -> None:
    bottom = f"<BottomMargin>{block('n', '— 7 —')}</BottomMargin><PrintSpace>"
    (page,) = read(alto(block("b", BODY)).replace("<PrintSpace>", bottom)).scan.pages
    assert page.page_no == "07"


def test_lines_become_paragraphs_where_print_shows_them() -> None:
    def at(left: int, text: str) -> str:
        return line(text, HPOS=f"{left}", VPOS="0", WIDTH=f"{len(text) * 40}", HEIGHT="40")

    lines = (
        at(80, "洛河边的灯亮了。"),
        at(0, "走路的人比往常多，他们说。"),
        at(80, "灯要亮到夜里十一点。"),
    )
    assert text_of(*lines) == "洛河边的灯亮了。|走路的人比往常多，他们说。|灯要亮到夜里十一点。"
