"""What stands around a name → whether it is a place here, and whether the place is helped.

The lists are ordinary words of Chinese newspapers, kept by hand; none is fitted to one page.
"""

import re
from importlib import resources


def read_words(file: str) -> frozenset[str]:
    """Read one of the word lists beside the gazetteer's files."""
    text = (resources.files("ingest.places") / "data" / file).read_text(encoding="utf-8")
    return frozenset(text.split())


# County names that are ordinary words: elsewhere than at home only right after their city's or province's name.
ORDINARY_NAMES = read_words("ordinary_names.txt")
# Words for a kind of village, which some village has for its name.
ORDINARY_VILLAGES = read_words("ordinary_villages.txt")
# Two-character names of cardinal points and the like also want a word's beginning before them at home.
NAMES_INSIDE_WORDS = read_words("names_inside_words.txt")
WORD_BEGINS = re.compile(
    r"(?:^|[^一-鿿]|[在到从往赴至与和及、的由向为经是对将把于给说称市县港澳报离近距日天晚午])$"
)

# Stems that are ordinary words or common names: short forms only before an office.
ORDINARY_STEMS = read_words("ordinary_stems.txt")
OFFICE = re.compile(
    r"法院|检察院|检方|公安|警方|交警|消防|政府|区委|县委|市委|政协|人大|纪委|监委|宣传部|融媒|教体局|教育局|民政局|城管局|卫健|司法局"
    r"|财政局|税务局?|文旅局|文化馆|图书馆|市监|住建局|区[、,，]|县[、,，]|两[区县]|[三四五]区|等[区县]"
)
LOOSE_CUE = re.compile(
    r"片区|城区|县城|群众|百姓|居民|干部|街头|境内|全境|各地|之行|籍|人民|新闻|讯|段|教育|城管|民政|环卫|环保|融媒体|公园|大地"
)

ROAD_OR_FIRM = re.compile(
    r"(?:大道|大街|路(?![面网段灯口政况线上边长])|街(?![道头面区巷上边])|商会|同乡会|银行|商行|农商|餐馆|饭店|酒店|面馆)"
)
WORD_GOES_ON = {
    "区": re.compile(r"[域间块位别划隔号]|分(?=[开为出不清])"),
    "市": re.compile(r"[场值价面井侩]"),
    "旗": re.compile(r"[下舰袍帜手号]"),
}

_GAP = r"[^，,。；;、：:！!？?的\n]{0,6}$"
_HELPED_BEFORE = re.compile(
    r"(?:对口帮扶|对口支援|对口协作|结对帮扶|结对共建|结对|定点帮扶|帮扶|驰援|支援|援助|援建|帮助|支持|赴|进驻|捐赠给|送给|捐给|慰问)"
    + _GAP
)
_GIVEN_TO = re.compile(r"(?:为|向|给)[^，,。；;、：:的\n]{0,4}$")
_GIVES = re.compile(r"^[^。；;！!]{0,16}?(?:捐赠|捐款|捐资|捐出|捐|赠送|赠|送去|送上|援助|提供帮扶|派出)")
_PAIRED_WITH = tuple("与和同")
_PAIRS = re.compile(r"^[^。；;！!，,]{0,10}?(?:结对|结成|签订[^。；;，,]{0,6}帮扶|对口)")
_ALREADY = re.compile(r"^(?:对口帮扶|对口支援)工作")


def is_helped(before: str, after: str) -> bool:
    """Whether the words say that the place between them is helped, given to, paired with or travelled to for it."""
    if _HELPED_BEFORE.search(before) or _ALREADY.match(after):
        return True
    if _GIVEN_TO.search(before) and _GIVES.match(after):
        return True
    return bool(before.endswith(_PAIRED_WITH) and _PAIRS.match(after))


_IS_FROM_BEFORE = ("来自", "祖籍", "原籍", "家乡", "出生在", "生于", "籍贯", "远在", "考入", "毕业于")
_OLD_HOME = re.compile(r"(?<![回返了到])老家在?$")
_IS_FROM_AFTER = re.compile(
    r"^(?:籍|人(?!民|大|口|员|才|社|工|们|力|数|均|居|流|士)|来的|走出|小伙|姑娘|游客|农民工|老板|旅客|考生)"
)


def is_origin(before: str, after: str) -> bool:
    """Whether somebody or something comes from there, and is elsewhere now."""
    is_from = before.endswith(_IS_FROM_BEFORE) or _OLD_HOME.search(before)
    return bool(is_from or _IS_FROM_AFTER.match(after))


def is_former(before: str) -> bool:
    """Whether the text itself calls the name that follows a former one: `原动力区`, `旧孟津县`."""
    return before.endswith(("原", "旧"))


def is_part_of_another_word(name: str, before: str, after: str) -> bool:
    """Whether the characters only look like the county's name: `偃师市场`, `嵩县大道`, `中心城区`."""
    goes_on = WORD_GOES_ON.get(name[-1])
    if goes_on and goes_on.match(after):
        return True
    if name[-1] != "区" and ROAD_OR_FIRM.match(after):
        return True
    return name in NAMES_INSIDE_WORDS and not WORD_BEGINS.search(before)


def has_cue(stem: str, after: str) -> bool:
    """Whether a short form is the district here: an office follows, or for an uncommon word a looser cue."""
    if OFFICE.match(after):
        return True
    return stem not in ORDINARY_STEMS and LOOSE_CUE.match(after) is not None
