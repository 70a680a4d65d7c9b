"""The same text in two editions: linked where it is one, and not where it only looks alike."""

from dataclasses import replace
from datetime import date, timedelta

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


def print_on(newsroom: Newsroom, day: int, *stories: Story, paper: Newspaper = LCRB) -> None:
    content = edition(page("01", *stories), on=DAY + timedelta(days=day))
    if paper is not LCRB:
        content = rename(content, paper.newspaper_id)
    newsroom.load(content, paper)


def rename(content, newspaper_id):  # type: ignore[no-untyped-def]
    raise NotImplementedError


def links(newsroom: Newsroom) -> list[tuple[object, ...]]:
    newsroom.build()
    return newsroom.rows("select edition_date, newspaper_id, first_date, kind from marts.reprints order by 1, 2")


