"""A text region of PAGE XML → its lines: the reading of the line, else of its words, else of the region."""

import re
from collections import Counter
from collections.abc import Callable

from ingest.parse.encoding.clean import clean_text
from ingest.parse.xml_pages.joining import needs_space
from ingest.parse.xml_pages.layout import Box, Role, TextLine
from ingest.parse.xml_pages.tree import Element, find_child, find_children, read_number

POINT = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)")
CUSTOM_SIZE = re.compile(r"\bfontSize\s*:\s*([\d.]+)")  # Transkribus: `textStyle {offset:0; fontSize:12.0;}`
FindRole = Callable[[Element], Role | None]


def read_lines(region: Element, find_role: FindRole) -> tuple[TextLine, ...]:
    """The region's own lines in order; those of nested regions belong to them."""
    elements = list(find_children(region, "TextLine"))
    if all(element.get("index") for element in elements):
        elements.sort(key=lambda element: read_number(element.get("index")) or 0)
    found = (_make_line(_read_text(line), line, region, find_role(line)) for line in elements)
    lines = tuple(line for line in found if line.text)
    if lines:
        return lines
    texts = _read_equiv(region).splitlines()
    return tuple(_make_line(text, None, region, None) for text in texts if text.strip())


def read_box(element: Element | None) -> Box | None:
    """The rectangle around the outline."""
    coords = find_child(element, "Coords")
    points = POINT.findall(coords.get("points") or "") if coords is not None else []
    if not points:
        return None
    across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
    left, top = min(across), min(down)
    return Box(left=left, top=top, width=max(across) - left, height=max(down) - top)


def _make_line(text: str, line: Element | None, region: Element, role: Role | None) -> TextLine:
    """A hyphen that joins the next line stays, as the file has no mark for it; ¬ is no printed character."""
    text = text.rstrip()
    size, is_bold = _read_font(line, region)
    return TextLine(
        text=clean_text(text.rstrip("\u00ac"))[0].replace("\n", " ").strip(" \t"),
        is_hyphenated=text.endswith(("-", "\u2010", "\u00ac", "\u00ad")),
        box=read_box(line),
        font_size=size,
        is_bold=is_bold,
        role=role,
    )


def _read_font(line: Element | None, region: Element) -> tuple[float | None, bool]:
    """Of the line, of most of its words, or of the region: whatever is given first."""
    words = Counter(font for word in find_children(line, "Word") for font in _fonts(word))
    custom = CUSTOM_SIZE.search((line.get("custom") or "") if line is not None else "")
    fonts = [
        *_fonts(line),
        *(font for font, _ in words.most_common(1)),
        *([(read_number(custom[1]), False)] if custom else []),
        *_fonts(region),
    ]
    return next((size for size, _ in fonts if size), None), any(is_bold for _, is_bold in fonts[:1])


def _fonts(element: Element | None) -> list[tuple[float | None, bool]]:
    """Size and weight of an element's own `TextStyle`, if it has one."""
    style = find_child(element, "TextStyle")
    return [] if style is None else [(read_number(style.get("fontSize")), style.get("bold") in ("true", "1"))]


def _read_text(line: Element) -> str:
    text = _read_equiv(line)
    for word in find_children(line, "Word") if not text.strip() else ():
        part = _read_equiv(word) or "".join(_read_equiv(glyph) for glyph in find_children(word, "Glyph"))
        text += f" {part}" if needs_space(text, part) else part
    return text


def _read_equiv(element: Element) -> str:
    """The reading with the lowest index; of those without one, the first."""
    readings = list(find_children(element, "TextEquiv"))
    if not readings:
        return ""
    best = min(readings, key=lambda reading: read_number(reading.get("index")) or 0)
    texts = [find_child(best, name) for name in ("Unicode", "PlainText")]
    return next((text.text for text in texts if text is not None and text.text), "")
