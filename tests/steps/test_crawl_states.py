"""What goes wrong at a site: the edition's one state, the one line that says why, and a second run that mends it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from ingest.fetch.settings import WebSettings
from ingest.sample import faults
from ingest.sample.changes import without_text
from ingest.sample.faults import Fault
from ingest.workspace import Workspace
from tests.steps.crawling import (
    DAY,
    EDITION,
    EDITIONS,
    ask,
    crawl,
    expect,
    make_workspace,
    read,
    read_archived,
    serve,
    write_digests,
)

pytestmark = pytest.mark.usefixtures("quick")
SHOWN = "html/2026-03/18/"
TWO = f"*/{SHOWN}node_188.htm"
ARTICLE = f"*/{SHOWN}content_770204.htm"
REFUSES = "the site refuses automatic reading: save its pages and use `dibao load`, or ask the newspaper"
CHANGED = "if the site changed its layout, its parser needs a new version"
DEADLINES = partial(WebSettings, idle_seconds=0.2, deadline_seconds=0.5)


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Faults of the site, and what a run must say of them; `{url}` is the site, `{day}` the folder of the edition."""

    faults: Mapping[str, Fault] = field(default_factory=dict)
    robots: str | None = "User-agent: *\nAllow: /\n"
    state: str
    reason: str
    articles: int
    refused: int | None = None  # status of what the archive holds of it


TROUBLES = {
    "a page breaks off": Trouble(
        faults={TWO: faults.truncated()},
        state="incomplete",
        reason="3/4 pages: p02 {day}node_188.htm: broke off after # bytes (#); run again later",
        articles=9,
    ),
    "a page answers 503 for ever": Trouble(
        faults={TWO: faults.unavailable()},
        state="incomplete",
        reason="3/4 pages: p02 {day}node_188.htm: answers HTTP 503; run again later, or check the address",
        articles=9,
        refused=503,
    ),
    "an article is gone": Trouble(
        faults={ARTICLE: faults.gone()},
        state="incomplete",
        reason="4/4 pages: p02 {day}content_770204.htm: not found (404); check the address and the edition's date",
        articles=11,
        refused=404,
    ),
    "an article is a page that says there is none": Trouble(
        faults={ARTICLE: faults.soft_404()},
        state="incomplete",
        reason="4/4 pages: p02 {day}content_770204.htm: the site says that there is no such page (200); "
        "check the address and the edition's date",
        articles=11,
        refused=200,
    ),
    "an article is empty": Trouble(
        faults={ARTICLE: faults.answer_with("")},
        state="incomplete",
        reason="4/4 pages: p02 {day}content_770204.htm: an empty answer (0 bytes); run again later",
        articles=11,
        refused=200,
    ),
    "one article has another layout": Trouble(
        faults={ARTICLE: faults.layout_changed()},
        state="incomplete",
        reason="4/4 pages: p02 {day}content_770204.htm: expected #, found #; " + CHANGED,
        articles=11,
        refused=200,
    ),
    "refused half-way": Trouble(
        faults={ARTICLE: faults.challenge(status=403)},
        state="incomplete",
        reason="1/4 pages: p02 {day}content_770204.htm: answers HTTP 403; " + REFUSES,
        articles=3,
        refused=403,
    ),
    "silent half-way": Trouble(
        faults={"*/content_7702??.htm": faults.drip(pause_seconds=30)},
        state="incomplete",
        reason="0/4 pages: p01 {day}content_770203.htm: broke off after # bytes (#); run again later; "
        "3 addresses in a row, the rest is not asked for",
        articles=0,
    ),
    "robots.txt forbids one folder of articles": Trouble(
        robots=f"User-agent: *\nDisallow: /{SHOWN}content_770204\n",
        state="incomplete",
        reason="4/4 pages: p02 {day}content_770204.htm: robots.txt of # forbids it; "
        "read another address, or ask the newspaper for leave",
        articles=11,
    ),
    "403 at the entry": Trouble(
        faults={"/": faults.challenge(status=403)},
        state="blocked",
        reason="{url}/: answers HTTP 403; " + REFUSES,
        articles=0,
        refused=403,
    ),
    "a captcha with 200": Trouble(
        faults={"/": faults.challenge(status=200)},
        state="blocked",
        reason="{url}/: shows # instead of a page; " + REFUSES,
        articles=0,
        refused=200,
    ),
    "robots.txt forbids all": Trouble(
        robots="User-agent: *\nDisallow: /\n",
        state="blocked",
        reason="{url}/: robots.txt of # forbids it; read another address, or ask the newspaper for leave",
        articles=0,
    ),
    "robots.txt answers 500": Trouble(
        faults={"/robots.txt": faults.unavailable(status=500)},
        state="blocked",
        reason="{url}/robots.txt: cannot be read (HTTP 500), which counts as no; run again later",
        articles=0,
    ),
    "the first page is no edition page": Trouble(
        faults={f"*/{SHOWN}node_187*": faults.answer_with("<html><div class=new>版面导航</div></html>")},
        state="failed",
        reason="{day}node_187.htm?v=1: expected #, found #; "
        + CHANGED
        + "; check entry_url in the profile too",
        articles=0,
        refused=200,
    ),
    "every article has another layout": Trouble(
        faults={f"*/{SHOWN}content*": faults.layout_changed()},
        state="failed",
        reason="4/4 pages: p01 {day}content_770201.htm: expected #, found 0; # and 10 more",
        articles=0,
        refused=200,
    ),
    "every article is without its text": Trouble(
        faults={f"*/{SHOWN}*": faults.still_showing(tuple(map(without_text, EDITIONS)), times=99)},
        state="failed",
        reason="4/4 pages: p01 {day}content_770201.htm: expected # text #, found an empty #; # and 10 more",
        articles=0,
        refused=200,
    ),
    "the entry leads nowhere": Trouble(
        faults={"/": faults.answer_with("<html><body><p>欢迎访问洛城日报社</p></body></html>")},
        state="failed",
        reason="{url}/: #; check entry_url in the profile too",
        articles=0,
        refused=200,
    ),
    "the entry leads on and on": Trouble(
        faults={
            "/": faults.answer_with("<meta http-equiv=refresh content='0; URL=/rb/'>"),
            "/rb/": faults.answer_with("<meta http-equiv=refresh content='0; URL=/'>"),
        },
        state="failed",
        reason="{url}/: the entry leads on and on; check entry_url in the newspaper's profile",
        articles=0,
        refused=200,
    ),
}


