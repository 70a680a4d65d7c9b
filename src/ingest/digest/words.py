"""Values → the Chinese words the pages, notes and feeds use for them."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.domain.digest import DigestEdition, DigestItem

ROLES = {
    "primary": "主属",
    "co_primary": "共同",
    "mentioned": "提及",
    "partner": "帮扶",
    "city_wide": "全市",
    "unassigned": "未归属",
}

CHANGES = {"headline": "标题", "kicker": "引题", "deck": "副题", "text": "正文", "other": "其他内容"}

STATES = {
    "complete": "收录完整",
    "incomplete": "收录不全",
    "no_edition": "当日无报",
    "not_ready": "尚未上线",
    "blocked": "访问受阻",
    "failed": "收录失败",
}

SETTLED_STATES = {"complete", "no_edition"}  # only these let a day without items be called quiet

PAGES_READ = re.compile(r"(\d+/\d+)\b")
HEADLINE_CHARS = 120  # a page that lost its bounds may give one of 500
WEEKDAYS = "一二三四五六日"


def long_date(day: date) -> str:
    """`2018年7月19日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """`星期四`."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def page_label(item: DigestItem) -> str:
    """`第03版 要闻`; the number alone where the page has no name."""
    number = f"第{item.page_no}版"
    return f"{number} {item.page_name}" if item.page_name else number


def change_note(item: DigestItem) -> str:
    """`后有改动：标题、正文（第2稿）`; empty for an article that never changed."""
    changed = "、".join(CHANGES[name] for name in item.changed)
    return f"后有改动：{changed}（第{item.revision}稿）" if changed else ""


def edition_state(edition: DigestEdition) -> str:
    """`收录不全（11/12 版）`; the rest of the reason is for the operator and stands in the warehouse."""
    counts = PAGES_READ.match(edition.reason)
    return f"{STATES[edition.state]}（{counts[1]} 版）" if counts else STATES[edition.state]


def quiet_day(place_name: str, editions: Sequence[DigestEdition]) -> str:
    """Say why a digest is empty; a day we could not read never passes for a quiet one."""
    states = {edition.state for edition in editions}
    if not states:
        return "没有收录当日的报纸。"
    if not states <= SETTLED_STATES:
        return f"当日报纸没有收录完整，不能断定没有与{place_name}有关的稿件。"
    if states == {"no_edition"}:
        return "当日无报。"
    return f"当日报纸没有刊登与{place_name}有关的稿件。"


def clip(text: str, limit: int) -> str:
    """At most `limit` characters; a cut one ends in an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
