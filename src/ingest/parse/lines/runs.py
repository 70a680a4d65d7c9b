"""One line of a page → runs: dateline and byline at its start, byline, source code, credit or jump at its end.

Every character of the line lies in exactly one run, in order; what no rule takes is the body run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.domain.page import SlotRole
from ingest.domain.source_codes import ends_in_office
from ingest.parse.lines.credits import STOCK_TAIL, TAIL, read_credit
from ingest.parse.lines.datelines import DATELINE
from ingest.parse.lines.names import PLACE, ROLE_PREFIX, ROLE_WORD, has_role, is_name, parse_names
from ingest.parse.lines.reports import REPORT, read_report
from ingest.parse.lines.source_codes import NOT_CODES, is_source_code

TERMINAL = re.compile(r"[。！？!?…；;：:.][”’」』》）)\]】\"']*$|[。！？!?…][”’」』\"]+$")
ENDS = ("！", "？", "!", "?", "”", "」", "，", ",", "；", ";")  # no byline or credit ends in one
OPEN, CLOSE = "(（[［", ")）]］"
CLOSING_PAREN = re.compile(r"\s*[(（]\s*(?P<inner>[^()（）]{1,60}?)\s*[)）]\s*[。]?$")
_NUMBER = r"(?:第)?\s*(?P<{}>[A-Z]{{0,2}}\s*\d{{1,3}}|[一二三四五六七八九十]{{1,3}})\s*"
_FROM = r"(?:上接|紧接|緊接|接)\s*"
JUMP_TO = re.compile(r"(?:下转|下轉|紧转|緊轉|转|轉)\s*" + _NUMBER.format("page") + r"(?:版.*)?")
JUMP_FROM = re.compile(
    rf"\s*(?:{_FROM}{_NUMBER.format('page')}版|[(（]\s*{_FROM}{_NUMBER.format('no')}(?:版[^)）]{{0,20}})?[)）])\s*"
)
TAIL_BYLINE = re.compile(
    rf"(?<=[。！？!?”」…）)])\s*(?P<tail>(?:{ROLE_PREFIX}*{ROLE_WORD})[^。！？!?”」，,；;]{{2,30}})\s*$"
)
RUN_IN_TITLE = re.compile(r"\*\*(?P<title>[^*。！？!?；;]{3,39}[^*。！？!?；;,，:：、])\*\*[\s　:：]*(?=\S)")
INLINE_MARK = re.compile(r"</?[A-Za-z][^>]*>|\*\*|__|\\(?=[\\*_#`\[\]()>.!+~-])|!\[|\]\([^)\s]*\)")
AUTHOR_LINE = re.compile(
    r"[□■◎●○◆◇]\s*(?P<name>[一-鿿]{2,5})|[^\s—-]\S{1,11}[人者民员生长师友户家坊工众客妈爸]\s+(?P<signed>[一-鿿]{2,4})"
)
OPENING_MARK = re.compile(r"^[□■◎◆●○◇▲\s　]*")
HEAD_MARK = re.compile("[讯訊电電息道導导接]")  # no dateline, report or jump is without one
PLAIN = re.compile(
    r"[^<*_\\!\]]*[^<*_\\!\])）\s]。"
)  # no mark of `INLINE_MARK`; nothing to cut off at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one line in one role.

    Attributes:
        start: Offset in the line's text, from 0.
        role: body runs are `paragraph` until the segmenter says otherwise.
        text: The characters, stripped and without surrounding brackets.
        names: Of a byline, or of a credit that also names the writer.
    """

    start: int
    end: int
    role: SlotRole
    text: str
    names: tuple[str, ...] = ()


def cut_runs(text: str, districts: tuple[str, ...]) -> tuple[Run, ...]:
    """Cut a line; `districts` are the home city's, for telling `(余文)` of 余杭区 from a name."""
    if whole := read_whole(text, districts):
        return (whole,)
    head = _cut_head(text)
    start = head[-1].end if head else 0
    tail: list[Run] = []
    end = len(text)
    while cut := _cut_tail(text, start, end, districts):
        tail.insert(0, cut)
        end = cut.start
    return (*head, *_cut_emphasis(text, start, end), *tail)


