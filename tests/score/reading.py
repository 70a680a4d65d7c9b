"""Pages with gold → what dibao finds on them, by the steps of `dibao preview`."""

from functools import cache

from ingest.domain.article import Article
from ingest.domain.newspaper import Newspaper
from ingest.domain.page import Fetched
from ingest.fetch.bytes import make_fetched
from ingest.steps.home import home_codes
from ingest.steps.preview import Preview, PreviewArticle, PreviewFile, Sheet, preview_sheets
from tests.score.corpora import FIELDS, ArticleFacts, GoldPage, PageFacts, bare


def preview_pages(pages: tuple[GoldPage, ...]) -> tuple[PreviewFile, ...]:
    """Preview pages in one go; nothing but city and page district is known of them, as from a command line."""
    sheets = tuple(
        Sheet(file=fetch_page(page), newspaper=make_newspaper(page.city), page_district=page.page_district)
        for page in pages
    )
    return tuple(map(_check, preview_sheets(sheets)))


def fetch_page(page: GoldPage) -> Fetched:
    """The page's bytes, as a load takes them from disk."""
    return make_fetched(str(page.file), page.file.read_bytes())


def make_newspaper(city: str) -> Newspaper:
    """A newspaper of which only the home city is known; each city's has an id of its own."""
    return Newspaper(newspaper_id=city.encode().hex(), name="preview", home_city=city)


@cache
def find_districts(city: str) -> tuple[str, ...]:
    """The names that help to tell headlines and source codes, as `dibao preview` has them."""
    return home_codes(make_newspaper(city))


def make_facts(preview: PreviewFile) -> PageFacts:
    """What is compared with gold."""
    return PageFacts(labels=preview.line_labels or (), articles=tuple(map(_make_article, preview.articles)))


def find_fields(article: Article) -> dict[str, tuple[str, ...]]:
    """What is compared of an article as it was printed."""
    values: tuple[tuple[str | None, ...], ...] = (
        (article.headline,),
        (article.deck,),
        article.paragraphs,
        article.writers,
        (article.source,),
        article.captions,
        article.credits,
    )
    pairs = zip(FIELDS, values, strict=True)
    return {field: tuple(bare(text) for text in texts if text) for field, texts in pairs}


def _make_article(found: PreviewArticle) -> ArticleFacts:
    return ArticleFacts(
        fields=find_fields(found.article.article),
        primary_district=found.primary_district,
        mentioned_districts=frozenset(found.mentioned_districts),
    )


def _check(preview: Preview) -> PreviewFile:
    assert isinstance(preview, PreviewFile), f"not read as a page of articles: {preview}"
    return preview
