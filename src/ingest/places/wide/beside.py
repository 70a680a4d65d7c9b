"""What stands around a name → whether the place is only beside the matter: it helps, is passed, or lies ahead.

The lists are ordinary words of Chinese newspapers, kept by hand; none is fitted to one article.
"""

import re

# 飞往广州, 途经凯里, 考到了北京, 卖到厦门: where something goes, or what it passes.
_ON_THE_WAY = (
    *(by + "往" for by in "飞开驶发运寄销"),
    *("途经", "途径", "路过", "取道", "移师", "转战", "移居"),
    *(done + to for done in "卖考销嫁" for to in ("到", "到了")),
    *("火车去", "汽车去", "坐车去", "开车去", "距", "离", "至"),
)
_FROM = tuple("从由自")
# 从凯里出来, 从西昌往东, 从成都寄来的: what follows a place that is left.
_LEFT = re.compile(
    r"^[^，。；、：]{0,3}?(?:出来|出发|[寄赶运派调迁赴邮买自]来|来[的到]|引进|移居|驾|往[东西南北]|飞[往抵到]|[一-鿿]{0,6}毕业)"
)
# 在深圳打工, 到广州读书: where somebody is or was for a time, away from what is told.
_THERE = tuple("在到去赴往")
_SOJOURN = re.compile(
    r"^[省市县区]?(?:打工|务工|[读念][书完大研博]|上大学|求学|当兵|服役|参军|进修|闯荡|经商|打拼|[开做]了?[一-鿿]{0,4}(?:生意|买卖))"
)
# 从西吉、海原的大山里搬来: where people were moved from.
_MOVED = re.compile(r"^[^，。；：]{0,12}?(?:搬[来出到迁下]|迁[来出到入])")
# 上海援建的, 苏州先后派来: what a helper does or sends, as those tell it who get it.
_HELPS = re.compile(
    r"^[省市区县]?(?:企业|干部|方面|先后|陆续|每年|累计)?(?:援建(?![项工资办])|[派捐寄送调]来|来[一-鿿]{0,2}挂职)"
)
# 东莞的工程队, 上海师傅, 云南的消防车队下山: people of a place, likely elsewhere.
_PEOPLE = re.compile(
    r"^(?:的?(?:工程|施工|援建)队|的工程师|师傅|的?(?:森林)?消防车?队伍?(?:下山|驰援|增援|连夜|千里))"
)
_GOES_THERE = tuple("到在赴往向为给对")
# 山东名将, 上海的某某以, 江苏、广东分别获得: athletes by what they start for.
_STARTS_FOR = re.compile(
    r"^(?:名将|选手|小将|老将|运动员|健儿|的[一-鿿]{2,3}以\d|(?:[、和与][一-鿿]{2,3}){0,5}分别[获夺])"
)
_MEETING = re.compile(r"^[^，。；]{0,14}?(?:举行|召开|开幕|举办|揭晓|首映|首发|发布)")
# Desks that the gazetteer has no name for and that are not abroad.
_DESK_AT_HOME = re.compile(
    r"^(?:台[北中南湾]|高雄|新北|金门|马祖)|(?:[港山岛村镇乡县市区站号湖江河]|前线|现场|综合)$"
)


def is_helper(before: str, after: str) -> bool:
    """Whether the place does or sends something for the one the article is about: `上海援建的`, `苏州派来的`."""
    return bool(_HELPS.match(after)) and not before.endswith(_GOES_THERE)


def is_of_people(after: str) -> bool:
    """Whether somebody comes from it or starts for it: `东莞的工程队`, `山东名将`."""
    return bool(_PEOPLE.match(after) or _STARTS_FOR.match(after))


def is_passed(before: str, after: str) -> bool:
    """Whether the place is passed, left or gone to for a time: `途经凯里`, `从西昌往东`, `在深圳打工`."""
    is_left = before.endswith(_FROM) and (_LEFT.match(after) or _MOVED.match(after))
    return bool(
        before.endswith(_ON_THE_WAY) or is_left or (before.endswith(_THERE) and _SOJOURN.match(after))
    )


def is_venue(name: str, before: str, after: str) -> bool:
    """Whether a meeting in the capital is all that stands there: `在北京举行`."""
    return name.startswith("北京") and before.endswith("在") and bool(_MEETING.match(after))


def is_abroad(desk: str) -> bool:
    """Whether a dateline's office, in which no place of China stands, is abroad: 内罗毕."""
    return not _DESK_AT_HOME.search(desk)
