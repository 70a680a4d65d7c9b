"""A list of papers with the address of each one's e-paper → `src/ingest/newspapers/catalogue.tsv`.

`make catalogue PAPERS=FILE`. FILE is a table with tabs and the columns paper, entry_or_page_template, family,
date_format, source, era_of_source; a paper may have several rows. Papers with a profile of their own are left out.
"""

import sys
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from ingest.domain.newspaper import Newspaper, NewspaperSite
from ingest.newspapers.catalogue import SHIPPED_DIR
from ingest.newspapers.listed import CATALOGUE_FILE, write_listed
from ingest.newspapers.profile import read_profile
from ingest.newspapers.sites import find_entry_problem
from tests.newspapers.paper_names import find_home_city, make_id
from tests.newspapers.paper_rows import PaperSite, last_day, read_row

# Readers without a browser were refused, as their crawlers tell: paper → the latest era this is told of.
REFUSED = {
    "中国经济时报": "2024-25",
    "山西经济日报": "2024-25",
    "市场导报": "2024-25",
    "潇湘晨报": "2024-25",
    "都市时报": "2024-25",
    "安庆日报": "2024-25",
    "解放军报": "2026-09",
}
# Addresses the list gives to several papers: whose each is; the other papers' rows with it are mistaken.
OWNERS = {
    "jjrb.jjxw.cn/html/": "九江日报",
    "newspaper.hf365.com/jhcb/pc/layout/": "江淮晨报",
    "jygrb.jygxw.com/": "嘉峪关日报",
    "szb.dltv.cn/epaper/dlrb/pc/layout/": "大连日报",
    "szb.ahnews.com.cn/ncb/pc/layout/": "安徽日报.农村版",
    "strb.dahuawang.com/col/": "汕头日报",
    "epaper.hnnkb.cn/hnnkb/html/": "海南农垦报",
    "epaper.wuhunews.cn/whrb/pc/layout/": "芜湖日报",
    "hssb.fjdaily.com/pc/col/": "海丝商报",
    "sjzrb.sjzdaily.com.cn/sjzrbpaper/pc/layout/": "石家庄日报",
    "epaper.hljnews.cn/hljrb/pc/layout/": "黑龙江日报",
}
# One paper under two names: the older or longer one → the one it is listed under.
RENAMED = {
    "中国高新技术产业报": "中国高新技术产业导报",
    "民族日报": "临夏民族日报",
    "团结报": "湘西团结报",
    "青海法制报": "青海法治报",
    "黑龙江生活报": "生活报",
    "湖南法制报": "法制周报",
    "海南报": "海南日报",
    "法制生活报": "贵州法治报",
    "法制日报": "法治日报",
    "义务商报": "义乌商报",
}
# Papers of one site, or of a number in it: the entry tells them apart (as bm_lyh_project has it, 2024-25).
ENTRIES = {
    "温州日报": "http://szb.66wz.com/newspaper?mediaKey=wzrb",
    "温州晚报": "http://szb.66wz.com/newspaper?mediaKey=wzwb",
    "温州都市报": "http://szb.66wz.com/newspaper?mediaKey=wzdsb",
    "温州商报": "http://szb.66wz.com/newspaper?mediaKey=wzsb",
    "中国社会科学报": "https://epaper.csstoday.net/epaper/read.do?newspaperId=12",
}
# The first day of a paper's present site, where a crawler of both tells it.
CHANGED = {"解放日报": date(2024, 12, 16)}
# What a platform's own pages send with each request (as bm_lyh_project has it, 2024-25).
HEADERS = {"wenzhou": (("formdata", "1"),)}


