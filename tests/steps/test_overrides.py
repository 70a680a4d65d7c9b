"""An editor's word: what it changes, that it can be undone, and that a rebuild keeps it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.domain.errors import UsageError
from ingest.steps import override
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.rebuild import rebuild
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.query import open_published
from ingest.warehouse.why import Why, read_why
from ingest.workspace import Workspace, create_workspace, read_workspace

DAY = date(2026, 3, 19)
PAGE = """\
# 涧西区来了一位修伞匠

本报讯（记者 乔见山）涧西区的巷口来了一位修伞匠，一把伞修两代人。

# 花灯铺今晚亮灯

本报讯（记者 乔见山）青枫花灯铺今晚亮灯，铺主说，武侯区的亲戚也寄来了竹篾。
"""
NATION = """\
# 堤上的校车

本报讯（记者 乔见山）江苏沭阳的校车今年开上了河堤。沭阳的孩子说，坐车能看见船。

# 渔市开秤

本报讯（记者 乔见山）青枫渔市凌晨三点开秤。
"""
MARTS = ("articles", "mentions", "attributions", "evidence", "not_counted", "digest_items", "overrides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A workspace with one page of a city's paper and one of a national one."""

    workspace: Workspace
    folder: Path

    def load(self, newspaper_id: str, text: str) -> None:
        path = self.folder / "03.md"
        path.write_text(text, encoding="utf-8")
        load_files(self.workspace, newspaper_id, (path,), edition_date=DAY)

    def publish(self) -> None:
        transform(self.workspace)
        publish(self.workspace)

    def move(self, headline: str, district: str | None, status: str = "district", reason: str = "") -> int:
        number, _ = override.move_article(
            self.workspace, self.find(headline), district=district, status=status, reason=reason
        )
        self.publish()
        return number

    def accept(self, action: str, name: str, district: str, **scope: str) -> int:
        whose = {"newspaper_id": None, "city": None} | scope
        number, _ = override.accept_name(
            self.workspace, action, name, district=district, reason="读者来信", **whose
        )
        self.publish()
        return number

    def undo(self, number: int) -> None:
        override.undo(self.workspace, number, reason="")
        self.publish()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with open_published(self.workspace.published_file) as connection:
            return connection.execute(query).fetchall()

    def find(self, headline: str) -> str:
        rows = self.rows(f"select article_id from marts.articles where headline like '{headline}%'")  # noqa: S608 - our own words
        return str(rows[0][0])

    def why(self, headline: str) -> Why:
        article_id = self.find(headline)
        with open_published(self.workspace.published_file) as connection:
            return read_why(connection, article_id)

    def digest(self, code: str) -> str:
        path = self.workspace.digests_dir / code / "2026" / "03" / "19" / "index.md"
        return path.read_text("utf-8") if path.exists() else ""

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        return {mart: self.rows(f"select * from marts.{mart} order by all") for mart in MARTS}  # noqa: S608 - our own names


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("DIBAO_AS_OF", "2026-03-20T22:00:00")
    create_workspace(tmp_path / "ws")
    made = Office(workspace=read_workspace(tmp_path / "ws"), folder=tmp_path)
    made.load("lcrb", PAGE)
    made.load("rmrb", NATION)
    made.publish()
    return made


def test_a_moved_article_stands_in_its_new_digest_with_day_and_reason(office: Office) -> None:
    office.move("涧西区来了", "西工", reason="修伞匠在西工")
    why = office.why("涧西区来了")
    assert why.decision == "归属西工区（把握大）"
    told = "编辑2026年3月21日归入西工区：修伞匠在西工"  # the day it was in Shanghai
    assert told in why.lines()[2]
    assert [(one.override_no, one.reason) for one in why.overrides] == [(1, "修伞匠在西工")]
    assert "修伞匠" in office.digest("410303")
    assert told in office.digest("410303").replace("\\", "")
    assert "提及" in office.digest("410305")


def test_to_the_whole_city_to_nowhere_and_back(office: Office) -> None:
    first = office.move("涧西区来了", None, "city_wide")
    assert office.why("涧西区来了").decision == "全市稿件（把握大）"
    second = office.move("涧西区来了", None, "unassigned")
    assert office.why("涧西区来了").decision == "未归属：编辑的决定"
    office.undo(second)
    assert office.why("涧西区来了").decision == "全市稿件（把握大）", "the earlier move counts again"
    office.undo(first)
    assert office.why("涧西区来了").primary.place_name == "涧西区"  # type: ignore[union-attr] # it has one
    assert [one.override_state for one in override.list_overrides(office.workspace)] == ["undone", "undone"]
    with pytest.raises(UsageError, match="override 1: is undone already"):
        override.undo(office.workspace, 1, reason="")


