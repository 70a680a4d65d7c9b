"""`dibao preview`: what dibao reads in pages and where it would put their articles; nothing is stored."""

from datetime import date
from pathlib import Path

import click

from ingest.cli.context import optional_newspapers_dir
from ingest.cli.options import DAY, PATH
from ingest.cli.output import warn, write_json, write_text
from ingest.cli.reports import count
from ingest.domain.errors import EXIT_DONE, EXIT_INCOMPLETE, InputError
from ingest.domain.page import Skipped
from ingest.domain.place import Attribution
from ingest.steps.preview import PreviewArticle, PreviewEditionPage, PreviewFile, preview_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH…")
@click.option(
    "--newspaper", "newspaper_id", metavar="ID", help="Read with this profile, see `dibao newspapers`."
)
@click.option(
    "--city", metavar="NAME", help="The home whose districts count: a city, a province or 中国, e.g. 洛阳市."
)
@click.option("--page-district", metavar="NAME", help="The district that these pages are devoted to.")
@click.option(
    "--date",
    "day",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The edition's date; district names of that day count.",
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object for each file, each on its own line.")
def preview(
    paths: tuple[Path, ...],
    newspaper_id: str | None,
    city: str | None,
    page_district: str | None,
    day: date | None,
    is_json: bool,
) -> int:
    """Read pages, tell their articles and districts, and store nothing."""
    previews = preview_files(
        paths,
        newspaper_id=newspaper_id,
        city=city,
        page_district=page_district,
        edition_date=day,
        newspapers_dir=optional_newspapers_dir(),
    )
    failures = [answer.reason for answer in previews if isinstance(answer, Skipped)]
    if len(failures) == len(previews):
        raise InputError("; ".join(failures) or "no page among the files")
    for answer in previews:
        if isinstance(answer, Skipped):
            warn(answer.reason)
        elif is_json:
            write_json(to_json(answer))
        else:
            write_text(to_text(answer))
    return EXIT_INCOMPLETE if failures else EXIT_DONE


def to_json(answer: PreviewFile | PreviewEditionPage) -> dict[str, object]:
    """The object of one file: a page of articles, or an edition page with its links."""
    if isinstance(answer, PreviewEditionPage):
        page = answer.page
        return {
            "kind": "edition_page",
            "file": page.source,
            "newspaper_id": answer.newspaper_id,
            "edition_date": page.edition_date,
            "pages": [
                {
                    "page_no": link.page_no,
                    "page_name": link.page_name,
                    "url": link.url,
                    "pdf_url": link.pdf_url,
                }
                for link in page.pages
            ],
            "articles": page.articles,
        }
    return {
        "kind": "page",
        "file": answer.source,
        "encoding": answer.encoding,
        "line_labels": answer.line_labels,
        "articles": [_article_json(article) for article in answer.articles],
    }


def _article_json(found: PreviewArticle) -> dict[str, object]:
    article, why = found.article.article, found.why
    return {
        "id": article.order,
        "article_id": found.article_id,
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "deck": article.deck,
        "sections": article.sections,
        "first_page": article.appearances[0].page + 1,
        "block_ids": [block_id for each in article.appearances for block_id in each.block_ids],
        "byline": article.writers,
        "byline_printed": article.byline,
        "source": article.source,
        "dateline": article.dateline,
        "captions": article.captions,
        "credits": article.credits,
        "paragraphs": article.paragraphs,
        "tables": article.tables,
        "continues_to": article.continues_to,
        "continues_from": article.continues_from,
        "boundary": article.boundary,
        "needs_review": article.needs_review,
        "primary_district": found.primary_district,
        "mentioned_districts": found.mentioned_districts,
        "primary_place": _place_json(why.primary),
        "status": why.status,
        "confidence": why.confidence,
        "attributions": why.attributions,
        "evidence": why.evidence,
        "dates": article.dates,
        "suggestions": article.suggestions,
    }


def _place_json(place: Attribution | None) -> dict[str, object] | None:
    return {"level": place.place_level, "code": place.place_code, "name": place.place_name} if place else None


def to_text(answer: PreviewFile | PreviewEditionPage) -> str:
    """The same for a person: one paragraph for each article."""
    if isinstance(answer, PreviewEditionPage):
        page = answer.page
        pages = "\n".join(f"  {link.page_no}  {link.page_name or ''}  {link.url}" for link in page.pages)
        articles = "\n".join(f"  {link.order}. {link.title}  {link.url}" for link in page.articles)
        return (
            f"{page.source}: edition page of {page.edition_date}\n{pages}\narticles of this page:\n{articles}"
        )
    head = f"{answer.source}: {count(len(answer.articles), 'article')}, {answer.encoding}"
    return "\n".join([head, *(_article_text(article) for article in answer.articles)])


def _article_text(found: PreviewArticle) -> str:
    article, why = found.article.article, found.why
    chars = sum(len("".join(paragraph.split())) for paragraph in article.paragraphs)
    parts = [
        count(len(article.sections), "section") if article.sections else "",
        count(len(article.captions), "caption") if article.captions else "",
        "、".join(article.writers),
        article.source or "",
        "please review" if article.needs_review else "",
    ]
    details = "; ".join(part for part in (f"{article.kind}, {count(chars, 'character')}", *parts) if part)
    notes = [
        f"       {evidence.weight:+.1f} {evidence.place_name}: {evidence.note}" for evidence in why.evidence
    ]
    repairs = [f"       ? {one.surface} → {one.replacement}: {one.reason}" for one in article.suggestions]
    return "\n".join(
        [
            f"  {article.order}. {article.headline or '(no headline)'}",
            f"     {details}",
            f"     {why.decision}",
            *notes,
            *repairs,
        ]
    )
