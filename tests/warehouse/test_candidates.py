"""Organisations learnt from the warehouse: what stands with one district again and again is offered, nothing else."""

from dataclasses import replace
from datetime import date

from ingest.domain.override import Override
from ingest.warehouse.overrides import record_override
from tests.warehouse.conftest import NOON, Newsroom
from tests.warehouse.organisations import OF_ONE_DISTRICT, make_corpus


def test_what_stands_with_one_district_is_offered_and_nothing_else(newsroom: Newsroom) -> None:
    for content in make_corpus():
        newsroom.load(content)
    newsroom.build()
    found = dict(newsroom.rows("select name, place_name from marts.organisation_candidates"))
    print(sorted(found.items() - OF_ONE_DISTRICT.items()), sorted(OF_ONE_DISTRICT.items() - found.items()))
    assert found.items() <= OF_ONE_DISTRICT.items()
    assert len(found) >= 0.8 * len(OF_ONE_DISTRICT)
