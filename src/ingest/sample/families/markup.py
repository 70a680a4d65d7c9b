"""An article's text as the HTML fragments that e-paper sites keep in their fields."""

from dataclasses import replace
from html import escape

from ingest.sample.editions import SiteArticle

LINE_BREAK = "<br/>"


def title_html(title: str | None) -> str:
    """A title with its printed lines apart; empty for none."""
    return LINE_BREAK.join(escape(line, quote=False) for line in (title or "").split("\n"))


def title_text(title: str | None) -> str:
    """A title in a field that has one line only; empty for none."""
    return " ".join((title or "").split("\n"))


def lines_html(article: SiteArticle, *, indent: str = "　　") -> tuple[str, ...]:
    """Each paragraph and section heading as one line of HTML, without an element around it."""
    headings = dict(article.sections)
    lines: list[str] = []
    for index, paragraph in enumerate(article.paragraphs):
        if index in headings:
            lines.append(f"<strong>{escape(headings[index], quote=False)}</strong>")
        lines.append(indent + escape(paragraph, quote=False))
    return tuple(lines)


def body_html(article: SiteArticle) -> str:
    """Paragraphs, section headings in bold, and the table below them."""
    paragraphs = "".join(f"<p>{line}</p>" for line in lines_html(article))
    return paragraphs + table_html(article.table)


def table_html(table: tuple[tuple[str, ...], ...]) -> str:
    """A table, or nothing for one without rows."""
    rows = ("".join(f"<td>{escape(cell, quote=False)}</td>" for cell in row) for row in table)
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table border=1><tbody>{lines}</tbody></table>" if lines else ""


def without_captions(article: SiteArticle) -> SiteArticle:
    """For a family without a field for captions: they are left out, or the text where there is no other."""
    texts = article.paragraphs or tuple(caption for caption in article.captions if caption)
    return replace(article, paragraphs=texts, captions=())
