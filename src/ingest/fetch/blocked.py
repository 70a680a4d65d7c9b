"""An answer → whether it is a refusal: an error status, a challenge, a captcha or a login page.

The signs are general, and few. A page of an edition has text and links, what refuses us has next to none: words, forms
and cookies count only on such a page.
"""

import re

from selectolax.lexbor import LexborHTMLParser

from ingest.domain.page import Fetched
from ingest.fetch.addresses import join
from ingest.fetch.errors import AddressError

REFUSING = frozenset({401, 402, 403, 405, 407, 412, 429, 451})
NO_TEXT_CHARS = 20
FEW_WORDS_CHARS = 120
LITTLE_TEXT_CHARS = 300
FEW_LINKS = 10  # an edition page may be a picture with links and hardly a word
LARGEST_BYTES = 500_000
MOST_TAGS = 2_000  # more is no such page, and a parser slows down with the square of their depth

WAF_COOKIE = re.compile(
    r"\s*(\w*waf\w*|\w*_session_\w*verify|\w*jsl_clearance\w*|acw_sc\w*|\w*challenge\w*|cf_chl\w*)=",
    re.IGNORECASE,
)
TOLD = re.compile(  # what only such a page tells its visitor
    r"(?:访问|操作|请求)(?:过于|太)频繁|访问(?:请求)?(?:已)?被(?:拦截|阻断)|浏览器安全检查"
    r"|checking your browser|verify you are human|请(?:开启|启用|打开)\s?javascript",
    re.IGNORECASE,
)
TOLD_ALONE = re.compile(  # what a notice in a newspaper may tell its reader too, among other words
    r"请先?登[录陆](?=后|再|以|才|\W|$)|请(?:先|您)?(?:完成|进行|通过)\w{0,4}验证|请输入(?:图片|图形|下方|右侧)?验证码"
    r"|访问被拒绝|access denied|enable javascript",
    re.IGNORECASE,
)
TITLED = re.compile(  # the whole title but for the site's name behind it
    r"(?:(?:百度)?(?:安全|人机|访问|身份|滑动|滑块)验证(?:页面|中心)?|验证码"
    r"|(?:用户|会员)?登[录陆](?:页面)?|请登[录陆]|just a moment\.*)\s?(?:[-_|–—].*)?",
    re.IGNORECASE,
)
NOTHING_THERE = re.compile(
    r"(?:页面|网页|文件|内容|文章|资源|版面|报纸)\w{0,6}(?:不存在|已?被?删除|找不到|未找到|丢失)"
    r"|(?:找不到|没有找到|无法找到)\w{0,6}(?:页面|网页|文件|内容|文章|资源)|404\s*not found|page not found",
    re.IGNORECASE,
)
FORM = "input[type='password' i], input[name*='captcha' i], input[name*='verify' i], input[placeholder*='验证码']"
CONTENT_URL = re.compile(r"url\s?=\s?['\"]?([^'\"]+)", re.IGNORECASE)
SCRIPT_URL = re.compile(r"location(?:\.href|\.replace)?\s?[=(]\s?['\"]([^'\"]+)")
CHALLENGE = re.compile(r"captcha|challenge|verify|antibot|passport|login|\bwaf\b", re.IGNORECASE)


def find_refusal(fetched: Fetched) -> str | None:
    """Why an answer is a refusal, for a message; None if it is none."""
    if fetched.status in REFUSING:
        return f"answers HTTP {fetched.status}"
    page = _parse(fetched.content[:LARGEST_BYTES])
    if page is None or len(page.css("a, area")) >= FEW_LINKS:
        return None
    targets = _find_targets(page, fetched.base_url)
    text = _read_text(page)
    if len(text) > LITTLE_TEXT_CHARS:
        return None
    return _find_words(page, text) or (
        _find_challenge(fetched, targets) if len(text) <= NO_TEXT_CHARS else None
    )


def says_nothing_there(fetched: Fetched) -> bool:
    """Whether a page with status 200 only tells that there is none."""
    page = _parse(fetched.content[:LARGEST_BYTES])
    if page is None or len(page.css("a, area")) >= FEW_LINKS:
        return False
    text = _read_text(page)
    return len(text) <= LITTLE_TEXT_CHARS and NOTHING_THERE.search(text) is not None


def _read_text(page: LexborHTMLParser) -> str:
    """What a visitor sees, on one line."""
    page.strip_tags(["script", "style", "noscript", "template"])
    return " ".join(page.body.text().split()) if page.body else ""


def _parse(content: bytes) -> LexborHTMLParser | None:
    """A page in whatever encoding; None for a large one, and for what is none. An empty body is one without text."""
    is_html = not content or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    if not is_html or content.count(b"<") > MOST_TAGS:
        return None
    try:
        return LexborHTMLParser(content.decode("utf-8"))
    except UnicodeDecodeError:
        return LexborHTMLParser(content.decode("gb18030", "replace"))


def _find_targets(page: LexborHTMLParser, here: str) -> tuple[str, ...]:
    """Where a page forwards to by itself."""
    metas = (
        CONTENT_URL.search(tag.attributes.get("content") or "")
        for tag in page.css("meta[http-equiv='refresh' i]")
    )
    scripts = (SCRIPT_URL.search(tag.text()) for tag in page.css("script"))
    return tuple(_join(here, found[1].strip()) for found in (*metas, *scripts) if found)


def _join(here: str, link: str) -> str:
    try:
        return join(here, link)
    except AddressError:  # whatever it is, it is no address; its words still tell
        return link


def _find_words(page: LexborHTMLParser, text: str) -> str | None:
    told = TOLD.search(text) or (TOLD_ALONE.search(text) if len(text) <= FEW_WORDS_CHARS else None)
    if told:
        return f"shows {told.group()!r} instead of a page"
    title = page.css_first("title")
    if page.css(FORM) or (title and TITLED.fullmatch(" ".join(title.text().split()))):
        return "shows a captcha or login page"
    return None


def _find_challenge(fetched: Fetched, targets: tuple[str, ...]) -> str | None:
    """A page without text that forwards to a challenge or to itself, or nowhere and sets a firewall's cookie."""
    here = fetched.base_url
    if any(CHALLENGE.search(target.removeprefix(here)) for target in targets):
        return "forwards to a challenge or login page"
    if here in targets:
        return "forwards to itself, as a challenge does"
    cookies = (WAF_COOKIE.match(value) for name, value in fetched.headers if name.lower() == "set-cookie")
    cookie = next(filter(None, cookies), None)
    if cookie and not targets:
        return f"sets the cookie {cookie[1]} of a firewall on a page without text"
    return None
