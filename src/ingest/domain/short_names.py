"""Full names of districts and cities → the short forms newspapers print: `西工区` → `西工`, `洛阳市` → `洛阳`."""

import re
from functools import lru_cache

_PEOPLES = (
    "土家|布依|哈尼|哈萨克|拉祜|傈僳|景颇|布朗|独龙|普米|纳西|朝鲜|仫佬|毛南|仡佬|撒拉|保安|东乡|裕固|锡伯|达斡尔|鄂温克|塔吉克"
    "|柯尔克孜|蒙古|回|土|苗|壮|满|瑶|侗|藏|彝|白|黎|畲|傣|羌|佤|怒|水|各"
)
_COUNTY_ENDING = re.compile(rf"(?:(?:{_PEOPLES})族|蒙古)*(?:自治)?(?:新区|[区县市旗])$")
_CITY_ENDING = re.compile(rf"(?:(?:{_PEOPLES}|维吾尔)族?)*(?:自治[区州])$|(?:市|省|地区|盟|特别行政区)$")
# Parishes of Macau that newspapers call by their island.
_ISLANDS = {"嘉模堂区": "氹仔", "圣方济各堂区": "路环"}


@lru_cache(maxsize=1 << 14)
def make_stem(name: str) -> str:
    """`西工区` → `西工`, `瀍河回族区` → `瀍河`; a name of two characters stays: there are no one-character stems."""
    if name in _ISLANDS:
        return _ISLANDS[name]
    stem = _COUNTY_ENDING.sub("", name)
    return stem if len(stem) > 1 else name


def shorten_city(name: str) -> str:
    """`洛阳市` → `洛阳`, `广西壮族自治区` → `广西`, `延边朝鲜族自治州` → `延边`."""
    short = _CITY_ENDING.sub("", name)
    return short if len(short) > 1 else name
