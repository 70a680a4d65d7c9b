"""`dibao newspapers [ID]`, `dibao newspapers add ID`: the catalogue, and a profile of one's own."""

import dataclasses
from collections.abc import Sequence

import click

from ingest.cli.context import current_workspace, optional_newspapers_dir
from ingest.cli.output import say, write_json, write_text
from ingest.domain.newspaper import Newspaper
from ingest.newspapers.catalogue import find_newspaper, is_shipped, read_newspapers, write_newspaper

LOOKUPS = ("page_districts", "source_codes", "organisations")


class _ShowByDefault(click.Group):
    """`newspapers lyrb` is short for `newspapers show lyrb`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = (*self.commands, *ctx.help_option_names)
        return super().parse_args(ctx, args if args and args[0] in names else ["show", *args])


@click.group(cls=_ShowByDefault)
def newspapers() -> None:
    """List newspapers, show one (`dibao newspapers lyrb`), add your own."""


@newspapers.command()
@click.argument("newspaper_id", metavar="[ID]", required=False)
@click.option("--json", "as_json", is_flag=True, help="An array of newspapers; one object with ID.")
def show(newspaper_id: str | None, as_json: bool) -> None:
    """List all newspapers, or show the profile of one; the default."""
    folder = optional_newspapers_dir()
    if newspaper_id is None:
        catalogue = read_newspapers(folder)
        write_json([_json_form(one) for one in catalogue]) if as_json else _write_list(catalogue)
    else:
        newspaper = find_newspaper(newspaper_id, folder)
        write_json(_json_form(newspaper)) if as_json else _write_profile(newspaper)


@newspapers.command()
@click.argument("newspaper_id", metavar="ID")
@click.option("--name", required=True, help="As on its front page, e.g. 洛阳日报.")
@click.option("--city", required=True, help="The city whose districts its articles go to, e.g. 洛阳市.")
def add(newspaper_id: str, name: str, city: str) -> None:
    """Write a profile ID.toml into the workspace's newspapers/."""
    from ingest.warehouse.gazetteer import find_city  # noqa: PLC0415 - brings duckdb, which listing does not need

    folder = current_workspace().newspapers_dir
    newspaper = Newspaper(newspaper_id=newspaper_id, name=name.strip(), home_city=find_city(city).name)
    path = write_newspaper(newspaper, folder)
    say(f"wrote {path}")
    if is_shipped(newspaper_id):
        say(f"it replaces the profile of {newspaper_id} that dibao brings along, in this workspace")
    say(f"next: dibao load PAGES --newspaper {newspaper_id} --date YYYY-MM-DD")


def _write_list(catalogue: Sequence[Newspaper]) -> None:
    width = max((len(one.newspaper_id) for one in catalogue), default=0)
    for one in catalogue:
        write_text(f"{one.newspaper_id:<{width}}  {one.name}  {one.home_city or '-'}  {_entry(one)}")


def _entry(newspaper: Newspaper) -> str:
    return newspaper.sites[-1].entry_url if newspaper.sites else "-"


def _write_profile(newspaper: Newspaper) -> None:
    for name, value in _json_form(newspaper).items():
        write_text(f"{name:<15} {_text_form(value) or '-'}")


def _text_form(value: object) -> str:
    if isinstance(value, dict):
        return "，".join(f"{left} → {right}" for left, right in value.items() if right)
    if isinstance(value, list | tuple):
        return "；".join(map(_text_form, value))
    return "" if value is None else str(value)


def _json_form(newspaper: Newspaper) -> dict[str, object]:
    """Fields by name; lookups as objects."""
    values = dataclasses.asdict(newspaper)
    for name in LOOKUPS:
        values[name] = dict(values[name])
    values["sites"] = [dataclasses.asdict(site) | {"headers": dict(site.headers)} for site in newspaper.sites]
    return values
