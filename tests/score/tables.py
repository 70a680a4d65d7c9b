"""Scored pages → the tables a person reads; `make score` prints them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.parse.segment.weights import Weights
from tests.score.ablation import Unseen, Worth
from tests.score.calibration import Bin, Judged, JudgedArticle
from tests.score.fitting import Fit
from tests.score.metrics import COUNTED
from tests.score.scores import Score, ScoredPage, estimate
from tests.score.trials import Trial

Pages = tuple[ScoredPage, ...]
FEATURE_FIGURES = ("boundary F1", "article exact F1")
WORTHS = ("likelihood", "boundary", "article", "fields")


def list_scores(corpora: dict[str, Pages]) -> Iterator[str]:
    """One row for each figure, one column for each corpus; intervals are 95 % of a bootstrap over pages."""
    yield f"{'':20}" + "".join(f"{name:22}" for name in corpora)
    for title, count in (("pages", _count_pages), ("articles", _count_articles)):
        yield f"{title:20}" + "".join(f"{count(pages):<22}" for pages in corpora.values())
    for name in next(iter(corpora.values()))[0].figures:
        cells = (_show(name, estimate(name, pages)) for pages in corpora.values())
        yield f"{name:20}" + "".join(f"{cell:22}" for cell in cells)


def list_imperfect(corpora: dict[str, Pages]) -> Iterator[str]:
    """The pages whose articles are not all exact, worst first."""
    yield "pages not perfect: exact/gold(found)"
    for name, pages in corpora.items():
        shares = [(page.figures["article exact F1"], page.page.name) for page in pages]
        wrong = sorted((share.f1, page, share) for share, page in shares if share.f1 < 1)
        yield f"{name}: " + "  ".join(
            f"{page} {share.hits:.0f}/{share.gold}({share.found})" for _, page, share in wrong
        )


def list_features(pages: Pages) -> Iterator[str]:
    """One row for each difficulty, over all pages that have it; the worst read first."""
    features = sorted({feature for page in pages for feature in page.page.features})
    rows = []
    for feature in features:
        having = tuple(page for page in pages if feature in page.page.features)
        scores = [estimate(name, having) for name in FEATURE_FIGURES]
        cells = "".join(
            f"{_show(name, score):22}" for name, score in zip(FEATURE_FIGURES, scores, strict=True)
        )
        rows.append((scores[1].value, f"{feature:24}{len(having):5}{_count_articles(having):10}   {cells}"))
    yield f"{'':24}pages  articles   " + "".join(f"{name:22}" for name in FEATURE_FIGURES)
    yield from (row for _, row in sorted(rows))


def list_bins(bins: Iterable[Bin]) -> Iterator[str]:
    """How often a boundary is wrong at each margin."""
    yield "margin            blocks  false starts  missed starts    wrong"
    for each in bins:
        wrong = each.false_starts + each.missed_starts
        span, share = f"{each.low:g} to {each.high:g}", _percent(wrong, each.blocks)
        yield f"{span:14}{each.blocks:10}{each.false_starts:14}{each.missed_starts:15}{share:>9}"


def list_flags(name: str, judged: Iterable[Judged | JudgedArticle]) -> Iterator[str]:
    """How often wrong and right ones are flagged for review, and how often a flag points at a wrong one."""
    counts = Counter((each.is_wrong, each.is_flagged) for each in judged)
    hits, alarms = counts[True, True], counts[False, True]
    wrong, right = hits + counts[True, False], alarms + counts[False, False]
    yield (
        f"{name}: flagged {hits} of {wrong} wrong ({_percent(hits, wrong)}) and {alarms} of {right} right"
        f" ({_percent(alarms, right)}); {_percent(hits, hits + alarms)} of the flags point at a wrong one"
    )


def list_worths(full: Unseen, worths: Iterable[Worth]) -> Iterator[str]:
    """One row for each rule: what unseen pages lose without it, and which figures it is kept for."""
    yield f"{'':60}{'weights':>8}{'likelihood':>12}{'boundary':>10}{'article':>10}{'fields':>10}"
    trial = full.trial
    yield f"{'all rules':60}{'':8}{-full.loss:12.1f}{trial.boundary:10.4f}{trial.article:10.4f}{trial.fields:10.4f}"
    idle = 0
    for worth in worths:
        losses = (worth.lost.trial.boundary, worth.lost.trial.article, worth.lost.trial.fields)
        names = zip(WORTHS, (worth.lost.loss, *losses), strict=True)
        earned = ", ".join(name for name, loss in names if loss > 0)
        idle += not earned
        cells = "".join(f"{loss:+10.4f}" for loss in losses)
        yield f"{worth.rule:60}{worth.weights:8}{worth.lost.loss:+12.1f}{cells}  {earned or 'nothing: drop it'}"
    yield f"rules that earn nothing: {idle}"


def list_fit(fit: Fit, before: Weights, trials: dict[str, tuple[Trial, Trial]]) -> Iterator[str]:
    """The loss on the pages fitted on, and the figures of each corpus, by the weights before and the fitted ones."""
    yield f"{'':12}{'weights':>10}{'loss':>10}"
    yield f"{'none':12}{0:10}{fit.loss_of_none:10.1f}"
    yield f"{'before':12}{_count_weights(before):10}{fit.loss_before:10.1f}"
    yield f"{'fitted':12}{_count_weights(fit.weights):10}{fit.loss:10.1f}"
    yield ""
    yield f"{'':20}{'boundary':>10}{'article':>10}{'fields':>10}"
    for name, pair in trials.items():
        for title, trial in zip(("before", "fitted"), pair, strict=True):
            values = (trial.boundary, trial.article, trial.fields)
            yield f"{name:12}{title:8}" + "".join(f"{value:10.4f}" for value in values)


def _count_weights(weights: Weights) -> int:
    return sum(map(len, (*weights.facts.values(), weights.steps)))


def _show(name: str, score: Score) -> str:
    form = ".0f" if name in COUNTED else ".3f"
    if score.interval is None:
        return f"{score.value:{form}}"
    low, high = score.interval
    return f"{score.value:{form}}  {low:{form}}–{high:{form}}"


def _count_pages(pages: Pages) -> int:
    return len(pages)


def _count_articles(pages: Pages) -> int:
    return sum(len(page.page.gold.articles) for page in pages)


def _percent(count: int, of: int) -> str:
    return f"{100 * count / of:.1f}%" if of else "–"
