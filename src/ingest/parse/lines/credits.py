"""The words of a credit, of a picture or of a text and its picture: `赵普 文/图`, `图②由厦港街道提供`, `新华社发`."""

import re

from ingest.parse.lines.names import parse_names

_WHICH = (
    r"(?:(?:图片?|圖片?)[①-⑳\d一二三四五六七八九十、,，至—-]{0,6}|[上下左右]图|题图|(?:本版|本组|以上|組|下列|均)*[图圖照]片|照片)"
    r"[\s　:：]*(?:均?[为由係系]|除署名外均?[为由])?[\s　]*"
)
_TAKES = (
    r"(?:摄影报道|攝影報道|摄影报导|供图|供圖|摄影|攝影|制图|製圖|绘图|繪圖|漫画|插图|提供|摄|攝|图|圖|绘)"
)
_BOTH = r"(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文\s*[/／]\s*摄|文[並并]摄|文並攝|文圖)"
STOCK = re.compile(
    r"(?:本报)?(?:资料|資料|網上|网络|监控|视频|配图|示意|效果|档案)(?:[图圖照]片?|截[图圖]|照片|图)(?:片)?"
    r"|图片来自网络|新[华華]社[发發供](?:[图圖]片?)?(?:\s*[(（].{2,14}[)）])?"
)
TAKEN = re.compile(
    rf"(?:{_WHICH})?(?P<who>[^。！？]{{1,40}}?)[\s　]*[/／]?[\s　]*(?P<word>{_BOTH}|{_TAKES})(?:于.{{2,12}})?"
)
NAMED_AFTER = re.compile(
    rf"(?:{_BOTH}|摄影|攝影|图片来源|图片|图|圖|供图|来源|撰文|文字|制图|绘图)[\s　]*(?:[:：/／]|[\s　])[\s　]*"
    r"(?P<who>[^。！？]{2,30})"
)
WRITES = re.compile(r"文\s*[/／并並]|[/／]\s*文")
TEXT_CREDIT = re.compile(rf"{WRITES.pattern}|摄影报道|攝影報道|摄影报导")
GIVEN = re.compile(r"供图|供圖|提供|制图|製圖|绘图|繪圖|来源|[/／]|图片?[①-⑳\d一二三四]")
SHARED = re.compile(
    r"(?P<writers>[^/／]{2,12})[/／]\s*文[\s，,、]+(?P<others>[^/／]{2,12})[/／]\s*(?:图|摄影|摄)"
    r"|文\s*[/／]\s*(?P<first>\S{2,12})[\s，,]+(?:图|摄影|摄)\s*[/／]\s*(?P<second>\S{2,12})"
)
AFTER_SENTENCE = r"(?<=[。！？!?”」…）)])[\s　]*|(?<=\S)[\s　]+"
TAIL = re.compile(
    rf"(?:{AFTER_SENTENCE})(?P<tail>(?:[^。！？!?”」，,；;]{{2,40}}?(?:{_BOTH}|{_TAKES})|{STOCK.pattern}"
    rf"|(?:摄影|攝影|图片?来源|图)[\s　]*[:：/／][^。！？!?”」，,；;]{{2,20}}))[\s　]*$"
)
STOCK_TAIL = re.compile(rf"(?:{AFTER_SENTENCE})(?P<tail>{STOCK.pattern})[\s　]*$")
NOT_WHO = re.compile(r"[\d%％]|近日|昨|正在|如图|了|着|这|那")


def read_credit(inner: str) -> tuple[str, tuple[str, ...]] | None:
    """`赵普 文/图` → (printed, ("赵普",)); the names only where the credit is for the text too; None for no credit."""
    if STOCK.fullmatch(inner):
        return inner, ()
    if shared := SHARED.fullmatch(inner):
        return inner, parse_names(shared["writers"] or shared["first"], trusted=True) or ()
    match = TAKEN.fullmatch(inner) or NAMED_AFTER.fullmatch(inner)
    if match is None:
        return None
    names = parse_names(match["who"], trusted=True)
    if names is None and (not GIVEN.search(inner) or NOT_WHO.search(match["who"]) or len(match["who"]) < 2):
        return None
    return inner, (names or ()) if WRITES.search(inner) else ()
