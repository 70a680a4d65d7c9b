"""What is put first, folded, collapsed, chosen for a week, and listed as changed."""

from dataclasses import replace
from datetime import date, timedelta

from ingest.domain.digest import Digest, DigestTally, Period
from ingest.domain.newspaper import Newspaper
from ingest.warehouse.digests import read_digests
from ingest.warehouse.periods import read_periods
from tests.warehouse.conftest import DAY, LATHE, LCRB, MARKET, PEAR, Newsroom, Story, edition, page
from tests.warehouse.test_reprints import CLOCK

LCWB = Newspaper(newspaper_id="lcwb", name="洛川晚报", home_city="洛阳市")
CNRB = Newspaper(newspaper_id="cnrb", name="全国新报", home_city="中国", rights_note="全国新报版权所有。")
LONG = replace(LATHE, headline="涧西区机床厂的三代人", text="涧西区的老厂房里，机床还在转。" * 80)
BRIEF = replace(LATHE, headline="涧西区今起换热力管", kind="brief")
MONDAY = date(2018, 7, 16)


def read_day(newsroom: Newsroom, place_code: str = "410305", day: date = DAY) -> Digest:
    newsroom.build()
    (digest,) = read_digests(newsroom.warehouse, place_code=place_code, edition_date=day)
    return digest


def read_period(newsroom: Newsroom, period: Period, first: date) -> Digest:
    newsroom.build()
    found = read_periods(newsroom.warehouse, place_code="410305")
    (digest,) = [one for one in found if one.period == period and one.edition_date == first]
    return digest


def test_the_lead_is_what_the_newspaper_played_up(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", BRIEF, MARKET), page("02", LATHE, LONG), page("03", PEAR)))
    items = read_day(newsroom).items
    assert [(item.headline, item.is_lead, item.is_brief) for item in items] == [
        (BRIEF.headline, False, True),
        (LATHE.headline, False, True),  # two sentences and no picture
        (LONG.headline, True, False),
    ]


def test_what_only_names_a_place_is_never_its_lead(newsroom: Newsroom) -> None:
    visit = replace(PEAR, text="嵩县的梨园这几天开始修枝。\n涧西区的果农来看过。")
    newsroom.load(edition(page("01", visit)))
    assert not any(item.is_lead for item in read_day(newsroom).items)
    assert read_day(newsroom, "410325").items[0].is_lead


def test_a_reprint_of_the_day_is_folded_under_its_first_printing(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", CLOCK)))
    newsroom.load(edition(page("05", replace(CLOCK, headline="修钟人")), newspaper_id="lcwb"), LCWB)
    digest = read_day(newsroom)
    assert [item.headline for item in digest.items] == [CLOCK.headline]
    (printing,) = digest.items[0].printings
    assert (printing.newspaper_name, printing.page_no, printing.kind) == ("洛川晚报", "05", "whole")


def test_a_reprint_of_another_day_stands_and_names_its_first_printing(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", CLOCK)))
    after = DAY + timedelta(days=1)
    newsroom.load(edition(page("02", CLOCK), newspaper_id="lcwb", on=after), LCWB)
    (item,) = read_day(newsroom, day=after).items
    assert [(one.newspaper_name, one.edition_date) for one in item.printings] == [("洛川日报", DAY)]


def test_a_late_page_makes_a_revision_that_says_what_came(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE), pages_expected=2))
    assert read_day(newsroom).revision == 1
    newsroom.load(edition(page("02", LONG), pages_expected=2))
    digest = read_day(newsroom)
    assert digest.revision == 2
    assert [(one.revision, one.kind, one.headline, one.page_no) for one in digest.changes] == [
        (2, "added", LONG.headline, "02")
    ]
    assert read_day(newsroom, "410325").revision == 1


def test_a_correction_and_a_withdrawal_are_revisions(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", replace(LATHE, content_no="7"), replace(LONG, content_no="8"))))
    corrected = replace(LATHE, content_no="7", text=LATHE.text + "\n更正：是二十一台。")
    newsroom.load(edition(page("01", corrected, replace(LONG, content_no="8"))))
    newsroom.load(edition(page("01", corrected)))
    digest = read_day(newsroom)
    assert [(one.revision, one.kind, one.headline, one.changed) for one in digest.changes] == [
        (2, "changed", LATHE.headline, ("text",)),
        (3, "withdrawn", None, ()),
    ]
    assert [item.headline for item in digest.items] == [LATHE.headline]


def test_a_week_chooses_counts_and_compares(newsroom: Newsroom) -> None:
    before = MONDAY - timedelta(days=3)
    newsroom.load(edition(page("02", BRIEF), on=before))
    newsroom.load(edition(page("01", LATHE), page("02", BRIEF), on=MONDAY))
    newsroom.load(edition(page("01", LONG), on=MONDAY + timedelta(days=6)))
    week = read_period(newsroom, Period.WEEK, MONDAY)
    assert [item.headline for item in week.items] == [LONG.headline, LATHE.headline, BRIEF.headline]
    assert [item.is_lead for item in week.items] == [True, False, False]
    assert week.tally == DigestTally(day_count=2, primary_count=3, mentioned_count=0, front_page_count=2)
    assert week.before == DigestTally(day_count=1, primary_count=1, mentioned_count=0, front_page_count=0)
    assert read_period(newsroom, Period.WEEK, MONDAY - timedelta(days=7)).before is None


def test_a_month_holds_twenty_items_at_most_and_each_text_once(newsroom: Newsroom) -> None:
    for number in range(25):
        story = replace(LATHE, headline=f"涧西区第{number}件事", text=f"涧西区第{number}件事办完了。" * 3)
        newsroom.load(edition(page("01", story), on=date(2018, 7, 1) + timedelta(days=number)))
    newsroom.load(edition(page("01", CLOCK), on=date(2018, 7, 27)))
    newsroom.load(edition(page("01", CLOCK), on=date(2018, 7, 28), newspaper_id="lcwb"), LCWB)
    month = read_period(newsroom, Period.MONTH, date(2018, 7, 1))
    assert len(month.items) == 20
    assert [item.headline for item in month.items].count(CLOCK.headline) == 1
    assert month.tally is not None
    assert month.tally.primary_count == 27


def test_a_week_belongs_to_the_year_that_has_its_thursday(newsroom: Newsroom) -> None:
    new_year = date(2019, 1, 1)
    newsroom.load(edition(page("01", Story(headline="涧西区元旦开渠", text="涧西区元旦开渠。")), on=new_year))
    week = read_period(newsroom, Period.WEEK, date(2018, 12, 31))
    assert week.items[0].edition_date == new_year
    assert LCRB.newspaper_id == week.items[0].newspaper_id


def test_a_week_names_the_national_paper_that_an_item_of_it_is_from(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", PEAR)))
    newsroom.load(edition(page("05", LATHE), newspaper_id="cnrb"), CNRB)
    after = DAY + timedelta(days=1)
    newsroom.load(edition(page("01", MARKET), on=after, newspaper_id="cnrb"), CNRB)
    week = read_period(newsroom, Period.WEEK, MONDAY)
    assert [item.newspaper_id for item in week.items] == ["cnrb"]
    assert [one.edition_id for one in week.editions] == [f"cnrb-{DAY}", f"lcrb-{DAY}"]
    assert "全国新报版权所有。" in {one.rights_note for one in week.editions}
