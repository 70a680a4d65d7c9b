"""A page's gold and what was found → its figures, each as a `Share` that adds up over pages."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.score.corpora import FIELDS, ArticleFacts, GoldPage, PageFacts, bare
from tests.score.segments import (
    adjusted_rand,
    b_cubed,
    find_boundaries,
    find_groups,
    overlap,
    window_errors,
)
from tests.score.shares import Share, add_up, compare, part

LOWER_IS_BETTER = frozenset({"WindowDiff", "Pk", "invented bylines", "wrong place", "high wrong"})
COUNTED = frozenset({"invented bylines"})
NOTHING = ArticleFacts(
    fields=dict.fromkeys(FIELDS, ()), primary_district=None, mentioned_districts=frozenset()
)

Figures = dict[str, Share]


def score_page(page: GoldPage, found: PageFacts) -> Figures:
    """All figures of one page, in the order they are shown."""
    lines = len(page.lines)
    assert len(found.labels) == lines, f"{page.file}: {len(found.labels)} labels for {lines} lines"
    return {
        **score_lines(page, found.labels),
        **score_fields(page.gold.articles, found.articles),
        **_score_districts(page.gold, found),
    }


def score_lines(page: GoldPage, labels: tuple[int, ...]) -> Figures:
    """Where articles begin, and which lines they hold."""
    gold = page.gold.labels
    window_diff, p_k = window_errors(gold, labels)
    wanted, have = find_groups(gold), find_groups(labels)
    near = sum(any(overlap(lines, other) >= 0.8 for other in have) for lines in wanted)
    return {
        "boundary F1": compare(find_boundaries(gold), find_boundaries(labels)),
        "WindowDiff": part(window_diff, 1),
        "Pk": part(p_k, 1),
        "ARI": part(adjusted_rand(gold, labels), 1),
        "B3 characters": part(b_cubed(gold, labels, [len(bare(line)) for line in page.lines]), 1),
        "article exact F1": compare(wanted, have),
        "recall at IoU .8": part(near, len(wanted)),
        "pages perfect": part(set(wanted) == set(have), 1),
    }


def score_fields(gold: tuple[ArticleFacts, ...], found: tuple[ArticleFacts, ...]) -> Figures:
    """Strings found on the page, whichever article holds them."""
    wanted, have = (
        {field: list(_strings(articles, field)) for field in FIELDS} for articles in (gold, found)
    )
    figures = {field: compare(wanted[field], have[field]) for field in FIELDS}
    invented = sum(name not in wanted["byline"] for name in have["byline"])
    return {**figures, "invented bylines": part(invented, 0)}


def _strings(articles: Iterable[ArticleFacts], field: str) -> Iterator[str]:
    return (text for article in articles for text in article.fields[field])


def _score_districts(gold: PageFacts, found: PageFacts) -> Figures:
    """Districts of each article of the gold, as that article has them which shares most lines with it."""
    pairs = [(article, _find_match(number, gold, found)) for number, article in enumerate(gold.articles, 1)]
    primary = sum(left.primary_district == right.primary_district for left, right in pairs)
    mentioned = (compare(left.mentioned_districts, right.mentioned_districts) for left, right in pairs)
    return {"primary district": part(primary, len(pairs)), "mentioned districts": add_up(mentioned)}


def _find_match(number: int, gold: PageFacts, found: PageFacts) -> ArticleFacts:
    pairs = zip(gold.labels, found.labels, strict=True)
    shared = Counter(label for wanted, label in pairs if wanted == number and label)
    best = max(shared, key=lambda label: (shared[label], label), default=0)
    return found.articles[best - 1] if best else NOTHING


def read_figure(name: str, share: Share) -> float:
    """The figure that is shown: a count, or a share between 0 and 1."""
    return share.hits if name in COUNTED else share.f1
