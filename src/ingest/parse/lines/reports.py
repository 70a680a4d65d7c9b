"""A reporter's byline that says where it was written: `本报记者 俞若溪 北京报道` → the byline without it, and 北京."""

import re
from dataclasses import dataclass

from ingest.parse.lines.agencies import AGENCY, DAY, HAN, NO_PLACE, OWN, REPORTS
from ingest.parse.lines.names import has_role, is_name

# Cities that could be somebody's name; any other word that could be one is taken for one.
CITIES_LIKE_NAMES = frozenset(
    "乌海 乐山 云南 云浮 伊春 伊犁 信阳 兰州 包头 南京 南充 南宁 南平 南昌 南通 南阳 吉安 吉林 吕梁 吴忠 周口 和田 哈密 哈尔滨 唐山 商丘 商洛"
    " 娄底 宁夏 宁德 宁波 安庆 安康 安徽 安阳 安顺 宣城 宿州 宿迁 岳阳 巴中 常州 常德 平凉 平顶山 张家口 张家界 张掖 徐州 惠州 成都 揭阳 晋中 晋城"
    " 普洱 景德镇 曲靖 来宾 杭州 林芝 柳州 桂林 梅州 楚雄 武威 武汉 毕节 江苏 江西 江门 池州 沈阳 海东 海北 海南 海口 海西 温州 湛江 濮阳 焦作 玉林"
    " 玉树 玉溪 甘南 甘孜 甘肃 白城 白山 白银 盘锦 石嘴山 石家庄 秦皇岛 苏州 荆州 荆门 衡水 衡阳 许昌 贺州 连云港 邢台 那曲 邵阳 郑州 金华 金昌 银川"
    " 阳江 阳泉 阿克苏 阿勒泰 阿坝 阿拉善 阿里 马鞍山 黄冈 黄南 黄山 黄石 龙岩".split()
)
_TAIL = re.compile(
    rf"(?:\s+(?P<from>[发發]自\s*)?(?P<place>{NO_PLACE}{HAN}{{2,6}}?)\s*(?P<day>{DAY})?\s*(?:综合|专题|专)?{REPORTS}"
    rf"|\s+(?P<wired>{NO_PLACE}{HAN}{{2,6}}?)\s*(?P<wired_day>{DAY})\s*[电電]"
    rf"|\s*[发發]自\s*(?P<origin>{HAN}{{2,6}}))\s*[:：]?$"
)
_BARE = re.compile(rf"\s*(?:综合|采访)?{REPORTS}\s*[:：]?$")
# At the head of a text, with the text behind it.
REPORT = re.compile(
    rf"\s*[□■◎●]?\s*(?P<printed>(?:{AGENCY}|{OWN})(?:特约|见习|实习|首席|驻{HAN}{{2,4}})*[记記]者"
    rf"[^，,。；;：:()（）\n]{{2,36}}?{REPORTS})[\s:：]+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Report:
    """Who wrote, where and when, as printed.

    Attributes:
        who: The byline without place, day and 报道.
    """

    who: str
    place: str | None = None
    day: str | None = None


def read_report(byline: str) -> Report:
    """Take place and day off a byline with a role word; one without them stays as it is."""
    if not has_role(byline):
        return Report(byline)
    match = _TAIL.search(byline)
    if match is None:
        return Report(_BARE.sub("", byline))
    place = match["place"] or match["wired"] or match["origin"]
    is_surely = match["from"] or match["origin"] or match["day"] or match["wired_day"]
    if not is_surely and is_name(place) and place not in CITIES_LIKE_NAMES:
        return Report(_BARE.sub("", byline))
    return Report(byline[: match.start()], place, match["day"] or match["wired_day"])
