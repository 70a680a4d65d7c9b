"""Two labellings of a page's lines → how much they agree, by the usual measures of text segmentation.

WindowDiff: Pevzner and Hearst 2002; Pk: Beeferman, Berger and Lafferty 1999, both with a window of half the mean
segment and at least 2 lines; adjusted Rand index: Hubert and Arabie 1985; B-cubed: Bagga and Baldwin 1998, each line
weighing its characters.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import comb


def find_boundaries(labels: Sequence[int]) -> tuple[int, ...]:
    """The lines before which the label changes."""
    return tuple(line for line in range(1, len(labels)) if labels[line] != labels[line - 1])


def find_groups(labels: Sequence[int]) -> tuple[frozenset[int], ...]:
    """The lines of each article; furniture is none."""
    groups: dict[int, set[int]] = defaultdict(set)
    for line, label in enumerate(labels):
        if label:
            groups[label].add(line)
    return tuple(frozenset(lines) for lines in groups.values())


def overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Lines in both among the lines in either."""
    return len(left & right) / len(left | right)


def window_errors(gold: Sequence[int], found: Sequence[int]) -> tuple[float, float]:
    """WindowDiff and Pk, from 0 (alike) to 1; 0 for a page shorter than the window."""
    wanted, have = (set(find_boundaries(labels)) for labels in (gold, found))
    size = max(2, round(len(gold) / (len(wanted) + 1) / 2))
    windows = [range(line, line + size) for line in range(1, len(gold) - size + 1)]
    counts = [(len(wanted.intersection(window)), len(have.intersection(window))) for window in windows]
    if not counts:
        return 0.0, 0.0
    differ = sum(left != right for left, right in counts)
    split = sum((left > 0) != (right > 0) for left, right in counts)
    return differ / len(counts), split / len(counts)


def adjusted_rand(gold: Sequence[int], found: Sequence[int]) -> float:
    """1.0 for the same grouping of lines, about 0 for one by chance."""
    both, left, right = (
        sum(comb(count, 2) for count in Counter(labels).values())
        for labels in (zip(gold, found, strict=True), gold, found)
    )
    pairs = comb(len(gold), 2)
    expected = left * right / pairs if pairs else 0
    most = (left + right) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def b_cubed(gold: Sequence[int], found: Sequence[int], chars: Sequence[int]) -> float:
    """F1 of B-cubed precision and recall."""
    lines = list(zip(gold, found, chars, strict=True))
    both: Counter[tuple[int, int]] = Counter()
    left: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for wanted, have, size in lines:
        both[wanted, have] += size
        left[wanted] += size
        right[have] += size
    precision = sum(size * both[wanted, have] / right[have] for wanted, have, size in lines)
    recall = sum(size * both[wanted, have] / left[wanted] for wanted, have, size in lines)
    return 2 * precision * recall / (precision + recall) / sum(chars)
