"""`dibao preview --json`: the promised keys, in their order and of their types; one object for each file."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.workspace import Workspace

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]

OPEN = Path(__file__).parents[1] / "data" / "pages" / "open"
EXTRA = os.environ.get("DIBAO_EXTRA_PAGES")

PAGE_KEYS = {"kind": str, "file": str, "encoding": str, "line_labels": list, "articles": list}
ARTICLE_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": int,
    "article_id": (str, type(None)),
    "kind": str,
    "headline": (str, type(None)),
    "kicker": (str, type(None)),
    "deck": (str, type(None)),
    "sections": list,
    "byline": list,
    "source": (str, type(None)),
    "dateline": (dict, type(None)),
    "captions": list,
    "credits": list,
    "paragraphs": list,
    "tables": list,
    "continues_to": (str, type(None)),
    "continues_from": (str, type(None)),
    "needs_review": bool,
    "primary_district": (str, type(None)),
    "mentioned_districts": list,
    "primary_place": (dict, type(None)),
    "status": str,
    "confidence": str,
    "evidence": list,
    "dates": list,
    "suggestions": list,
}
SECTIONED = "# 三件实事\n\n先说规划。\n\n## 修路\n\n涧西区修了一条路。\n\n## 种树\n\n又种了一片树。(许长庚)\n"
MISREAD = (
    "# 读书灯亮了\n\n本报栾川7月17日讯（记者 乔见山）昨晚，西工区翟家屯社区己经亮灯，去年11月6日开工。\n"
)
FOUR_LINES = "# 早市开张\n早市今天开张。\n\n \t\n# 夜市收摊\n夜市昨天收摊。\n"

# Share of the articles of the eight open pages that read exactly, and that have the right primary district.
OPEN_EXACT, OPEN_PRIMARY = 0.95, 0.95


def preview(dibao: Dibao, *args: str, cwd: Path) -> list[dict[str, Any]]:
    done = dibao("preview", *args, "--json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_page_has_the_promised_keys(dibao: Dibao, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(SECTIONED, encoding="utf-8")
    (page,) = preview(dibao, "page.md", "--city", "洛阳市", cwd=tmp_path)
    assert {key: type(value) for key, value in page.items()} == PAGE_KEYS
    (article,) = page["articles"]
    assert [key for key in article if key in ARTICLE_KEYS] == list(ARTICLE_KEYS)
    assert [key for key, kind in ARTICLE_KEYS.items() if not isinstance(article[key], kind)] == []
    assert article["sections"] == [
        {"heading": "修路", "first_paragraph": 1},
        {"heading": "种树", "first_paragraph": 2},
    ]
    assert article["primary_place"] == {"level": "county", "code": "410305", "name": "涧西区"}
    assert (article["primary_district"], article["mentioned_districts"]) == ("涧西区", ["涧西区"])
    assert {"rule", "weight", "surface", "start_offset", "end_offset", "note"} <= article["evidence"][
        0
    ].keys()


def test_dates_are_counted_from_the_editions_and_repairs_offered(dibao: Dibao, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(MISREAD, encoding="utf-8")
    (page,) = preview(dibao, "page.md", "--city", "洛阳市", "--date", "2018-07-19", cwd=tmp_path)
    (article,) = page["articles"]
    assert article["dateline"] == {
        "printed": "本报栾川7月17日讯",
        "agency": "本报",
        "place": "栾川",
        "dateline_date": "2018-07-17",
    }
    assert article["dates"][0] == {
        "paragraph": 0,
        "start_offset": 0,
        "end_offset": 2,
        "surface": "昨晚",
        "start_date": "2018-07-16",
        "end_date": "2018-07-16",
        "rule": "relative_day",
    }
    assert [(one["surface"], one["replacement"]) for one in article["suggestions"]] == [
        ("翟家屯社区", "瞿家屯社区"),
        ("己经", "已经"),
    ]
    assert article["paragraphs"] == ["昨晚，西工区翟家屯社区己经亮灯，去年11月6日开工。"]
    text = dibao("preview", "page.md", "--city", "洛阳市", cwd=tmp_path).stdout
    assert "? 翟家屯社区 → 瞿家屯社区: 本市没有“翟家屯社区”，有“瞿家屯社区”" in text


def test_without_a_date_only_the_span_of_yesterday_is_known(dibao: Dibao, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(MISREAD, encoding="utf-8")
    (page,) = preview(dibao, "page.md", cwd=tmp_path)
    (article,) = page["articles"]
    assert {(one["surface"], one["start_date"]) for one in article["dates"]} == {
        ("昨晚", None),
        ("去年11月6日", None),
    }
    assert article["dateline"]["dateline_date"] is None


def test_labels_count_lines_as_a_line_feed_ends_them(dibao: Dibao, tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(FOUR_LINES, encoding="utf-8")
    (page,) = preview(dibao, "page.md", cwd=tmp_path)
    assert page["line_labels"] == [1, 1, 2, 2]


def test_several_files_give_one_line_each_in_their_order(dibao: Dibao, tmp_path: Path) -> None:
    html = "<html><body><h1>早市开张</h1><p>早市今天开张，来了四十个摊位，多是卖菜的。</p></body></html>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (tmp_path / "b.md").write_text(SECTIONED, encoding="gb18030")
    first, second, third = preview(dibao, "b.md", "a.html", "b.md", cwd=tmp_path)
    assert [page["file"] for page in (first, second, third)] == ["b.md", "a.html", "b.md"]
    assert first == third
    assert first["encoding"] == "gb18030"
    assert second["line_labels"] is None


def test_an_article_has_the_id_a_load_would_give_it(
    dibao: Dibao, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "03.md").write_text(SECTIONED, encoding="utf-8")
    options = ("--newspaper", "lyrb", "--date", "2018-07-19")
    (page,) = preview(dibao, "03.md", *options, cwd=tmp_path)
    assert dibao("-C", str(workspace.root), "load", "03.md", *options).returncode == 0
    stored = dibao(
        "-C", str(workspace.root), "query", "select article_id from articles", "--format", "csv"
    ).stdout
    assert stored.split()[1:] == [article["article_id"] for article in page["articles"]]


@pytest.mark.skipif(EXTRA is None, reason="DIBAO_EXTRA_PAGES names no folder with real pages")
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("jxrb-2017-10-09-pA01", ()),
        ("jxrb-2017-10-09-pA01", ("--newspaper", "jxrb")),
        ("rmrb-2017-10-16-p01", ()),
        ("rmrb-2017-10-16-p01", ("--newspaper", "rmrb")),
        ("rmrb-2017-10-16-p01", ("--newspaper", "rmrb", "--date", "2017-10-16")),
    ],
)
def test_an_edition_page_gives_its_pages_and_its_own_articles(
    dibao: Dibao, tmp_path: Path, name: str, options: tuple[str, ...]
) -> None:
    folder = Path(str(EXTRA)) / "epaper" / "pages"
    gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    (page,) = preview(dibao, str(folder / f"{name}.html"), *options, cwd=tmp_path)
    assert page["newspaper_id"] == (name[:4] if options else None)
    assert list(page) == ["kind", "file", "newspaper_id", "edition_date", "pages", "articles"]
    assert (page["kind"], page["edition_date"]) == ("edition_page", name[5:15])
    assert len(page["pages"]) == len(gold["pages"])
    for found, expected in zip(page["pages"], gold["pages"], strict=True):
        assert list(found) == ["page_no", "page_name", "url", "pdf_url"]
        assert (found["page_no"], found["page_name"]) == (expected["page_no"], expected["page_name"])
        assert found["url"].rsplit("/", 1)[-1] == expected["url"].rsplit("/", 1)[-1]
    assert [article["title"] for article in page["articles"]] == [each["title"] for each in gold["articles"]]
    assert [article["order"] for article in page["articles"]] == list(range(1, len(gold["articles"]) + 1))


def test_the_eight_open_pages_read_well(dibao: Dibao, tmp_path: Path) -> None:
    """Invented pages of eight cities, each with the difficulties of real ones."""
    exact = primary = total = 0
    for file in sorted(OPEN.glob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        district = ("--page-district", gold["page_district"]) if gold["page_district"] else ()
        source = str(OPEN / gold["file"])
        (page,) = preview(
            dibao, source, "--city", gold["city"], "--date", f"{gold['year']}-07-01", *district, cwd=tmp_path
        )
        expected = line_groups(gold["line_labels"])
        found = line_groups(page["line_labels"])
        labels = {lines: label for label, lines in found.items()}
        by_id = {article["id"]: article for article in page["articles"]}
        for label, lines in expected.items():
            total += 1
            article = by_id.get(labels.get(lines, 0), {})
            exact += bool(article)
            primary += article.get("primary_district") == gold["articles"][label - 1]["primary_district"]
    assert exact / total >= OPEN_EXACT
    assert primary / total >= OPEN_PRIMARY


def line_groups(labels: list[int]) -> dict[int, frozenset[int]]:
    """Label → its lines; furniture left out."""
    return {
        label: frozenset(i for i, each in enumerate(labels) if each == label) for label in set(labels) - {0}
    }
