"""What `dibao doctor` finds: a line for each thing looked at, with the fix."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a thing stands."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


class Subject(StrEnum):
    """What is looked at, in this order; the runbook has an entry for each."""

    CONFIGURATION = "configuration"
    PROFILES = "profiles"
    TIME_ZONES = "time_zones"
    WAREHOUSE = "warehouse"
    PUBLISHED = "published"
    DISK = "disk"
    RUNS = "runs"
    PREFECT = "prefect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line.

    Attributes:
        found: One line.
        fix: What to do; empty where all is well.
    """

    subject: Subject
    level: Level
    found: str
    fix: str = ""


def well(subject: Subject, found: str) -> Finding:
    """Nothing is to do."""
    return Finding(subject=subject, level=Level.OK, found=found)


def warning(subject: Subject, found: str, fix: str) -> Finding:
    """Work goes on, and something should be looked at."""
    return Finding(subject=subject, level=Level.WARN, found=found, fix=fix)


def failure(subject: Subject, found: str, fix: str) -> Finding:
    """Work does not go on until it is mended."""
    return Finding(subject=subject, level=Level.FAIL, found=found, fix=fix)
