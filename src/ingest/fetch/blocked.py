"""An answer → whether it is a refusal: an error status, a challenge, a captcha or a login page.

The signs are general, and few. A page of an edition has text, what refuses us has next to none: words and forms count
only on a page with little text.
"""

import re

from ingest.domain.page import Fetched
from ingest.fetch.addresses import join
from ingest.fetch.errors import AddressError

REFUSING = frozenset({401, 402, 403, 405, 407, 412, 429, 451})
NO_TEXT_CHARS = 20
FEW_WORDS_CHARS = 120
LITTLE_TEXT_CHARS = 300
FEW_LINKS = 10  # an edition page may be a picture with links and hardly a word

HIDDEN = re.compile(
    r"<(script|style|noscript|template)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL
)
SPACE = re.compile(r"(?:\s|&nbsp;|\u3000)+")
WAF_COOKIE = re.compile(
    r"^\s*(?:\w*waf\w*|\w*_session_\w*verify|\w*jsl_clearance\w*|acw_sc\w*|\w*challenge\w*|cf_chl\w*)=",
    re.IGNORECASE,
)
TOLD = re.compile(  # what only such a page tells its visitor
    r"(?:访问|操作|请求)(?:过于|太)频繁|访问(?:请求)?(?:已)?被(?:拦截|阻断)|浏览器安全检查"
    r"|checking your browser|verify you are human|请(?:开启|启用|打开)\s*javascript",
    re.IGNORECASE,
)
TOLD_ALONE = re.compile(  # what a notice in a newspaper may tell its reader too, among other words
    r"请先?登[录陆](?=后|再|以|才|\W|$)|请(?:先|您)?(?:完成|进行|通过)\w{0,4}验证|请输入(?:图片|图形|下方|右侧)?验证码"
    r"|访问被拒绝|access denied|enable javascript",
    re.IGNORECASE,
)
TITLED = re.compile(  # the whole title but for the site's name behind it
    r"<title[^>]*>\s*(?:(?:百度)?(?:安全|人机|访问|身份|滑动|滑块)验证(?:页面|中心)?|验证码"
    r"|(?:用户|会员)?登[录陆](?:页面)?|请登[录陆]|just a moment\.*)"
    r"\s*(?:[-_|–—][^<]*)?</title",
    re.IGNORECASE,
)
FORM = re.compile(r"<input\b[^>]*(?:type\s*=\s*['\"]?password|captcha|verify|验证码)", re.IGNORECASE)
LINK = re.compile(r"<(?:a|area)\b", re.IGNORECASE)
REFRESH = re.compile(
    r"<meta\b[^>]*refresh[^>]*?url\s*=\s*['\"]?([^'\">]+)|location(?:\.href|\.replace)?\s*(?:=|\()\s*['\"]([^'\"]+)",
    re.IGNORECASE,
)
CHALLENGE = re.compile(r"captcha|challenge|verify|antibot|passport|login|\bwaf\b", re.IGNORECASE)


def find_refusal(fetched: Fetched) -> str | None:
    """Why an answer is a refusal, for a message; None if it is none."""
    if fetched.status in REFUSING:
        return f"answers HTTP {fetched.status}"
    html = _read_html(fetched.content)
    if html is None:
        return None
    text = SPACE.sub(" ", HIDDEN.sub(" ", html)).strip()
    if len(text) > LITTLE_TEXT_CHARS or len(LINK.findall(html)) >= FEW_LINKS:
        return None
    return _find_words(html, text) or (_find_challenge(fetched, html) if len(text) <= NO_TEXT_CHARS else None)


def _read_html(content: bytes) -> str | None:
    """A page's text in whatever encoding; None for what is no page. An empty body is one without text."""
    head = content[:500_000]
    if head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return None
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("gb18030", "replace")


def _find_challenge(fetched: Fetched, html: str) -> str | None:
    """A page without text that forwards to a challenge or to itself, or nowhere and sets a firewall's cookie."""
    here = fetched.base_url
    targets = [_join(here, (found[1] or found[2]).strip()) for found in REFRESH.finditer(html)]
    if any(CHALLENGE.search(target.removeprefix(here)) for target in targets):
        return "forwards to a challenge or login page"
    if here in targets:
        return "forwards to itself, as a challenge does"
    cookies = (value for name, value in fetched.headers if name.lower() == "set-cookie")
    cookie = next((found for value in cookies if (found := WAF_COOKIE.match(value))), None)
    if cookie and not targets:
        return f"sets the cookie {cookie.group().strip(' =')} of a firewall on a page without text"
    return None


def _join(here: str, link: str) -> str:
    try:
        return join(here, link)
    except AddressError:  # whatever it is, it is no address; its words still tell
        return link


def _find_words(html: str, text: str) -> str | None:
    told = TOLD.search(text) or (TOLD_ALONE.search(text) if len(text) <= FEW_WORDS_CHARS else None)
    if told:
        return f"shows {told.group()!r} instead of a page"
    if TITLED.search(html) or FORM.search(html):
        return "shows a captcha or login page"
    return None
