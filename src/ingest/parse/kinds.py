"""An article's fields → its kind: feature, photo, letter, notice, weather, ad, brief or news."""

from ingest.domain.article import Article
from ingest.parse.lines import shapes as sh

BRIEF_CHARS = 120


def find_kind(article: Article) -> str:
    """feature, photo, letter, notice, weather, ad, brief or news, by what is there."""
    text = "\n".join(article.paragraphs)
    title = article.headline or ""
    if not article.paragraphs and article.captions:
        return "photo"
    if any(sh.SALUTATION.match(paragraph) for paragraph in article.paragraphs[:1]) or "读者" in "".join(
        article.byline
    ):
        return "letter"
    if sh.NOTICE.search(title) or "特此公告" in text or "特此通知" in text:
        return "notice"
    if "。" not in text and sh.CONTACT.search(text):
        return "ad"
    if sh.WEATHER.search(title) and len(text) < 3 * BRIEF_CHARS:
        return "weather"
    if article.sections:
        return "feature"
    is_brief = len(text) < BRIEF_CHARS and not article.writers and not article.dateline
    return "brief" if is_brief and len(article.paragraphs) < 2 else "news"
