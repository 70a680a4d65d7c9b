"""Whether the closing bracket of an item names who sent it in: `(涧西)`, `(工信)`, `(西民)`, `(洛龙宣)`."""

import re

# Short forms of offices as they stand in source codes.
DEPARTMENTS = (
    "宣传|宣|民政|民|交通|交警|交|文旅|文广|文化|文|教体|教育|教|卫健|卫生|卫|市监|市场监管|工商|农业|农|林业|林|水利|水务|水"
    "|环保|环|城管|城建|公安|公|司法|司|法院|法|检察|检|税务|税|人社|科技|科|商务|商|旅游|旅|体育|体|团|妇联|妇|工会|残联"
    "|政法|纪检|纪委|纪|组织|组|统战|应急|消防|发改|工信|财政|财|审计|审|住建|建|国土|资源|统计|统|信访|办|融媒|广电|广|气象|史志"
    "|档案|新闻|政协|人大|红十字|供销|邮政|供电|电力|热力|燃气|文明|创建|扶贫|乡村振兴|招商|投促|大数据|医保|退役|金融|园林|粮|侨|台办"
    "|民宗|老干|党校|关工|志愿|网信|政数|机关|党建|综合|质监|食药|安监|街道|消协|图|博|馆|校|院|警|房管|房|规划|规"
)
LONG_DEPARTMENTS = "|".join(word for word in DEPARTMENTS.split("|") if len(word) > 1)
OFFICE_END = "(?:局|部|委|厅|处|队|中心)?"
ONLY_DEPARTMENTS = re.compile(rf"[市区县省]?(?:{LONG_DEPARTMENTS})+{OFFICE_END}")
SOURCE_PHRASE = re.compile(
    r"(?:据|摘自|来源[::：]|来自|选自|转自)?\s*(?:本报)?(?:综合)?(?:新华社|新华网|人民网|中新网|央视|《[^》]{2,12}》|[一-鿿]{2,8}(?:日报|晚报|社|网|新闻))"
    r"(?:[电電]|消息|报道|客户端)?|本报综合(?:报道|消息)?|综合"
)
DISTRICT_END = re.compile(r"(?:[回土苗壮满蒙][一-鿿]{0,4}族)?(?:自治)?[区县市旗]$")
NOT_CODES = re.compile(r"见?[上下左右]?图.?|完|略|下同|化名|均?为化名|如图|未完待续|待续|图略")
DEPARTMENT_END = re.compile(rf"(?:{DEPARTMENTS}){OFFICE_END}$")


def is_source_code(inner: str, districts: tuple[str, ...]) -> bool:
    """Whether the words in a closing bracket are a source and no name.

    Args:
        inner: Without brackets.
        districts: Full names of the home city's districts; their short forms and initials open most codes.
    """
    inner = inner.strip()
    if NOT_CODES.fullmatch(inner) or not re.fullmatch(r"[一-鿿《》::：\s]{2,20}", inner):
        return False
    if ONLY_DEPARTMENTS.fullmatch(inner) or SOURCE_PHRASE.fullmatch(inner):
        return True
    return any(_opens(inner, district) for district in districts)


def _opens(inner: str, district: str) -> bool:
    """`西民`, `洛龙宣`, `涧西` and `老市监` open with their district, in full, short or by its initial."""
    stem = DISTRICT_END.sub("", district) or district
    for opening in (district, stem, stem[:1]):
        rest = inner.removeprefix(opening)
        if rest != inner and (
            (not rest and len(opening) > 1) or re.fullmatch(rf"[区县市]?(?:{DEPARTMENTS})+{OFFICE_END}", rest)
        ):
            return True
    return False
