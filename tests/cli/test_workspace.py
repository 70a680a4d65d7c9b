from pathlib import Path

import pytest

from ingest.domain.errors import ConfigError
from ingest.workspace import create_workspace, find_workspace, read_workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_workspace(tmp_path)
    return tmp_path


def test_a_new_workspace_can_be_read_and_knows_its_places(root: Path) -> None:
    workspace = read_workspace(root)
    assert workspace.warehouse_file == root / "warehouse" / "dibao.duckdb"
    assert workspace.published_file == root / "warehouse" / "published.duckdb"
    assert workspace.raw_dir == root / "warehouse" / "raw"
    assert workspace.digests_dir == root / "digests"
    assert workspace.newspapers_dir.is_dir()
    assert workspace.base_url is None


def test_the_nearest_workspace_above_is_found(root: Path) -> None:
    deep = root / "warehouse" / "raw" / "2026"
    deep.mkdir(parents=True)
    assert find_workspace(deep) == read_workspace(root)


def test_a_folder_that_is_none_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no dibao\.toml in .* or above; run `dibao init` or use -C DIR"):
        find_workspace(tmp_path)


def test_a_named_folder_is_not_searched_above(root: Path) -> None:
    """`-C` with a slip of the pen must not fall back on the workspace around it."""
    (root / "inner").mkdir()
    with pytest.raises(ConfigError, match=r"no dibao\.toml in .*inner"):
        read_workspace(root / "inner")


def test_the_base_url_ends_in_one_slash(root: Path) -> None:
    (root / "dibao.toml").write_text('[digest]\nbase_url = "https://example.org/digests"\n', encoding="utf-8")
    assert read_workspace(root).base_url == "https://example.org/digests/"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            b'[digest]\nbase_ulr = "x"\n',
            'dibao.toml:2: unknown key "digest.base_ulr"; did you mean "base_url"?',
        ),
        (b"[digset]\n", 'dibao.toml:1: unknown key "digset"; did you mean "digest"?'),
        (b"[digest]\n\nbase_url = \n", "dibao.toml:3: not valid TOML"),
        (
            b"[digest]\nbase_url = 7\n",
            'dibao.toml:2: "digest.base_url" must be text in quotes, found a number',
        ),
        (b"digest = 1\n", 'dibao.toml:1: "digest" must be a table, found a number'),
        (b'[digest]\nbase_url = "example.org"\n', "must start with http:// or https://"),
        ("# 邸报".encode("gbk"), "byte 4 is not UTF-8"),
    ],
)
def test_a_broken_file_is_refused_in_one_line(root: Path, written: bytes, told: str) -> None:
    (root / "dibao.toml").write_bytes(written)
    with pytest.raises(ConfigError) as refused:
        read_workspace(root)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_saved_with_a_byte_order_mark_is_read(root: Path) -> None:
    (root / "dibao.toml").write_bytes(b'\xef\xbb\xbf[digest]\r\nbase_url = "https://example.org/"\r\n')
    assert read_workspace(root).base_url == "https://example.org/"


def test_making_a_workspace_twice_changes_nothing(root: Path) -> None:
    (root / "dibao.toml").write_text("# mine\n", encoding="utf-8")
    assert create_workspace(root) == ()
    assert (root / "dibao.toml").read_text(encoding="utf-8") == "# mine\n"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"cannot make a workspace of .*taken"):
        create_workspace(tmp_path / "taken")
