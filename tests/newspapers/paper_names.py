"""A paper's name and sources → its id, and the city its name gives."""

import re
from functools import cache

from ingest.domain.errors import ConfigError
from ingest.domain.place import CITY_PROVINCES
from ingest.warehouse.gazetteer import find_city, read_place_names
from tests.newspapers.paper_rows import PaperSite

# What may follow a city's name in the name of that city's own paper.
GENERAL = re.compile(
    r"(?:日|劳动日|晚|晨|早|午|商|时|新|生活|青年|都市|特区|特区青年|民生|经济|新区|广播电视|团结|民族日)?报|新区时报"
)
FOLDER = re.compile(
    r"(?:html|pc|layout|content|col|column|epaper|paper|shtml|journal|api|reader)", re.IGNORECASE
)
NO_CITY = ("海西",)  # west of the strait, where 海西晨报 appears, not 海西州
GENERIC_HOST = re.compile(r"(?:www|epaper|e-?paper|paper|szb|dzb|news|newspaper)\d*")
# Names that sound alike, and names too short: the id in place of what the sources give.
IDS = {
    "赣南日报": "gannandaily-jx",
    "甘南日报": "gannandaily-gs",
    "台州晚报": "taizhouwanbao-zj",
    "泰州晚报": "taizhouwanbao-js",
    "新华日报": "xhrb",
    "温州日报": "wenzhoudaily",
}


@cache
def _province_names() -> frozenset[str]:
    names = {place.name for place in read_place_names(None) if place.place_level == "province"}
    shorts = {re.sub(r"(?:省|市|(?:维吾尔|壮族|回族)?自治区|特别行政区)$", "", name) for name in names}
    return frozenset(shorts)


def find_home_city(name: str) -> str | None:
    """The city a paper's name begins with, where the rest says that it is a paper for all of it; else None.

    The name of a province is never taken for a city's (吉林, 海南), but for a municipality's.
    """
    for length in range(min(len(name) - 1, 8), 1, -1):
        head, rest = name[:length], name[length:]
        if not GENERAL.fullmatch(rest) or head in NO_CITY:
            continue
        try:
            city = find_city(head)
        except ConfigError:
            continue
        is_municipality = city.place_level == "province" and city.place_code.startswith(CITY_PROVINCES)
        if city.valid_until.year > 2026 and (head not in _province_names() or is_municipality):
            return city.name
    return None


def make_id(rows: list[PaperSite]) -> str:
    """The name its crawler gave it, as the oldest source has it; else what its address calls it."""
    if rows[0].paper in IDS:
        return IDS[rows[0].paper]
    for row in sorted(rows, key=lambda row: row.last_day):
        file = re.search(r"/(?:spiders/|paper/)?(\w+)\.py$", row.source.replace(":", "/"))
        if file and row.source.startswith(("xiaoxiaosuaxuan/", "yeyeshengge2437/")):
            stem = file[1].replace("_lastpaper", "wanbao").replace("_paper", "")
            return re.sub(r"[^a-z0-9]", "", stem.lower()).strip("0123456789")
    return _from_address(rows[0])


def _from_address(row: PaperSite) -> str:
    host, *folders = row.base.rstrip("/").split("/")
    named = [
        folder
        for folder in folders
        if re.fullmatch(r"[a-z][a-z0-9]{2,}", folder) and not FOLDER.fullmatch(folder)
    ]
    labels = [label for label in host.split(":")[0].split(".") if not GENERIC_HOST.fullmatch(label)]
    return (named or labels)[-1] if named else labels[0]
