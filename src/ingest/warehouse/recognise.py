"""Articles read again → the ids they had: by the site's number, the same characters, or mostly the same ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.domain.edition import EditionArticle
from ingest.domain.ids import fingerprint

GRAM_CHARS = 4
SAME = 0.6  # share of 4-grams, both ways, from which two texts are the same article
WITHIN = 0.9  # share of the smaller one's 4-grams from which it is a part of the larger one
MAX_HOLDERS = 50  # a 4-gram in more articles than this is boilerplate


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownArticle:
    """An article of the edition as its latest row has it.

    Attributes:
        printed: Its characters as printed, over all pages it stands on.
        is_jump: A note on the page sends the reader to or from another page.
        page_ids: Pages it stands on now; () once withdrawn or unloaded.
    """

    article_id: str
    revision: int
    content_no: str | None
    content_hash: str
    record_hash: str
    printed: str
    is_jump: bool
    page_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What an incoming article is.

    Attributes:
        article_id: Its id in the warehouse.
        is_part: Only a part of an article whose other pages were not loaded this time; its text stays.
    """

    article_id: str
    is_part: bool = False


def recognise(
    incoming: tuple[EditionArticle, ...], known: tuple[KnownArticle, ...], page_ids: tuple[str, ...]
) -> tuple[Recognised, ...]:
    """Find each incoming article among those the edition already has; one that is new keeps its own id.

    Args:
        incoming: As the parser named them.
        known: Every article the edition ever had; one that stands only on other pages is left alone.
        page_ids: The pages of this load.

    Returns:
        One for each incoming article, in their order; no known id twice unless for parts of one article.
    """
    loaded = frozenset(page_ids)
    known = tuple(one for one in known if not one.page_ids or loaded & set(one.page_ids))
    found = _match_exactly(incoming, known)
    found |= _match_by_grams(incoming, known, found, loaded)
    return tuple(
        found.get(index, Recognised(article_id=one.article_id)) for index, one in enumerate(incoming)
    )


def _match_exactly(
    incoming: tuple[EditionArticle, ...], known: tuple[KnownArticle, ...]
) -> dict[int, Recognised]:
    """By id, then by the site's number, then by the same characters; each known article once."""
    found: dict[int, Recognised] = {}
    taken: set[str] = set()
    keys = (
        ([one.article_id for one in incoming], [one.article_id for one in known]),
        ([one.article.content_no for one in incoming], [one.content_no for one in known]),
        ([fingerprint(one.printed) for one in incoming], [fingerprint(one.printed) for one in known]),
    )
    for incoming_keys, known_keys in keys:
        by_key = {key: one.article_id for key, one in zip(known_keys, known, strict=True) if key}
        for index, key in enumerate(incoming_keys):
            article_id = by_key.get(key) if key else None
            if index not in found and article_id is not None and article_id not in taken:
                found[index] = Recognised(article_id=article_id)
                taken.add(article_id)
    return found


def _match_by_grams(
    incoming: tuple[EditionArticle, ...],
    known: tuple[KnownArticle, ...],
    found: dict[int, Recognised],
    page_ids: frozenset[str],
) -> dict[int, Recognised]:
    """The best pairs first, of what is left on both sides."""
    taken = {one.article_id for one in found.values()}
    left = {index: one for index, one in enumerate(incoming) if index not in found}
    rest = [one for one in known if one.article_id not in taken]
    matched: dict[int, Recognised] = {}
    for _, index, one, is_part in sorted(
        _score_pairs(left, rest, page_ids), key=lambda pair: (-pair[0], pair[1], pair[2].article_id)
    ):
        if index not in matched and (is_part or one.article_id not in taken):
            matched[index] = Recognised(article_id=one.article_id, is_part=is_part)
            taken.add(one.article_id)
    return matched


def _score_pairs(
    left: dict[int, EditionArticle], rest: list[KnownArticle], page_ids: frozenset[str]
) -> Iterable[tuple[float, int, KnownArticle, bool]]:
    """(score, index, known article, is a part of it) of every pair that may be one article."""
    common = _find_common_grams(rest)
    grams = {index: _grams(one.printed) - common for index, one in left.items()}
    known_grams = [_grams(one.printed) - common for one in rest]
    for (index, number), shared in _count_shared(grams, known_grams).items():
        one = rest[number]
        of_incoming, of_known = shared / len(grams[index]), shared / len(known_grams[number])
        if of_incoming >= WITHIN and _has_other_pages(one, page_ids) and of_known < WITHIN:
            yield of_incoming, index, one, True
        elif min(of_incoming, of_known) >= SAME or (of_known >= WITHIN and one.is_jump):
            # an article that jumps may have more than doubled because its other page has come
            yield min(of_incoming, of_known), index, one, False


def _has_other_pages(known: KnownArticle, page_ids: frozenset[str]) -> bool:
    """It stands also on a page that was not loaded this time."""
    return not page_ids.issuperset(known.page_ids)


def _count_shared(grams: dict[int, set[str]], known_grams: list[set[str]]) -> Counter[tuple[int, int]]:
    """How many 4-grams each pair shares; pairs that share none do not appear, so a long page stays cheap."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(known_grams):
        for gram in one:
            holders[gram].append(number)
    return Counter(
        (index, number) for index, one in grams.items() for gram in one for number in holders[gram]
    )


def _find_common_grams(known: list[KnownArticle]) -> set[str]:
    """What stands in many articles tells none of them, and would make a long page slow."""
    counts = Counter(gram for one in known for gram in _grams(one.printed))
    return {gram for gram, count in counts.items() if count > MAX_HOLDERS}


def _grams(printed: str) -> set[str]:
    text = "".join(printed.split())
    return {text[at : at + GRAM_CHARS] for at in range(max(1, len(text) - GRAM_CHARS + 1))}