def test_an_accepted_organisation_counts_at_once_and_in_both_scripts(office: Office) -> None:
    assert office.why("花灯铺").status == "unassigned"
    number = office.accept("organisation", "青枫花燈鋪", "老城区", city="洛阳")
    why = office.why("花灯铺")
    assert why.decision == "归属老城区（把握中等）"
    assert [each.note for each in why.evidence] == [
        "文中的“青枫花灯铺”在老城区（编辑2026年3月21日认定：读者来信）"
    ]
    assert [each.note for each in why.not_counted] == ["“武侯区”不在洛阳市，不计"]
    office.undo(number)
    assert office.why("花灯铺").status == "unassigned"


def test_an_alias_counts_where_the_districts_own_name_would(office: Office) -> None:
    office.accept("alias", "花灯铺", "老城区", newspaper_id="lcrb")
    rules = {each.rule: each.note for each in office.why("花灯铺").evidence}
    assert rules["headline"] == "标题写到“花灯铺”"
    assert rules["alias"] == "“花灯铺”指老城区，是编辑2026年3月21日加的别名：读者来信"
    assert office.why("花灯铺").confidence == "high"


def test_under_a_wide_home_any_place_of_it_will_do(office: Office) -> None:
    assert office.why("堤上的校车").primary.place_name == "沭阳县"  # type: ignore[union-attr] # it has one
    office.move("堤上的校车", "江苏省")
    assert office.why("堤上的校车").primary.place_level == "province"  # type: ignore[union-attr] # it has one
    assert "堤上的校车" in office.digest("320000")
    office.move("堤上的校车", None, "city_wide")
    assert office.why("堤上的校车").decision == "全国稿件（把握大）"
    office.accept("organisation", "青枫渔市", "南京市鼓楼区", newspaper_id="rmrb")
    assert office.why("渔市").primary.place_code == "320106"  # type: ignore[union-attr] # it has one
    with pytest.raises(UsageError, match=r"several places are called '鼓楼区': .*南京市鼓楼区.*; write one"):
        office.move("渔市", "鼓楼区")


def test_a_rebuild_gives_the_same_rows_and_digests(office: Office) -> None:
    office.move("涧西区来了", "嵩县", reason="第一次")
    office.undo(office.move("涧西区来了", "西工区"))
    office.accept("organisation", "青枫花灯铺", "老城区", city="洛阳市")
    office.accept("alias", "渔市", "沭阳县", newspaper_id="rmrb")
    office.move("堤上的校车", "宿迁市")
    before = office.everything()
    files = {path: path.read_bytes() for path in office.workspace.digests_dir.rglob("*") if path.is_file()}
    assert list(rebuild(office.workspace))
    office.publish()
    assert office.everything() == before
    assert files == {
        path: path.read_bytes() for path in office.workspace.digests_dir.rglob("*") if path.is_file()
    }


def test_a_new_revision_stays_where_the_editor_put_it(office: Office) -> None:
    office.move("涧西区来了", "嵩县")
    office.load("lcrb", PAGE.replace("一把伞修两代人", "一把伞修了三代人"))
    office.publish()
    assert office.rows("select max(revision) from marts.articles") == [(2,)]
    assert office.why("涧西区来了").decision == "归属嵩县（把握大）"


def test_a_longer_accepted_name_swallows_what_it_holds(office: Office) -> None:
    office.accept("organisation", "武侯区的亲戚", "老城区", newspaper_id="lcrb")
    why = office.why("花灯铺")
    assert why.primary
    assert why.primary.place_name == "老城区"
    assert [each.note for each in why.not_counted] == ["“武侯区”只是“武侯区的亲戚”的一部分，不计"]


@pytest.mark.parametrize(
    ("district", "told"),
    [
        ("武侯区", "no district of 洛阳市; its districts: 老城区"),
        ("涧溪区", "no district of 洛阳市; did you mean 涧西区"),
        ("孟津县", "孟津县 did not stand on 2026-03-19; `dibao places 孟津县`"),
        ("洛阳市", "the newspaper's whole home; use --city-wide"),
    ],
)
def test_a_place_that_cannot_be_is_refused_with_what_to_do(office: Office, district: str, told: str) -> None:
    with pytest.raises(UsageError, match=told.replace("(", "\\(")):
        office.move("涧西区来了", district)


def test_what_is_there_already_or_is_no_name_is_refused(office: Office) -> None:
    article_id = office.find("涧西区来了")
    with pytest.raises(UsageError, match=f"did you mean {article_id}"):
        override.move_article(
            office.workspace, f"{article_id}x", district="嵩县", status="district", reason=""
        )
    office.accept("organisation", "青枫花灯铺", "老城区", city="洛阳市")
    with pytest.raises(UsageError, match="override 1 says so already"):
        office.accept("organisation", "青枫花灯铺", "嵩县", city="洛阳市")
    with pytest.raises(UsageError, match="嵩县 is a place itself"):
        office.accept("alias", "嵩县", "老城区", city="洛阳市")
    with pytest.raises(UsageError, match="2 to 40 characters"):
        office.accept("alias", "嵩", "老城区", city="洛阳市")
    with open_warehouse(office.workspace.warehouse_file) as warehouse:
        assert warehouse.connection.execute("select count(*) from raw.overrides").fetchone() == (1,)
