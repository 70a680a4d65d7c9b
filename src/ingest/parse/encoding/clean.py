"""Text → the text a reader sees: the one door at which characters that do not print are taken out, and counted.

Out go C0 and C1 controls but tab, line feed and form feed (a page break between scans); lone surrogates; U+FEFF
inside the text; soft hyphen; zero-width space, joiners and word joiner (U+200B–200D, U+2060–2064); marks, embeddings,
overrides and isolates of writing direction (U+061C, U+200E–200F, U+202A–202E, U+2066–206F); annotation marks
(U+FFF9–FFFB), noncharacters and tag characters (U+E0000–E007F). Variation selectors stay: they choose a printed form.
Nothing is normalised: full-width forms and compatibility characters stay as printed.
"""

import re

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029")


def clean_text(text: str) -> tuple[str, int]:
    """Every line end becomes a line feed; gives the text and how many characters were taken out."""
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return INVISIBLE.subn("", text)
