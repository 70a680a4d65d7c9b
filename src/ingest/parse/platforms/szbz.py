"""Family E2: `Html/szbz/20220826/szbzA2.Html` and `szbz86304.Html`, as dbw.cn hosts several; links stand in scripts.

`onclick="javascript:window.open('…','_self')"`; capitals of folder and ending differ from link to link.
"""

import re

from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin

PLATFORM = FolderSite(
    Skin(
        letter="E2",
        words=("szbz",),
        any_case=True,
        marks=(
            re.compile(r"szbz(?<!\wszbz)[a-z]{0,2}\d+\.html?\b"),
            re.compile(r"/html/szbz/"),
        ),
        day=re.compile(r"/szbz/(\d{4})(\d{2})(\d{2})/", re.IGNORECASE),
        page=re.compile(r"(?:^|/)(?:szbz(?P<no>[A-Z]{0,2}\d{1,2})|index)\.html?$", re.IGNORECASE),
        article=re.compile(r"(?:^|/)szbz(?P<no>\d{3,})\.html?$", re.IGNORECASE),
        lists=(".PaperB", "#titleList"),
        headline=("#doctitle", "td[height='40']", "div.title", "td.title", ".font01", "h1", "h2", "title"),
        kicker=("#yinti", ".yinti", ".pretitle"),
        deck=("#subtitle", ".subtitle", ".futi"),
        author=("#author", ".author", ".property"),
        body=("#ozoom", "#copytext", "div.content", "td.content"),
        pictures=("figure",),
    )
)
