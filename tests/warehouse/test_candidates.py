"""Organisations learnt from the warehouse: what stands with one district again and again is offered, nothing else."""

from datetime import date

from ingest.domain.override import Override
from ingest.warehouse.overrides import record_override
from tests.warehouse.conftest import NOON, Newsroom
from tests.warehouse.organisations import OF_ONE_DISTRICT, make_corpus


def test_what_stands_with_one_district_is_offered_and_nothing_else(newsroom: Newsroom) -> None:
    for content in make_corpus():
        newsroom.load(content)
    newsroom.build()
    candidates = "select name, place_name from marts.organisation_candidates"
    found = {str(name): str(place_name) for name, place_name in newsroom.rows(candidates)}
    assert found == OF_ONE_DISTRICT
    assert newsroom.count("marts.mentions where form = 'organisation'") == 0, "none counts yet"

    accepted = Override(
        action="organisation",
        newspaper_id="lcrb",
        name="红星轴承厂",
        spellings=("红星轴承厂",),
        place_code="410305",
        reason="",
    )
    record_override(newsroom.warehouse, accepted, recorded_at=NOON, recorded_date=date(2018, 7, 30))
    newsroom.build()
    assert newsroom.count("marts.mentions where form = 'organisation'") == 6
    left = {str(name): str(place_name) for name, place_name in newsroom.rows(candidates)}
    assert left == {name: place for name, place in OF_ONE_DISTRICT.items() if name != "红星轴承厂"}
