"""What stands around a name in a national paper → an organisation's, a road's or a person's, or the place itself.

The lists are ordinary words of Chinese newspapers, kept by hand; none is fitted to one article.
"""

import re

from ingest.places.words import OFFICE, WORD_GOES_ON, read_words

# Short names of cities and counties that are ordinary words or common names of other things.
ORDINARY_SHORT_NAMES = read_words("ordinary_short_names.txt")

_IN_NAME = r"(?:(?![市县区省州盟旗在的与和到、，。；：“”（）一二两三四五六七八九十百千万多几所各]).)"
# 武汉大学, 南京路, 北京时间, 上海合作组织, 中科院兰州某所: a name that a city stands in.
_NAME_GOES_ON = re.compile(
    rf"^(?:{_IN_NAME}{{0,5}}?(?:大学|学院|研究所|研究院|出版社|银行|证券|大剧院|交响乐团|合作组织|论坛|共识|宣言|条约|议定书)"
    r"|路(?![边口上桥灯面段])|街(?![头道])|大街|大道|舰|时间|烤鸭|话(?!题)|菜(?![农地市价篮园])|酒(?![店厂企])|日报|晚报|卫视|军区|战区|海关学院|铁路局|航空(?![港枢])|奥运|冬奥|世博|亚运|指数"
    r"|[男女]子?[篮足排]|队(?![伍员])|国安|申花|恒大)"
)
_PROVINCE_LETTER = re.compile(r"[豫鄂湘赣闽浙粤桂滇黔川陕陇晋冀鲁皖苏辽藏琼]$")
_COUNTY_CUE = re.compile(r"^(?:[一二三四五六七八九十两]+[个]?[县区]|等[地县]|[县区]委|：)")


# 右江河谷, 赤水河畔: the water or the valley, not the county called after it.
_WATER_OR_VALLEY = re.compile(
    r"^(?:河谷|流域|两岸|沿岸|上游|中游|下游|河畔|江畔|大桥|大坝|航道|水库|水系|干流|支流|江面)"
)
# 阜宁、射阳两县, 建湖、滨海等县: words at a row's end say what stands in it.
_ROW_GOES_ON = re.compile(
    r"^(?:[、和与及][一-鿿]{2,4}?){0,9}(?:等[一-鿿]{0,2}[县区市地旗州盟]|[两二三四五六七八九十]+个?[县区市地旗])"
)
_ALONE_BEFORE = re.compile(r"(?:^|[在从到往赴自与和及、，。；：！？“”（—]|比如|包括)$")
_ALONE_AFTER = re.compile(r"^(?:$|[的、，；：”）和与及]|等|一带|境内|山区)")


def stands_alone(before: str, after: str) -> bool:
    """Whether a name begins and ends like a word of its own: `到从江，`, `兴化、高淳`, `紫阳的信贷员`."""
    return bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after))


def is_water_or_valley(after: str) -> bool:
    """Whether a river or valley of that name is meant: `右江河谷`, `长江两岸`."""
    return bool(_WATER_OR_VALLEY.match(after))


def is_in_another_name(before: str, after: str) -> bool:
    """Whether a short name of a city or province only stands in the name of something else."""
    return bool(_NAME_GOES_ON.match(after)) or before.endswith(("中科院", "科学院", "驻"))


def has_county_cue(after: str) -> bool:
    """Whether words right after a county's short form say that it is one: an office, 两县, a headline's colon."""
    return bool(OFFICE.match(after) or _COUNTY_CUE.match(after) or _ROW_GOES_ON.match(after))


def is_part_of_words(name: str, before: str, after: str) -> bool:
    """Whether the characters only look like the place's name: 偃师市场, 豫西山区, 皖南部."""
    ending = WORD_GOES_ON.get(name[-1])
    is_direction = name[0] in "东西南北中" and _PROVINCE_LETTER.search(before)
    return bool(is_direction or (ending and ending.match(after)))
