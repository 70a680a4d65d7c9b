"""Gold files of scan pages → the places where page and gold disagree, down to the character.

usage: python tests/data/pages/prove_gold.py [FOLDER ...]

Without a folder, all folders beside this file are read. The shape of page and gold is the one the pages in
`open/` have. It shares no code with the parser, so neither can hide the other's mistakes.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Gold = dict[str, Any]

HERE = Path(__file__).resolve().parent
GAZETTEER = HERE.parents[2] / "src/ingest/places/data"
KINDS = {"feature", "news", "brief", "photo", "letter", "notice", "weather", "ad"}
BASES = {"text", "page", "none"}
BRACKETS = "()（）[]［］【】〔〕"
RUN_CHARS = 20
SPECIAL_REGIONS = {"香港": "HK", "澳門": "MO"}
_MARKS = (
    (r"^\s*(?:>\s*)*#{1,6}\s+|^\s*(?:>\s*)+|^\s*(?:=+|-{2,}|\*{3,})\s*$", ""),
    (r"^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$", ""),
    (r"<!--.*?-->|</?[A-Za-z][^>]*>|\*\*|\ufeff|\u200b|(?<!\\)\|", ""),
    (r"!\[([^\]]*)\]\([^)]*\)", r"\1"),
    (r"\\([!-/:-@\[-`{-~])", r"\1"),
    (r"\s+", ""),
)


def squeeze(text: str | None) -> str:
    """Remove all white space, as the score does before it compares."""
    return re.sub(r"\s+", "", text or "")


def strip_markup(line: str) -> str:
    """Take Markdown, HTML and white space off a printed line; escaped characters lose their backslash."""
    for pattern, replacement in _MARKS:
        line = re.sub(pattern, replacement, line)
    return line


def list_strings(article: Gold) -> list[str]:
    """List what the article says was printed, each fragment once; a byline inside a credit is the credit's."""
    joined = {j["paragraph"]: j["pieces"] for j in article["joins"]}
    caption_joins = {j["caption"]: j["pieces"] for j in article.get("caption_joins", [])}
    strings = [*article["title_pieces"], article["kicker"], article["deck"], *article["credits"]]
    strings += [piece for section in article["sections"] for piece in section["pieces"]]
    credited = squeeze("|".join(article["credits"]))
    strings += [raw for raw in article["byline_raw"] if squeeze(raw) not in credited]
    strings += [line for raw in article["source_raw"] for line in raw.split("\n")]
    strings += [p for i, text in enumerate(article["captions"]) for p in caption_joins.get(i, [text])]
    strings += [p for i, text in enumerate(article["body"]) for p in joined.get(i, [text])]
    strings += [cell for table in article["tables"] for row in table for cell in row]
    strings += article["continuation_raw"]
    return [squeezed for text in strings if (squeezed := squeeze(text))]


def tile(flow: str, strings: list[str]) -> str | None:
    """Cover the article's characters with its gold strings, each used once; brackets may stay uncovered.

    Returns:
        None if it works out, else what stands where the best attempt got stuck.
    """
    left, used = Counter(strings), list[str]()
    choices = [_choices(flow, 0, left)]
    at, furthest = 0, (-1, "")
    while choices:
        chosen = next(choices[-1], None)
        if chosen is None:
            choices.pop()
            if used:
                undone = used.pop()
                at -= len(undone)
                left[undone] += 1
            continue
        used.append(chosen)
        at += len(chosen)
        left[chosen] -= 1
        rest = [text for text, count in left.items() if count > 0 and text not in BRACKETS]
        if at == len(flow) and not rest:
            return None
        if at > furthest[0]:
            furthest = (at, f"page has {flow[at : at + 16]!r}, gold still has {rest[:2]}")
        choices.append(_choices(flow, at, left))
    return furthest[1] or f"page starts {flow[:16]!r}, which no gold string does"


