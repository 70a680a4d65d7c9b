"""The name of a folder we ship (`sql`, `flows`) → where it lies, in a wheel or in a checkout."""

from pathlib import Path

from ingest.domain.errors import ConfigError

PACKAGE = Path(__file__).resolve().parents[1]


def find_resource(name: str) -> Path:
    """The folder: inside the package when installed from a wheel, beside `src/` in a checkout.

    Raises:
        ConfigError: If the installation lacks it.
    """
    for base in (PACKAGE, PACKAGE.parents[1]):
        if (base / name).is_dir():
            return base / name
    raise ConfigError(f"{PACKAGE}: the folder {name}/ is missing; install dibao again")
