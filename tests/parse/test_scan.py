"""Scan pages become their articles; every character ends in exactly one slot."""

import pytest

from ingest.domain.page import SlotRole
from ingest.parse.scan import find_line_labels, read_scan

DISTRICTS = ("涧西区", "西工区", "老城区", "嵩县")

PAGE = """

# 老巷装上新扶手

涧西区把背街小巷整治做到居民门口,上半年改造街巷26条……

今年以来,涧西区以小巷整治为抓手,推动服务向最后一米延伸。

## 路面平了

走进仁义巷,青石板路面平整干净。“过去一下雨就积水,现在轮椅也能推着走。”住户说,院门口装上了扶

手。



巷口新装的扶手

## 服务近了

在一处服务点,理发师每周二上门为老人理发。(许长庚 樊小敏)

## 夜市食品抽检

17日晚,西工区对夜市开展抽检,共检查摊位83个。(西市监)
"""


def test_lead_with_sections_and_a_brief() -> None:
    lead, brief = read_scan(PAGE, source="a.md", districts=DISTRICTS).articles
    assert lead.headline == "老巷装上新扶手"
    assert lead.deck == "涧西区把背街小巷整治做到居民门口,上半年改造街巷26条……"
    assert [(section.heading, section.first_paragraph) for section in lead.sections] == [
        ("路面平了", 1),
        ("服务近了", 2),
    ]
    assert lead.paragraphs[1].endswith("院门口装上了扶手。")
    assert lead.joins[0].pieces[1] == "手。"
    assert lead.captions == ("巷口新装的扶手",)
    assert lead.writers == ("许长庚", "樊小敏")
    assert (brief.headline, brief.source) == ("夜市食品抽检", "西市监")


def test_boundaries_say_why() -> None:
    brief = read_scan(PAGE, source="a.md", districts=DISTRICTS).articles[1]
    assert brief.boundary is not None
    assert "headline starts, the text before signed" in [rule for rule, _ in brief.boundary.rules]
    assert brief.boundary.margin > 0


def test_every_character_lies_in_one_slot() -> None:
    scan = read_scan(PAGE, source="a.md", districts=DISTRICTS)
    for number, line in enumerate(PAGE.split("\n")):
        slots = [slot for slot in scan.slots if slot.line == number]
        assert [slot.start for slot in slots] == [0, *(slot.end for slot in slots[:-1])]
        assert slots[-1].end == len(line)
    assert {slot.role for slot in scan.slots} >= {
        SlotRole.BYLINE,
        SlotRole.CAPTION,
        SlotRole.SECTION,
        SlotRole.SOURCE,
    }


def test_line_labels_have_one_entry_for_each_printed_line() -> None:
    scan = read_scan(PAGE, source="a.md", districts=DISTRICTS)
    assert find_line_labels(scan, PAGE) == (1,) * 9 + (2,) * 2


@pytest.mark.parametrize("mark", ["\f", "---", "<!-- page 2 -->"])
def test_page_separators_cut_pages(mark: str) -> None:
    scan = read_scan(
        f"# 早市开张\n\n早市今天开张。\n\n{mark}\n\n# 晚市收摊\n\n晚市昨天收摊。\n", source="a.md"
    )
    assert [article.headline for article in scan.articles] == ["早市开张", "晚市收摊"]
    assert [article.appearances[0].page for article in scan.articles] == [0, 1]


def test_jump_joins_two_pages_into_one_article() -> None:
    text = (
        "A1 要闻 2014年4月22日 星期二\n\n# 清水穿城过\n\n排口全部编了号、建了(下转A3版)\n\n\n\n"
        "A3 综合 2014年4月22日 星期二\n\n# 清水穿城过\n\n(上接A1版)档案。水质每月会商一次。(记者 伏正清)\n"
    )
    scan = read_scan(text, source="a.md")
    assert [page.page_no for page in scan.pages] == ["A1", "A3"]
    (article,) = scan.articles
    assert article.paragraphs == ("排口全部编了号、建了档案。水质每月会商一次。",)
    assert (article.continues_to, article.continues_from) == ("A3", "A1")
    assert [appearance.page for appearance in article.appearances] == [0, 1]


def test_agency_opens_an_item_that_lost_its_headline() -> None:
    text = "# 除雪有了作息表\n\n每天清扫三次。(车启明)\n\n本报讯(记者 苑冬青) 昨日起,商圈设立驿站。\n"
    first, second = read_scan(text, source="a.md").articles
    assert first.writers == ("车启明",)
    assert (second.headline, second.writers, second.source) == (None, ("苑冬青",), "本报讯")


def test_numbers_and_list_marks_are_text() -> None:
    text = "# 三件实事\n\n先说规划。\n\n## 3. 引领工程\n\n- 建一座桥。\n\n"
    text += "    修一条路。\n\n## 4. 惠民工程\n\n种一片树。\n"
    (article,) = read_scan(text, source="a.md").articles
    assert [section.heading for section in article.sections] == ["3. 引领工程", "4. 惠民工程"]
    assert "- 建一座桥。" in article.paragraphs
