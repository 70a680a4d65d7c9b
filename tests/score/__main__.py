"""How well pages are read: `make score`, `make ablate` and `make fit` run `show`, `ablate` and `fit`.

`pin` keeps what was reached.
"""

from collections.abc import Iterable
from itertools import chain

import click

from ingest.parse.segment.weights import FILE, read_weights
from tests.score import district_tables, tables
from tests.score.ablation import weigh_rules
from tests.score.calibration import fill_bins, judge_page
from tests.score.corpora import SEED, Corpus, read_corpora
from tests.score.districts import PINS, decide, find_sets, make_corpus, measure, read_rules
from tests.score.fitting import choose_pages, fit_weights, write_toml
from tests.score.pins import PinError, read_pins, repin, write_pins
from tests.score.scores import measure_corpus, score_corpus
from tests.score.trials import decode_pages, try_weights

LEARNING = ("open", "tune", "sample")


@click.group()
def main() -> None:
    """Figures of reading pages, on every corpus in tests/data/pages and the real page where it is at hand."""


@main.command()
@click.argument("names", nargs=-1, metavar="[CORPUS]...")
def show(names: tuple[str, ...]) -> None:
    """Print all figures with their intervals, by corpus and by feature, and how honest needs_review is."""
    corpora = _choose(names)
    scored = {corpus.name: score_corpus(corpus) for corpus in corpora}
    pages = tuple(chain.from_iterable(scored.values()))
    judged = tuple(block for corpus in corpora for page in corpus.pages for block in judge_page(page))
    _print(tables.list_scores(scored))
    _print(tables.list_imperfect(scored))
    _print(tables.list_features(pages))
    _print(tables.list_bins(fill_bins(judged)))
    _print(tables.list_flags("boundaries", judged))
    _print(tables.list_flags("articles", chain.from_iterable(page.articles for page in pages)))


@main.command()
@click.argument("names", nargs=-1, metavar="[CORPUS]...")
def ablate(names: tuple[str, ...]) -> None:
    """Leave each rule of the segmenter out, fit the others again, and print what pages lose that were not fitted on.

    By the pages weights are fitted on, if no corpus is named.
    """
    known = (corpus.name for corpus in read_corpora() if corpus.name in (*LEARNING, SEED))
    _print(tables.list_worths(*weigh_rules(_choose(names or tuple(known)))))


@main.command()
def fit() -> None:
    """Fit the segmenter's weights on open, tune and the real page where it is at hand, and write weights.toml."""
    corpora = read_corpora()
    before = read_weights()
    fitted = fit_weights(choose_pages(each for each in corpora if each.name in (*LEARNING, SEED)), before)
    FILE.write_text(write_toml(fitted.weights), encoding="utf-8")
    trials = {}
    for corpus in corpora:
        texts = decode_pages(corpus.pages)
        trials[corpus.name] = (try_weights(texts, before), try_weights(texts, fitted.weights))
    _print(tables.list_fit(fitted, before, trials))


@main.command()
@click.argument("names", nargs=-1, metavar="[CORPUS]...")
@click.option(
    "--lower", "is_lowering", is_flag=True, help="Let figures be pinned that are worse than before."
)
@click.option("--reason", metavar="TEXT", default="", help="Why; stored beside the pin.")
def pin(names: tuple[str, ...], is_lowering: bool, reason: str) -> None:
    """Make today's figures the ones that the tests hold; a worse one needs --lower and --reason."""
    if is_lowering != bool(reason.strip()):
        raise click.UsageError("--lower and --reason TEXT go together: a lower floor needs a written reason")
    pins = read_pins()
    try:
        for corpus in _choose(names):
            figures = measure_corpus(corpus)
            pins[corpus.name] = repin(pins.get(corpus.name), corpus, figures, reason=reason.strip())
    except PinError as error:
        raise click.ClickException(str(error)) from error
    write_pins(pins)


@main.command()
@click.argument("names", nargs=-1, metavar="[SET]...")
@click.option(
    "--ablate", "is_ablating", is_flag=True, help="Also leave out each rule of evidence; takes long."
)
@click.option("--pin", "is_pinning", is_flag=True, help="Make today's figures the ones that the tests hold.")
@click.option("--reason", metavar="TEXT", default="", help="Why figures may fall, if they do.")
def districts(names: tuple[str, ...], is_ablating: bool, is_pinning: bool, reason: str) -> None:
    """How well districts are decided on labelled articles; which are wrong is shown of sets to tune on alone."""
    decided = {name: decide(name) for name in names or find_sets()}
    _print(district_tables.list_figures(decided))
    for name, articles in decided.items():
        _print([name, *district_tables.list_statuses(articles), *district_tables.list_reliability(articles)])
        if name.startswith("tune"):
            _print(district_tables.list_wrong(articles))
        if is_ablating:
            _print(district_tables.list_worths(name, read_rules()))
    if is_pinning:
        pins = read_pins(PINS)
        for name, articles in decided.items():
            pins[name] = repin(pins.get(name), make_corpus(name), measure(articles), reason=reason.strip())
        write_pins(pins, PINS)


def _choose(names: tuple[str, ...]) -> tuple[Corpus, ...]:
    corpora = {corpus.name: corpus for corpus in read_corpora()}
    for name in names:
        if name not in corpora:
            raise click.UsageError(f"no corpus {name!r}; there are {', '.join(corpora)}")
    return tuple(corpora[name] for name in names or corpora)


def _print(lines: Iterable[str]) -> None:
    click.echo("\n".join([*lines, ""]))


if __name__ == "__main__":
    main()
