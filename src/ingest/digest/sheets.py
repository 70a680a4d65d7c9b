"""A digest's items → the newspaper pages they stand on, as a reader turns them."""

from dataclasses import dataclass
from itertools import groupby

from ingest.domain.digest import Digest, DigestItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Neighbouring items of one page of one edition; `first` tells which."""

    items: tuple[DigestItem, ...]

    @property
    def first(self) -> DigestItem:
        """The first of its items."""
        return self.items[0]


def find_sheets(items: tuple[DigestItem, ...]) -> tuple[Sheet, ...]:
    """The pages in the order of their items; nothing is moved."""
    by_page = groupby(items, key=lambda item: (item.edition_id, item.page_no))
    return tuple(Sheet(items=tuple(found)) for _, found in by_page)


def count_newspapers(digest: Digest) -> int:
    """How many newspapers a digest draws from."""
    return len({edition.newspaper_id for edition in digest.editions})
