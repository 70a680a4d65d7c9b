"""One file for each e-paper family: the invented editions as a site of that family would serve them."""

from typing import Protocol

from ingest.sample.editions import SiteArticle
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families import a, bjnews, h, i, jfdaily, jfdaily_navi, jfjb, stdaily, wenzhou
from ingest.sample.families.lookup import Editions


class Renderer(Protocol):
    """What each family's module offers."""

    def render(self, request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
        """The answer; None for an address the family does not have."""
        ...

    def shown(self, article: SiteArticle) -> SiteArticle:
        """The article as far as the family has fields for it."""
        ...


FAMILIES: dict[str, Renderer] = {
    "A": a,
    "H": h,
    "I": i,
    "jfdaily": jfdaily,
    "jfdaily-navi": jfdaily_navi,
    "bjnews": bjnews,
    "jfjb": jfjb,
    "wenzhou": wenzhou,
    "stdaily": stdaily,
}
