"""`dibao override`: an editor's word on where articles belong, each a row that can be undone."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import say, show_progress, write_json, write_text
from ingest.cli.reports import say_published
from ingest.domain.errors import UsageError
from ingest.domain.override import Candidate, StandingOverride
from ingest.steps import override as steps
from ingest.steps.publish import publish, transform
from ingest.workspace import Workspace

_REASON = click.option("--reason", default="", metavar="TEXT", help="Shown with it wherever it is told why.")
_JSON = click.option("--json", "is_json", is_flag=True, help="Print them as a JSON array.")
_WHOSE = (
    click.option("--newspaper", "newspaper_id", metavar="ID", help="It means this in one newspaper."),
    click.option("--city", metavar="NAME", help="It means this in every newspaper at home in a city."),
)


@click.group()
def override() -> None:
    """Put right where articles belong; what you say counts for all days, and survives `dibao rebuild`."""


@override.command()
@click.argument("article_id", metavar="ARTICLE")
@click.argument("district", metavar="[DISTRICT]", required=False)
@click.option("--city-wide", "is_city_wide", is_flag=True, help="It concerns all of the newspaper's home.")
@click.option("--unassigned", "is_unassigned", is_flag=True, help="It belongs nowhere.")
@_REASON
def move(article_id: str, district: str | None, is_city_wide: bool, is_unassigned: bool, reason: str) -> None:
    """Move an article to a DISTRICT of its newspaper's home city; under a province or 中国 to any place in it."""
    if (district is not None) + is_city_wide + is_unassigned != 1:
        raise UsageError("say where the article belongs: one of DISTRICT, --city-wide and --unassigned")
    status = "city_wide" if is_city_wide else "unassigned" if is_unassigned else "district"
    workspace = current_workspace()
    number, called = steps.move_article(
        workspace, article_id, district=district, status=status, reason=reason
    )
    say(f"override {number}: {article_id} belongs to {called}")
    _publish(workspace)


@override.command()
@click.argument("name", metavar="NAME")
@click.argument("district", metavar="DISTRICT")
@_WHOSE[0]
@_WHOSE[1]
@_REASON
def organisation(name: str, district: str, newspaper_id: str | None, city: str | None, reason: str) -> None:
    """Accept that the organisation NAME sits in DISTRICT: articles that name it are likelier there."""
    _accept("organisation", name, district, newspaper_id, city, reason)


@override.command()
@click.argument("name", metavar="NAME")
@click.argument("district", metavar="DISTRICT")
@_WHOSE[0]
@_WHOSE[1]
@_REASON
def alias(name: str, district: str, newspaper_id: str | None, city: str | None, reason: str) -> None:
    """Add NAME as another name of DISTRICT: it counts as the district's own name does."""
    _accept("alias", name, district, newspaper_id, city, reason)


@override.command()
@click.argument("number", metavar="NUMBER", type=int)
@_REASON
def undo(number: int, reason: str) -> None:
    """Take an override back, by the NUMBER that `list` shows; a move it had replaced counts again."""
    workspace = current_workspace()
    steps.undo(workspace, number, reason=reason)
    say(f"override {number}: undone")
    _publish(workspace)


@override.command("list")
@click.option("--all", "is_all", is_flag=True, help="Also those undone or replaced by a later one.")
@_JSON
def list_(is_all: bool, is_json: bool) -> None:
    """List the overrides that count."""
    past = {"undone", "superseded"}
    found = [
        one for one in steps.list_overrides(current_workspace()) if is_all or one.override_state not in past
    ]
    if is_json:
        write_json(found)
    elif found:
        write_text("\n".join(map(_line, found)))
    else:
        say("no overrides")


@override.command()
@_JSON
def candidates(is_json: bool) -> None:
    """List organisations that stand with one district again and again; they count once you accept them."""
    found = steps.list_candidates(current_workspace())
    if is_json:
        write_json(found)
    elif found:
        write_text("\n".join(map(_candidate_line, found)))
        say("accept one: dibao override organisation NAME DISTRICT --newspaper ID")
    else:
        say("no candidates: no organisation stands with one district often enough")


def _accept(
    action: str, name: str, district: str, newspaper_id: str | None, city: str | None, reason: str
) -> None:
    workspace = current_workspace()
    number, called = steps.accept_name(
        workspace, action, name, district=district, newspaper_id=newspaper_id, city=city, reason=reason
    )
    relation = "is another name of" if action == "alias" else "sits in"
    say(f"override {number}: {name} {relation} {called}")
    _publish(workspace)


def _publish(workspace: Workspace) -> None:
    show_progress()
    transform(workspace)
    say_published(workspace, publish(workspace))


def _line(one: StandingOverride) -> str:
    what = one.article_id or f"{one.name} ({one.newspaper_id or one.city_code})"
    where = one.place_name or {"city_wide": "city-wide"}.get(one.status or "", "unassigned")
    state = "" if one.override_state == "in_force" else one.override_state.replace("_", " ")
    undone = f"{state} {one.undone_date}" if one.undone_date else state
    parts = (f"{one.override_no:>4}", str(one.recorded_date), f"{one.action:<12}", f"{what} → {where}")
    return "  ".join(part for part in (*parts, undone, one.headline, one.reason) if part)


def _candidate_line(one: Candidate) -> str:
    counts = f"{one.article_count} articles, {one.day_count} days, {one.place_share:.0%}"
    return "  ".join((one.newspaper_id, one.name, one.place_name, counts, one.example))
