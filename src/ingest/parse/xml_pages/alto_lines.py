"""A `TextLine` of ALTO → its text, with spaces and hyphens settled, its font and its place."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.parse.encoding.clean import clean_text
from ingest.parse.xml_pages.joining import WIDE, WIDE_PUNCTUATION
from ingest.parse.xml_pages.layout import Box, Role, TextLine
from ingest.parse.xml_pages.tree import Element, find_children, local_name, read_number

HYPHENS = frozenset({"", "-", "\u00ac", "\u00ad", "\u2010"})
WORD_GAP, PRINTED_GAP = 0.1, 0.5  # of the line's height, between words and between Chinese characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """Size in points and weight; a size of None is not given."""

    size: float | None = None
    is_bold: bool = False


Fonts = Mapping[str, Font]


def read_font(style: Element) -> Font:
    """A `TextStyle`."""
    return Font(size=read_number(style.get("FONTSIZE")), is_bold="bold" in (style.get("FONTSTYLE") or ""))


def find_font(element: Element, fonts: Fonts, inherited: Font) -> Font:
    """The font that an element names, else the one of the element around it."""
    named = [fonts[name] for name in (element.get("STYLEREFS") or "").split() if name in fonts]
    font = named[-1] if named else inherited
    is_bold = font.is_bold or "bold" in (element.get("STYLE") or "")
    return Font(size=font.size or inherited.size, is_bold=is_bold)


def read_box(element: Element) -> Box | None:
    """Place and size, if the file gives all four."""
    numbers = [read_number(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")]
    left, top, width, height = numbers
    if left is None or top is None or width is None or height is None:
        return None
    return Box(left=left, top=top, width=width, height=height)


def read_line(line: Element, fonts: Fonts, inherited: Font, role: Role | None) -> TextLine:
    """One printed line; `inherited` is its block's font."""
    box = read_box(line)
    text, is_hyphenated = _read_text(line, box)
    font = _find_common_font(line, fonts, find_font(line, fonts, inherited))
    return TextLine(
        text=text,
        is_hyphenated=is_hyphenated,
        box=box,
        font_size=font.size,
        is_bold=font.is_bold,
        role=role,
    )


def _find_common_font(line: Element, fonts: Fonts, inherited: Font) -> Font:
    """The font that most of its characters have."""
    counts: Counter[Font] = Counter()
    for string in find_children(line, "String"):
        counts[find_font(string, fonts, inherited)] += len(string.get("CONTENT") or "")
    return counts.most_common(1)[0][0] if counts else inherited


def _read_text(line: Element, box: Box | None) -> tuple[str, bool]:
    text, gap, is_hyphenated = "", None, False
    string: Element | None = None
    for element in line:
        match local_name(element):
            case "SP":
                gap = element
            case "HYP":
                mark = element.get("CONTENT") or ""
                is_hyphenated = _is_soft(mark, string)
                text += "" if is_hyphenated else mark
            case "String":
                content = _read_string(element)
                text += _read_gap(text, content, gap, box) + content
                string, gap = element, None
    text = clean_text(text)[0].replace("\n", " ").strip(" \t")
    return text, is_hyphenated or _is_cut(string)


def _read_string(string: Element) -> str:
    """The characters printed here; of a word cut in two its own part, without a hyphen at its end."""
    content = string.get("CONTENT") or "".join(
        glyph.get("CONTENT") or "" for glyph in find_children(string, "Glyph")
    )
    if _is_cut(string) and not (string.get("SUBS_CONTENT") or "").startswith(content):
        return content.rstrip("".join(HYPHENS))
    return content


def _is_cut(string: Element | None) -> bool:
    return string is not None and string.get("SUBS_TYPE") == "HypPart1"


def _is_soft(mark: str, string: Element | None) -> bool:
    """A hyphen that stands only because the line ends; `well-known` has one of its own, and a dash is none."""
    whole = string.get("SUBS_CONTENT") if string is not None else None
    own = f"{string.get('CONTENT')}{mark}" if string is not None else mark
    return mark in HYPHENS and not (whole and mark and whole.startswith(own))


def _read_gap(left: str, right: str, gap: Element | None, box: Box | None) -> str:
    """White space between two strings: words have one, Chinese characters where the file has a wide one."""
    if not left or not right:
        return ""
    edges = left[-1], right[0]
    is_chinese = any(WIDE.match(edge) for edge in edges)
    if gap is None:
        return "" if is_chinese else " "
    width = read_number(gap.get("WIDTH"))
    if width is None or box is None or box.width < box.height:
        return " "
    is_wide = width >= (PRINTED_GAP if is_chinese else WORD_GAP) * box.height
    return " " if is_wide and not any(WIDE_PUNCTUATION.match(edge) for edge in edges) else ""
