"""Shapes of a page → what each block may be, with the rules that speak for it.

A block's candidates are few: its shape alone excludes most parts. `transitions.py` adds what depends on the block
before, and `segment.py` picks the best reading of the whole page.
"""

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.headings import find_below_rules, find_heading_parts, is_parallel
from ingest.parse.segment.page_view import PageView, share_of_pairs
from ingest.parse.segment.parts import Candidate, Part, score_of


def find_candidates(page: tuple[Shape, ...], districts: tuple[str, ...]) -> list[tuple[Candidate, ...]]:
    """For each block of one page, in order, what it may be."""
    view = PageView(page, districts)
    return [tuple(_find_parts(view, index)) for index in range(len(page))]


def _find_parts(view: PageView, index: int) -> list[Candidate]:
    shape = view.page[index]
    if shape.folio:
        return [Candidate(Part.FURNITURE, score_of("folio"))]
    if shape.block.kind is BlockKind.TABLE:
        return [Candidate(Part.TABLE, score_of())]
    if shape.whole:
        return [Candidate(Part.MARK, score_of())]
    if shape.is_heading:
        return find_heading_parts(view, index)
    return _text_parts(view, index)


def _text_parts(view: PageView, index: int) -> list[Candidate]:
    shape = view.page[index]
    body = _body_rules(shape)
    found = [Candidate(Part.BODY, score_of(*body))]
    if sh.NOTE_ABOVE.match(shape.body):
        found.append(Candidate(Part.NOTE, score_of(*body, "editor's note")))
    if not sh.EDITORS_NOTE.match(shape.body):
        found.append(Candidate(Part.START, score_of(*body, *_start_rules(shape))))
    if shape.is_office:
        found.append(Candidate(Part.MARK, score_of("signed by an office")))
    found += _picture_parts(view, index)
    if not shape.is_short_line or shape.closes == 2:
        if shape.body.endswith(("……", "…")):
            found.append(Candidate(Part.DECK, score_of("ends in an ellipsis")))
        return found
    return found + _title_parts(view, index)


def _start_rules(shape: Shape) -> list[str]:
    rules = ["agency opens"] if shape.has_dateline else []
    return rules + (["opens in bold"] if shape.opens_in_bold else [])


def _title_parts(view: PageView, index: int) -> list[Candidate]:
    """A line that ends no sentence may be a title that lost its mark."""
    shape = view.page[index]
    found = []
    office = ["an office"] if shape.is_office else []
    if sh.COLUMN_NAME.fullmatch(shape.block.text):
        found.append(Candidate(Part.COLUMN, score_of("column name")))
    if shape.size <= 60 and _opens_text(view, index + 1):
        long = ["long for a deck"] if shape.size > 45 else []
        found.append(Candidate(Part.DECK, score_of("no sentence below the headline", *long)))
    if shape.size > 30 or sh.PLAIN_DATE.match(shape.body) or sh.CONTACT.search(shape.body):
        return found
    plain = ["page without marks"] if view.is_plain else []
    if not sh.LABEL.match(shape.body) and not shape.is_listed:
        found.append(Candidate(Part.KICKER, score_of("no sentence before the headline", *office)))
        alone = ["alone between sentences"] if view.stands_between_sentences(index) else []
        notice = ["notice"] if sh.NOTICE.search("".join(shape.body.split())) else []
        rules = [
            "headline without its mark",
            *plain,
            *office,
            *alone,
            *notice,
            *find_below_rules(view, index),
        ]
        found.append(Candidate(Part.HEADLINE, score_of(*rules)))
    if shape.size <= 20 and not view.is_wrapped and not sh.LABEL.match(shape.body):
        found.append(
            Candidate(
                Part.SECTION, score_of("section without its mark", *plain, *_section_rules(view, index))
            )
        )
    return found


def _section_rules(view: PageView, index: int) -> list[str]:
    text = view.page[index].block.text
    if sh.ENUMERATOR.match(text):
        return ["numbered line"]
    others = sum(is_parallel(text, shape.block.text) for shape in view.page if shape.is_short_line) - 1
    return ["parallel line", *(["row of parallel lines"] if others > 1 else [])] if others > 0 else []


def _picture_parts(view: PageView, index: int) -> list[Candidate]:
    shape = view.page[index]
    found = []
    if rules := _caption_rules(view, index):
        found.append(Candidate(Part.CAPTION, score_of(*rules)))
    has_credit = shape.closes == 1 or view.has_credit_below(index)
    if has_credit and shape.size <= 180 and not shape.has_dateline:
        credit = "ends in a picture's credit" if shape.closes == 1 else "picture's credit below"
        marked = ["marked as a caption"] if sh.CAPTION_MARK.match(shape.body) else []
        other = share_of_pairs(shape.body, view.text_before(index)) < 0.2
        rules = [credit, *marked, *(["no word shared with the text before"] if other else [])]
        found.append(Candidate(Part.PHOTO, score_of(*rules)))
    return found


def _opens_text(view: PageView, index: int) -> bool:
    """Whether a heading or a sentence stands here, as it does below a deck and not inside an advertisement."""
    if index == len(view.page):
        return False
    shape = view.page[index]
    return shape.is_heading or shape.is_ended or shape.has_dateline or shape.size > 40


def _body_rules(shape: Shape) -> list[str]:
    if shape.is_ended:
        return ["sentence"]
    return ["piece of a sentence"] if shape.is_prose else ["bare words"]


def _caption_rules(view: PageView, index: int) -> list[str]:
    """The names of the rules for a picture's caption within an article; () where it can be none."""
    shape = view.page[index]
    rules = []
    if shape.block.is_caption:
        return ["tagged as a caption"]
    if shape.is_image:
        return ["stands for a picture"]
    if sh.CAPTION_MARK.match(shape.body):
        rules.append("marked as a caption")
    if shape.closes == 1 and shape.size <= 90:
        rules.append("ends in a picture's credit")
    elif view.has_credit_below(index) and shape.size <= 90:
        rules.append("picture's credit below")
    if _is_caption_like(view, shape):
        if view.has_wide_gap(index):
            rules.append("alone between gaps")
        elif view.is_inside_sentence(index):
            rules.append("inside a sentence")
        else:
            rules.append("could be a caption")
            rules += ["no text below"] if not _carries_on(view, index + 1) else []
        rules += ["shows what is pictured"] if sh.PICTURED.search(shape.body) else []
    return rules


def _is_caption_like(view: PageView, shape: Shape) -> bool:
    """A short line that is no label, address, price or list of catchwords."""
    is_other = sh.LABEL.match(shape.body) or sh.CONTACT.search(shape.body) or len(shape.body.split()) > 1
    return (
        shape.is_short_line
        and 6 <= shape.size <= 45
        and shape.closes < 2
        and not view.is_wrapped
        and not is_other
    )


def _carries_on(view: PageView, index: int) -> bool:
    """Running text follows, which may go on with what was cut above; up to two more captions may stand between."""
    for shape in view.page[index : index + 3]:
        if shape.block.kind is not BlockKind.TEXT or shape.whole is not None:
            return False
        if not shape.is_short_line:
            return True
    return index + 3 <= len(view.page)
