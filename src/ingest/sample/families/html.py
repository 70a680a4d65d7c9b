"""Fragments that the pages of several HTML families share."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from ingest.sample.editions import SiteArticle, SitePage
from ingest.sample.exchange import SiteResponse, html_response
from ingest.sample.families.markup import title_html, title_text
from ingest.sample.families.view import ArticleView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The body of an edition page and of an article page."""

    page: Callable[[View], str]
    article: Callable[[ArticleView], str]


def document(title: str, body: str, *, head: str = "", end: str = "") -> SiteResponse:
    """An HTML page; `end` stands behind `</html>`, where Founder's sites put their comment."""
    return html_response(
        '<!DOCTYPE html>\n<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n'
        f"<title>{escape(title)}</title>\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n{end}"
    )


def refresh(location: str) -> SiteResponse:
    """An entry page that leads on by meta refresh, in capitals as Founder's do."""
    return html_response(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        f'<META HTTP-EQUIV="REFRESH" CONTENT="0; URL={location}">\n</head><body></body></html>\n'
    )


def script_jump(location: str) -> SiteResponse:
    """An entry page that leads on by script."""
    return html_response(
        '<html><head><meta charset="utf-8"><script language="javascript">\n'
        f"window.location.href='{location}';\n</script></head><body></body></html>\n"
    )


def redirect(location: str) -> SiteResponse:
    """A 302 with a relative address."""
    return SiteResponse(status=302, headers=(("Location", location), ("Content-Type", "text/html")))


def anchor(view: View, article: SiteArticle, page: SitePage | None = None) -> str:
    """A title that links its article."""
    return f'<a href="{view.article_link(article, page)}">{title_html(article.headline)}</a>'


def article_items(view: View) -> str:
    """The page's titles as items of a list."""
    return "".join(f"<li>{anchor(view, article)}</li>\n" for article in view.listed)


def page_items(view: View) -> str:
    """The edition's pages as items of a list."""
    return "".join(
        f'<li><a href="{view.page_link(page)}">{page_label(page)}</a></li>\n' for page in view.edition.pages
    )


def images(view: ArticleView) -> str:
    """The article's pictures one after the other."""
    return "".join(f'<img src="{view.picture_link(name)}">' for name in view.article.pictures)


def picture_boxes(view: ArticleView, form: str) -> str:
    """The article's pictures with their captions, each as `form` says for `{link}` and `{caption}`."""
    return "".join(
        form.format(link=view.picture_link(name), caption=title_html(caption))
        for name, caption in zip(view.article.pictures, view.article.captions, strict=True)
    )


def page_label(page: SitePage) -> str:
    """`第01版：要闻`."""
    return f"第{page.page_no}版：{page.page_name}"


def focus(view: View) -> str:
    """今日关注: articles of other pages under addresses like those of this page's own."""
    rows = "\n".join(f"<li>{anchor(view, article, page)}</li>" for page, article in view.others)
    return f'<div class="jrgz"><h4>今日关注</h4><ul>{rows}</ul></div>'


def turning(view: View) -> str:
    """上一期 and 下一版, where there are such."""
    before, after = view.issue_before(), view.next_page
    links = [f'<a class=preart href="{before}">上一期</a>' if before else ""]
    links.append(f'<a class=preart href="{view.page_link(after)}">下一版</a>' if after else "")
    return "&nbsp;".join(links)


def areas(view: View, *, query: str = "", titled: bool = False) -> str:
    """The page's picture with its hot areas, one for each article."""
    rows = "".join(
        f'<Area coords="5,{90 * order},340,{90 * order},340,{90 * order + 84},5,{90 * order + 84}" '
        f'shape="polygon" href="{view.article_link(article)}{query}"'
        + (f' title="{escape(title_text(article.headline))}">' if titled else ">")
        for order, article in enumerate(view.listed)
    )
    picture = view.picture_link(f"{view.page.page_no}_b.jpg")
    return f"<map name=PagePicMap>{rows}</map><img src={picture} border=0 USEMAP=#PagePicMap>"


def enpproperty(view: ArticleView) -> str:
    """The comment behind an article page of Founder's; it repeats the titles and the beginning of the text."""
    article = view.article
    return _enpproperty(
        view,
        f"<founder-type>1</founder-type><founder-title>{title_html(article.headline)}</founder-title>"
        f"<founder-subtitle>{title_html(article.deck)}</founder-subtitle><founder-author></founder-author>"
        f"<founder-content>{escape(''.join(article.paragraphs)[:60])}</founder-content>",
    )


def page_enpproperty(view: View) -> str:
    """The comment behind an edition page of Founder's; its content is the newspaper's name."""
    name = view.options.newspaper_name
    return _enpproperty(view, f"<founder-type>2</founder-type><founder-content>{name}</founder-content>")


def _enpproperty(view: View, fields: str) -> str:
    return (
        f"<!--enpproperty <founder-date>{view.edition.edition_date} 00:00:00</founder-date>"
        f"<founder-pagenum>{view.page.page_no}</founder-pagenum>"
        f"<founder-papername>{view.options.newspaper_name}</founder-papername>{fields} /enpproperty-->\n"
    )
