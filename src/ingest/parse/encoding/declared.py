"""Bytes and headers → the encodings they declare, in order of trust: BOM, HTTP header, meta.

`gb2312` and `gbk` are read as GB18030, of which they are parts: pages that declare the small set print rare
characters of the large one. Declarations that fit any bytes (`iso-8859-1`) say nothing and are passed over.
"""

import codecs
import re
from collections.abc import Iterator

from ingest.domain.page import Fetched

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CODECS = {
    "utf-8": ("utf-8",),
    "utf8": ("utf-8",),
    "gb2312": ("gb18030",),
    "gb_2312-80": ("gb18030",),
    "gbk": ("gb18030",),
    "x-gbk": ("gb18030",),
    "cp936": ("gb18030",),
    "gb18030": ("gb18030",),
    "big5": ("cp950", "big5hkscs"),  # what Taiwan and Hong Kong mean by the one name
    "big5-hkscs": ("big5hkscs",),
    "x-x-big5": ("cp950", "big5hkscs"),
    "cp950": ("cp950",),
    "shift_jis": ("cp932",),
    "euc-jp": ("euc_jp",),
    "euc-kr": ("cp949",),
}
META_WITHIN_BYTES = 4096
META = re.compile(
    rb"<meta[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|<\?xml[^<>]{0,100}?encoding=[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
HEADER = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)


def find_declared(fetched: Fetched) -> Iterator[tuple[str, str]]:
    """Yield (rule, codec) for each declaration, the most trusted first."""
    for mark, codec in BOMS:
        if fetched.content.startswith(mark):
            yield "bom", codec
    for name, value in fetched.headers:
        if name.lower() == "content-type" and (match := HEADER.search(value)):
            yield from (("header", codec) for codec in CODECS.get(match[1].lower(), ()))
    if meta := META.search(fetched.content[:META_WITHIN_BYTES]):
        charset = (meta[1] or meta[2]).decode("ascii", "replace").lower()
        yield from (("meta", codec) for codec in CODECS.get(charset, ()))
