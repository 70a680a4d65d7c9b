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
_PROVINCE_LETTER = tuple("豫鄂湘赣闽浙粤桂滇黔川陕陇晋冀鲁皖苏辽藏琼")
_COUNTY_CUE = re.compile(
    r"^(?:[一二三四五六七八九十两]+[个]?[县区]|等[地县]|[县区]委|：|撤[市县]|的?行政区划)"
)


# 阜宁、射阳两县, 建湖、滨海等县: words at a row's end say what stands in it.
_ROW_GOES_ON = re.compile(
    r"^(?:[、和与及][一-鿿]{2,4}?){0,9}(?:等[一-鿿]{0,2}[县区市地旗州盟]|[两二三四五六七八九十]+个?[县区市地旗])"
)
# 右江河谷, 赤水河畔, 鄱阳湖, 缙云山, 君山岛: water, a valley, a range or a park, not the county called after it.
_FEATURE = re.compile(
    r"^(?:河谷|流域|两岸|沿岸|上游|中游|下游|河畔|江畔|大桥|大坝|航道|水系|干流|支流|江面"
    r"|[湖岭峡岛](?![南北东西]?[区县市乡镇])|山(?![区县市乡镇村民城歌])|江(?![南北东西苏西])|水库|[南北东西]麓|脚下|南北|湿地|风景|景区|机场|国家[级森地湿])"
)
# 青岛啤酒, 安吉物流, “丽江号”, “安吉”两个字: what is made or run under the name.
_PRODUCT = re.compile(r"^(?:啤酒(?![节厂城])|白药|物流(?![园中港枢基业企成])|号[”轮列机彩]|”两个字)")
# 记者离开汶川时, 走进昭觉: a place that somebody comes to or leaves.
_PLACE_BEFORE = ("离开", "来到", "走进", "抵达", "赶到", "到达", "回到", "位于", "地处")
# 特区政府, 园区里: the 区 of another word.
_OTHER_AREA = tuple("特园社景治山林矿牧灾小库城校厂片")
_ALONE_BEFORE = (*"在从到往赴自与和及、，。；：！？“”（—", "比如", "包括")
_ALONE_AFTER = re.compile(r"^(?:$|[的、，；：”）和与及]|等|一带|境内|山区)")


def stands_alone(before: str, after: str) -> bool:
    """Whether a name begins and ends like a word of its own: `到从江，`, `兴化、高淳`, `紫阳的信贷员`."""
    return (not before or before.endswith(_ALONE_BEFORE)) and bool(_ALONE_AFTER.match(after))


def is_feature(after: str) -> bool:
    """Whether a river, valley, lake or range of that name is meant: `右江河谷`, `鄱阳湖`."""
    return bool(_FEATURE.match(after))


def is_product(after: str) -> bool:
    """Whether it is what something made or run there is called: `青岛啤酒`, `“丽江号”`."""
    return bool(_PRODUCT.match(after))


def is_in_another_name(before: str, after: str) -> bool:
    """Whether a short name of a city or province only stands in the name of something else."""
    return (
        bool(_NAME_GOES_ON.match(after)) or is_product(after) or before.endswith(("中科院", "科学院", "驻"))
    )


def has_county_cue(before: str, after: str) -> bool:
    """Whether words beside a county's short form say that it is one: an office, 两县, a headline's colon."""
    return bool(
        before.endswith(_PLACE_BEFORE)
        or OFFICE.match(after)
        or _COUNTY_CUE.match(after)
        or _ROW_GOES_ON.match(after)
    )


def is_part_of_words(name: str, before: str, after: str) -> bool:
    """Whether the characters only look like the place's name: 偃师市场, 豫西山区, 皖南部."""
    ending = WORD_GOES_ON.get(name[-1])
    if name.startswith("区"):
        return before.endswith(_OTHER_AREA)
    is_range = name.endswith("山") and before.endswith("大")
    is_direction = name[0] in "东西南北中" and before.endswith(_PROVINCE_LETTER)
    return bool(is_direction or is_range or (ending and ending.match(after)))
