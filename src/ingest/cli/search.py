"""`dibao search`: words or a phrase → articles, best first, with the words around them."""

import sys
from datetime import date

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY
from ingest.cli.output import say, write_json, write_text
from ingest.warehouse.search import SearchHit, SearchRequest, search
from ingest.warehouse.snippet import Span

ROLES = ("primary", "co_primary", "mentioned", "partner", "city_wide", "unassigned")


@click.command("search")
@click.argument("text")
@click.option("--district", metavar="NAME", help="Of articles with this place, e.g. 涧西区 or 410305.")
@click.option("--newspaper", metavar="ID", help="Of this newspaper.")
@click.option("--page", metavar="NO", help="Beginning on this page, e.g. 01, A02.")
@click.option("--since", type=DAY, metavar="DATE", help="First edition date.")
@click.option("--until", type=DAY, metavar="DATE", help="Last edition date.")
@click.option("--role", type=click.Choice(ROLES), help="The place's role; with --district, that place's.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many.")
@click.option("--json", "is_json", is_flag=True, help="Print the articles as a JSON array.")
def search_command(  # noqa: PLR0917 - click hands options over by name
    text: str,
    district: str | None,
    newspaper: str | None,
    page: str | None,
    since: date | None,
    until: date | None,
    role: str | None,
    limit: int,
    is_json: bool,
) -> None:
    """Find articles that hold the words of TEXT, best first; a "phrase in quotes" exactly.

    Simplified and traditional characters, full and half width are alike. Of an article no more is shown than its
    newspaper's text policy allows.
    """
    request = SearchRequest(
        text=text,
        district=district,
        newspaper_id=newspaper,
        page_no=page,
        since=since,
        until=until,
        role=role,
        limit=limit,
    )
    hits = search(current_workspace().published_file, request)
    if is_json:
        write_json(hits)
        return
    for hit in hits:
        write_text(_show(hit))
    if not hits:
        say("no article found")


def _show(hit: SearchHit) -> str:
    where = f"{hit.edition_date} {hit.newspaper_id} {hit.page_no or '-'}"
    lines = [f"{where}  {_mark(hit.headline or '-', hit.highlights)}  {hit.article_id}"]
    if hit.snippet:
        lines.append(f"    {_mark(hit.snippet.text, hit.snippet.highlights)}")
    return "\n".join(lines)


def _mark(text: str, spans: tuple[Span, ...]) -> str:
    """In bold at a terminal, else between « and »."""
    begin, end = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() else ("«", "»")
    for start, stop in reversed(spans):
        text = f"{text[:start]}{begin}{text[start:stop]}{end}{text[stop:]}"
    return text
