"""Which edition a site is entered at: what its entry leads to, and another day's."""

from datetime import date

import pytest

from ingest.domain.newspaper import EditionState, NewspaperSite
from ingest.domain.page import EditionPage, Fetched
from ingest.fetch.errors import NotFoundError
from ingest.steps.entry import NoEdition, find_first_page
from ingest.steps.visit import Visit

PAPER = "http://paper.example/dzrb/content/"
SHTML = "http://epaper.example/"
SITE = {
    PAPER + "PaperIndex.htm": "<META HTTP-EQUIV=REFRESH CONTENT='0; URL=20260318/IssueIndex.htm'>",
    PAPER + "20260318/IssueIndex.htm": "<META HTTP-EQUIV=REFRESH CONTENT='0; URL=Page01NU.htm'>",
    PAPER + "20260318/Page01NU.htm": "<html><a href=Page01NU.htm>第01版：要闻</a></html>",
    PAPER + "20260317/IssueIndex.htm": "<META HTTP-EQUIV=REFRESH CONTENT='0; URL=Page01BC.htm'>",
    PAPER + "20260317/Page01BC.htm": "<html><a href=Page01BC.htm>第01版：要闻</a></html>",
    SHTML: "<html><a href=/shtml/lcrb/20260318/v01.shtml>第01版：要闻</a></html>",
    SHTML + "shtml/lcrb/20260317/v01.shtml": "<html><a href=v01.shtml>第01版：要闻</a></html>",
}


class _PagesSite:
    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        assert earlier is None
        if address not in SITE:
            raise NotFoundError(f"{address}: not found")
        return Fetched(source=address, content=SITE[address].encode())


def _enter(family: str, entry_url: str, day: date) -> EditionPage | NoEdition:
    source = NewspaperSite(family=family, entry_url=entry_url)
    return find_first_page(Visit(_PagesSite()), source, day, is_due=False)


@pytest.mark.parametrize(
    ("family", "entry_url", "day", "first"),
    [
        ("C", PAPER + "PaperIndex.htm", date(2026, 3, 18), PAPER + "20260318/Page01NU.htm"),
        ("C", PAPER + "PaperIndex.htm", date(2026, 3, 17), PAPER + "20260317/Page01BC.htm"),
        ("C", PAPER + "{yyyy}{mm}{dd}/IssueIndex.htm", date(2026, 3, 17), PAPER + "20260317/Page01BC.htm"),
        ("F", SHTML, date(2026, 3, 17), SHTML + "shtml/lcrb/20260317/v01.shtml"),
    ],
    ids=["forwarded", "forwarded on another day", "dated entry", "index without a date"],
)
def test_every_days_edition_is_found_from_the_entry(
    family: str, entry_url: str, day: date, first: str
) -> None:
    page = _enter(family, entry_url, day)
    assert isinstance(page, EditionPage)
    assert (page.source, page.edition_date) == (first, day)


def test_a_day_the_site_does_not_have_is_no_edition() -> None:
    missing = _enter("C", PAPER + "PaperIndex.htm", date(2026, 3, 16))
    assert isinstance(missing, NoEdition)
    assert missing.state is EditionState.NO_EDITION
