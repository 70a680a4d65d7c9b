"""A page that refuses us is told from a page of a newspaper, which may write about captchas and logins too."""

import pytest

from ingest.fetch.blocked import find_refusal
from ingest.fetch.bytes import make_fetched

URL = "https://epaper.example/lcrb/html/2026-03/17/node_1.htm"
ARTICLE = (
    "<p>本报讯　记者昨天从老街派出所了解到，有人冒充客服索要短信验证码，民警提醒居民不要告诉任何人。</p>"
)


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><title>安全验证</title></head><body><form>请输入验证码<input name=captcha></form></body></html>",
        "<html><title>滑动验证页面</title><body><div id=nc></div><script>var x=1;</script></body></html>",
        "<html><title>用户登录</title><body><form><input type='password' name=p>登录</form></body></html>",
        "<html><body><h1>您的访问过于频繁，请稍后再试</h1></body></html>",
        "<html><body>您好，请登录后阅读数字报</body></html>",
        "<html><body><p>很抱歉，您的访问请求被拦截</p></body></html>",
        "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>",
        f'<html><head><meta http-equiv="refresh" content="0; url={URL}"></head></html>',
        '<html><script>self.location="/?security_verify_data=313932"</script></html>',
        "<meta http-equiv='refresh' content='0;url=https://passport.example/login?back=1'>",
    ],
)
def test_a_challenge_or_login_page_is_a_refusal(html: str) -> None:
    for codec in ("utf-8", "gb18030"):
        assert find_refusal(make_fetched(URL, html.encode(codec)))


@pytest.mark.parametrize(
    "cookie",
    [
        "https_waf_cookie=1; path=/",
        "security_session_verify=a",
        "yunsuo_session_verify=b",
        "__jsl_clearance_s=c",
        "acw_sc__v2=d",
    ],
)
@pytest.mark.parametrize("html", ["", "<html><script>document.write('a long program');</script></html>"])
def test_a_firewalls_cookie_on_a_page_without_text_is_a_refusal(cookie: str, html: str) -> None:
    headers = (("Content-Type", "text/html"), ("Set-Cookie", cookie))
    assert find_refusal(make_fetched(URL, html.encode(), headers=headers))
    entry = make_fetched(URL, b"<meta http-equiv=refresh content='0;url=html/node_1.htm'>", headers=headers)
    assert find_refusal(entry) is None
    page = make_fetched(URL, f"<html><body>{ARTICLE}</body></html>".encode(), headers=headers)
    assert find_refusal(page) is None


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>警惕索要验证码的骗局</title></head><body><h1>警惕索要验证码的骗局</h1>{ARTICLE}</body></html>",
        f"<html><body><form><input type=search name=q></form>{ARTICLE}</body></html>",
        "<html><body><h1>图片新闻</h1></body></html>",
        '<html><head><META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2026-03/17/node_1.htm?v=1"></head></html>',
        "<html><script>location.href='2026-03/17/node_1.htm'</script></html>",
        "<html><body>" + ARTICLE * 8 + "<input type=password></body></html>",
        f"<html>{ARTICLE}<p>详情请登录市人社局官网，或请先登录平台，请完成验证。</p><p>{'一版 要闻 ' * 9}</p></html>",
        "<html><body><p>报名请登录官网</p></body></html>",
        "<html><body><img usemap=#m><map>"
        + "<area href=content_1.htm>" * 12
        + "</map><input type=password></body></html>",
        "<div>" * 100_000 + "<title>安全验证</title>",
        '{"code": 0, "title": "请登录"}',
        "# 请登录\n",
    ],
)
def test_a_page_of_a_newspaper_is_none(html: str) -> None:
    for codec in ("utf-8", "gb18030"):
        assert find_refusal(make_fetched(URL, html.encode(codec))) is None
