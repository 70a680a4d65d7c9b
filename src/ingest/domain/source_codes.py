"""The source code that closes an item → the district and office it may mean.

`(涧西)` is a short form, `(西民)` a district's first character and an office: 西工区's bureau of civil affairs.
"""

import re
from collections.abc import Iterable

from ingest.domain.short_names import make_stem

_OFFICES = (
    "宣传部?|宣|民政局?|民|交通局?|交警|交|交运|文旅局?|文广|文化|文明|文体|文|教体局?|教育局?|教|卫健委?|卫生|卫|市监局?|市场监管|工商|工信|农业|农|林业|林"
    "|水利|水务|水|环保|环卫|环|城管局?|城建|城|公安|公|司法局?|司|法院|法|检察院?|检|税务局?|税|人社|科技|科|商务|商|旅游|旅|体育|体|团委?"
    "|妇联|妇|工会|残联|政法|政协|人大|纪委?|组织部?|组|统战|统计|统|应急|消防|发改|财政|财|审计|审|住建|建|国土|资源|信访|办|融媒|广电"
    "|气象|史志|档案|新闻|红十字|供销|供电|电力|扶贫|招商|医保|金融|园林|台办|民宗|老干部?|党校|关工|志愿|网信|机关|党建|质监|食药|安监|街道|图|馆|校|院|警|房管|规划"
    "|卫计|政研|综治|农广|农机|农经|市政|城投|交投|文联|科协|侨联|工商联|报道组|通讯组|报道|招办|教办|人防|海事|海关|边防|国税|地税|物价|畜牧|渔业|渔政"
    "|粮食|烟草|邮政|路政|运管|地铁|公交|供热|燃气|生态|文物|图书|慈善|老龄|宣传|市政|水政|园区|商会|信|安|港|总|闻|融|研|劳|渔|粮|房|路|运|邮|供|青|侨|工|档|市场|园"
)
_ENDING = "(?:局|委|办|科|室|部|厅|处|队|会|中心)?"
_OFFICE = re.compile(rf"[市区县]?(?:{_OFFICES})+{_ENDING}")
# Without a district before them, two characters at least: 工信, 市监; one alone could be a name's.
_LONG_OFFICES = "|".join(word for word in _OFFICES.replace("?", "").split("|") if len(word) > 1)
_LONG_OFFICE = re.compile(rf"[市区县省]?(?:{_LONG_OFFICES})+{_ENDING}")
# Also given names, or words of other things: these alone make no office of the characters before them.
_NAMELIKE = re.compile(r"文明|文化|卫生|教育|建设|文体|科技|体育|农业|林业|安全|环保|国土|新闻|街道")
_CLEAR_OFFICES = "|".join(word for word in _LONG_OFFICES.split("|") if not _NAMELIKE.fullmatch(word))
_JOINED_OFFICE = re.compile(rf"[一-鿿]{{1,3}}(?:{_CLEAR_OFFICES}){_ENDING}")
_OFFICE_END = re.compile(rf"(?:{_OFFICES}){_ENDING}$")


def is_office(code: str) -> bool:
    """`工信`, `市监`, `县宣传部`: an office and no district."""
    return bool(_LONG_OFFICE.fullmatch(code))


def names_office(code: str) -> bool:
    """`永登农广`, `并卫计`: words that end in the office of some place, of which no person's name is made."""
    return bool(_JOINED_OFFICE.fullmatch(code))


def ends_in_office(code: str) -> bool:
    """`轴文`, `金城管`: whatever stands before, an office closes it."""
    return bool(_OFFICE_END.search(code))


def opens_with_part(code: str, districts: Iterable[str]) -> bool:
    """`夏农`: a later character of a district's name (江夏区) and an office; which district, others must tell."""
    parts = {character for district in districts for character in make_stem(district)}
    return len(code) == 2 and code[0] in parts and bool(_OFFICE.fullmatch(code[1:]))


def is_code_of(code: str, district: str) -> bool:
    """Whether a source code opens with a district and goes on with nothing or an office.

    Args:
        code: Simplified, without brackets: 涧西, 西民, 老市监.
        district: Full name: 西工区.
    """
    stem = make_stem(district)
    for opening in dict.fromkeys((district, stem, stem[:1])):
        rest = code.removeprefix(opening)
        if rest == code:
            continue
        if not rest:
            return len(opening) > 1
        if _OFFICE.fullmatch(rest):
            return True
    return False
