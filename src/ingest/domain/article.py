"""An article as it was printed, and how sure we are where it starts."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed part inside one article.

    Attributes:
        heading: As printed, numbering included (`1 `, `一、`, `■`).
        first_paragraph: Index into the article's paragraphs, from 0.
    """

    heading: str
    first_paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """A paragraph that was put together from fragments: `"".join(pieces)` is the paragraph.

    Attributes:
        paragraph: Index into the article's paragraphs, from 0.
        pieces: The fragments as printed, in order.
    """

    paragraph: int
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """电头: agency, place and date before the first sentence.

    Attributes:
        printed: As printed, e.g. `本报海口7月7日讯(记者 某某)`.
        agency: 本报, 新华社 …; None if not printed.
        place: As printed, e.g. 海口.
        dateline_date: Resolved against the edition's date; None if not printed or no edition date is known.
    """

    printed: str
    agency: str | None = None
    place: str | None = None
    dateline_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """Why an article starts where it starts.

    Attributes:
        score: Sum of the rules' weights; at or above 0 the heading starts an article.
        margin: Distance of the score from 0; a narrow one sets `needs_review`.
        rules: (name, weight) of each rule that fired, in the order tried.
    """

    score: float
    margin: float
    rules: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A repair offered and never applied.

    Attributes:
        field: Where it stands, as in `strings.py`: headline, paragraph, caption ….
        index: Which one of that field, from 0.
        start_offset: Offset of its first character in that string, from 0.
        surface: The characters as printed.
        replacement: What they may have been; as many characters.
        reason: One sentence in Chinese for readers.
    """

    field: str
    index: int
    start_offset: int
    surface: str
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date as it stands in a paragraph.

    Attributes:
        paragraph: Index into the article's paragraphs, from 0.
        start_offset: Offset of its first character in the paragraph, from 0.
        end_offset: Offset after the last one.
        surface: The characters as printed, e.g. `17日上午`, `即日起至8月20日`.
        start_date: First day meant; None where it is ambiguous, or the edition's date is not known.
        end_date: Last day meant, the same as the first for a single day.
        rule: How it is written: date, year, year_month, month_day, month, day, relative_day, week, weekday, part,
            same_day; range for two of them, since for one with 以来.
    """

    paragraph: int
    start_offset: int
    end_offset: int
    surface: str
    start_date: date | None
    end_date: date | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Where an article, or a part of it, stands.

    Attributes:
        page: Index of the page in the file or edition, from 0.
        lines: Line numbers in the page's file, from 0, in order; () for HTML.
        url: The article's own address, if it has one.
        block_ids: Of an ALTO or PAGE XML file: the text blocks that those lines stand in, each once; () for others.
    """

    page: int
    lines: tuple[int, ...] = ()
    url: str | None = None
    block_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as printed; strings keep the newspaper's own punctuation and script.

    Attributes:
        order: Place in its file (or edition), from 1.
        content_no: The site's own number, if it has one.
        kind: feature, news, brief, photo, letter, notice, weather, ad.
        headline: None only where the page lost it.
        kicker: 引题, the line above.
        deck: 副题, the line below.
        byline: As printed, e.g. `(记者 俞若溪 通讯员 丁博远)`.
        writers: Names without role words, in order.
        source: 本报讯, 工信 …, without brackets.
        source_printed: The same as printed.
        captions: Without their credits.
        credits: Each as printed, without surrounding brackets.
        paragraphs: After rejoining, without bylines, credits, datelines and continuation notes.
        tables: Each a tuple of rows of cells, header first.
        continues_to: Page number of the jump, as printed: `A3`.
        continuation: The notes as printed.
        needs_review: A person should look at where it starts or ends.
        dates: Written in the paragraphs, in reading order.
        suggestions: Repairs of its strings, in reading order.
        printed: Its lines as printed, in order; what it is recognised by when its page is read again.
    """

    order: int
    content_no: str | None = None
    kind: str
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    sections: tuple[Section, ...] = ()
    byline: tuple[str, ...] = ()
    writers: tuple[str, ...] = ()
    source: str | None = None
    source_printed: tuple[str, ...] = ()
    dateline: Dateline | None = None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    continues_to: str | None = None
    continues_from: str | None = None
    continuation: tuple[str, ...] = ()
    boundary: Boundary | None = None
    needs_review: bool = False
    dates: tuple[DateMention, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    printed: str = field(default="", repr=False)
