"""Block → shape: everything about one line that the segmenter's rules ask for, read once."""

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.domain.page import SlotRole
from ingest.parse.lines.blocks import Block, BlockKind
from ingest.parse.lines.credits import TEXT_CREDIT, WRITES
from ingest.parse.lines.folio import Folio, find_folio
from ingest.parse.lines.names import has_role, is_name
from ingest.parse.lines.runs import TERMINAL, Run, cut_runs, read_jump, read_whole

CAPTION_MARK = re.compile(
    r"^[▲▼◀▶◁▷►◄△▽↑↓←→☝]|^(?:[上下左右]图|图[一二三四五六七八九十①-⑩\d]|图为|圖為|图片?说明)"
)
ENUMERATOR = re.compile(
    r"^(?:\d{1,2}[\s、．.](?!\d)|[一二三四五六七八九十]{1,3}[、．.\s]|[(（][一二三四五六七八九十\d]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,2}$|[①-⑳❶-❿]"
    r"|第[一二三四五六七八九十]+[、,，:：\s]|之[一二三四五六七八九十]"
    r"|[■●◆▲★□◎○▶►※◇][\s　]*(?=\S)|其[一二三四五][、,，:：])"
)
LABEL = re.compile(r"^[一-鿿A-Za-z]{2,8}\s*[::：]")
CONTACT = re.compile(
    r"(?:电话|热线|地址|联系人|微信|扫码|咨询|手机|邮箱|网址|QQ)\s*[::：]|\d{3,4}[-—]\d{7,8}|1[3-9]\d{9}|400[-—]?\d{3}"
)
NEWS_LEAD = re.compile(
    r"^(?:近日|日前|昨日|昨天|今日|今天|前日|即日起|连日来|近期|本周|上周|本月|\d{1,2}月\d{1,2}日|\d{1,2}日(?:至\d{1,2}日)?[上下中晚清凌傍]?|"
    r"[^，,。]{0,12}(?:近日|日前|昨日|昨天|\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚]))"
)
STORY_LEAD = re.compile(
    r"^“[^”]{2,40}[！!。？?]”|^记者(?:从|近日|昨日|日前)|^[^，,。]{2,16}(?:获悉|消息)[，,]|^为(?:做好|深入|进一步|切实|迎接|弘扬)"
)
EDITORS_NOTE = re.compile(
    r"^[【\[]?(?:编者按|编者的话|编后|编后语|记者手记|记者感言|短评|回音|回复|答复|部门回应|记者调查|相关链接|新闻链接|链接|小贴士|名词解释|新闻背景|更正|[一-鿿]{2,6}(?:答|答复|回复|回音|回應|覆)(?=[:：]))[】\]]?\s*[::：]?"
)
NOTE_ABOVE = re.compile(r"^[【\[]?(?:编者按|编者的话|编者语|开栏的话|开栏语|开篇语|編者按)[】\]]?\s*[:：]?")
SALUTATION = re.compile(
    r"^(?:编辑同志|編輯先生|编辑|记者同志|尊敬的.{1,8}|.{0,6}(?=您好|你好))[，,]?(?:您好|你好)?[::：，,！!]$"
)
PICTURED = re.compile(r"正在|现场|[^,，]{2,14}[内里上前中][,，]|展示|图为|近日|外景|效果|一角|合影")
PUNCTUATION = re.compile(r"[，。；！？、,;]")
LONGEST_SIGNATURE = 14
SHORTEST_ALT = 6  # Chinese characters in an image's text that says what it shows
ONE_WORD = re.compile("[一-鿿]+")
BOLD_LEAD = re.compile(r"^\*\*[^*]{2,60}\*\*")
IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*\)|<img\b[^>]*>", re.IGNORECASE)
LISTED = re.compile(r"^[-●■◆•·＊*□○][\s　]*\S")
COLUMN_NAME = re.compile(
    r"(?:读者来信|来信|简讯|快讯|短讯|短波|要闻|综合|社会|民生|文化|体育|国际|国内|简报|新闻速递|速览|速递|速读|要聞|快訊|簡訊|短訊"
    r"|一句话新闻|一句话|[一-鿿]{2,4}(?:简讯|快讯|短波|短讯|零讯|之窗|天地|广角|速递|播报|简报|专栏|论坛|信箱|来信|茶座|热线|追踪"
    r"|照登|巷议|巷議|零讯|点睛|短打|夜色|风物|镜头|街拍|纪事|问答|速览|速读|快览|点滴|點滴|见闻|随笔|杂谈|絮语|一角|一瞥|百态|万象|街景|巷尾|街谈|图说|来鸿|往来|一周|日志"
    r"|视点|关注|连线|副刊|周刊|专版|综合|动态|传真|集锦|采风|拾零|快报|快訊|簡訊|短訊|信箱|來信|讀者|速遞))"
)
NOTICE = re.compile(r"(?:公告|通告|公示|启事|声明|通知|须知|启示|讣告)$")
WEATHER = re.compile(r"天气|天氣|气温|氣溫|天文台|降温|降水|晴间多云|最低气温")
ORGANISATION = re.compile(
    r"^[一-鿿()（）\s]{4,36}(?:局|委员会|委|办公室|政府|公司|中心|学校|大学|小学|中学|医院|法院|检察院|支队|大队|中队|协会|社|部|处|院|办|所|银行|部门|處|署|會|學校"
    r"|銀行|公司|委員會|小组|指挥部|办事处|管委会|村委会|居委会|组委会|联合会|总会|商会|学会|研究会|基金会|工会|馆|站|厂|团|组|庭|台|园区|集团|市场|物业|商店|书店|分行|支行)"
    r"(?:\s*\S{0,3}\d{4}年\d{1,2}月\d{1,2}日)?$"
)
PLAIN_DATE = re.compile(
    r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|二[〇○零][一二三四五六七八九〇○零]{2}年.{2,8}日)$"
)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One block with what its characters alone say; what few ask for is read when it is asked for, once.

    Attributes:
        body: The text without the runs at its head and tail; "" when nothing is left.
        whole: Role of a line that is nothing but a byline, credit, source or jump; None otherwise.
        frame: What it says of its page, where the file itself marks it as the line that frames one.
    """

    block: Block
    runs: tuple[Run, ...]
    body: str
    whole: SlotRole | None
    frame: Folio | None = None

    @cached_property
    def size(self) -> int:
        """Characters of `body` without white space."""
        return len("".join(self.body.split()))

    @cached_property
    def is_ended(self) -> bool:
        """`body` closes a sentence."""
        return bool(TERMINAL.search(self.body))

    @cached_property
    def is_prose(self) -> bool:
        """`body` has punctuation inside, so it is a sentence or a piece of one."""
        return bool(PUNCTUATION.search(self.body))

    @cached_property
    def closes(self) -> int:
        """2 when a byline, source code or 文/图 credit ends the line; 1 for a picture's credit; else 0."""
        return _read_closing(self.runs, self.whole)

    @cached_property
    def has_dateline(self) -> bool:
        """Whether a dateline opens it."""
        return any(run.role is SlotRole.DATELINE for run in self.runs)

    @cached_property
    def folio(self) -> Folio | None:
        """What it says of its page, where it is the line that frames one."""
        return self.frame or _find_folio(self.block)

    @cached_property
    def opens_in_bold(self) -> bool:
        """Its first words are in bold."""
        return bool(BOLD_LEAD.match(self.block.text))

    @cached_property
    def is_image(self) -> bool:
        """Stands for a picture and says nothing about it."""
        return (
            bool(IMAGE.fullmatch(self.block.text)) and len(re.findall(r"[一-鿿]", self.body)) < SHORTEST_ALT
        )

    @cached_property
    def is_bare_name(self) -> bool:
        """A name or two alone on a line, as letters and columns are signed."""
        return self.whole is None and _is_signature(self.block)

    @property
    def is_heading(self) -> bool:
        """Marked as a heading."""
        return self.block.kind is BlockKind.HEADING

    @property
    def is_picture_credit(self) -> bool:
        """A line that names who took a picture, and not who wrote the text."""
        return self.whole is SlotRole.CREDIT and not WRITES.search(self.block.text)

    @property
    def is_listed(self) -> bool:
        """Opens with the mark of a list."""
        return bool(LISTED.match(self.block.text))

    @property
    def is_office(self) -> bool:
        """An office or a bare date, as notices are signed."""
        return not self.runs[1:] and bool(ORGANISATION.match(self.body) or PLAIN_DATE.match(self.body))

    @property
    def is_cut(self) -> bool:
        """Running text that stops before its sentence does, with nothing to sign it."""
        is_text = self.block.kind is BlockKind.TEXT and self.whole is None
        return is_text and self.is_prose and not self.is_ended and self.closes == 0 and self.size > 12

    @property
    def opens_with_jump(self) -> bool:
        """Its first words say from which page an article goes on."""
        return (
            bool(self.runs)
            and self.runs[0].role is SlotRole.CONTINUATION
            and not read_jump(self.runs[0].text)[0]
        )

    @property
    def is_jump_from(self) -> bool:
        """A line that only says from which page an article goes on."""
        return self.whole is SlotRole.CONTINUATION and not read_jump(self.runs[0].text)[0]

    @property
    def is_short_line(self) -> bool:
        """Text that ends no sentence and holds none: a title, a caption, a name, a label."""
        return self.block.kind is BlockKind.TEXT and not self.is_ended and "。" not in self.body


