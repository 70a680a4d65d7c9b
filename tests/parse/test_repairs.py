"""A misread word is offered its repair with a reason; a word that is right as printed is left alone."""

import pytest

from ingest.domain.article import Article
from ingest.domain.lookalikes import LOOKALIKES, explain
from ingest.domain.strings import find_strings
from ingest.parse.repairs import Misreading, find_misreadings, read_misreadings

MISREAD = """
杨美玲从17岁开始做裁缝，一千就是40多年。 | 一千就是 | 一干就是
这项事业，他一千就是大半辈子。 | 一千就是 | 一干就是
山脚下有一处常年不千的泉眼。 | 常年不千 | 常年不干
党员千部带头承诺。 | 千部 | 干部
他撸起袖子千活。 | 千活 | 干活
屋里收拾得千净。 | 千净 | 干净
面向末来，再造新城。 | 末来 | 未来
他从末离开过山村。 | 从末 | 从未
今年己经是第五年。 | 己经 | 已经
他动情处激动不己。 | 激动不己 | 激动不已
她说自已先验了三遍。 | 自已 | 自己
曰前，新桥通车。 | 曰前 | 日前
记者昨曰获悉。 | 昨曰 | 昨日
时间为7月8曰。 | 曰 | 日
中华人民共和国入民法院。 | 入民 | 人民
她记得小时侯这条街。 | 时侯 | 时候
一夭不落地坚持。 | 一夭 | 一天
游客间路，都说从那里转弯。 | 间路 | 问路
贫因户领到了鸡苗。 | 贫因 | 贫困
折迁工作已经启动。 | 折迁 | 拆迁
公园兔费开放。 | 兔费 | 免费
市民参加竟赛。 | 竟赛 | 竞赛
拔打热线电话。 | 拔打 | 拨打
老战土重返军营。 | 战土 | 战士
"""

# Every one holds characters that stand in the table, across two words or in a word of its own.
RIGHT_AS_PRINTED = """
一千就是一千，一分不少。
一千就是10个100。
本月上千部电影免费放映。
数千活跃用户参加。
三千净利润归村集体。
近千劲旅参赛。
葡萄树下晒千斤麦。
倘若千年后有人再来。
两千警力上街执勤。
周末来公园的人多。
期末能考好就行。
本世纪末来到这里的移民。
上世纪80年代末经济起飞。
从末班车上下来。
归还末位的名次。
明末清初的老宅。
自己经营小店。
知己经年不见。
一己之力。
宿舍已经熄灯。
来自已故艺术家的捐赠。
独自已在山里走了三天。
于己有利的事先想一想。
子曰：“学而时习之。”
医生曰：“无妨。”
其次曰“勤”。
美其名曰前卫。
深入民心的好政策。
引入民间资本。
资深人士说。
金融人才济济。
有人驻守在山口。
周年纪念日前一天。
事项日渐增多。
今日标的展示。
手工艺木雕展。
二手木材市场。
证明自己清白。
当时侯某正在家中。
诸侯、公侯、侯爵。
小鸟云集湿地。
三口之家免子女学费。
近几平方米的小店。
类似平台还有三家。
命令年轻人留下。
打折除外的商品。
部分折扣商品售完。
采访间隙，他喝了口水。
保护土长的乡音。
民间题材的剪纸。
城市扬尘治理。
转眼晴空万里。
可以住进新房。
前往房山的路。
田间问路的人，林间路窄。
干旱就怕大风。
水井放在院子中央。
"""


def offered(text: str) -> list[tuple[str, str]]:
    return [(one.surface, one.replacement) for one in find_misreadings(text, field="paragraph", index=0)]


@pytest.mark.parametrize("row", MISREAD.strip().splitlines())
def test_a_misread_word_is_offered_its_repair(row: str) -> None:
    text, surface, replacement = (cell.strip() for cell in row.split("|"))
    assert offered(text) == [(surface, replacement)]


@pytest.mark.parametrize("text", RIGHT_AS_PRINTED.strip().splitlines())
def test_a_right_word_is_left_alone(text: str) -> None:
    assert offered(text) == []


def test_a_suggestion_says_where_and_why() -> None:
    (one,) = find_misreadings("今年己经是第五年。", field="caption", index=2)
    assert (one.field, one.index, one.start_offset) == ("caption", 2, 2)
    assert one.reason == "“己”与“已”形近（末笔开口不同）"


def test_of_two_rows_at_one_place_the_longer_word_is_offered() -> None:
    assert offered("7月7曰前报名。") == [("曰前", "日前")]


@pytest.mark.parametrize("row", read_misreadings(), ids=lambda row: f"{row.printed}-{row.meant}")
def test_every_row_tells_look_alikes_apart(row: Misreading) -> None:
    assert explain(row.printed, row.meant) == row.reason


def test_look_alikes_are_alike_both_ways() -> None:
    assert {(other, one) for one, other in LOOKALIKES} == set(LOOKALIKES)
    assert explain("翟家屯", "瞿家屯") == "“翟”与“瞿”形近（上部不同）"
    assert explain("做为", "作为") is None


def test_all_printed_strings_are_looked_at() -> None:
    article = Article(order=1, kind="news", headline="粉千飘香", captions=("己经开张",), paragraphs=("曰前",))
    found = [
        (field, one.surface)
        for field, index, text in find_strings(article)
        for one in find_misreadings(text, field=field, index=index)
    ]
    assert found == [("headline", "粉千"), ("paragraph", "曰前"), ("caption", "己经")]
