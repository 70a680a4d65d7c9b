"""Files as people have them: every one is read, or named with the reason why not."""

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from ingest.domain.errors import InputError, UsageError
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.bytes import LARGEST_PAGE_BYTES, check_text
from ingest.fetch.files import read_paths
from ingest.fetch.names import page_no_from_name

TEXT = "# 社区食堂开门\n".encode()


def _write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _sources(*paths: Path) -> list[str]:
    return [read.source for read in read_paths(paths)]


def _reason(path: Path) -> str:
    """Why a file is no page: refused on arrival, or once its bytes are looked at."""
    (read,) = read_paths((path,))
    if isinstance(read, Skipped):
        reason = read.reason
    else:
        with pytest.raises(InputError) as refused:
            check_text(read)
        reason = str(refused.value)
    assert "\n" not in reason
    return reason


def test_a_folder_is_read_in_the_order_of_its_pages(tmp_path: Path) -> None:
    for name in (
        "10.md",
        "2.md",
        "b/1.HTML",
        "A02.txt",
        ".hidden.md",
        "__MACOSX/2.md",
        "Thumbs.db",
        "photo.jpg",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    read = read_paths((tmp_path,))
    assert [Path(item.source).relative_to(tmp_path).as_posix() for item in read] == [
        "2.md",
        "10.md",
        "A02.txt",
        "b/1.HTML",
        "photo.jpg",
    ]
    assert [isinstance(item, Fetched) for item in read] == [True, True, True, True, False]


def test_sources_stand_as_the_caller_wrote_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报纸　一.md").write_bytes(TEXT)
    _write_zip(Path("a.zip"), {"03.md": TEXT})
    assert _sources(Path("报纸　一.md"), Path("a.zip")) == ["报纸　一.md", "a.zip/03.md"]


def test_bytes_are_untouched_and_named_by_their_digest(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf\xd0\r\n"
    (tmp_path / "page").write_bytes(content)
    (read,) = read_paths((tmp_path / "page",))
    assert isinstance(read, Fetched)
    assert read.content == content
    assert len(read.sha256) == 64


def test_a_missing_path_stops_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(UsageError, match=r"nothing\.md: no such file or folder"):
        read_paths((Path("-"), tmp_path / "nothing.md"))


def test_standard_input_is_read_only_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    (read,) = read_paths((Path("-"),))
    assert isinstance(read, Fetched)
    assert (read.source, read.content) == ("-", TEXT)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty file (0 bytes)"),
        ("\ufeff \n\t　\r\n".encode(), "nothing but white space"),
        ("　\n".encode("gbk"), "nothing but white space"),
        (b"%PDF-1.7 ...", "a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04word/document.xml", "a zip archive or Office document"),
        (bytes(range(256)), "binary data"),
        (b"\x00\x01\x02", "binary data"),
        (b"a" * (LARGEST_PAGE_BYTES + 1), "larger than 16 MiB"),
    ],
    ids=["empty", "blank", "blank-gbk", "pdf", "png", "docx", "all-bytes", "nul", "large"],
)
def test_what_is_no_page_is_named_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "03.md"
    path.write_bytes(content)
    assert _reason(path).startswith(f"{path}: {reason}")


def test_a_stray_control_character_or_utf16_is_still_a_page(tmp_path: Path) -> None:
    path = tmp_path / "03.md"
    for content in (b"page one \x00 text", "社区食堂".encode("utf-16")):
        path.write_bytes(content)
        assert isinstance(read_paths((path,))[0], Fetched)


def test_what_is_no_file_is_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    assert "not a regular file" in _reason(tmp_path / "pipe.md")
    assert "no files in this folder" in _reason(tmp_path / "empty")
    reasons = [read.reason for read in read_paths((tmp_path,)) if isinstance(read, Skipped)]
    assert len(reasons) == 2


def test_zip_members_come_in_natural_order(tmp_path: Path) -> None:
    path = _write_zip(
        tmp_path / "a.zip", {"10.md": TEXT, "2.md": TEXT, "__MACOSX/._2.md": b"x", "a/": b"", "x": TEXT}
    )
    read = read_paths((path,))
    assert [item.source for item in read] == [f"{path}/2.md", f"{path}/10.md", f"{path}/x"]
    assert isinstance(read[2], Skipped)


def test_zip_names_in_gbk_without_a_flag_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "第03版.md"
    monkeypatch.setattr(zipfile.ZipInfo, "_encodeFilenameFlags", lambda _: (name.encode("gbk"), 0))
    path = _write_zip(tmp_path / "a.zip", {name: TEXT})
    monkeypatch.undo()
    assert _sources(path) == [f"{path}/{name}"]


@pytest.mark.parametrize(
    "name", ["../../etc/03.md", "/etc/03.md", "C:\\03.md", "a/..\\03.md", "a\u202e03.md\x1b.md"]
)
def test_zip_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    reason = _reason(_write_zip(tmp_path / "a.zip", {name: TEXT}))
    assert "rename it" in reason
    assert reason.isprintable()


def test_zip_bombs_locks_and_damage_are_named(tmp_path: Path) -> None:
    bomb = _write_zip(tmp_path / "bomb.zip", {"03.md": b"0" * (LARGEST_PAGE_BYTES + 1)})
    assert "larger than 16 MiB" in _reason(bomb)
    locked = _write_zip(tmp_path / "locked.zip", {"03.md": TEXT})
    content = bytearray(locked.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(content)
    assert "encrypted" in _reason(locked)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(locked.read_bytes()[:-30])
    assert "not a readable zip archive" in _reason(broken)
    flipped = _write_zip(tmp_path / "flipped.zip", {"03.md": TEXT * 50})
    content = bytearray(flipped.read_bytes())
    content[45] ^= 0xFF
    flipped.write_bytes(content)
    assert "damaged in the archive" in _reason(flipped)


@pytest.mark.parametrize(
    ("name", "page_no"),
    [
        ("03.md", "03"),
        ("3.txt", "03"),
        ("p03.html", "03"),
        ("A02.md", "A02"),
        ("a02.md", "A02"),
        ("page-3.txt", "03"),
        ("第03版.md", "03"),
        ("第A01版 要闻.md", "A01"),
        ("a.zip/2018-07-19/04.md", "04"),
        ("lyrb-2018-07-19-p05.md", "05"),
        ("20180719-06.md", "06"),
        ("20180719.md", None),
        ("2018-07-19.md", None),
        ("node_3.htm", None),
        ("content_170632.htm", None),
        ("要闻.md", None),
        ("-", None),
    ],
)
def test_page_numbers_are_read_from_names(name: str, page_no: str | None) -> None:
    assert page_no_from_name(name) == page_no
