"""Family F: `shtml/sxrb/20160203/v01.shtml` (or `vA01`), articles `335337.shtml`; skins differ a lot."""

import re

from ingest.parse.platforms.folder_site import FolderSite
from ingest.parse.platforms.folder_skin import Skin

PLATFORM = FolderSite(
    Skin(
        letter="F",
        words=("shtml", "detcontit", "content_div", "f-14 height-25"),
        marks=(
            re.compile(r"/shtml/\w+/\d{8}/"),
            re.compile(r"v(?<![\w-]v)[A-Z]{0,2}\d{1,3}\.shtml\b"),
            re.compile(r"detConTit\b"),
            re.compile(r"content_div(?<!\wcontent_div)\b"),
            re.compile(r"f-14(?<!\wf-14) height-25\b"),
        ),
        day=re.compile(r"/shtml/[^/]+/(\d{4})(\d{2})(\d{2})/"),
        page=re.compile(r"(?:^|/)(?:v(?P<no>[A-Z]{0,3}\d{1,3})|index)\.shtml$"),
        article=re.compile(r"(?:^|/)(?P<no>\d{3,})\.shtml$"),
        lists=(
            ".titleNav",
            ".conMItemList",
            "#bm2",
            "dl.Rcon",
            ".idx_m",
            "ul.title-list",
            "a.selectBox",
            "td.info1",
        ),
        whole="div.content-right",
        headline=(
            ".detConTit",
            ".atitle h1",
            ".detailCon h1",
            ".detail h2",
            ".d_t_b",
            ".f-20",
            ".con4 h3",
            ".p2_tit",
            "h1",
            "h2",
        ),
        kicker=(".detConYinTi", ".yinti", "#PreTitle"),
        deck=(".detConFuTi", ".futi", "#SubTitle"),
        around=(".f-20", ".f-14:not(.height-25)"),
        author=("#author", ".author", ".detConAuthor"),
        body=(
            ".details",
            ".acon",
            "#content_div",
            ".f-14.height-25",
            ".p2_cont",
            "#copytext",
            ".detail-box",
            "founder-content",
            "#ozoom",
            ".para",
            ".con3.fgrey12",
            "#DivDisplay",
            ".article",
            "#art",
        ),
        pictures=(".detPic", "#article_img_marquee", "#NewsPic", ".swiper-slide-active", "figure"),
    )
)