def is_plain(text: str) -> bool:
    """Whether a line surely is one run of text, as most paragraphs are: that is sooner seen than all its marks."""
    if not PLAIN.fullmatch(text):
        return False
    return not HEAD_MARK.search(text) or not (
        DATELINE.match(text) or REPORT.match(text) or JUMP_FROM.match(text)
    )


def _cut_title(text: str) -> list[Run]:
    """A title in bold that runs into its text: `**等车暖屋开门** 本报讯…`; a bold sentence is text."""
    match = RUN_IN_TITLE.match(text)
    if match is None:
        return []
    inner, end = match.span("title")[0], match.span("title")[1]
    return [
        _run(text, 0, inner, SlotRole.MARKUP),
        _run(text, inner, end, SlotRole.HEADLINE),
        _run(text, end, match.end(), SlotRole.MARKUP),
    ]


def read_whole(text: str, districts: tuple[str, ...]) -> Run | None:
    """A line that is nothing but a byline, a credit, a source code or a jump."""
    inner = text.strip()
    bare = inner[1:-1].strip() if inner[:1] in OPEN and inner[-1:] in CLOSE else inner
    is_bracketed = bare is not inner and bare != inner
    if len(bare) > 60 or re.search(r"[。！？]", bare):
        return None
    author = AUTHOR_LINE.fullmatch(inner)
    if author and (author["name"] or is_name(author["signed"])):
        names = (author["name"] or author["signed"],)
        return Run(start=0, end=len(text), role=SlotRole.BYLINE, text=inner, names=names)
    run = _classify(bare, 0, len(text), districts, printed=inner)
    if run is None or (run.role is SlotRole.SOURCE and not is_bracketed):
        return None
    if run.role is SlotRole.BYLINE and not is_bracketed and not has_role(bare) and len(run.names) < 2:
        return None
    return run


def _cut_head(text: str) -> list[Run]:
    runs = _cut_title(text)
    start = runs[-1].end if runs else 0
    if (jump := JUMP_FROM.match(text, start)) and jump.end() > start + 3:
        runs.append(_run(text, start, jump.end(), SlotRole.CONTINUATION))
        start = jump.end()
    match = DATELINE.match(text, start)
    if match is None:
        return [*runs, *_cut_report(text, start)]
    signed = read_report(match["names"] or match["reporter"] or "").who
    names = parse_names(signed, trusted=True) if signed else None
    end = match.start("byline") if match["byline"] and names is None else match.end()
    if names is None:
        return [*runs, _run(text, start, end, SlotRole.DATELINE)]
    middle = match.start("byline")
    byline = Run(start=middle, end=end, role=SlotRole.BYLINE, text=match["byline"].strip(), names=names)
    return [*runs, _run(text, start, middle, SlotRole.DATELINE), byline]


def _cut_report(text: str, start: int) -> list[Run]:
    """A byline that opens the text: `本报记者 俞若溪 北京报道 昨日…`."""
    match = REPORT.match(text, start)
    names = parse_names(read_report(match["printed"]).who) if match else None
    if match is None or names is None:
        return []
    printed = match["printed"].strip()
    return [Run(start=start, end=match.end(), role=SlotRole.BYLINE, text=printed, names=names)]


def _cut_emphasis(text: str, start: int, end: int) -> Iterator[Run]:
    """Running text without the marks of emphasis, escapes and images; they are markup."""
    place = start
    for mark in INLINE_MARK.finditer(text, start, end):
        if mark.start() > place:
            yield _run(text, place, mark.start(), SlotRole.PARAGRAPH)
        yield _run(text, mark.start(), mark.end(), SlotRole.MARKUP)
        place = mark.end()
    if place < end:
        yield _run(text, place, end, SlotRole.PARAGRAPH)


