"""One file for each e-paper family: the invented editions as a site of that family would serve them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ingest.sample.editions import SiteArticle
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families import (
    a,
    b,
    b2,
    bjnews,
    c,
    d,
    e,
    e2,
    f,
    g,
    h,
    i,
    jfdaily,
    jfdaily_navi,
    jfjb,
    stdaily,
    wenzhou,
)
from ingest.sample.families.lookup import Editions

Render: TypeAlias = Callable[[SiteRequest, Editions, SiteOptions], SiteResponse | None]


@dataclass(frozen=True, slots=True)
class Family:
    """What each family's module offers.

    Attributes:
        render: The answer; None for an address the family does not have.
        shown_by: The article as far as the skin named has fields for it.
        skins: Names for `SiteOptions.skin`.
    """

    render: Render
    shown_by: Callable[[SiteArticle, str], SiteArticle]
    skins: tuple[str, ...] = ("",)

    def shown(self, article: SiteArticle, skin: str = "") -> SiteArticle:
        """The article as far as that skin has fields for it."""
        return self.shown_by(article, skin)


def _showing_alike(
    render: Render, shown: Callable[[SiteArticle], SiteArticle], skins: tuple[str, ...] = ("",)
) -> Family:
    """A family whose skins, if it has several, all have fields for the same."""
    return Family(render, lambda article, _: shown(article), skins)


FAMILIES = {
    "A": Family(a.render, a.shown, tuple(a.SKINS)),
    "B": _showing_alike(b.render, b.shown, tuple(b.SKINS)),
    "B2": _showing_alike(b2.render, b2.shown, tuple(b2.LOOKS)),
    "C": Family(c.render, c.shown, tuple(c.LOOKS)),
    "D": _showing_alike(d.render, d.shown, tuple(d.SKINS)),
    "E": _showing_alike(e.render, e.shown),
    "E2": _showing_alike(e2.render, e2.shown),
    "F": Family(f.render, f.shown, tuple(f.LOOKS)),
    "G": Family(g.render, g.shown, tuple(g.SKINS)),
    "H": _showing_alike(h.render, h.shown),
    "I": _showing_alike(i.render, i.shown),
    "jfdaily": _showing_alike(jfdaily.render, jfdaily.shown),
    "jfdaily-navi": _showing_alike(jfdaily_navi.render, jfdaily_navi.shown),
    "bjnews": _showing_alike(bjnews.render, bjnews.shown),
    "jfjb": _showing_alike(jfjb.render, jfjb.shown),
    "wenzhou": _showing_alike(wenzhou.render, wenzhou.shown),
    "stdaily": _showing_alike(stdaily.render, stdaily.shown),
}