def _choices(flow: str, at: int, left: Counter[str]) -> Iterator[str]:
    fitting = {text for text, count in left.items() if count > 0 and flow.startswith(text, at)}
    if flow[at : at + 1] and flow[at] in BRACKETS:
        fitting.add(flow[at])
    return iter(sorted(fitting, key=len, reverse=True))


def check_lines(gold: Gold, lines: list[str]) -> Iterator[str]:
    """Compare labels, furniture and the characters of every article with the printed lines."""
    labels = gold["line_labels"]
    if len(labels) != len(lines):
        yield f"{len(labels)} labels for {len(lines)} lines"
        return
    first_seen = list(dict.fromkeys(label for label in labels if label))
    if first_seen != [article["id"] for article in gold["articles"]] or first_seen != sorted(first_seen):
        yield f"ids are not in order of first line: {first_seen}"
    printed = list(zip(lines, labels, strict=True))
    furniture = [text for line, label in printed if not label and (text := strip_markup(line))]
    if furniture != [strip_markup(line) for line in gold["furniture"]]:
        yield f"furniture differs: {furniture} against {gold['furniture']}"
    for article in gold["articles"]:
        captions = "".join(article["captions"])
        mine = [_drop_alt(line, captions) for line, label in printed if label == article["id"]]
        flow = "".join(map(strip_markup, mine))
        if stuck := tile(flow, list_strings(article)):
            yield f"article {article['id']}: {stuck}"


def _drop_alt(line: str, captions: str) -> str:
    return re.sub(r"!\[([^\]]*)\]", lambda found: found[0] if found[1] in captions else "![]", line)


def check_fields(article: Gold) -> Iterator[str]:
    """Check the article's fields against one another: joins, sections, names, allowed values."""
    body, captions = article["body"], article["captions"]
    if article["kind"] not in KINDS or article["district_basis"] not in BASES:
        yield f"kind {article['kind']} or basis {article['district_basis']} is unknown"
    if (article["title"] or "") != "".join(article["title_pieces"]):
        yield "title is not its pieces joined"
    joined = [(body[join["paragraph"]], join["pieces"]) for join in article["joins"]]
    joined += [(captions[join["caption"]], join["pieces"]) for join in article.get("caption_joins", [])]
    if wrong := [text[:16] for text, pieces in joined if len(pieces) < 2 or text != "".join(pieces)]:
        yield f"joins are not their paragraph or caption: {wrong}"
    starts = [section["first_paragraph"] for section in article["sections"]]
    if starts != sorted(starts) or any(not 0 <= start < len(body) for start in starts):
        yield f"sections start at {starts}, body has {len(body)} paragraphs"
    if any(section["heading"] != "".join(section["pieces"]) for section in article["sections"]):
        yield "a section heading is not its pieces joined"
    named = squeeze("".join(article["byline_raw"] + article["credits"]))
    if absent := [name for name in article["byline"] if squeeze(name) not in named]:
        yield f"byline {absent} is printed nowhere"
    if squeeze(article["source"]) not in squeeze("".join(article["source_raw"])):
        yield f"source {article['source']} is not in {article['source_raw']}"


def check_districts(gold: Gold, valid: frozenset[str]) -> Iterator[str]:
    """Check every article's districts against its text, the page and what existed that year."""
    votes = Counter(a["primary_district"] for a in gold["articles"] if a["district_basis"] == "text")
    of_page = gold["page_district"] or (votes.most_common(1)[0][0] if votes else None)
    if gold["page_district"] not in valid | {None}:
        yield f"page district {gold['page_district']} is no district here"
    for article in gold["articles"]:
        mentioned, primary = set(article["mentioned_districts"]), article["primary_district"]
        texts = [article["title"], article["deck"], *article["body"], *list_strings(article)]
        printed = "|".join(map(squeeze, texts))
        stand = {name for name in valid if name in printed}
        faults = [f"{name} is no district here" for name in (mentioned | {primary}) - valid - {None}]
        faults += [f"{name} is not printed" for name in mentioned - stand]
        faults += [f"{name} is printed, not listed" for name in stand - mentioned if len(name) > 2]
        expected = "none" if primary is None else "text" if primary in mentioned else "page"
        if article["district_basis"] != expected:
            faults.append(f"basis is {article['district_basis']}, {expected} expected")
        if expected == "page" and primary != of_page:
            faults.append(f"{primary} does not follow from the page ({of_page})")
        yield from (f"article {article['id']}: {fault}" for fault in faults)


