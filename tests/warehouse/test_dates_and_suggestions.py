"""The dates and repairs of an article are rows an editor can ask for; a better reading is no new revision."""

from dataclasses import replace
from datetime import date

from ingest.domain.article import Dateline, DateMention, Suggestion
from ingest.domain.edition import EditionContent
from ingest.warehouse.named_queries import read_named_queries
from tests.warehouse.conftest import LATHE, PEAR, Newsroom, edition, page

NAMED = DateMention(
    paragraph=0,
    start_offset=9,
    end_offset=13,
    surface="7月8日",
    start_date=date(2018, 7, 8),
    end_date=date(2018, 7, 8),
    rule="month_day",
)
VAGUE = DateMention(
    paragraph=1, start_offset=0, end_offset=2, surface="年底", start_date=None, end_date=None, rule="part"
)
REPAIR = Suggestion(
    field="headline",
    index=0,
    start_offset=0,
    surface="润西区",
    replacement="涧西区",
    reason="本市没有“润西区”，有“涧西区”",
)


def read(content: EditionContent, **fields: object) -> EditionContent:
    """The content with more read in its first article."""
    first, *others = content.articles
    annotated = replace(first, article=replace(first.article, **fields))  # type: ignore[arg-type] # any field
    return replace(content, articles=(annotated, *others))


def ask(newsroom: Newsroom, name: str, **parameters: str) -> list[tuple[object, ...]]:
    sql = next(query.sql for query in read_named_queries() if query.name == name)
    return newsroom.warehouse.connection.execute(sql, parameters or None).fetchall()


def test_an_editor_lists_the_repairs_with_their_reasons(newsroom: Newsroom) -> None:
    newsroom.load(read(edition(page("01", LATHE, PEAR)), suggestions=(REPAIR,)))
    newsroom.build()
    ((day, page_no, headline, field, surface, replacement, reason, _),) = ask(newsroom, "repairs")
    assert (day, page_no, headline) == (date(2018, 7, 18), "01", LATHE.headline)
    assert (field, surface, replacement, reason) == ("headline", "润西区", "涧西区", REPAIR.reason)


def test_the_articles_that_name_a_day_are_found_by_it(newsroom: Newsroom) -> None:
    newsroom.load(read(edition(page("01", LATHE, PEAR)), dates=(NAMED, VAGUE)))
    newsroom.build()
    assert newsroom.rows("select date_no, surface, start_date, rule from marts.dates") == [
        (1, "7月8日", date(2018, 7, 8), "month_day"),
        (2, "年底", None, "part"),
    ]
    assert [row[2:4] for row in ask(newsroom, "dates", date="2018-07-08")] == [(LATHE.headline, "7月8日")]
    assert ask(newsroom, "dates", date="2018-07-09") == []


def test_a_better_reading_replaces_the_rows_and_makes_no_revision(newsroom: Newsroom) -> None:
    before = edition(page("01", LATHE, PEAR))
    dated = Dateline(printed="本报讯", agency="本报", dateline_date=date(2018, 7, 17))
    newsroom.load(read(before, dates=(VAGUE,), suggestions=(REPAIR,)))
    result = newsroom.load(read(before, dates=(NAMED,), dateline=dated))
    newsroom.build()
    assert (result.is_changed, result.revised) == (True, 0)
    assert newsroom.column("select surface from marts.dates") == ["7月8日"]
    assert newsroom.column("select distinct revision from marts.articles") == [1]
    assert newsroom.count("marts.suggestions") == 0
    assert newsroom.count("raw.suggestions") == 1


def test_what_is_unloaded_or_withdrawn_names_no_day(newsroom: Newsroom) -> None:
    newsroom.load(read(edition(page("01", LATHE, PEAR)), dates=(NAMED,), suggestions=(REPAIR,)))
    newsroom.load(edition(page("01", PEAR)))
    newsroom.build()
    assert ask(newsroom, "dates", date="2018-07-08") == []
    assert ask(newsroom, "repairs") == []
