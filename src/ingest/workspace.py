"""A folder with `dibao.toml` → the paths and settings of one workspace."""

from dataclasses import dataclass, field
from pathlib import Path

from ingest.domain.errors import ConfigError
from ingest.domain.publishing import PublishSettings
from ingest.domain.publishing_config import read_publishing
from ingest.domain.toml_file import read_toml

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
# What is written; without this all of it.
# formats = ["html", "markdown", "json", "atom", "jsonfeed", "epub", "eml", "csv", "parquet"]

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
    """

    root: Path
    publishing: PublishSettings = field(default_factory=PublishSettings)

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
        return self.root / "warehouse" / "dibao.duckdb"

    @property
    def published_file(self) -> Path:
        """The copy that is read."""
        return self.root / "warehouse" / "published.duckdb"

    @property
    def raw_dir(self) -> Path:
        """The archive of every byte that arrived."""
        return self.root / "warehouse" / "raw"

    @property
    def hosts_dir(self) -> Path:
        """When runs last asked each host."""
        return self.root / "warehouse" / ".hosts"

    @property
    def digests_dir(self) -> Path:
        """What is published."""
        return self.root / "digests"


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
    table.check_keys(("digest", "mail"))
    return Workspace(root=root, publishing=read_publishing(table))


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
