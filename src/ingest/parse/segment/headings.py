"""A heading → what speaks for its starting an article, and against: it may only head a section."""

import re

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BOLD_LEVEL
from ingest.parse.segment.page_view import ALIKE, UNLIKE, PageView, share_of_pairs
from ingest.parse.segment.parts import Candidate, Part, score_of


def find_heading_parts(view: PageView, index: int) -> list[Candidate]:
    """What the heading at `index` may be."""
    shape = view.page[index]
    below = [] if view.is_under_heading(index) else find_below_rules(view, index)
    found = [
        Candidate(Part.HEADLINE, score_of(*_headline_rules(view, index), *below)),
        Candidate(Part.SECTION, score_of()),
    ]
    above = view.page[index + 1] if index + 1 < len(view.page) else None
    if len(shape.block.text) <= 5 and above and above.is_heading and above.block.level < shape.block.level:
        found.append(Candidate(Part.COLUMN, score_of("short name above a headline", *below)))
    elif sh.COLUMN_NAME.fullmatch(shape.block.text):
        found.append(Candidate(Part.COLUMN, score_of("column name", *below)))
    if sh.CAPTION_MARK.match(shape.block.text):
        found.append(Candidate(Part.CAPTION, score_of("marked as a caption")))
    elif shape.block.text.endswith("。"):  # a mark where none belongs
        found.append(Candidate(Part.BODY, score_of("sentence")))
        credit = ["picture's credit below"] if view.has_credit_below(index) else []
        found += [Candidate(Part.PHOTO, score_of("sentence", *credit))] if credit else []
    elif view.is_inside_sentence(index) and not below:
        found.append(Candidate(Part.CAPTION, score_of("inside a sentence")))
    return found + _stack_parts(view, index, below)


def _stack_parts(view: PageView, index: int, below: list[str]) -> list[Candidate]:
    """Headings in a row may be kicker, headline and deck, or the lines of one headline."""
    found = []
    shape = view.page[index]
    after = view.page[index + 1] if index + 1 < len(view.page) else None
    before = view.page[index - 1] if index else None
    if after and after.is_heading:
        higher = ["above a higher heading"] if after.block.level < shape.block.level else []
        found.append(Candidate(Part.KICKER, score_of(*higher, *below)))
    if before and before.is_heading:
        lower = ["below a higher heading"] if before.block.level < shape.block.level else []
        longer = ["longer than its headline"] if len(shape.block.text) >= len(before.block.text) + 6 else []
        found.append(Candidate(Part.DECK, score_of(*lower, *longer)))
        if before.block.level == shape.block.level:
            halves = (
                ["half of a headline"] if max(len(before.block.text), len(shape.block.text)) <= 14 else []
            )
            found.append(Candidate(Part.MORE, score_of(*halves)))
    return found


def _headline_rules(view: PageView, index: int) -> list[str]:
    """The names of the rules that fire for a heading as the start of an article."""
    shape, text = view.page[index], view.page[index].block.text
    rules = ["heading", *_place_rules(view, index), *_shape_rules(view, index)]
    if len(text) >= 4 and share_of_pairs(text, view.text_before(index)) >= 0.6:
        rules.append("words stood in the text before")
    if sh.NOTICE.search("".join(text.split())):
        rules.append("notice")
    if any(name in text for name in view.names):
        rules.append("names a district")
    if shape.block.level == BOLD_LEVEL and len(view.levels) > 1:
        rules.append("bold only")
    return rules


def _place_rules(view: PageView, index: int) -> list[str]:
    level = view.page[index].block.level
    rules = []
    if index == view.headings[0]:
        rules.append("first heading of the page")
    top = min(view.levels)
    if len(view.levels) > 1 and level == top:
        rules.append("top level")
    elif len(view.levels) > 1 and (view.levels[top] > 1 or level > top + 1):
        rules.append("level below the others")
    return rules


def _shape_rules(view: PageView, index: int) -> list[str]:
    text = view.page[index].block.text
    size = len("".join(text.split()))
    rules = []
    if sh.ENUMERATOR.match(text):
        rules.append("numbered")
        if any(sh.ENUMERATOR.match(other.block.text) for other in view.neighbours(index)):
            rules.append("number follows the one before")
    elif any(is_parallel(text, other.block.text) for other in view.neighbours(index)):
        rules.append("parallel to a neighbour")
    if text.endswith(("?", "？")) and any(o.block.text.endswith(("?", "？")) for o in view.neighbours(index)):
        rules.append("question among questions")
    if re.search(r"\S[\s　]+\S", text) and not sh.ENUMERATOR.match(text):
        rules.append("two parts")
    return rules + (
        ["very short"] if size <= 5 else ["short"] if size <= 8 else ["long"] if size >= 11 else []
    )


def find_below_rules(view: PageView, index: int) -> list[str]:
    """The names of the rules about the text below a headline."""
    rules = ["byline below"] if view.has_byline_below(index) else []
    rules += ["advertisement below"] if view.has_advertisement_below(index) else []
    below = view.next_text(index)
    if below:
        if below.has_dateline:
            rules.append("item below opens with an agency")
        elif sh.SALUTATION.match(below.body):
            rules.append("letter below")
        elif sh.NEWS_LEAD.match(below.body):
            rules.append("item below opens like news")
        elif sh.STORY_LEAD.match(below.body):
            rules.append("item below opens like a story")
        elif sh.CARRIES_ON.match(below.body):
            rules.append("text below carries on")
    likeness = view.topics.get(index)
    if likeness is not None and likeness >= ALIKE:
        rules.append("text below speaks of the same")
    elif likeness is not None and likeness < UNLIKE:
        rules.append("text below speaks of something else")
    return rules


def is_parallel(text: str, other: str) -> bool:
    """Two headings of one build: as long as each other, with a character in the same place at either end."""
    left, right = "".join(text.split()), "".join(other.split())
    if abs(len(left) - len(right)) > 1 or not left or not right:
        return False
    same = sum(a == b for a, b in zip(left, right, strict=False)) + sum(
        a == b for a, b in zip(reversed(left), reversed(right), strict=False)
    )
    return same >= 1 or (len(left) == len(right) and len(left) <= 8)
