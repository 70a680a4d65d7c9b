"""A folder with `dibao.toml` → the paths and settings of one workspace."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.domain.errors import ConfigError
from ingest.domain.publishing import PublishSettings
from ingest.domain.publishing_config import read_publishing
from ingest.domain.toml_file import TomlTable, read_toml

CONFIG_NAME = "dibao.toml"
PLACES_NAME = "places.csv"
PLACES_COLUMNS = ("name", "city", "county", "code", "valid_from", "valid_until", "aliases")

_CONFIG = f"""\
# A dibao workspace: newspapers/ holds your own profiles, warehouse/ the data, digests/ what is published.
# Place names that dibao lacks go into {PLACES_NAME} beside this file, one a line under this first line:
#   {",".join(PLACES_COLUMNS)}
#   洛浦公园,洛阳市,西工区,,,,洛浦游园

[digest]
# Where the digests will be served, so that feeds carry full addresses: "https://example.org/digests/"
# base_url = ""
# Language of the pages' own words: "zh" or "en".
# lang = "zh"
# What is written; without this all of it.
# formats = ["html", "markdown", "json", "atom", "jsonfeed", "epub", "eml", "csv", "parquet"]

[publish]
# Beside warehouse/published.duckdb: a copy without the articles' texts (published-light.duckdb), and all texts as one
# Parquet file a month (published-text/). Texts are the newspapers': keep them in the house.
# light = true
# full_text = true

[schedule]
# When the daily run is due, in each newspaper's time zone: minute, hour, day, month, weekday.
# cron = "30 6,9,14 * * *"

[archive]
# For how many days warehouse/raw/ keeps the bytes of an edition that is whole; without it, for ever.
# keep_days = 365

# [mail]
# Who the letters are from, and the server that `dibao send` gives them to. The password stands in the environment,
# in DIBAO_SMTP_PASSWORD.
# from = "邸报 <digests@example.org>"
# server = "smtp.example.org"
# user = "digests@example.org"
# [mail.readers]
# "涧西区" = ["reader@example.org"]
"""
_GITIGNORE = "/warehouse/\n/digests/\n/.prefect/\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Where one user's newspapers, warehouse and digests are.

    Attributes:
        root: The folder with `dibao.toml`, absolute.
        publishing: How the digests are published and sent.
        has_light_copy: A copy without texts is published beside the whole one.
        has_full_text: All texts are published as Parquet.
        cron: When the daily run is due, in each newspaper's time zone; None for the hours that we ship.
        keep_days: For how many days the archive of a whole edition is kept; None for ever.
        patience: Seconds to wait for a warehouse that another run holds.
        warehouse_name: What the database that is written to is called.
    """

    root: Path
    publishing: PublishSettings = field(default_factory=PublishSettings)
    has_light_copy: bool = False
    has_full_text: bool = False
    cron: str | None = None
    keep_days: int | None = None
    patience: float = 0.0
    warehouse_name: str = "dibao.duckdb"

    @property
    def base_url(self) -> str | None:
        """Where the digests are served, ending in `/`; None for relative addresses only."""
        return self.publishing.base_url

    @property
    def newspapers_dir(self) -> Path:
        """The user's own profiles; need not exist."""
        return self.root / "newspapers"

    @property
    def warehouse_file(self) -> Path:
        """The database that is written to."""
        return self.root / "warehouse" / self.warehouse_name

    @property
    def published_file(self) -> Path:
        """The copy that is read."""
        return self.root / "warehouse" / "published.duckdb"

    @property
    def light_file(self) -> Path:
        """The copy that is read, without the articles' texts."""
        return self.root / "warehouse" / "published-light.duckdb"

    @property
    def full_text_dir(self) -> Path:
        """One Parquet file of texts for each month."""
        return self.root / "warehouse" / "published-text"

    @property
    def raw_dir(self) -> Path:
        """The archive of every byte that arrived."""
        return self.root / "warehouse" / "raw"

    @property
    def runs_file(self) -> Path:
        """The journal: what each run did, a line of JSON each."""
        return self.root / ".prefect" / "runs.jsonl"

    @property
    def metrics_file(self) -> Path:
        """Counts and moments for monitors, in the OpenMetrics form."""
        return self.root / ".prefect" / "metrics.prom"

    @property
    def hosts_dir(self) -> Path:
        """When runs last asked each host."""
        return self.root / "warehouse" / ".hosts"

    @property
    def runs_dir(self) -> Path:
        """A locked file for each run of a flow that is alive."""
        return self.root / ".prefect" / "runs"

    def lock_file(self, name: str) -> Path:
        """What a command holds of which one at a time may run."""
        return self.root / ".prefect" / f"{name}.lock"

    @property
    def digests_dir(self) -> Path:
        """What is published."""
        return self.root / "digests"

    def waiting(self, patience: float) -> "Workspace":
        """The same workspace for a run that waits so many seconds for the warehouse."""
        return replace(self, patience=patience)

    def rebuilding(self) -> "Workspace":
        """The same workspace with a warehouse beside the one in use, to be put in its place."""
        return replace(self, warehouse_name=f"{self.warehouse_name}.rebuilding")


