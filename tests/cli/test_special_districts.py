"""What a user sees of districts that are no county of the mainland: Hong Kong's, Macau's, and zones."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
DAY = "2019-03-05"

HONG_KONG = """# 灣仔海濱長廊啟用

灣仔的海濱長廊昨日全段啟用，灣仔居民不必再到東區散步。

# 深水埗夜市重開

深水埗區的夜市昨晚重開，攤販逾百，深水埗民政處派員到場。

# 周末轉涼

天文台預測周末氣溫降至十五度，全港市民應添衣。
"""
MACAU = """# 花地瑪堂區圖書館啟用

花地瑪堂區的新圖書館昨日啟用，花地瑪堂區坊會主持儀式。

# 氹仔舊街修路

氹仔的舊街下周起修路，市政署籲市民繞道，氹仔街坊會協助分流。
"""
LUOYANG = """# 高新区签约12个项目

高新区昨天签约12个项目，总投资30亿元，高新区管委会说年内开工。

# 伊滨区新学校开学

伊滨区一所新学校开学，涧西区派出的老师来上课。

# 西工区改造老旧小区

西工区今年改造老旧小区20个，西工区住建局说，高新区的做法可以借鉴。
"""


@pytest.fixture
def load(dibao: Dibao, workspace: Path) -> Callable[..., Path]:
    """Load a page as a newspaper of some city, and give the page's file."""

    def load_page(city: str, text: str) -> Path:
        page = workspace / "01.md"
        page.write_text(text, encoding="utf-8")
        assert (
            dibao("newspapers", "add", "paper", "--name", "样报", "--city", city, cwd=workspace).returncode
            == 0
        )
        done = dibao("load", str(page), "--newspaper", "paper", "--date", DAY, cwd=workspace)
        assert done.returncode == 0, done.stderr
        return page

    return load_page


def preview(dibao: Dibao, workspace: Path, page: Path) -> list[dict[str, Any]]:
    done = dibao("preview", str(page), "--newspaper", "paper", "--date", DAY, "--json", cwd=workspace)
    assert done.returncode == 0, done.stderr
    articles: list[dict[str, Any]] = json.loads(done.stdout)["articles"]
    return articles


def why(dibao: Dibao, workspace: Path, article_id: str) -> str:
    done = dibao("why", article_id, cwd=workspace)
    assert done.returncode == 0, done.stderr
    return done.stdout


def query(dibao: Dibao, workspace: Path) -> list[tuple[str, str | None, str]]:
    """Headline, code and role, in order of the page, of what articles belong to."""
    done = dibao(
        *("query", "--format", "json"),
        "select headline, place_code, role from marts.attributions join marts.articles using (article_id)"
        " where role <> 'mentioned' order by article_id",
        cwd=workspace,
    )
    assert done.returncode == 0, done.stderr
    return [(row["headline"], row["place_code"], row["role"]) for row in json.loads(done.stdout)]


def test_hong_kongs_districts_as_its_newspapers_print_them(
    dibao: Dibao, workspace: Path, load: Callable[..., Path]
) -> None:
    page = load("香港", HONG_KONG)
    promenade, market, weather = preview(dibao, workspace, page)
    assert promenade["primary_place"] == {"level": "county", "code": "HK-wan-chai", "name": "灣仔區"}
    assert promenade["mentioned_districts"] == ["東區"]
    assert market["primary_district"] == "深水埗區"
    assert (weather["status"], weather["primary_place"]) == ("city_wide", None)
    assert query(dibao, workspace) == [
        ("灣仔海濱長廊啟用", "HK-wan-chai", "primary"),
        ("深水埗夜市重開", "HK-sham-shui-po", "primary"),
        ("周末轉涼", "810000", "city_wide"),
    ]
    assert "标题写到“灣仔”" in why(dibao, workspace, promenade["article_id"])


def test_macaus_parishes_by_name_and_by_island(
    dibao: Dibao, workspace: Path, load: Callable[..., Path]
) -> None:
    page = load("澳门", MACAU)
    library, street = preview(dibao, workspace, page)
    assert library["primary_district"] == "花地瑪堂區"
    assert street["primary_place"] == {"level": "county", "code": "MO-taipa", "name": "嘉模堂區"}
    assert [code for _, code, _ in query(dibao, workspace)] == ["MO-our-lady-of-fatima", "MO-taipa"]
    assert "标题写到“氹仔”" in why(dibao, workspace, street["article_id"])


def test_a_zone_is_no_district_and_does_not_lend_its_article_to_one(
    dibao: Dibao, workspace: Path, load: Callable[..., Path]
) -> None:
    page = load("洛阳", LUOYANG)
    projects, school, housing = preview(dibao, workspace, page)
    assert (projects["status"], projects["primary_place"]) == ("unassigned", None)
    assert (school["status"], school["mentioned_districts"]) == ("unassigned", ["涧西区"])
    assert housing["primary_district"] == "西工区"
    assert [role for _, _, role in query(dibao, workspace)] == ["unassigned", "unassigned", "primary"]
    assert "“高新区”是功能区，不是区县，不计" in why(dibao, workspace, projects["article_id"])
    assert "“伊滨区”是功能区，不是区县，不计" in why(dibao, workspace, school["article_id"])