def _cut_tail(text: str, start: int, end: int, districts: tuple[str, ...]) -> Run | None:
    part = text[start:end]
    if _ends_in_sentence(part):
        return None
    if match := STOCK_TAIL.search(part):
        printed = match["tail"].strip()
        return Run(start=start + match.start(), end=end, role=SlotRole.CREDIT, text=printed)
    if match := CLOSING_PAREN.search(part):
        before, place, printed = part[: match.start()].rstrip(), start + match.start(), match[0].strip()
        run = _classify(match["inner"], place, end, districts, printed=printed)
        is_ended = not before or bool(TERMINAL.search(before))
        if run is None and before and is_ended:
            run = _classify_unknown(match["inner"], place, end, printed=printed)
        if run and (run.role in (SlotRole.CONTINUATION, SlotRole.CREDIT) or is_ended):
            return run
    if match := TAIL.search(part):
        run = _classify(
            match["tail"].strip(), start + match.start(), end, districts, printed=match["tail"].strip()
        )
        return run if run and run.role is SlotRole.CREDIT else None
    if match := TAIL_BYLINE.search(part):
        run = _classify(
            match["tail"].strip(), start + match.start(), end, districts, printed=match["tail"].strip()
        )
        return run if run and run.role is SlotRole.BYLINE else None
    return None


def _ends_in_sentence(part: str) -> bool:
    """Whether it ends as running text does, with no bracket before its full stop: nothing is cut off there."""
    ended = part.rstrip()
    return ended.endswith(ENDS) or (ended.endswith("。") and not ended[:-1].rstrip().endswith((")", "）")))


def _classify(inner: str, start: int, end: int, districts: tuple[str, ...], *, printed: str) -> Run | None:
    """What a bracketed or separate bit is, if anything."""
    if JUMP_TO.fullmatch(inner) or JUMP_FROM.fullmatch(inner):
        return Run(start=start, end=end, role=SlotRole.CONTINUATION, text=printed)
    if credit := read_credit(inner):
        return Run(start=start, end=end, role=SlotRole.CREDIT, text=inner, names=credit[1])
    if is_source_code(inner, districts):
        return Run(start=start, end=end, role=SlotRole.SOURCE, text=printed)
    if names := parse_names(OPENING_MARK.sub("", read_report(inner).who)):
        return Run(start=start, end=end, role=SlotRole.BYLINE, text=printed, names=names)
    return None


def _classify_unknown(inner: str, start: int, end: int, *, printed: str) -> Run | None:
    """Two to four characters in the closing bracket of a finished text sign it, whatever they are.

    Two that start with no known surname are rather an office's initials; more are rather a name.
    """
    words = inner.split()
    if not all(re.fullmatch(r"[一-鿿]{2,5}", word) for word in words) or NOT_CODES.fullmatch(inner):
        return None
    if len(words) > 1:
        return Run(start=start, end=end, role=SlotRole.BYLINE, text=printed, names=tuple(words))
    if len(inner) == 2 or ends_in_office(inner) or PLACE.fullmatch(inner):
        return Run(start=start, end=end, role=SlotRole.SOURCE, text=printed)
    if len(inner) > 4:
        return None
    return Run(start=start, end=end, role=SlotRole.BYLINE, text=printed, names=(inner,))


def _run(text: str, start: int, end: int, role: SlotRole) -> Run:
    return Run(start=start, end=end, role=role, text=text[start:end].strip())


def read_jump(printed: str) -> tuple[bool, str | None]:
    """`(下转A3版)` → (True, "A3"); `(上接A1版)` → (False, "A1")."""
    inner = printed.strip("()（） 　")
    match = JUMP_TO.fullmatch(inner)
    if match:
        return True, "".join(match["page"].split())
    match = JUMP_FROM.fullmatch(printed)
    return False, "".join((match["page"] or match["no"]).split()) if match else None
