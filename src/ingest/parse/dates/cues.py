"""The words around a written date → whether it is one at all, and whether it lies behind or ahead."""

import re

from ingest.parse.dates.calendar import Lean
from ingest.parse.dates.grammar import Written

SENTENCE_END = re.compile(r"[。！？!?；;\n]")
# Every year, month or week, or by the moon: no day of our calendar.
RECURS = re.compile(r"(?:每[年月周]?|逢|历年|往年|常年|年年|月月|周周|农历|阴历|旧历|夏历)的?\s*$")

# 为期7日, 第17日, 近5日: so many days, or the so-and-so-manieth.
COUNT_BEFORE = re.compile(
    r"(?:为期|历时|连续|持续|公示|拘留|[满近共第前后头过超逾达约余数几整仅需隔缓停]|用时|耗时|未来|今后|过去|最近|提前|延[期迟长]"
    r"|推迟|休假|放假|(?:有效期|期限|工期|时限|会期|公示期)为?|[\d.:：/年月%]|腊月|正月)\s*$"
)
COUNT_AFTER = re.compile(
    r"\s*(?:之?[内后前]|以[内后前上下]|[游龄均间连制票租元圆语本光志用产化照常无]|报(?![名到道告警送价考销])|假期?|[的之](?:工期|期限|时间|行程|久)"
    r"|\d+\s*[夜晚]|[一二三四五六七八九十两][夜晚])"
)
# 17日前 is a day where a deadline is set, else so many days ago.
DEADLINE_BEFORE = re.compile(r"(?:于|在|自|从|至|到|截止|将)\s*$")
DEADLINE_AFTER = re.compile(r"\s*(?:之前|以前|[前后]|之后|以后)")
MONTH_COUNT_BEFORE = re.compile(r"(?:[第近满前后共几数头\d.:：/]|个)\s*$")
MONTH_COUNT_AFTER = re.compile(r"\s*(?:[龄嫂薪刊票亮光饼球]|之久|有余|大的)")
ROOM_NUMBER = re.compile(
    r"\s*(?:[楼线院店门机车令馆井泵桥摊仓台床码厅室栋院坝地]|文件|公路|选手|球员|展位|信箱|工地|地块)"
)
YEARS_COUNT = re.compile(r"\s*(?:前|来|历史|以上|的?历史|多)")

ANNOUNCES = re.compile(
    r"(?:将|拟|预计|计划|有望|力争|争取|确保|打算|准备|最快|最迟|不晚于)[^，,。！？；：:\n]{0,8}$"
    r"|(?:定于|定在|请于|请在|须于|应于|可于|务必于|改于|改在|推迟[到至]|延期[到至])[^，,。！？；：:\n]{0,4}$"
)
HINTS = re.compile(
    r"(?:时间|日期|期限|截止|截稿|报名|展期|档期|发售|有效期)[^，,。！？；\n]{0,3}[是为:：至到]?\s*$"
)
HINTS_AFTER = re.compile(
    r"\s*起?[，,]?[^，,。；！？\n]{0,8}?(?:将(?![军来近士领])|拟)|\s*(?:之前|以前|前|截止|止)"
)
NOWADAYS = re.compile(r"(?:的|如|到了|即便|哪怕)$")
HABIT = re.compile(r"每[周月天日年晚逢]|每个[周月]|每星期|每逢|天天|常年|平时")
REPORTS = re.compile(r"(?:已于|曾于|曾在|早在|刚于|此前|早于)[^，,。！？；：:\n]{0,4}$")


def recurs(first: Written, last: Written | None, text: str) -> bool:
    """Every such day, as 每周五 and 周一至周五, or one of the moon's calendar."""
    is_week = first.rule == "weekday" and (last is not None and last.rule == "weekday")
    return is_week or RECURS.search(text, max(0, first.start - 6), first.start) is not None


def is_date(written: Written, text: str) -> bool:
    """Whether it is a date here, not a count of days or months, a number of a house, a moon's month."""
    before, after = text[max(0, written.start - 8) : written.start], text[written.end : written.end + 8]
    if written.rule == "day":
        return _is_day(written, before, after, text[written.end - 1])
    if written.rule == "month_day":
        return text[written.end - 1] != "号" or not ROOM_NUMBER.match(after)
    if written.rule == "month" and written.months:
        is_bare_numeral = written.is_numeral and not written.part and text[written.end - 1] != "份"
        return not (is_bare_numeral or MONTH_COUNT_BEFORE.search(before) or MONTH_COUNT_AFTER.match(after))
    if written.rule == "year" and written.years:
        return bool(written.years[0] % 100 or not YEARS_COUNT.match(after))
    return written.rule != "weekday" or written.has_daypart


def _is_day(written: Written, before: str, after: str, unit: str) -> bool:
    if written.has_daypart:
        return not COUNT_BEFORE.search(before)
    if written.is_numeral or unit == "号" or COUNT_BEFORE.search(before):
        return False
    if DEADLINE_BEFORE.search(before) and DEADLINE_AFTER.match(after):
        return True
    return not COUNT_AFTER.match(after)


def is_any(written: Written, text: str) -> bool:
    """每周一上午…，听取上周进展 is of any week; 经济发展的今天 is no day at all."""
    sentence = SENTENCE_END.split(text[max(0, written.start - 80) : written.start])[-1]
    return bool(HABIT.search(sentence) or (written.day_shift is not None and NOWADAYS.search(sentence)))


def find_lean(text: str, start: int, end: int) -> Lean:
    """What the words before and after say of the time, within the clause."""
    before, after = text[max(0, start - 20) : start], text[end : end + 16]
    if REPORTS.search(before):
        return Lean.PAST
    if ANNOUNCES.search(before):
        return Lean.FUTURE
    return Lean.HINT if HINTS.search(before) or HINTS_AFTER.match(after) else Lean.NONE
