"""The text of an XML file → its elements, parsed so that nothing in it can reach out or blow up."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.domain.errors import InputError

XML = re.compile(r"\s*(?:<\?xml\b|(?:<!--(?:(?!-->).)*-->\s*)*<(?:[\w.-]+:)?(?:alto|PcGts)[\s>/])", re.DOTALL)
DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type
KNOWN = ("alto", "PcGts")
HINTS = {
    "mets": "a METS file, which only lists an issue's files; give the ALTO or PAGE XML files that it names",
    "document": "a <document>, perhaps ABBYY's own XML; export the page as ALTO or PAGE XML",
}


def is_xml(text: str, *, source: str) -> bool:
    """The file says by its first characters or its name that it is XML; XHTML is told before."""
    return source.lower().endswith(".xml") or XML.match(text) is not None


def parse_tree(text: str, *, source: str) -> Element:
    """Read ALTO or PAGE XML and give the root element.

    A document type is refused, so there are no entities but XML's own; libxml2's limits hold for depth and size.

    Raises:
        InputError: If it is not well-formed, has a document type, or is XML of another kind.
    """
    text = DECLARATION.sub("", text, count=1)
    if text[_end_of_prolog(text) :].startswith("<!DOCTYPE"):
        raise InputError(
            f"{source}: has a <!DOCTYPE>, which no ALTO or PAGE XML needs; take it out and try again"
        )
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())[:120]
        raise InputError(
            f"{source}: not well-formed XML ({reason}); perhaps it is cut off, export or copy it again"
        ) from error
    return _check_kind(root, source)


def _end_of_prolog(text: str) -> int:
    match = PROLOG.match(text)
    return match.end() if match else 0


def _check_kind(root: Element, source: str) -> Element:
    kind = local_name(root)
    if kind not in KNOWN:
        hint = HINTS.get(
            kind.lower(), f"XML of another kind (<{kind[:40]}>); export the page as ALTO or PAGE XML"
        )
        raise InputError(f"{source}: {hint}")
    return root


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def find_children(element: Element | None, *names: str) -> Iterator[Element]:
    """Children of these names, in order; none of an element that is not there."""
    return (child for child in (() if element is None else element) if local_name(child) in names)


def find_child(element: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(find_children(element, name), None)


def read_number(printed: str | None) -> float | None:
    """`12`, `12.5`, `12pt` → a number; None for what is none."""
    match = re.match(r"\s*-?\d+(?:\.\d+)?", printed or "")
    return float(match[0]) if match else None
