"""Troubles of a site, and what a run must say of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.sample import faults
from ingest.sample.changes import without_text
from ingest.sample.faults import Fault
from tests.steps.crawling import EDITIONS

SHOWN = "html/2026-03/18/"
TWO = f"*/{SHOWN}node_188.htm"
ARTICLE = f"*/{SHOWN}content_770204.htm"
REFUSES = "the site refuses automatic reading: save its pages and use `dibao load`, or ask the newspaper"
CHANGED = "if the site changed its layout, its parser needs a new version"


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