def find_workspace(start: Path) -> Workspace:
    """Read the workspace a folder lies in: itself, or its nearest parent with a `dibao.toml`.

    Raises:
        ConfigError: If there is none, or its `dibao.toml` is broken.
    """
    root = find_root(start)
    if root is None:
        raise ConfigError(f"no {CONFIG_NAME} in {start.absolute()} or above; run `dibao init` or use -C DIR")
    return read_workspace(root)


def find_root(start: Path) -> Path | None:
    """The nearest folder with a `dibao.toml`, from this one upwards."""
    start = start.absolute()
    return next((folder for folder in (start, *start.parents) if (folder / CONFIG_NAME).is_file()), None)


def read_workspace(root: Path) -> Workspace:
    """Read the workspace that is exactly this folder.

    Raises:
        ConfigError: If it is no workspace, or its `dibao.toml` is broken.
    """
    root = root.absolute()
    config = root / CONFIG_NAME
    if not config.is_file():
        raise ConfigError(f"no {CONFIG_NAME} in {root}; run `dibao init {root}` to make it a workspace")
    table = read_toml(config)
    table.check_keys(("digest", "mail", "publish", "schedule", "archive"))
    publish = table.table("publish")
    publish.check_keys(("light", "full_text"))
    schedule = table.table("schedule")
    schedule.check_keys(("cron",))
    return Workspace(
        root=root,
        publishing=read_publishing(table),
        has_light_copy=publish.flag("light"),
        has_full_text=publish.flag("full_text"),
        cron=schedule.text("cron"),
        keep_days=_read_keep_days(table.table("archive")),
    )


def _read_keep_days(archive: TomlTable) -> int | None:
    archive.check_keys(("keep_days",))
    days = archive.number("keep_days")
    if days is not None and (days < 1 or days != int(days)):
        raise archive.error("keep_days", f"must be a whole number of days from 1, found {days}")
    return None if days is None else int(days)


def create_workspace(root: Path) -> tuple[Path, ...]:
    """Make a folder a workspace and tell what was written; what is there already is never touched.

    Raises:
        ConfigError: If the folder cannot be made or written to.
    """
    newspapers = root / "newspapers"
    written: list[Path] = []
    try:
        if not newspapers.is_dir():
            newspapers.mkdir(parents=True)
            written.append(newspapers)
        for path, text in ((root / ".gitignore", _GITIGNORE), (root / CONFIG_NAME, _CONFIG)):
            if not path.exists():
                path.write_text(text, encoding="utf-8")
                written.append(path)
    except OSError as error:
        raise ConfigError(
            f"cannot make a workspace of {root}: {error.strerror} ({error.filename})"
        ) from error
    return tuple(written)
