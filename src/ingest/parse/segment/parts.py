"""The parts a block can play on its page, and which of them open or head an article."""

from enum import StrEnum


class Part(StrEnum):
    """What a block is on its page."""

    FURNITURE = "furniture"
    COLUMN = "column"  # the name of a column over several items; belongs to none of them
    KICKER = "kicker"
    HEADLINE = "headline"
    MORE = "more"  # a further line of the headline
    DECK = "deck"
    SECTION = "section"
    START = "start"  # first paragraph of an article whose headline is not there
    BODY = "body"
    CAPTION = "caption"
    PHOTO = "photo"  # the text of an item that is a picture: below its headline, or an item of its own
    NOTE = "note"  # an editor's note above the headline it belongs to
    MARK = "mark"  # a line that is only a byline, credit, source code, signature or jump
    TABLE = "table"
    RESUME = "resume"  # text of the article before this one, whose column was read across it
    GOES_ON = "goes_on"  # a printed line that carries on the paragraph or caption of the line before


TITLES = (Part.HEADLINE, Part.MORE, Part.DECK)
ABOVE_TITLE = (Part.KICKER, Part.NOTE)
FRAME = (Part.FURNITURE, Part.COLUMN)
