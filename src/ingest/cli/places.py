"""`dibao places`: what a place's name means, for a city and on a day."""

from datetime import date

import click

from ingest.cli.context import optional_newspapers_dir
from ingest.cli.options import DAY
from ingest.cli.output import write_json, write_text
from ingest.domain.place import OwnName
from ingest.warehouse.meanings import PlaceMeaning, find_meanings
from ingest.workspace import PLACES_NAME


@click.command()
@click.argument("name")
@click.option("--on", "day", type=DAY, metavar="DATE", help="Tell which of them stood on this day.")
@click.option("--city", metavar="NAME", help="Put the places of this city first, e.g. 洛阳市.")
@click.option("--json", "is_json", is_flag=True, help="Print the meanings as a JSON array.")
def places(name: str, day: date | None, city: str | None, is_json: bool) -> None:
    """Tell what the NAME of a place means: 孟津县, 孟津, 灣仔區, 车村镇.

    One line for each place in China of that name, from provinces to villages: level, code, name with its parents,
    the days it stood, what it became and by which document. A workspace's places.csv adds its own.
    """
    meanings = find_meanings(name, city=city, on=day, own=_read_own())
    if is_json:
        write_json(meanings)
        return
    if city is None:
        write_text("\n".join(map(_line, meanings)))
        return
    for title, is_home in ((city, True), ("elsewhere", False)):
        lines = [f"  {_line(one)}" for one in meanings if one.is_home == is_home]
        write_text("\n".join([f"{title}:", *(lines or ["  none"])]))


def _read_own() -> tuple[OwnName, ...]:
    """The names of the workspace's `places.csv`; () outside a workspace, or without one."""
    newspapers_dir = optional_newspapers_dir()
    path = newspapers_dir.parent / PLACES_NAME if newspapers_dir else None
    if path is None or not path.is_file():
        return ()
    from ingest.steps.own_places import read_own_places  # noqa: PLC0415 - brings the indexes, needed only with a file

    return read_own_places(path)


def _line(meaning: PlaceMeaning) -> str:
    line = f"{meaning.level:<8}  {meaning.code or '-':<12}  {meaning.full_name}"
    told = [_time(meaning)]
    if meaning.successors:
        told.append(f"became {'、'.join(meaning.successors)}")
    if meaning.source:
        told.append(f"[{meaning.source}]")
    if meaning.stands is False:
        told.append("not on this day")
    return "  ".join([line, *(one for one in told if one)])


def _time(meaning: PlaceMeaning) -> str:
    if meaning.valid_from and meaning.valid_until:
        return f"{meaning.valid_from} to {meaning.valid_until}"
    if meaning.valid_from:
        return f"from {meaning.valid_from}"
    return f"until {meaning.valid_until}" if meaning.valid_until else ""
