"""Pages from disk → what dibao reads in them and which districts it would decide, with nothing stored."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ingest.domain.edition import EditionArticle, EditionContent
from ingest.domain.newspaper import Edition, Newspaper
from ingest.domain.page import EditionPage, Reading, Skipped, SlotRole
from ingest.fetch.files import read_paths
from ingest.newspapers.catalogue import find_newspaper
from ingest.places.mentions import mentioned_districts
from ingest.steps.clock import check_edition_date, utc_now
from ingest.steps.edition import make_content
from ingest.steps.home import Desk, home_codes
from ingest.steps.page_numbers import number_pages
from ingest.steps.reading import ReadFiles, read_file
from ingest.warehouse.build import build
from ingest.warehouse.load import load_edition
from ingest.warehouse.open import open_memory_warehouse
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


def preview_files(
    paths: tuple[Path, ...],
    *,
    newspaper_id: str | None,
    city: str | None,
    page_district: str | None,
    edition_date: date | None,
    newspapers_dir: Path | None,
) -> tuple[Preview, ...]:
    """Read files and decide districts by the same models as a load, in memory.

    Args:
        newspaper_id: Its profile counts; None takes `city` alone.
        city: Home city, in place of the profile's.
        edition_date: None takes the date a page prints; without one every name counts, of whatever time.

    Raises:
        UsageError: If a path is missing, or the newspaper, city, district or date cannot be.
    """
    newspaper = _make_newspaper(newspaper_id, city, newspapers_dir)
    if edition_date:
        check_edition_date(newspaper, edition_date)
    districts = home_codes(newspaper)
    found: list[EditionPage | Skipped | tuple[Reading, EditionContent]] = []
    for number, file in enumerate(read_paths(paths), 1):
        read = read_file(file, districts=districts)
        if isinstance(read, Reading):
            content = _make_content(newspaper, read, number, page_district, edition_date)
            found.append((read, content))
        else:
            found.append(read)
    answers = _decide(newspaper, tuple(item[1] for item in found if isinstance(item, tuple)))
    return tuple(_answer(item, newspaper_id, edition_date, answers) for item in found)


def _make_newspaper(newspaper_id: str | None, city: str | None, newspapers_dir: Path | None) -> Newspaper:
    if newspaper_id is None:
        return Newspaper(newspaper_id=ANONYMOUS, name="preview", home_city=city)
    newspaper = find_newspaper(newspaper_id, newspapers_dir)
    return replace(newspaper, home_city=city) if city else newspaper


def _make_content(
    newspaper: Newspaper, reading: Reading, number: int, page_district: str | None, edition_date: date | None
) -> EditionContent:
    """One file as an edition of its own; the letter keeps files apart."""
    printed = next((page.printed_date for page in reading.pages if page.printed_date), None)
    day = edition_date or printed
    files = ReadFiles(fetched=(), readings=(reading,), edition_pages=(), skipped=())
    return make_content(
        Edition(
            newspaper_id=newspaper.newspaper_id, edition_date=day or utc_now().date(), letter=f"{number}"
        ),
        files,
        number_pages(files, (), from_caller=None),
        page_district=page_district,
        desk=Desk(newspaper=newspaper, on=day),
    )


def _decide(newspaper: Newspaper, contents: tuple[EditionContent, ...]) -> dict[str, Why]:
    """Article id → decision, by the models."""
    now = utc_now()
    with open_memory_warehouse() as warehouse:
        for content in contents:
            load_edition(warehouse, content, newspaper, run_id=ANONYMOUS, recorded_at=now)
        if not contents:
            return {}
        build(warehouse)
        ids = [article.article_id for content in contents for article in content.articles]
        return {article_id: read_why(warehouse.connection, article_id) for article_id in ids}


def _answer(
    item: EditionPage | Skipped | tuple[Reading, EditionContent],
    newspaper_id: str | None,
    edition_date: date | None,
    answers: dict[str, Why],
) -> Preview:
    if isinstance(item, Skipped):
        return item
    if isinstance(item, EditionPage):
        return PreviewEditionPage(newspaper_id=newspaper_id, page=item)
    reading, content = item
    is_known = newspaper_id is not None and edition_date is not None
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