def make_catalogue(papers: Path) -> None:
    """Write the catalogue, and tell what became of every paper."""
    lines = papers.read_text(encoding="utf-8").splitlines()[1:]
    told = [read_row(*line.split("\t")) for line in lines]
    rows = [replace(row, paper=RENAMED.get(row.paper, row.paper)) for row in told]
    own = {read_profile(path).name for path in SHIPPED_DIR.glob("*.toml")}
    by_name: dict[str, list[PaperSite]] = defaultdict(list)
    for row in rows:
        if row.paper not in own and OWNERS.get(row.base, row.paper) == row.paper:
            by_name[row.paper].append(row)
    newspapers = [one for name, sites in by_name.items() if (one := make_newspaper(name, sites))]
    _check(newspapers, by_name)
    write_listed(tuple(newspapers))
    blocked = [one.name for one in newspapers if one.status == "blocked"]
    left_out = sorted({row.paper for row in rows} - own - {one.name for one in newspapers})
    homeless = sum(one.home_city is None for one in newspapers)
    sys.stdout.write(
        f"{CATALOGUE_FILE.name}: {len(newspapers)} papers, {sum(len(one.sites) for one in newspapers)} sites, "
        f"{homeless} without a home city\nblocked: {' '.join(blocked)}\n"
        f"no platform dibao reads, or another paper's address: {' '.join(left_out)}\n"
    )


def make_newspaper(name: str, rows: list[PaperSite]) -> Newspaper | None:
    """Merge a paper's rows: the latest site of each family, the latest first; None where no family reads any."""
    rows = sorted(rows, key=lambda row: row.base)
    merged = [_merge(list(group)) for _, group in groupby(rows, key=lambda row: row.base)]
    merged = [site for site in merged if site.entry_url or site.is_unreadable]
    merged.sort(key=lambda site: (site.last_day, site.is_whole, site.family != "B"), reverse=True)
    kept: list[PaperSite] = []
    for row in merged:
        is_older = not kept or row.last_day < kept[-1].last_day
        if row.entry_url and is_older and row.family not in {site.family for site in kept}:
            kept.append(row)
    return _finish(name, rows, kept, is_over=merged[0].is_unreadable) if kept else None


def _finish(name: str, rows: list[PaperSite], kept: list[PaperSite], *, is_over: bool) -> Newspaper:
    """Bound each site by the time it was seen in; the latest is open unless a newer one cannot be read."""
    ends = [row.last_day for row in kept]
    if name in CHANGED:
        ends[1] = CHANGED[name] - timedelta(days=1)
    sites = tuple(
        NewspaperSite(
            family=row.family or "",
            entry_url=ENTRIES.get(name, row.entry_url or ""),
            valid_from=ends[place + 1] + timedelta(days=1) if place + 1 < len(kept) else None,
            valid_until=ends[place] if place or is_over else None,
            headers=HEADERS.get(row.family or "", ()),
        )
        for place, row in enumerate(kept)
    )
    told = name in REFUSED and last_day(REFUSED[name]) >= kept[0].last_day
    seen = {
        f"{row.source} {row.era}": None for row in sorted(rows, key=lambda row: row.last_day, reverse=True)
    }
    return Newspaper(
        newspaper_id=make_id(rows),
        name=name,
        home_city=find_home_city(name),
        status="blocked" if told or kept[0].is_blocked else "unverified",
        sites=sites,
        provenance="; ".join(seen),
    )


def _merge(rows: list[PaperSite]) -> PaperSite:
    """Rows of one address: what the latest whole one says, with the latest era of all."""
    latest = max(rows, key=lambda row: row.last_day)
    readable = [row for row in rows if row.entry_url]
    best = max(readable or rows, key=lambda row: (row.is_whole, row.last_day, "{" in (row.entry_url or "")))
    return replace(best, era=latest.era, is_blocked=latest.is_blocked)


def _check(newspapers: list[Newspaper], rows: dict[str, list[PaperSite]]) -> None:
    """Stop at an id or address two papers share, and at one no profile may have."""
    problems = []
    owners: dict[str, str] = {path.stem: path.stem for path in SHIPPED_DIR.glob("*.toml")}
    for one in newspapers:
        marks = [one.newspaper_id]
        for site in one.sites:
            problem = find_entry_problem(site.entry_url)
            problems += [f"{one.name}: {problem}"] if problem else []
        bases = {row.base for row in rows[one.name] if row.family and one.name not in ENTRIES}
        for mark in [*marks, *bases]:
            if owners.setdefault(mark, one.name) != one.name:
                problems.append(f"{one.name} and {owners[mark]} are both {mark}")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    make_catalogue(Path(sys.argv[1]))
