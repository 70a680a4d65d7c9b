"""`weights.toml` → what each rule is worth for each part."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Weights:
    """In units of the logarithm of odds; a rule that is not there counts nothing.

    Attributes:
        facts: Part → fact about a block → weight.
        steps: Rule about two blocks in a row → weight.
    """

    facts: dict[str, dict[str, float]]
    steps: dict[str, float]


@cache
def read_weights() -> Weights:
    """The weights this version reads pages by."""
    return parse_weights(FILE.read_text(encoding="utf-8"))


def parse_weights(toml: str) -> Weights:
    """One table for each part, and `steps`."""
    tables = tomllib.loads(toml)
    return Weights(
        facts={name: table for name, table in tables.items() if name != "steps"}, steps=tables["steps"]
    )
