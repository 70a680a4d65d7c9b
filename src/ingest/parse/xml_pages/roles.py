"""Words with which files name the kind of a block → its role.

From the PAGE schema (`TextTypeSimpleType`), the SegmOnto vocabulary (`RunningTitleZone`, …), and the labels that
libraries and engines write into ALTO's tags. What is no more than text (`paragraph`, `MainZone`) has no role.
"""

import re
from collections.abc import Iterable

from ingest.parse.xml_pages.layout import Role

WORDS = {
    Role.HEADING: "heading headline title maintitle mainheading articletitle head headingline 标题 主标题 大标题 主题",
    Role.SUBHEADING: "subheading subheadline subhead subtitle sectiontitle sectionheading crosshead deck kicker"
    " overline 副标题 小标题 副题 引题 肩题",
    Role.CAPTION: "caption figurecaption imagecaption picturecaption photocaption illustrationcaption legend"
    " 图注 图题 图说 图片说明",
    Role.CREDIT: "credit photocredit byline author 署名 作者",
    Role.FURNITURE: "header footer pageheader pagefooter runninghead runningheader runningtitle runningtitlezone"
    " pagenumber folio numberingzone signaturemark catchword quiremarks quiremarkszone stampzone masthead nameplate"
    " titlesection 页眉 页脚 页码 报眉 报头",
    Role.DROP_CAPITAL: "dropcapital dropcap dropcapitalzone initial 首字",
}
ROLES = {word: role for role, words in WORDS.items() for word in words.split()}
TABLES = frozenset({"table", "tablezone", "tableregion", "表格"})
STRUCTURE = re.compile(r"structure\s*\{[^}]*?\btype\s*:\s*([^;}]+)")


def find_role(names: Iterable[str | None]) -> Role | None:
    """The role of the first name that has one: `page-number`, `Heading 1`, `图片说明`."""
    return next((ROLES[word] for word in map(_plain, names) if word in ROLES), None)


def names_table(names: Iterable[str | None]) -> bool:
    """One of the names says it is a table."""
    return any(_plain(name) in TABLES for name in names)


def read_structure(custom: str | None) -> str | None:
    """Transkribus and eScriptorium: `readingOrder {index:0;} structure {type:heading;}` → `heading`."""
    match = STRUCTURE.search(custom or "")
    return match[1].strip() if match else None


def _plain(name: str | None) -> str:
    return re.sub(r"[\W\d_]", "", name or "").lower()
