"""Pages from disk → what dibao reads in them and which districts it would decide, with nothing stored."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.domain.edition import EditionArticle, EditionContent
from ingest.domain.newspaper import Edition, Newspaper
from ingest.domain.page import EditionPage, Fetched, Reading, Skipped, SlotRole
from ingest.fetch.files import read_paths
from ingest.places.mentions import mentioned_districts
from ingest.steps.clock import check_edition_date, utc_now
from ingest.steps.edition import make_content
from ingest.steps.home import Desk, home_codes
from ingest.steps.newspaper import open_newspaper
from ingest.steps.own_places import with_own_places
from ingest.steps.page_numbers import number_pages
from ingest.steps.reading import ReadFiles, read_file
from ingest.warehouse.build import build
from ingest.warehouse.load import load_edition
from ingest.warehouse.open import open_memory_warehouse
from ingest.warehouse.why import READS as WHY_READS
from ingest.warehouse.why import Why, read_why

ANONYMOUS = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewArticle:
    """An article with its decision.

    Attributes:
        article_id: As a load would give it; None where newspaper or date is not known.
        mentioned_districts: County-level names printed in it, as printed in full.
    """

    article_id: str | None
    article: EditionArticle
    why: Why
    mentioned_districts: tuple[str, ...]

    @property
    def primary_district(self) -> str | None:
        """The county-level division decided for; None where it is a city, a province or nothing."""
        primary = self.why.primary
        return primary.place_name if primary and primary.place_level == "county" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewFile:
    """What one file holds.

    Attributes:
        line_labels: For each line that is not blank, the order of its article or 0; None for HTML and XML.
    """

    source: str
    encoding: str
    line_labels: tuple[int, ...] | None
    articles: tuple[PreviewArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewEditionPage:
    """An edition page of an e-paper site, with the newspaper it was taken for."""

    newspaper_id: str | None
    page: EditionPage


Preview = PreviewFile | PreviewEditionPage | Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file to read, with what is known of it beforehand.

    Attributes:
        newspaper: Whose home city and look-ups count.
        newspaper_id: Its id in the catalogue; None where it is not one of these.
        page_district: The district its pages are devoted to, in full or short.
        edition_date: None takes the date a page prints; without one every name counts, of whatever time.
    """

    file: Fetched | Skipped
    newspaper: Newspaper
    newspaper_id: str | None = None
    page_district: str | None = None
    edition_date: date | None = None


def preview_files(
    paths: tuple[Path, ...],
    *,
    newspaper_id: str | None,
    city: str | None,
    page_district: str | None,
    edition_date: date | None,
    newspapers_dir: Path | None,
) -> tuple[Preview, ...]:
    """Read files of one newspaper and decide their districts.

    Args:
        newspaper_id: Its profile counts; None takes `city` alone.
        city: Home city, in place of the profile's.
        edition_date: As in `Sheet`.

    Raises:
        UsageError: If a path is missing, or the newspaper, city, district or date cannot be.
    """
    newspaper = _make_newspaper(newspaper_id, city, newspapers_dir)
    if edition_date:
        check_edition_date(newspaper, edition_date)
    return preview_sheets(
        tuple(
            Sheet(
                file=file,
                newspaper=newspaper,
                newspaper_id=newspaper_id,
                page_district=page_district,
                edition_date=edition_date,
            )
            for file in read_paths(paths)
        )
    )


def preview_sheets(sheets: tuple[Sheet, ...]) -> tuple[Preview, ...]:
    """Read sheets and decide their districts by the same models as a load, in memory; one answer for each.

    Raises:
        UsageError: If a city or district cannot be.
    """
    found: list[EditionPage | Skipped | tuple[Reading, EditionContent]] = []
    for number, sheet in enumerate(sheets, 1):
        family = sheet.newspaper.find_family(sheet.edition_date)
        read = read_file(sheet.file, districts=home_codes(sheet.newspaper), family=family)
        found.append((read, _make_content(sheet, read, number)) if isinstance(read, Reading) else read)
    contents = [
        (sheet.newspaper, item[1])
        for sheet, item in zip(sheets, found, strict=True)
        if isinstance(item, tuple)
    ]
    answers = _decide(contents)
    return tuple(_answer(item, sheet, answers) for sheet, item in zip(sheets, found, strict=True))


def _make_newspaper(newspaper_id: str | None, city: str | None, newspapers_dir: Path | None) -> Newspaper:
    if newspaper_id is None:
        anonymous = Newspaper(newspaper_id=ANONYMOUS, name="preview", home_city=city)
        return with_own_places(anonymous, newspapers_dir)
    newspaper = open_newspaper(newspaper_id, newspapers_dir)
    return with_own_places(replace(newspaper, home_city=city), newspapers_dir) if city else newspaper


def _make_content(sheet: Sheet, reading: Reading, number: int) -> EditionContent:
    """One file as an edition of its own; the letter keeps files apart."""
    printed = next((page.printed_date for page in reading.pages if page.printed_date), None)
    day = sheet.edition_date or printed
    files = ReadFiles(fetched=(), readings=(reading,), edition_pages=(), skipped=())
    return make_content(
        Edition(
            newspaper_id=sheet.newspaper.newspaper_id,
            edition_date=day or utc_now().date(),
            letter=f"{number}",
        ),
        files,
        number_pages(files, (), from_caller=None),
        page_district=sheet.page_district,
        desk=Desk(newspaper=sheet.newspaper, on=day),
    )


def _decide(contents: list[tuple[Newspaper, EditionContent]]) -> dict[str, Why]:
    """Article id → decision, by the models."""
    now = utc_now()
    with open_memory_warehouse() as warehouse:
        for newspaper, content in contents:
            load_edition(warehouse, content, newspaper, run_id=ANONYMOUS, recorded_at=now)
        if not contents:
            return {}
        build(warehouse, WHY_READS)
        ids = [article.article_id for _, content in contents for article in content.articles]
        return {article_id: read_why(warehouse.connection, article_id) for article_id in ids}


def _answer(
    item: EditionPage | Skipped | tuple[Reading, EditionContent], sheet: Sheet, answers: dict[str, Why]
) -> Preview:
    if isinstance(item, Skipped):
        return item
    if isinstance(item, EditionPage):
        return PreviewEditionPage(newspaper_id=sheet.newspaper_id, page=item)
    reading, content = item
    is_known = sheet.newspaper_id is not None and sheet.edition_date is not None
    return PreviewFile(
        source=reading.source,
        encoding=reading.encoding,
        line_labels=_line_labels(content.readings[0]),
        articles=tuple(
            PreviewArticle(
                article_id=_plain_id(article, content.edition) if is_known else None,
                article=article,
                why=answers[article.article_id],
                mentioned_districts=mentioned_districts(article.mentions),
            )
            for article in content.articles
        ),
    )


def _plain_id(article: EditionArticle, edition: Edition) -> str:
    """The id as a load of this file alone would give it, without the letter that kept files apart."""
    plain = replace(edition, letter="").edition_id
    return article.article_id.replace(edition.edition_id, plain, 1)


def _line_labels(reading: Reading) -> tuple[int, ...] | None:
    if not reading.slots or reading.block_ids:
        return None
    labels: dict[int, int] = {}
    for slot in reading.slots:
        if slot.role is not SlotRole.BLANK:
            labels[slot.line] = max(labels.get(slot.line, 0), slot.article)
    return tuple(labels[line] for line in sorted(labels))
