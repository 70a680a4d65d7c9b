"""Templates and values → text; every value is escaped and cleaned on its way in, none can be forgotten."""

import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ingest.digest import words
from ingest.digest.addresses import day_path, digest_path, find_web_url

# Not allowed in XML or HTML, and the overrides that make text read backwards: no newspaper prints them.
CONTROLS = (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF)
BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
UNPRINTABLE = dict.fromkeys((*CONTROLS, *BIDI_CONTROLS))

MARKDOWN_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#|~&$]")
MARKDOWN_LINE_START = re.compile(r"^(\d*)([-+=.])")
LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")


def clean(value: object) -> object:
    """Take out what no newspaper prints.

    Raises:
        TypeError: If a template would print None.
    """
    if value is None:
        raise TypeError("a template may not print None")
    return value.translate(UNPRINTABLE) if isinstance(value, str) else value


def escape_markdown(value: object) -> object:
    """Make a value plain text in CommonMark, on one line, wherever it stands; `Markup` is left as it is."""
    value = clean(value)
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    line = LINE_BREAKS.sub(" ", value).strip(" \t")
    return MARKDOWN_LINE_START.sub(r"\1\\\2", MARKDOWN_SPECIAL.sub(r"\\\g<0>", line))


def clean_line(value: object) -> object:
    """Make a value one line of plain text: what a page prints begins no line of ours."""
    value = clean(value)
    return LINE_BREAKS.sub(" ", value) if isinstance(value, str) else value


def _make_environment(*, autoescape: bool, **options: Any) -> Environment:
    environment = Environment(
        loader=PackageLoader("ingest.digest", "templates"),
        autoescape=autoescape,  # noqa: S701 - off only for text, and Markdown, where `finalize` escapes
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
    filters = (
        words.long_date,
        words.weekday,
        words.change_note,
        words.page_label,
        words.edition_state,
        words.clip,
        words.item_count,
        words.label,
        words.period_title,
        words.printing_note,
        words.quiet_note,
        words.revision_note,
        words.tally_lines,
        find_web_url,
        day_path,
        digest_path,
    )
    environment.filters |= {rule.__name__: rule for rule in filters}
    environment.globals |= {
        name: getattr(words, name) for name in ("ROLES", "SETTLED_STATES", "HEADLINE_CHARS")
    }
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


MARKUP = _make_environment(autoescape=True, finalize=clean)
PLAIN = _make_environment(autoescape=False, finalize=clean_line)
MARKDOWN = _make_environment(autoescape=False, finalize=escape_markdown)
