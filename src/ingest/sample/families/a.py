"""Family `A` (Founder new): an index of the current edition, then pages and articles in two folders with dates.

Where each fact comes from
- `<base>/pc/layout/index.html` lists the pages, `…/layout/YYYYMM/DD/node_01.html`,
  `…/content/YYYYMM/DD/content_N.html`: alisen39/whatshot (2026-09);
- the way to the index is a redirect: notes on 人民日报 (2026);
- other words for folders and files, dates as `YYYY-MM/DD`: xiaoxiaosuaxuan/newscrapy (2022-23) and
  yeyeshengge2437/bm_lyh_project (2024-25); `PC/layout/…/colA01.html`: public crawlers of 深圳's papers;
- an index that leads on by script: some of whatshot's entries of this family do.
The markup of the pages is in `a_looks.py`.
"""

import uuid
from dataclasses import dataclass, replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions, SiteRequest, SiteResponse
from ingest.sample.families.a_looks import LOOKS
from ingest.sample.families.html import document, enpproperty, page_enpproperty, redirect, script_jump
from ingest.sample.families.lookup import Editions, latest
from ingest.sample.families.markup import without_captions
from ingest.sample.families.view import long_date, view_article, view_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a newspaper names its folders and files, and which look its pages have.

    Attributes:
        day: The date's folders, for `strftime`.
        jumps: The index leads on to the first page instead of listing all.
    """

    pages: str = "pc/layout"
    articles: str = "pc/content"
    page_file: str = "node_{}.html"
    article_file: str = "content_{}.html"
    day: str = "%Y%m/%d"
    jumps: bool = False
    look: str = "swiper"

    @property
    def index(self) -> str:
        """Where the current edition is listed."""
        return f"/{self.pages}/index.html"

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """`/pc/layout/202603/17/node_01.html`."""
        return f"/{self.pages}/{edition.edition_date:{self.day}}/{self.page_file.format(page.page_no)}"

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:  # noqa: ARG002 - the page is not in it
        """`/pc/content/202603/17/content_770101.html`."""
        return (
            f"/{self.articles}/{edition.edition_date:{self.day}}/{self.article_file.format(article.number)}"
        )

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """A name nobody can guess, in a folder spelled as the sites spell it."""
        name = uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.edition_date}/{page.page_no}")
        return f"/pc/attachement/{edition.edition_date:{self.day}}/{name}.pdf"


SKINS = {
    "": Words(),
    "col": Words(
        pages="pc/col", articles="pc/c", page_file="col{}.html", article_file="c{}.html", look="resultlist"
    ),
    "column": Words(pages="pc/column", articles="pc/con", look="layoutlist", jumps=True),
    "html": Words(pages="html/layout", articles="html/content", look="layoutlist"),
    "paper": Words(pages="paper/layout", articles="paper/content", page_file="n_{}.html", look="resultlist"),
    "PC": Words(pages="PC/layout", articles="PC/content", page_file="col{}.html", look="newslist"),
    "dashed": Words(
        pages="column", articles="cont", page_file="l{}.html", day="%Y-%m/%d", look="newslist", jumps=True
    ),
    "webtree": Words(look="webtree"),
}


def shown(article: SiteArticle, skin: str = "") -> SiteArticle:
    """Everything has its field; the look `newslist` has none for author and captions."""
    if SKINS[skin].look == "newslist":
        return replace(without_captions(article), author=None)
    return article


def render(request: SiteRequest, editions: Editions, options: SiteOptions) -> SiteResponse | None:
    """The index, an edition page or an article page."""
    words = SKINS[options.skin]
    look = LOOKS[words.look]
    if request.path in ("/", "/index.html"):
        return redirect(words.index.removeprefix("/"))
    if request.path in (words.index, words.index.removesuffix("index.html")):
        return _index(editions, words, options)
    if view := view_page(request.path, editions, options, words):
        head = f'<link href="{view.link("/css/epaper.css")}" rel="stylesheet">\n'
        return document(options.newspaper_name, look.page(view), head=head, end=page_enpproperty(view))
    if article := view_article(request.path, editions, options, words):
        title = f"{article.article.headline} - {options.newspaper_name}"
        return document(title, look.article(article), end=enpproperty(article))
    return None


def _index(editions: Editions, words: Words, options: SiteOptions) -> SiteResponse | None:
    edition = latest(editions)
    if edition is None:
        return None
    root = f"/{words.pages}/"
    if words.jumps:
        return script_jump(words.page(edition, edition.pages[0]).removeprefix(root))
    rows = "\n".join(
        f'<li><a href="{words.page(edition, page).removeprefix(root)}">第{page.page_no}版 {page.page_name}</a></li>'
        for page in edition.pages
    )
    return document(options.newspaper_name, f"<h3>{long_date(edition)}</h3>\n<ul id=list>{rows}</ul>")
