"""A digest's items → groups by role, each in printed order: what the place is about first, then what only names it."""

from dataclasses import dataclass

from ingest.domain.digest import Digest, DigestItem

GROUP_OF_ROLE = {
    "primary": "primary",
    "co_primary": "primary",
    "city_wide": "city_wide",
    "mentioned": "mentioned",
    "partner": "partner",
    "unassigned": "unassigned",
}

TITLES = {
    "primary": "主属",
    "city_wide": "全市",
    "mentioned": "提及",
    "partner": "帮扶",
    "unassigned": "未归属",
}

BRIEF_GROUPS = {"mentioned", "partner", "unassigned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items of one kind; `is_brief` groups are shown shorter."""

    key: str
    title: str
    is_brief: bool
    items: tuple[DigestItem, ...]


def find_groups(digest: Digest) -> tuple[Group, ...]:
    """The groups that have items, in the order they are read.

    Raises:
        KeyError: If an item has a role no group shows, so that none is left out in silence.
    """
    keys = [GROUP_OF_ROLE[item.role] for item in digest.items]
    return tuple(
        Group(
            key=key,
            title=title,
            is_brief=key in BRIEF_GROUPS,
            items=tuple(item for item, group in zip(digest.items, keys, strict=True) if group == key),
        )
        for key, title in TITLES.items()
        if key in keys
    )
