"""The name of a weight → the rule it belongs to: the question it is an answer to, for whichever part it speaks.

`16 to 20 characters` and `3 to 4 characters` answer one question, and so do `above a table` and `above a dateline`.
"""

import re

_CLOSED = "(?:open|credited|signed|not begun)"
_QUESTIONS = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r".* > .*", "what follows what"),
        (r"\d+ to \d+ characters", "its length"),
        (rf"\w+ starts, the text before {_CLOSED}", "a part starts, the text before open or closed"),
        (r"a start, the text before unsigned .*", "a start after unsigned text where others are signed"),
        (rf".* line, the text before {_CLOSED}", "a mark, the text before open or closed"),
        (rf"section number \d, the text before {_CLOSED}", "a section, its number, the text before open or closed"),
        (r"(?:body|table) after a signature", "text after a signature"),
        (r"a cut sentence goes on in .*", "a cut sentence goes on"),
        (
            r"(?:an article|a cut sentence) goes on below another in .*",
            "an article goes on below another, in how long a text",
        ),
        (r"an article goes on (?:again|below another)", "an article goes on below another"),
        (r"more like the interrupted text by -?\d", "like the interrupted text"),
        (r"(?:none|few|some|most) of its words (.*)", r"its words \1"),
        (r"the heading above is .*", "its level and that of the heading above"),
        (r"above (?!the first heading).*", "what stands below"),
        (r"below .*", "what stands above"),
        (r"a full stop ends it|a piece of a sentence|bare words", "a sentence, a piece of one or bare words"),
        (r"several sentences|two sentences", "more than one sentence"),
        (r"(?:wide|no) gap (before|after)", r"the gap \1"),
        (r"(?:another district than|the district of) the paragraph above", "the district of the paragraph above"),
        (r"(?:the same|another) district below", "the district below and above"),
        (r"(text below like the text above): \d", r"\1"),
    )
)  # fmt: skip


def name_rule(weight: str) -> str:
    """The question a fact or rule answers; most stand alone and keep their name."""
    found = (match.expand(rule) for pattern, rule in _QUESTIONS if (match := pattern.fullmatch(weight)))
    return next(found, weight)
