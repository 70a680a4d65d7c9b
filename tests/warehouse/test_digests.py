"""What a district's digest holds."""

from dataclasses import replace
from datetime import date

import pytest

from ingest.domain.newspaper import TextPolicy
from ingest.warehouse.digests import read_counts, read_digests
from ingest.warehouse.excerpt import MAX_CHARS, cut_excerpt
from tests.warehouse.conftest import BUSES, DAY, LATHE, LCRB, MARKET, PEAR, Newsroom, edition, page


def load_a_day(newsroom: Newsroom) -> None:
    newsroom.load(
        edition(
            page("01", LATHE, MARKET),
            page("02", PEAR, BUSES),
            page("03", replace(LATHE, headline="涧西区添新桥")),
        )
    )
    newsroom.build()


def test_a_district_gets_its_articles_in_printed_order(newsroom: Newsroom) -> None:
    load_a_day(newsroom)
    (digest,) = read_digests(newsroom.warehouse, place_code="410305", edition_date=DAY)
    assert (digest.place_name, digest.place_level, digest.city_name) == ("涧西区", "county", "洛阳市")
    assert [(item.order, item.page_no, item.headline, item.role) for item in digest.items] == [
        (1, "01", LATHE.headline, "primary"),
        (2, "03", "涧西区添新桥", "primary"),
    ]
    assert digest.editions[0].newspaper_name == "洛川日报"
    assert digest.editions[0].rights_note == LCRB.rights_note


def test_each_item_says_why_it_is_there(newsroom: Newsroom) -> None:
    load_a_day(newsroom)
    (digest,) = read_digests(newsroom.warehouse, place_code="410303", edition_date=DAY)
    evidence = digest.items[0].evidence
    assert {one.place_code for one in evidence} == {"410303"}
    assert [one.weight for one in evidence] == sorted((one.weight for one in evidence), reverse=True)
    assert "西工区" in evidence[0].note


def test_a_district_without_items_has_a_digest_that_says_so(newsroom: Newsroom) -> None:
    load_a_day(newsroom)
    digests = {digest.place_name: digest for digest in read_digests(newsroom.warehouse, edition_date=DAY)}
    assert digests["新安县"].items == ()
    assert digests["新安县"].editions[0].article_count == 5
    assert len(digests) == 16


def test_what_belongs_to_no_district_is_in_the_citys_digest(newsroom: Newsroom) -> None:
    load_a_day(newsroom)
    (city,) = read_digests(newsroom.warehouse, place_code="410300", edition_date=DAY)
    assert city.place_level == "city"
    assert [(item.headline, item.role) for item in city.items] in (
        [(BUSES.headline, "unassigned")],
        [(BUSES.headline, "city_wide")],
    )


def test_districts_are_those_of_the_day(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE), on=date(2022, 5, 1)))
    load_a_day(newsroom)
    then = {digest.place_name for digest in read_digests(newsroom.warehouse, edition_date=DAY)}
    later = {digest.place_name for digest in read_digests(newsroom.warehouse, edition_date=date(2022, 5, 1))}
    assert then - later == {"吉利区", "孟津县", "偃师市"}
    assert later - then == {"孟津区", "偃师区"}


def test_counts_say_how_much_each_digest_holds(newsroom: Newsroom) -> None:
    load_a_day(newsroom)
    counts = {count.place_name: count.primary_count for count in read_counts(newsroom.warehouse)}
    assert (counts["涧西区"], counts["西工区"], counts["洛阳市"], counts["新安县"]) == (2, 1, 1, 0)


def test_an_article_over_two_pages_stands_once_in_a_digest(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", replace(LATHE, continues_to="02", pages=("02",))), page("02", PEAR)))
    newsroom.build()
    (digest,) = read_digests(newsroom.warehouse, place_code="410305")
    assert [item.page_no for item in digest.items] == ["01"]


def test_a_newspaper_without_a_home_city_has_articles_and_no_digest(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)), replace(LCRB, home_city=None))
    newsroom.build()
    assert newsroom.count("marts.articles") == 1
    assert read_digests(newsroom.warehouse) == ()


@pytest.mark.parametrize("policy", list(TextPolicy))
def test_the_text_policy_holds(newsroom: Newsroom, policy: TextPolicy) -> None:
    newsroom.load(edition(page("01", LATHE)), replace(LCRB, text_policy=policy))
    newsroom.build()
    (digest,) = read_digests(newsroom.warehouse, place_code="410305")
    item = digest.items[0]
    assert item.paragraphs == (tuple(LATHE.text.split("\n")) if policy is TextPolicy.FULL else ())
    assert (item.excerpt is None) == (policy is TextPolicy.HEADLINE)
    assert item.is_cut == (policy is not TextPolicy.FULL)


def test_an_excerpt_is_whole_sentences_where_they_fit() -> None:
    text = "桥修好了。" + "两岸的人都来看。" * 30
    excerpt = cut_excerpt((text,), TextPolicy.EXCERPT)
    assert excerpt.text is not None
    assert excerpt.text.startswith("桥修好了。两岸的人都来看。")
    assert excerpt.text.endswith("。")
    assert len(excerpt.text) <= len(text) * 0.2
    assert excerpt.is_cut


def test_an_excerpt_is_never_longer_than_the_policy_allows() -> None:
    excerpt = cut_excerpt(("桥修好了。" * 400,), TextPolicy.EXCERPT)
    assert excerpt.text is not None
    assert 100 < len(excerpt.text) <= MAX_CHARS


def test_where_the_whole_may_be_shown_a_short_article_is_not_cut() -> None:
    excerpt = cut_excerpt(("明起全市公交执行夏季发车时间。",), TextPolicy.FULL)
    assert (excerpt.text, excerpt.is_cut) == ("明起全市公交执行夏季发车时间。", False)


def test_closing_quotes_stay_with_their_sentence() -> None:
    excerpt = cut_excerpt(("他说：“桥修好了。”" + "两岸的人都来看" * 20 + "。",), TextPolicy.EXCERPT)
    assert excerpt.text == "他说：“桥修好了。”"


def test_a_sentence_too_long_is_cut_after_a_clause() -> None:
    excerpt = cut_excerpt(("桥修好了，" + "两岸的人都来看" * 20 + "。",), TextPolicy.EXCERPT)
    assert excerpt.text == "桥修好了，"


def test_a_short_notice_shows_how_it_begins() -> None:
    excerpt = cut_excerpt(("明起全市公交执行夏季发车时间。",), TextPolicy.EXCERPT)
    assert excerpt.text == "明起全"
    assert excerpt.is_cut


def test_an_article_without_text_has_no_excerpt_and_is_not_cut() -> None:
    excerpt = cut_excerpt((), TextPolicy.EXCERPT)
    assert (excerpt.text, excerpt.is_cut) == (None, False)
