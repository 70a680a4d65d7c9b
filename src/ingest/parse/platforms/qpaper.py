"""Family E: `Html/2022-08-31/Qpaper.html` is the first page, `Qpaper_43259.html` another, `214347.html` an article.

A list of the most read articles has addresses of the same form; the page's own stand in its own list or picture map.
"""

import re

from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin

PLATFORM = FolderSite(
    Skin(
        letter="E",
        words=("qpaper", "doccontent"),
        any_case=True,
        marks=(
            re.compile(r"qpaper(?<!\wqpaper)(?:_\d+)?\.html?\b"),
            re.compile(r"id(?<!\wid)\s*=\s*[\"']?doccontent\b"),
        ),
        day=re.compile(r"/(\d{4})-(\d{2})-(\d{2})/"),
        page=re.compile(r"(?:^|/)Qpaper(?:_\d+)?\.html?$", re.IGNORECASE),
        article=re.compile(r"(?:^|/)(?P<no>\d+)\.html?$", re.IGNORECASE),
        first_page="Qpaper.html",
        lists=("#doclist", ".vertitle"),
        headline=("#doctitle", ".doctitle", ".papertitle", "td.title", "div.title", "h1", "h2"),
        kicker=("#yinti", ".yinti"),
        deck=("#subdoctitle", ".subdoctitle"),
        author=(".property", "#author", ".author"),
        body=("#doccontent", ".doccontent", "#content", "td.content", "div.content"),
        pictures=("figure",),
    )
)
