"""One block → the facts its own characters give, by name; `weights.toml` says which part each speaks for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.shapes import Shape

SIZES = (0, 2, 4, 6, 8, 10, 12, 15, 20, 26, 34, 45, 60, 90, 130, 200, 100_000)
PATTERNS = (
    ("a dash opens it", re.compile(r"^[—–-]{1,2}\s*\S")),
    ("opens with a quotation", re.compile(r"^[“「『\"]")),
    ("numbered", sh.ENUMERATOR),
    ("a circled number", re.compile(r"^[①-⑳]")),
    ("a label", sh.LABEL),
    ("a caption's mark", sh.CAPTION_MARK),
    ("names what is pictured", sh.PICTURED),
    ("opens like news", sh.NEWS_LEAD),
    (
        "the day of a picture",
        re.compile(
            r"^[^,，。]{0,8}\d{1,2}(?:月\d{1,2})?日[^,，。]{0,4}[,，]|^(?:昨|今|日前|近日)[天日]?[,，]"
        ),
    ),
    (
        "a scene",
        re.compile(
            r"正在|正(?=[在对给为向从把用])|在[^,，。]{2,24}[拍摄排练演出展示表演参观体验选购玩耍采摘收割晾晒翻晒]|[,，]吸引|[拍摄]于|合影|留影"
        ),
    ),
    ("a question", re.compile(r"[?？][”」』\"]?$")),
    ("a colon ends it", re.compile(r"[:：]$")),
    ("a comma ends it", re.compile(r"[,，、;；]$")),
    ("many parts", re.compile(r"^\S+(?:[\s　]+\S+){2,}$")),
    (
        "of the page",
        re.compile(
            r"版|[图照]片?(?:均|除|由)|热线|来稿|投稿|征稿|订阅|发行|本报(?:地址|电话|热线)|邮编|第\s*\d+\s*期|@|https?:|[Ee]-?mail"
        ),
    ),
    ("a paper's word", re.compile(r"报|新闻|副刊|专刊|特刊|周刊|专版|专页|专栏|要闻|资讯|信息|广告|分类")),
    ("a dot inside", re.compile(r"\S[·・|｜]\S|\s[·・|｜]\s")),
    ("a notice's word", re.compile(r"特此|公告|通告|声明|启事|敬请|届时|现将|兹|遗失|作废")),
)


def find_own_facts(shape: Shape) -> Iterator[str]:
    """The names of what is true of a block whatever stands around it."""
    text = shape.body or shape.block.text
    size = shape.size or len("".join(text.split()))
    yield next(f"{low + 1} to {high} characters" for low, high in pairwise(SIZES) if size <= high)
    yield from _form_facts(shape, text)
    is_caption = bool(sh.CAPTION_MARK.match(text)) or "①" <= text[:1] <= "⑳"
    yield from (
        name for name, pattern in PATTERNS if pattern.search(text) and not (is_caption and name == "numbered")
    )
    yield from _role_facts(shape)
    if sh.COLUMN_NAME.fullmatch(text):
        yield "a column's name"
    if sh.NOTICE.search("".join(text.split())):
        yield "a notice's name"
    if sh.WEATHER.search(text):
        yield "weather"


def _form_facts(shape: Shape, text: str) -> Iterator[str]:
    stops = len(re.findall(r"[。!！?？](?!$)", text))
    if text.endswith(("。", "。”", "。」", ".”")):
        yield "a full stop ends it"
    elif shape.is_prose:
        yield "a piece of a sentence"
    else:
        yield "bare words"
    if stops:
        yield "several sentences" if stops > 1 else "two sentences"


def _role_facts(shape: Shape) -> Iterator[str]:
    if shape.closes == 1:
        yield "a picture's credit ends it"
    if shape.has_dateline:
        yield "a dateline opens it"
    if shape.opens_with_jump:
        yield "a jump opens it"