def is_like(text: str, pattern: str) -> bool:
    """`#` stands for a few words."""
    return re.fullmatch(re.escape(pattern).replace(r"\#", ".{1,400}"), text) is not None


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_a_trouble_is_told_in_one_line_and_a_second_run_mends_it(
    trouble: Trouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.steps.site.WebSettings", DEADLINES)
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        server.site.faults, server.site.robots = dict(trouble.faults), trouble.robots
        report = crawl(workspace)
        reason = trouble.reason.replace("{url}", server.url).replace("{day}", f"{server.url}/{SHOWN}")
        assert report.state == trouble.state
        assert is_like(report.reason, reason), report.reason
        assert count_articles(workspace) == report.article_count == trouble.articles
        if trouble.refused:
            assert trouble.refused in {one.status for one in read_archived(workspace)}
        server.site.faults, server.site.robots = {}, "User-agent: *\nAllow: /\n"
        mended = crawl(workspace)
    assert (mended.state, mended.reason, mended.is_changed) == ("complete", "", True)
    assert read(workspace) == list(expect("B", EDITION))


def count_articles(workspace: Workspace) -> int:
    """None of them without text."""
    ((count, empty),) = ask(
        workspace,
        "select count(*), count(*) filter (where trim(printed) = '') from staging.stg_articles join raw.texts"
        " using (edition_date, text_hash)",
    )
    assert empty == 0
    assert isinstance(count, int)
    return count


def test_a_day_that_the_site_lacks_is_no_edition(tmp_path: Path) -> None:
    with serve() as server:
        report = crawl(make_workspace(tmp_path, server.url), date(2026, 3, 15))
    assert (report.state, report.is_whole, report.skipped) == ("no_edition", True, ())
    assert report.reason == (
        f"no edition of 2026-03-15 on the site ({server.url}/html/2026-03/15/node_187.htm?v=1: not found (404); "
        "check the address and the edition's date)"
    )


def test_a_day_that_the_calendar_lacks_is_no_edition(tmp_path: Path) -> None:
    with serve("H") as server:
        report = crawl(make_workspace(tmp_path, server.url, "H"), date(2026, 3, 15))
    assert report.state == "no_edition"
    assert report.reason.startswith("no edition of 2026-03-15 on the site (http")


@pytest.mark.parametrize(
    ("family", "now"),
    [
        *((family, "2026-03-18T01:00:00") for family in ("B", "C", "F", "H", "I")),
        *((family, "2026-03-19T01:00:00") for family in ("B", "C", "F")),
    ],
)
def test_a_site_that_still_shows_the_day_before_is_not_ready_until_the_edition_comes(
    family: str, now: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIBAO_AS_OF", now)
    with serve(family, today=date(2026, 3, 17)) as server:
        workspace = make_workspace(tmp_path, server.url, family)
        early = crawl(workspace)
        assert (early.state, early.page_count) == ("not_ready", 0), early.reason
        assert "2026-03-18" in early.reason
        assert "\n" not in early.reason
        server.site.today = DAY
        late = crawl(workspace)
    assert (late.state, late.reason) == ("complete", "")
    assert read(workspace) == list(expect(family, EDITION))


def test_a_site_that_answers_a_missing_day_with_200_is_not_ready(tmp_path: Path) -> None:
    with serve(is_soft=True) as server:
        report = crawl(make_workspace(tmp_path, server.url), date(2026, 3, 15))
    assert report.state == "not_ready"
    assert report.reason == (
        f"no edition of 2026-03-15 on the site ({server.url}/html/2026-03/15/node_187.htm?v=1: the site says that "
        "there is no such page (200); check the address and the edition's date)"
    )


def test_the_edition_before_under_the_new_address_is_not_stored(tmp_path: Path) -> None:
    with serve() as server:
        server.site.faults = {
            f"/{SHOWN}*{number}.htm*": faults.page_of(f"/html/2026-03/17/{name}")
            for number, name in (("187", "node_187.htm"), ("188", "node_188.htm"))
        }
        workspace = make_workspace(tmp_path, server.url)
        report = crawl(workspace)
        assert (report.state, report.page_count, report.article_count) == ("not_ready", 0, 0), report.reason
        assert report.reason == "the site shows 2026-03-17 instead of 2026-03-18"
        server.site.faults = {}
        assert crawl(workspace).state == "complete"
    assert read(workspace) == list(expect("B", EDITION))


@pytest.mark.parametrize(
    ("address", "instead", "reason", "articles"),
    [
        (TWO, "node_188.htm", "3/4 pages: p02 {day}node_188.htm: #shows 2026-03-17 instead of 2026-03-18", 9),
        (
            ARTICLE,
            "content_770105.htm",
            "4/4 pages: p02 {day}content_770204.htm: shows 2026-03-17 instead of 2026-03-18",
            11,
        ),
    ],
    ids=["page", "article"],
)
def test_one_page_of_another_date_is_left_out(
    address: str, instead: str, reason: str, articles: int, tmp_path: Path
) -> None:
    with serve() as server:
        server.site.faults = {address: faults.page_of(f"/html/2026-03/17/{instead}")}
        workspace = make_workspace(tmp_path, server.url)
        report = crawl(workspace)
        assert report.state == "incomplete"
        assert is_like(
            report.reason.replace(f"{server.url}/{SHOWN}", "{day}"), reason.replace(": #", ": ")
        ), report.reason
        assert count_articles(workspace) == articles
        server.site.faults = {}
        assert crawl(workspace).state == "complete"
    assert read(workspace) == list(expect("B", EDITION))


def test_a_newspaper_marked_as_blocked_is_asked_for_nothing(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(
            tmp_path, server.url, keys='status = "blocked"\nprovenance = "asked in March"'
        )
        report = crawl(workspace)
        assert server.visits == []
    assert report.state == "blocked"
    assert report.reason == (
        f"{server.url}/: not asked for, test is marked as blocked (asked in March); save its pages and use "
        "`dibao load`, or give it a profile of your own"
    )


def test_a_site_that_is_down_is_failed_and_read_once_it_is_up(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
    report = crawl(workspace)
    assert (report.state, report.page_count) == ("failed", 0)
    assert is_like(
        report.reason,
        f"{server.url}/robots.txt: # cannot be reached (#); check the address, run again later",
    ), report.reason


def test_far_fewer_articles_than_usual_are_kept_and_not_believed(tmp_path: Path) -> None:
    page = EDITIONS[2].pages[0]
    day = date(2026, 3, 20)
    few = replace(EDITIONS[2], edition_date=day, pages=(replace(page, articles=page.articles[:1]),))
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        for edition in EDITIONS:
            crawl(workspace, edition.edition_date)
        server.site.publish((*EDITIONS, few))
        report = crawl(workspace, day)
    assert (report.state, report.article_count) == ("failed", 1)
    assert report.reason == f"1 articles where 12 are usual; {CHANGED}"


def test_rows_and_digests_after_troubles_are_those_of_an_undisturbed_run(tmp_path: Path) -> None:
    with serve() as server:
        calm, rough = (make_workspace(tmp_path / name, server.url) for name in ("calm", "rough"))
        crawl(calm)
        for name in ("403 at the entry", "a page breaks off", "an article is gone", "refused half-way"):
            server.site.faults = dict(TROUBLES[name].faults)
            crawl(rough)
        server.site.faults = {}
        crawl(rough)
    rows = "select article_id, revision, content_hash, page_id, is_withdrawn from staging.stg_articles order by all"
    assert ask(rough, rows) == ask(calm, rows)
    assert write_digests(rough) == write_digests(calm)
