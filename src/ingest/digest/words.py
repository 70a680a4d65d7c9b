"""Values → the Chinese words the pages, notes and feeds use for them."""

from collections.abc import Sequence
from datetime import date

from ingest.digest.language import SETTLED_STATES, ZH
from ingest.domain.digest import Digest, DigestChange, DigestEdition, DigestItem, DigestTally, Period

ROLES: dict[str, str] = ZH.words["role"]
CHANGES: dict[str, str] = ZH.words["changed"]
CHANGE_KINDS = {"added": "补收", "changed": "改动", "withdrawn": "撤下"}
PERIOD_NAMES = {Period.DAY: "当日", Period.WEEK: "本周", Period.MONTH: "本月"}
BEFORE_NAMES = {Period.DAY: "前一日", Period.WEEK: "上周", Period.MONTH: "上月"}

HEADLINE_CHARS = 120  # a page that lost its bounds may give one of 500


def long_date(day: date) -> str:
    """`2018年7月19日`."""
    return ZH.long_date(day)


def period_title(digest: Digest) -> str:
    """`2018年7月19日`, `2018年第29周（7月16日—22日）`, `2018年7月`."""
    first = digest.edition_date
    if digest.period == Period.DAY:
        return long_date(first)
    if digest.period == Period.MONTH:
        return f"{first.year}年{first.month}月"
    year, week, _ = first.isocalendar()
    last = digest.last_date
    until = f"{last.day}日" if last.month == first.month else f"{last.month}月{last.day}日"
    return f"{year}年第{week}周（{first.month}月{first.day}日—{until}）"


def item_count(digest: Digest) -> str:
    """`6篇`; of a week or month `选10篇，共42篇`."""
    count = len(digest.items)
    return f"选{count}篇，共{digest.tally.primary_count}篇" if digest.tally else f"{count}篇"


def tally_lines(digest: Digest) -> tuple[str, ...]:
    """What a week or month had and how that compares with the one before; () for a day."""
    if digest.tally is None:
        return ()
    name, now, before = PERIOD_NAMES[digest.period], digest.tally, digest.before
    lines = f"{name}{_count_tally(now)}。"
    if before is None:
        return (lines, f"{BEFORE_NAMES[digest.period]}没有收录，无从比较。")
    difference = now.primary_count - before.primary_count
    trend = f"多{difference}篇" if difference > 0 else f"少{-difference}篇" if difference else "持平"
    return (lines, f"{BEFORE_NAMES[digest.period]}{_count_tally(before)}；主属稿件{trend}。")


def _count_tally(tally: DigestTally) -> str:
    return (
        f"{tally.day_count}天有报，主属{tally.primary_count}篇（头版{tally.front_page_count}篇），"
        f"提及{tally.mentioned_count}篇"
    )


def revision_note(change: DigestChange) -> str:
    """`补收：洛城日报第05版《…》`, `撤下：洛城日报一篇`; what a revision has other than the one before."""
    if change.kind == "withdrawn":
        return f"{CHANGE_KINDS[change.kind]}：{change.newspaper_name}一篇"
    page = f"第{change.page_no}版" if change.page_no else ""
    fields = "、".join(CHANGES[name] for name in change.changed)
    headline = clip(change.headline, HEADLINE_CHARS) if change.headline else "（无题）"
    return f"{CHANGE_KINDS[change.kind]}：{change.newspaper_name}{page}《{headline}》" + (
        f"（{fields}）" if fields else ""
    )


def printing_note(item: DigestItem) -> str:
    """`又见洛城晚报2018年7月18日第03版（摘登）`; empty where the text stands nowhere else."""
    places = (
        f"{one.newspaper_name}{long_date(one.edition_date)}第{one.page_no}版"
        + ("（详略不同）" if one.kind == "abridged" else "")
        for one in item.printings
    )
    return "又见" + "、".join(places) if item.printings else ""


def weekday(day: date) -> str:
    """`星期四`."""
    return ZH.weekday(day)


def page_label(item: DigestItem) -> str:
    """`第03版 要闻`; the number alone where the page has no name."""
    return ZH.page(item)


def change_note(item: DigestItem) -> str:
    """`后有改动：标题、正文（第2稿）`; empty for an article that never changed."""
    return ZH.change(item)


def edition_state(edition: DigestEdition) -> str:
    """`收录不全（11/12 版）`; the rest of the reason is for the operator and stands in the warehouse."""
    return ZH.state(edition)


def quiet_note(digest: Digest) -> str:
    """Why a digest is empty."""
    if digest.period == Period.DAY:
        return quiet_day(digest.place_name, digest.editions)
    name = PERIOD_NAMES[digest.period]
    if {edition.state for edition in digest.editions} <= SETTLED_STATES:
        return f"{name}报纸没有刊登以{digest.place_name}为主的稿件。"
    return f"{name}报纸没有收录完整，不能断定没有以{digest.place_name}为主的稿件。"


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


def label(headline: str | None) -> str:
    """A headline for reading: shortened where a page lost its bounds, named where it lost the headline."""
    return (clip(headline, HEADLINE_CHARS) if headline else "") or "（无题）"


def clip(text: str, limit: int) -> str:
    """At most `limit` characters; a cut one ends in an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
