"""Family C: `content/20260927/Page01NU.htm` and `Articel01002MT.htm` (sic), entered through `PaperIndex.htm`.

The two capitals differ by paper, by kind and by time, so that they are never built: another day is entered through its
`IssueIndex.htm`. 新华每日电讯 lists the whole edition on each page, its links in an attribute `daoxiang`.
"""

import re

from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin

PLATFORM = FolderSite(
    Skin(
        letter="C",
        marks=(
            re.compile(r"Articel(?<!\wArticel)[A-Z]{0,2}\d{5}\w*\.htm", re.ASCII),
            re.compile(r"Page(?<!\wPage)[A-Z]{0,2}\d{2,3}[A-Za-z]{1,2}\.htm\b", re.ASCII),
            re.compile(r"IssueIndex(?<!\wIssueIndex)\.htm", re.ASCII),
            re.compile(r"id(?<!\wid)\s*=\s*[\"']?contenttext\b"),
        ),
        day=re.compile(r"/(\d{4})(\d{2})(\d{2})/"),
        page=re.compile(r"(?:^|/)Page(?P<no>[A-Z]{0,2}\d{2,3})[A-Za-z]{0,2}\.html?$", re.ASCII),
        article=re.compile(
            r"(?:^|/)Articel(?P<no>(?P<page>[A-Z]{0,2}\d{2})\d{3})[A-Za-z]{0,2}\.html?$", re.ASCII
        ),
        first_page="IssueIndex.htm",
        whole="div.listdaohang",
        headline=(
            ".neirong h2",
            ".duneirong h2",
            ".margin15 h2",
            "#contenttitle",
            "#title",
            ".news_title",
            "#news-header",
            "span[align=center] strong",
            "td[align=middle]",
            "h2",
            "h1",
        ),
        kicker=(".neirong h3", ".duneirong h3", ".margin15 h3", "h3"),
        deck=(".neirong h4", ".duneirong h4", ".margin15 h4", "h4"),
        author=("#author", ".author", ".zuozhe"),
        body=("#oldcontenttext", "#contenttext", ".contenttext", "#article_view_content", "span.font06"),
        pictures=("#imagelist", ".imagelist", ".img_divss", "figure"),
    )
)
