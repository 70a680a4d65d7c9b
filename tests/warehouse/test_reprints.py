"""The same text in two editions: linked where it is one, and not where it only looks alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ingest.domain.newspaper import Newspaper
from ingest.warehouse.sketches import make_sketch
from tests.warehouse.conftest import DAY, LCRB, Newsroom, Story, edition, page

LCWB = Newspaper(newspaper_id="lcwb", name="洛川晚报", home_city="洛阳市")
PARAGRAPHS = (
    "清晨五点半，涧西区的老电车库亮起了灯。七十三岁的钟表匠陆怀山推着一辆自行车进门，车后座绑着两只旧木箱，箱里是他攒了四十年的发条和齿轮。",
    "车库改成修理铺以后，附近居民送来的坏钟有一百一十六座。陆怀山每天只收三座，收下时写一张纸条，写明哪里不走，什么时候来取。纸条贴在墙上，已经贴到了第二面。",
    "“快不得，游丝比头发还细。”他说话时不抬头，手里的镊子停在半空。学徒林小满坐在旁边抄账，账本上记着每座钟的来历：结婚时买的，厂里发的，从上海背回来的。",
    "最难修的一座是火车站拆下来的挂钟，钟面直径88厘米，停在1979年3月的一个下午。两人拆了十一天，发现是一粒沙子卡住了擒纵叉。",
    "上周六，这座挂钟重新走了起来。街坊们围在门口听它敲了十下，有人数出声来，有人掏出手机对时，差了不到两秒。",
    "陆怀山打算把它挂在车库的山墙上，不收钱，也不写名字。他说，钟本来就是给过路的人看的。",
)
CLOCK = Story(headline="老电车库里的修钟人", text="\n".join(PARAGRAPHS))
OTHER = Story(
    headline="河边多了一座浮桥",
    text="栾川的伊河边上，木匠们用三个星期搭起一座浮桥，桥面铺的是从旧仓库拆来的杉木板，走上去有一股松脂味。"
    "桥成那天，两岸的孩子来回跑了十几趟，直到天黑才被各自的奶奶领回家。",
)
WEATHER_LIKE = (
    "市气象部门预计，今天白天到夜里多云转晴，偏东风三级，最高气温{high}℃，最低气温{low}℃；明天晴间多云，最高气温{next}℃。"
    "早晚温差较大，请市民注意增减衣物，出行注意交通安全，农户抓住晴好时机做好春灌和大棚通风。"
)
MASTHEAD = (
    "本报社址洛川路十八号，订阅热线请拨打总机转发行部，各县区均设发行站，投递员每天清晨送报上门，"
    "如有漏投迟投请向所在站点反映，本报广告经营许可证号见左上角，印刷厂地址同社址，每份零售价一元五角。"
)
FORM = (
    "经县政府批准，县自然资源部门以挂牌方式出让编号第{}号宗地的国有建设用地使用权，竞买人应在规定的时间内提交申请并缴纳保证金，"
    "逾期不予受理。该宗地位于城东产业片区，面积{}公顷，土地用途为工业，出让年限50年，容积率不低于1.0，绿地率不高于20%，"
    "成交价{}万元，受让人应自{}日起六十日内付清价款，并按约定的时间开工和竣工。本次出让的详细资料可在县公共资源交易中心查询，"
    "申请人可到现场踏勘，也可登录网上交易系统下载出让文件。"
)


def print_on(
    newsroom: Newsroom, day: int, *stories: Story, paper: Newspaper = LCRB, letter: str = ""
) -> None:
    """Load an edition of one page, so many days after the first."""
    content = edition(
        page("01", *stories),
        on=DAY + timedelta(days=day),
        newspaper_id=paper.newspaper_id,
        letter=letter,
    )
    newsroom.load(content, paper)


def links(newsroom: Newsroom) -> list[tuple[object, ...]]:
    """(newspaper, of which newspaper, kind) of each reprint, by day and newspaper."""
    newsroom.build()
    return newsroom.rows(
        "select newspaper_id, first_newspaper_id, kind from marts.reprints order by edition_date, 1"
    )


def test_another_newspapers_copy_is_a_reprint_of_the_earlier_one(newsroom: Newsroom) -> None:
    """Under its own headline, with its own punctuation and widths."""
    print_on(newsroom, 0, CLOCK, OTHER)
    copy = replace(CLOCK, headline="修钟", text=CLOCK.text.replace("，", " ， ").replace("88", "８８"))
    print_on(newsroom, 1, copy, paper=LCWB)
    newsroom.build()
    row = newsroom.rows(
        "select reprint_of, first_date, edition_date, kind, distance, containment, is_same_newspaper"
        " from marts.reprints"
    )
    first = newsroom.column("select article_id from marts.articles where headline = '老电车库里的修钟人'")[0]
    assert row == [(first, DAY, DAY + timedelta(days=1), "whole", 0, 1.0, False)]


def test_a_reprint_of_the_same_day_is_of_the_newspaper_that_comes_first(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK, paper=LCWB)
    print_on(newsroom, 0, CLOCK)
    assert links(newsroom) == [("lcwb", "lcrb", "whole")]


def test_every_copy_is_linked_to_the_first_printing(newsroom: Newsroom) -> None:
    print_on(newsroom, 2, CLOCK, paper=LCWB)
    print_on(newsroom, 1, CLOCK, paper=replace(LCWB, newspaper_id="lczb"))
    print_on(newsroom, 0, CLOCK)
    assert links(newsroom) == [("lczb", "lcrb", "whole"), ("lcwb", "lcrb", "whole")]


def test_a_few_words_changed_by_an_editor_do_not_hide_a_reprint(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK)
    edited = CLOCK.text.replace("上周六", "前不久").replace("街坊们", "邻居们").replace("学徒", "徒弟")
    print_on(newsroom, 3, replace(CLOCK, text=edited), paper=LCWB)
    assert links(newsroom) == [("lcwb", "lcrb", "whole")]


@pytest.mark.parametrize("kept", [PARAGRAPHS[:2], PARAGRAPHS[3:], PARAGRAPHS[1:2] + PARAGRAPHS[4:]])
def test_an_abridged_copy_is_linked(newsroom: Newsroom, kept: tuple[str, ...]) -> None:
    print_on(newsroom, 0, CLOCK)
    print_on(newsroom, 1, replace(CLOCK, text="\n".join(kept)), paper=LCWB)
    assert links(newsroom) == [("lcwb", "lcrb", "abridged")]


def test_the_same_newspaper_may_reprint_itself(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK)
    print_on(newsroom, 6, CLOCK)
    newsroom.build()
    assert newsroom.column("select is_same_newspaper from marts.reprints") == [True]


def test_a_second_edition_of_the_day_may_reprint_the_first(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK)
    print_on(newsroom, 0, CLOCK, letter="b")
    assert links(newsroom) == [("lcrb", "lcrb", "whole")]


def test_twice_in_one_edition_is_no_reprint(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", CLOCK), page("05", replace(CLOCK, headline="修钟人"))))
    assert links(newsroom) == []


def test_other_articles_are_not_linked(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK)
    print_on(newsroom, 1, OTHER, paper=LCWB)
    assert links(newsroom) == []


def test_a_common_heading_or_a_line_of_service_links_nothing(newsroom: Newsroom) -> None:
    """Many papers print the same column's name over another text, and short lines of service."""
    line = Story(headline="便民信息", text="市图书馆每周一闭馆，借书证可在服务台办理。")
    for day, text in enumerate((PARAGRAPHS[0], PARAGRAPHS[3], OTHER.text)):
        print_on(newsroom, day, Story(headline="今日洛川", text=text), line)
    assert links(newsroom) == []


