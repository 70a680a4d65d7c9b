"""Family `B` (Founder classic): `html/YYYY-MM/DD/node_N.htm` and `content_N.htm`, entered by meta refresh or script.

Where each fact comes from
- `paperindex.htm` leads to the current edition's first page, node ids are not page numbers, articles are
  `content_N.htm` or `content_<node>_<id>.htm`: alisen39/whatshot (2026-09), karry1155/hndaily-web (2026-07);
- `html2/` at 洛阳's papers, `?div=-1` and `?div=0` for one article: yeyeshengge2437/bm_lyh_project (2024-25);
- the entry of 浙江日报 answers with a redirect: alisen39/whatshot.
The markup of the pages is in `b_looks.py`.
"""

from dataclasses import dataclass

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.b_looks import LOOKS
from ingest.sample.families.html import (
    document,
    enpproperty,
    page_enpproperty,
    redirect,
    refresh,
    script_jump,
)
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.view import page_id, view_article, view_page

ENTRY = "/paperindex.htm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """How a newspaper names its folders and files.

    Attributes:
        first_node: The site's id of page 00; page 01 has the next one.
        has_node: Articles carry their page's id.
        pdf_file: Below the root, for `str.format` with `day` and `no`.
        entry: How the entry page leads on.
    """

    root: str = "html"
    first_node: int = 186
    has_node: bool = False
    pdf_file: str = "page/186/{day:%Y-%m-%d}/{no}/51281507497937890.pdf"
    entry: str = "refresh"

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/html/2026-03/17/node_187.htm`."""
        return f"/{self.root}/{edition.edition_date:%Y-%m/%d}/node_{self._node(page)}.htm"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """`/html/2026-03/17/content_770101.htm`, or with the page's id before it."""
        node = f"{self._node(page)}_" if self.has_node else ""
        return f"/{self.root}/{edition.edition_date:%Y-%m/%d}/content_{node}{article.number}.htm"

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """Below the site's root, as each newspaper has it."""
        return "/" + self.pdf_file.format(day=edition.edition_date, no=page.page_no)

    def _node(self, page: SitePage) -> int:
        return self.first_node + page_id(page)


SKINS = {
    "": Sheets(),
    "npm": Sheets(
        first_node=58463,
        has_node=True,
        pdf_file="resfile/{day:%Y-%m-%d}/0{no}/lcrb{day:%Y%m%d}0{no}.pdf",
        entry="script",
    ),
    "luoyang": Sheets(
        root="html2",
        first_node=2,
        pdf_file="images2/1/{day:%Y-%m/%d}/0{no}/{day:%Y%m%d}0{no}_pdf.pdf",
    ),
    "dahe": Sheets(
        first_node=1851, has_node=True, pdf_file="images/{day:%Y-%m/%d}/{no}/lcrb{day:%Y%m%d}{no}.pdf"
    ),
    "zjol": Sheets(
        first_node=16, pdf_file="images/{day:%Y-%m/%d}/{no}/LCRB{day:%Y%m%d}{no}.pdf", entry="redirect"
    ),
}


def shown(article: SiteArticle) -> SiteArticle:
    """Everything has its field."""
    return article


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The entry, an edition page or an article page; a query is ignored, as a file server does."""
    sheets = SKINS[options.skin]
    look = LOOKS[options.skin]
    if request.path in ("/", ENTRY):
        return _entry(request, editions, sheets)
    if view := view_page(request.path, editions, options, sheets):
        return document(options.newspaper_name, look.page(view), end=page_enpproperty(view))
    if article := view_article(request.path, editions, options, sheets):
        return document(options.newspaper_name, look.article(article), end=enpproperty(article))
    return None


def _entry(request: SiteRequest, editions: Editions, sheets: Sheets) -> SiteResponse | None:
    edition = latest(editions)
    if edition is None:
        return None
    if sheets.entry == "redirect" and request.path == "/":
        return redirect(ENTRY.removeprefix("/"))
    first = sheets.page(edition, edition.pages[0]).removeprefix("/")
    return script_jump(first) if sheets.entry == "script" else refresh(f"{first}?v=1")
