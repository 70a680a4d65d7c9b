"""On the invented pages exactly the words that were misread on purpose are offered a repair."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ingest.domain.newspaper import Newspaper
from ingest.parse.scan import read_scan
from ingest.steps.annotate import annotate
from ingest.steps.home import Desk, home_codes

PAGES = Path(__file__).parents[1] / "data" / "pages"
EXTRA = os.environ.get("DIBAO_EXTRA_PAGES")

# Looked at one by one: misread on purpose by whoever wrote the page.
OFFERED = {
    ("check/346", "曰前", "日前"),
    ("check/346", "每曰", "每日"),
    ("check/348", "近曰", "近日"),
    ("tune/111", "一夭", "一天"),
    ("tune/111", "旱通", "早通"),
    ("tune/112", "时侯", "时候"),
    ("tune/163", "己经", "已经"),
    ("tune/168", "曰前", "日前"),
    ("tune/171", "己经", "已经"),
    ("tune/171", "昨曰", "昨日"),
    ("tune/206", "昨曰", "昨日"),
    ("tune/210", "己经", "已经"),
    ("tune/211", "粉千", "粉干"),
    ("tune/213", "常年不千", "常年不干"),
    ("tune/220", "自已", "自己"),
    ("tune/223", "间路", "问路"),
    ("tune/305", "己经", "已经"),
    ("tune/305", "干家万户", "千家万户"),
    ("tune/305", "曰", "日"),
    ("tune/305", "每曰", "每日"),
}


def offer(gold_file: Path) -> Iterator[tuple[str, str, str]]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    newspaper = Newspaper(newspaper_id="pages", name="样报", home_city=gold["city"])
    desk = Desk(newspaper=newspaper, on=date(gold["year"], 7, 19))
    text = (gold_file.parent / gold["file"]).read_bytes().decode(gold["encoding"]).removeprefix("\ufeff")
    scan = read_scan(text, source=gold["file"], districts=home_codes(newspaper))
    name = f"{gold_file.parent.name}/{gold_file.name.split('.')[0]}"
    for article in scan.articles:
        for one in annotate(article, desk)[0].suggestions:
            yield name, one.surface, one.replacement


@pytest.mark.slow
def test_only_what_was_misread_is_offered_a_repair() -> None:
    assert {one for file in sorted(PAGES.glob("*/*.gold.json")) for one in offer(file)} == OFFERED


@pytest.mark.skipif(EXTRA is None, reason="DIBAO_EXTRA_PAGES names no folder with the real page")
def test_the_real_page_is_offered_its_two() -> None:
    file = Path(EXTRA or "") / "pages" / "seed" / "page.gold.json"
    assert {one[1:] for one in offer(file)} == {("翟家屯社区", "瞿家屯社区"), ("一千就是", "一干就是")}