def test_the_next_days_weather_is_no_reprint(newsroom: Newsroom) -> None:
    """Same words, other figures; `kind` did not know it for weather."""
    for day in range(2):
        text = WEATHER_LIKE.format(high=21 + day, low=9 + 2 * day, next=24 - day)
        print_on(newsroom, day, Story(headline="出门看天", text=text))
    assert links(newsroom) == []


@pytest.mark.parametrize("kind", ["notice", "weather", "ad"])
def test_a_notice_printed_again_is_repeated_not_reprinted(newsroom: Newsroom, kind: str) -> None:
    for day in range(2):
        print_on(newsroom, day, replace(CLOCK, kind=kind))
    assert links(newsroom) == []


def test_the_same_form_filled_in_anew_is_no_reprint(newsroom: Newsroom) -> None:
    print_on(
        newsroom, 0, Story(headline="洛川县国有土地出让结果", text=FORM.format("12", "4.2", "310", "3月2"))
    )
    print_on(
        newsroom, 1, Story(headline="洛川县国有土地出让结果", text=FORM.format("13", "2.7", "185", "3月3"))
    )
    assert links(newsroom) == []


@pytest.mark.parametrize("days", [3, 9])
def test_what_stands_in_the_newspaper_day_after_day_is_no_reprint(newsroom: Newsroom, days: int) -> None:
    for day in range(days):
        print_on(newsroom, day, Story(headline="本报", text=MASTHEAD))
    print_on(newsroom, days, Story(headline="本报", text=MASTHEAD), paper=LCWB)
    assert links(newsroom) == []


def test_a_phrase_of_every_day_does_not_hide_a_reprint(newsroom: Newsroom) -> None:
    phrase = "全市上下要拧成一股绳、铆足一股劲，把每一件群众盼着的小事当作大事来办，一件接着一件办好。"
    for day in range(8):
        text = f"{phrase}{OTHER.text[day * 5 :][:70]}{PARAGRAPHS[day % 6][::-1]}{day}"
        print_on(newsroom, day, Story(headline=f"第{day}天", text=text))
    print_on(newsroom, 8, replace(CLOCK, text=f"{phrase}\n{CLOCK.text}"))
    print_on(newsroom, 9, replace(CLOCK, text=f"{phrase}\n{CLOCK.text}"), paper=LCWB)
    assert links(newsroom) == [("lcwb", "lcrb", "whole")]


def test_a_withdrawn_article_links_nothing(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK, OTHER)
    print_on(newsroom, 1, CLOCK, paper=LCWB)
    print_on(newsroom, 0, OTHER)
    assert links(newsroom) == []


def test_a_corrected_article_counts_as_it_now_reads(newsroom: Newsroom) -> None:
    print_on(newsroom, 0, CLOCK)
    print_on(newsroom, 1, CLOCK, paper=LCWB)
    print_on(newsroom, 1, replace(CLOCK, text=OTHER.text), paper=LCWB)
    assert links(newsroom) == []


def test_a_sketch_is_the_same_on_every_machine() -> None:
    sketch = make_sketch(PARAGRAPHS)
    assert sketch is not None
    assert (f"{sketch.simhash:016x}", sketch.gram_hashes[:2]) == (
        "1fa260c0312e030f",
        (13042663744, 497765568628),
    )


def test_a_short_text_has_no_sketch() -> None:
    assert make_sketch(("本报讯 " * 19,)) is None
    assert make_sketch(("本报讯 " * 20,)) is not None
    assert make_sketch(()) is None
