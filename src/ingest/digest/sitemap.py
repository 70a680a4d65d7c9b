"""Counts → the sitemaps of sitemaps.org: one for each place, one for the pages of all, and their index."""

from collections.abc import Iterator
from itertools import groupby

from ingest.digest.addresses import period_path
from ingest.digest.site import Site
from ingest.digest.templating import MARKUP
from ingest.digest.writer import RenderedFile
from ingest.domain.digest import DigestCount, Period


def render_sitemaps(counts: tuple[DigestCount, ...], years: list[int], site: Site) -> Iterator[RenderedFile]:
    """`sitemap.xml` and the sitemaps it names; none without a base, for they hold whole addresses only.

    Every week and month of a day has its digest. A place reaches the 50 000 addresses that one file may hold after 110
    years. `latest/` is known by its day's own address.
    """
    if site.base_url is None:
        return
    shared = ("", "calendar/", *(f"calendar/{year}/" for year in years), "coverage/", "search/")
    maps: dict[str, tuple[str, ...]] = {"sitemap-site.xml": shared}
    in_order = sorted(counts, key=lambda one: (one.place_code, one.edition_date))
    for code, days in groupby(in_order, key=lambda one: one.place_code):
        dates = [day.edition_date for day in days]
        paths = {period_path(period, one) for one in dates for period in Period} | {
            f"{one.year}/" for one in dates
        }
        maps[f"sitemap-{code}.xml"] = (f"{code}/", *(f"{code}/{path}" for path in sorted(paths)))
    yield RenderedFile(path="sitemap.xml", text=_render("sitemapindex", "sitemap", tuple(maps), site))
    for path, addresses in maps.items():
        yield RenderedFile(path=path, text=_render("urlset", "url", addresses, site))


def _render(root: str, entry: str, paths: tuple[str, ...], site: Site) -> str:
    urls = [site.url(path) for path in paths]
    return MARKUP.get_template("sitemap.xml").render(root=root, entry=entry, urls=urls)