def read_shape(block: Block, districts: tuple[str, ...]) -> Shape:
    """Read one block; `districts` are the names of the home city's districts."""
    text = block.text
    runs = cut_runs(text, districts) if block.kind is BlockKind.TEXT else _read_heading_runs(block, districts)
    bodies = [run for run in runs if run.role is SlotRole.PARAGRAPH]
    body = "".join(text[run.start : run.end] for run in bodies).strip() if runs else text
    whole = runs[0].role if len(runs) == 1 and not bodies else None
    return Shape(block=block, runs=runs, body=body, whole=whole)


def _find_folio(block: Block) -> Folio | None:
    """A heading that is only a number heads a section."""
    is_number = block.kind is BlockKind.HEADING and len(block.text) <= 3
    return None if block.kind is BlockKind.TABLE or is_number else find_folio(block.text)


def _read_heading_runs(block: Block, districts: tuple[str, ...]) -> tuple[Run, ...]:
    """A heading is one stretch of text, but for a byline that was marked as a heading; no single word is one."""
    is_word = ONE_WORD.fullmatch(block.text) and not has_role(block.text)
    whole = read_whole(block.text, districts) if block.kind is BlockKind.HEADING and not is_word else None
    return (whole,) if whole and whole.role is SlotRole.BYLINE else ()


def _is_opening(runs: tuple[Run, ...]) -> bool:
    """A dateline and its byline with the text on the next line: they open an article and close nothing."""
    return {run.role for run in runs} <= {SlotRole.DATELINE, SlotRole.BYLINE} and len(runs) > 1


def _is_signature(block: Block) -> bool:
    words = block.text.split()
    if block.kind is not BlockKind.TEXT or not 1 <= len(words) <= 2 or len(block.text) > LONGEST_SIGNATURE:
        return False
    return is_name("".join(words)) or (len(words) == 2 and is_name(words[1]) and words[0].isalpha())


def _read_closing(runs: tuple[Run, ...], whole: SlotRole | None) -> int:
    last = runs[-1] if runs else None
    if last is None or (len(runs) == 1 and whole is None) or _is_opening(runs):
        return 0
    if last.role in (SlotRole.BYLINE, SlotRole.SOURCE, SlotRole.CONTINUATION):
        return 2
    if last.role is SlotRole.CREDIT:
        return 2 if TEXT_CREDIT.search(last.text) else 1
    return 0
