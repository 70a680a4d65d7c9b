"""Family G: `html/2022/07/04/01/default.htm`, a folder for each page, articles `01_64.htm` in it.

工人日报 names the same tree `2022/07/04/1/page.html` and `news-64.html`.
"""

import re

from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin

FILE = r"[A-Z]{0,2}\d{1,2}/(?:default\.htm|page\.html|[A-Z]{0,2}\d{1,2}_\d+\.htm|news-\d+\.html)\b"

PLATFORM = FolderSite(
    Skin(
        letter="G",
        words=("default.htm", "page.html", "news-", "pgcontent"),
        marks=(
            re.compile(rf"\.\./{FILE}"),
            re.compile(rf"/\d{{4}}/\d{{2}}/\d{{2}}/{FILE}"),
            re.compile(r"id(?<!\wid)\s*=\s*[\"']?pgcontent\b"),
        ),
        day=re.compile(r"/(\d{4})/(\d{2})/(\d{2})/"),
        page=re.compile(  # a page links itself by its file alone
            r"(?:(?:^|/)(?P<no>[A-Z]{0,2}\d{1,3})/|^)(?:default|page)\.html?$"
        ),
        article=re.compile(
            r"(?:(?:^|/)(?P<page>[A-Z]{0,2}\d{1,3})/|^|/)(?:news-)?(?P<no>[A-Z]{0,2}\d{1,3}_\d+|(?<=news-)\d+)\.html?$"
        ),
        lists=(),
        headline=(".content-title", ".content_title", "#ctitle", "h2", "h1"),
        kicker=(".yinti_title", ".yinti-title", "#pretitle"),
        deck=(".futi_title", ".futi-title", "#subtitle"),
        author=("td.others", ".others", "#author"),
        body=("#pgcontent", "#ccontent"),
        pictures=(".content_sro", "table[id^=pictable]", "#imgs", "figure"),
    )
)
