"""`dibao newspapers [ID]`, `dibao newspapers add ID`: the catalogue, and a profile of one's own."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import click

from ingest.cli.context import current_workspace, optional_newspapers_dir
from ingest.cli.options import PATH
from ingest.cli.output import say, write_json, write_text
from ingest.cli.page_report import format_report
from ingest.domain.errors import InputError, UsageError
from ingest.domain.newspaper import FAMILIES, Newspaper, NewspaperSite
from ingest.newspapers.catalogue import find_newspaper, is_shipped, read_newspapers, write_newspaper
from ingest.newspapers.sites import find_entry_problem, find_family_problem

LOOKUPS = ("page_districts", "source_codes", "organisations")


class _ShowByDefault(click.Group):
    """`newspapers lyrb` is short for `newspapers show lyrb`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = (*self.commands, *ctx.help_option_names)
        return super().parse_args(ctx, args if args and args[0] in names else ["show", *args])


@click.group(cls=_ShowByDefault)
def newspapers() -> None:
    """List newspapers, show one (`dibao newspapers lyrb`), check a saved page, add your own."""


@newspapers.command()
@click.argument("newspaper_id", metavar="[ID]", required=False)
@click.option(
    "--json", "as_json", is_flag=True, help="An array of newspapers; one object with ID or --check."
)
@click.option(
    "--check",
    "page",
    metavar="PAGE",
    type=PATH,
    help="Tell whose page this saved one is, and what is read in it.",
)
def show(newspaper_id: str | None, as_json: bool, page: Path | None) -> None:
    """List all newspapers, or show the profile of one; the default."""
    folder = optional_newspapers_dir()
    if page is not None:
        _check(page, newspaper_id, folder, as_json=as_json)
    elif newspaper_id is None:
        catalogue = read_newspapers(folder)
        write_json([_json_form(one) for one in catalogue]) if as_json else _write_list(catalogue)
    else:
        newspaper = find_newspaper(newspaper_id, folder)
        write_json(_json_form(newspaper)) if as_json else _write_profile(newspaper)


@newspapers.command()
@click.argument("newspaper_id", metavar="ID")
@click.option("--name", required=True, help="As on its front page, e.g. 洛阳日报.")
@click.option(
    "--city",
    required=True,
    help="The home whose places its articles go to: 洛阳市, 河南省, 中国.",
)
@click.option("--family", metavar="LETTER", help=f"The platform of its site: {', '.join(FAMILIES)}.")
@click.option("--entry-url", metavar="URL", help="Where an edition starts; may hold {yyyy}, {mm}, {dd}.")
def add(newspaper_id: str, name: str, city: str, family: str | None, entry_url: str | None) -> None:
    """Write a profile ID.toml into the workspace's newspapers/."""
    from ingest.warehouse.gazetteer import find_home  # noqa: PLC0415 - brings duckdb, which listing does not need

    folder = current_workspace().newspapers_dir
    sites = _make_sites(family, entry_url)
    newspaper = Newspaper(
        newspaper_id=newspaper_id, name=name.strip(), home_city=find_home(city).name, sites=sites
    )
    path = write_newspaper(newspaper, folder)
    say(f"wrote {path}")
    if is_shipped(newspaper_id):
        say(f"it replaces the profile of {newspaper_id} that dibao brings along, in this workspace")
    command = (
        f"run --newspaper {newspaper_id}"
        if sites
        else f"load PAGES --newspaper {newspaper_id} --date YYYY-MM-DD"
    )
    say(f"next: dibao {command}")


def _make_sites(family: str | None, entry_url: str | None) -> tuple[NewspaperSite, ...]:
    if family is None and entry_url is None:
        return ()
    if family is None or entry_url is None:
        raise UsageError("--family and --entry-url belong together; give both or neither")
    problems = (("--family", find_family_problem(family)), ("--entry-url", find_entry_problem(entry_url)))
    for option, problem in problems:
        if problem:
            raise UsageError(f"{option} {problem}")
    return (NewspaperSite(family=family, entry_url=entry_url),)


def _check(page: Path, newspaper_id: str | None, folder: Path | None, *, as_json: bool) -> None:
    from ingest.steps.check_page import check_saved_page  # noqa: PLC0415 - brings parsers, which listing does not need

    report = check_saved_page(page, newspaper_id, folder)
    write_json(report) if as_json else write_text(format_report(report))
    if report.problem:
        raise InputError(report.problem)
    given = report.newspapers[0] if newspaper_id else None
    if given and not given.reads:
        of = f"of family {report.family}" if report.family else "of no platform dibao knows"
        own = " and ".join(given.families) or "no site"
        raise InputError(
            f"{report.file}: is {of}, but the profile of {newspaper_id} has {own}; check its family"
        )


def _write_list(catalogue: Sequence[Newspaper]) -> None:
    width = max((len(one.newspaper_id) for one in catalogue), default=0)
    write_text(
        "\n".join(
            f"{one.newspaper_id:<{width}}  {one.name}  {one.home_city or '-'}  {one.status}  {_entry(one)}"
            for one in catalogue
        )
    )


def _entry(newspaper: Newspaper) -> str:
    return newspaper.sites[0].entry_url if newspaper.sites else "-"


def _write_profile(newspaper: Newspaper) -> None:
    for name, value in _json_form(newspaper).items():
        write_text(f"{name:<15} {_text_form(value) or '-'}")


def _text_form(value: object) -> str:
    if isinstance(value, dict) and "entry_url" in value:
        times = f"{value['valid_from'] or ''}–{value['valid_until'] or ''}"
        return f"{value['family']} {value['entry_url']}" + (f" ({times})" if times != "–" else "")
    if isinstance(value, dict):
        return "，".join(f"{left} → {right}" for left, right in value.items() if right)
    if isinstance(value, list | tuple):
        return "；".join(map(_text_form, value))
    return "" if value is None else str(value)


def _json_form(newspaper: Newspaper) -> dict[str, object]:
    """Fields by name; lookups as objects."""
    values = dataclasses.asdict(newspaper)
    del values["places"]  # of the workspace, not of the profile
    for name in LOOKUPS:
        values[name] = dict(values[name])
    values["sites"] = [dataclasses.asdict(site) | {"headers": dict(site.headers)} for site in newspaper.sites]
    return values
