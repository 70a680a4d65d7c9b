"""What a load brings against what the warehouse knows → what is new, and how the edition stands after it."""

from ingest.domain.edition import EditionArticle, EditionContent, EditionPageContent
from ingest.domain.newspaper import EditionState
from ingest.warehouse.hashes import hash_article, hash_record
from ingest.warehouse.known import KnownEdition, KnownLoad, find_kept
from ingest.warehouse.recognise import KnownArticle, Recognised, recognise
from ingest.warehouse.rows import Revised


def is_held(
    content: EditionContent, content_hash: str, known: KnownEdition, articles: tuple[Revised, ...]
) -> bool:
    """An earlier load brought the same content, and none of it was replaced since."""
    return _is_repeated(content_hash, known) or _is_all_kept(content, known, articles)


def _is_all_kept(content: EditionContent, known: KnownEdition, articles: tuple[Revised, ...]) -> bool:
    """Nothing but single articles came, and each stands on its page as it came."""
    kept = find_kept(content, known)
    standing = {one.article_id: set(one.page_ids) for one in known.articles}
    return (
        bool(articles)
        and not content.skipped
        and kept.keys() >= {page.page_id for page in content.pages}
        and all(
            not one.is_written and standing[one.article_id].issuperset(one.page_ids(content))
            for one in articles
        )
    )


def _is_repeated(content_hash: str, known: KnownEdition) -> bool:
    latest = max((load.load_no for load in known.loads), default=0)
    for load in known.loads:
        standing = sum(page.load_no == load.load_no for page in known.pages)
        is_whole = standing == load.pages_read and (load.pages_read > 0 or load.load_no == latest)
        if load.content_hash == content_hash and is_whole:
            return True
    return False


def revise(content: EditionContent, known: KnownEdition) -> tuple[Revised, ...]:
    """Give each article the id it has in the warehouse and its revision; in the order of the content."""
    page_ids = tuple(page.page_id for page in content.pages)
    recognised = recognise(content.articles, known.articles, page_ids)
    latest = {one.article_id: one for one in known.articles}
    return tuple(
        _revise(incoming, found, latest.get(found.article_id))
        for incoming, found in zip(content.articles, recognised, strict=True)
    )


def _revise(incoming: EditionArticle, found: Recognised, before: KnownArticle | None) -> Revised:
    revision, is_written = 1, True
    if before is not None:
        is_new_text = not found.is_part and before.content_hash != hash_article(incoming.article)
        revision = before.revision + is_new_text
        is_written = not found.is_part and before.record_hash != hash_record(incoming)
    return Revised(article_id=found.article_id, incoming=incoming, revision=revision, is_written=is_written)


def count_edition(
    content: EditionContent,
    known: KnownEdition,
    articles: tuple[Revised, ...],
    *,
    load_no: int,
    content_hash: str,
) -> KnownLoad:
    """The ledger's entry: what this load brought, and the counts and state of the whole edition after it."""
    kept = find_kept(content, known)
    loaded = tuple(page for page in content.pages if page.page_id not in kept)
    loaded_ids = {page.page_id for page in loaded}
    page_count = len(loaded_ids | {page.page_id for page in known.pages})
    skipped_count = len(content.skipped) + _count_still_skipped(content, loaded, known)
    expected = _find_expected(content, known)
    state, reason = _settle_state(content, page_count, expected, skipped_count)
    return KnownLoad(
        load_no=load_no,
        state=state.value,
        reason=reason,
        pages_expected=expected,
        pages_read=len(loaded),
        page_count=page_count,
        article_count=_count_articles(known, articles, loaded_ids),
        skipped_count=skipped_count,
        content_hash=content_hash,
    )


def _count_articles(known: KnownEdition, articles: tuple[Revised, ...], loaded: set[str]) -> int:
    """Those of this load, and those that stand on a page it did not touch."""
    staying = {one.article_id for one in known.articles if set(one.page_ids) - loaded}
    return len(staying | {one.article_id for one in articles if one.incoming.article.appearances})


def _count_still_skipped(
    content: EditionContent, loaded: tuple[EditionPageContent, ...], known: KnownEdition
) -> int:
    sources = {one.source for one in content.readings} | {one.source for one in content.skipped}
    page_nos = {one.page.page_no for one in loaded}
    return sum(source not in sources and page_no not in page_nos for source, page_no in known.skipped)


def _find_expected(content: EditionContent, known: KnownEdition) -> int | None:
    """From the edition's own page list, as the latest load that saw one found it."""
    seen = (content.pages_expected, *(load.pages_expected for load in reversed(known.loads)))
    return next((number for number in seen if number is not None), None)


def _settle_state(
    content: EditionContent, page_count: int, expected: int | None, skipped_count: int
) -> tuple[EditionState, str]:
    """The content's own word, but for pages that came in several loads."""
    state, reason = content.state, content.reason
    if not content.pages:
        return state, reason
    is_short = expected is not None and page_count < expected
    if state == EditionState.INCOMPLETE and expected is not None and not is_short and not skipped_count:
        return EditionState.COMPLETE, ""
    if state == EditionState.COMPLETE and is_short:
        return EditionState.INCOMPLETE, f"{page_count}/{expected} pages"
    if state == EditionState.COMPLETE and skipped_count:
        return (
            EditionState.INCOMPLETE,
            f"{skipped_count} not read in an earlier load, see `dibao query skipped`",
        )
    return state, reason