@cache
def find_districts(city: str, year: int) -> frozenset[str]:
    """Name the county-level divisions a city had in a year, from the gazetteer and the exact changes."""
    if region := SPECIAL_REGIONS.get(city):
        rows = _read_csv("hong_kong_macau.csv")
        return frozenset(row["name"] for row in rows if row["place_code"].startswith(region))
    rows = _read_divisions()
    homes = [row["code"] for row in rows if row["name"] == city and row["level"] != "county"]
    prefixes = tuple(re.sub(r"(?:00)+$", "", code) for code in homes)
    exact = {(row["place_code"], row["name"]): row for row in _read_csv("changes.csv")}
    names = set()
    for row in rows:
        if row["level"] == "county" and row["code"].startswith(prefixes) and row["name"] != "市辖区":
            change = exact.get((row["code"], row["name"]), {})
            since = int((change.get("valid_from") or str(row["first_edition"]))[:4])
            until = int((change.get("valid_until") or str(row["last_edition"]))[:4])
            if since <= max(year, 2002) and until >= min(year, 2023):
                names.add(row["name"])
    return frozenset(names)


@cache
def _read_divisions() -> list[dict[str, Any]]:
    rows = pq.read_table(GAZETTEER / "divisions.parquet", filters=[("level", "!=", "township")])
    return list(rows.to_pylist())


def _read_csv(name: str) -> list[dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def check_page(gold_path: Path) -> Iterator[str]:
    """Yield every fault of one page and its gold."""
    gold = json.loads(gold_path.read_text("utf-8"))
    raw = (gold_path.parent / gold["file"]).read_bytes()
    text = raw.decode(gold["encoding"], "strict")
    if text.encode(gold["encoding"]) != raw:
        yield f"bytes are not what {gold['encoding']} writes"
    yield from check_lines(gold, [line for line in text.split("\n") if line.strip()])
    for article in gold["articles"]:
        yield from (f"article {article['id']}: {fault}" for fault in check_fields(article))
    yield from check_districts(gold, find_districts(gold["city"], gold["year"]))


def check_repeats(gold_paths: list[Path]) -> Iterator[str]:
    """Yield every pair of pages that share a run of characters, with one such run; markup does not count."""
    runs = {}
    for path in gold_paths:
        gold = json.loads(path.read_text("utf-8"))
        page = (path.parent / gold["file"]).read_bytes().decode(gold["encoding"])
        text = "".join(strip_markup(line) for line in page.split("\n"))
        runs[path] = {text[i : i + RUN_CHARS] for i in range(len(text) - RUN_CHARS + 1)}
    for one, other in combinations(runs, 2):
        if shared := runs[one] & runs[other]:
            yield f"{one.parent.name}/{one.name} and {other.parent.name}/{other.name} share {min(shared)!r}"


def find_faults(folders: list[Path]) -> list[str]:
    """List the faults of all gold files in the folders and below them; empty when page and gold agree."""
    paths = sorted({path for folder in folders for path in folder.rglob("*.gold.json")})
    faults = [f"{path.parent.name}/{path.name}: {fault}" for path in paths for fault in check_page(path)]
    return faults + list(check_repeats(paths))


def main() -> int:
    """Write the faults to standard output; 1 if there are any."""
    faults = find_faults([Path(name) for name in sys.argv[1:]] or [HERE])
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    sys.stderr.write(f"{len(faults)} faults\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
