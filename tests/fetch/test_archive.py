"""Every byte that arrived can be read again, and a changed one never passes for the real one."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.warcwriter import WARCWriter

from ingest.domain.address import post_form
from ingest.domain.newspaper import Edition
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.archive import archive, archive_path, read_archive
from ingest.fetch.archived_site import replay
from ingest.fetch.bytes import make_fetched
from ingest.fetch.files import read_paths
from ingest.fetch.warc import ArchiveError, TornArchiveError, read_members

EDITION = Edition(newspaper_id="lcrb", edition_date=date(2026, 3, 17))
SCAN = make_fetched("扫描 一/03.md", "# 社区食堂开门\n".encode())
RESPONSE = make_fetched(
    "https://epaper.example/lcrb/html/2026-03/17/node_2.htm",
    b"<p>page</p>",
    headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", "999")),
    fetched_at=datetime(2026, 3, 17, 4, 5, 6, 789),  # noqa: DTZ001 - UTC, naive, as all moments here
)
UNDATED = make_fetched("https://epaper.example/2.htm", b"undated", headers=(("Content-Type", "text/html"),))
BARE = make_fetched("http://epaper.example/3.htm", b"no headers")
REDIRECTED = replace(
    make_fetched("https://epaper.example/", b"<p>first page</p>"),
    final_url="https://epaper.example/lcrb/html/2026-03/17/node_1.htm",
)
REFUSED = replace(make_fetched("https://epaper.example/4.htm", b"<p>no</p>"), status=403)
ODD_STATUS = replace(make_fetched("https://epaper.example/5.htm", b"<p>down</p>"), status=521)
CUT = replace(make_fetched("https://epaper.example/6.htm", b"<p>ha"), truncated="disconnect")
POSTED = make_fetched(post_form("https://epaper.example/list.do", (("bc", "01"),)), b'{"page": 1}')
SAME_BYTES = make_fetched("扫描 一/05.md", SCAN.content)
ALL = (SCAN, RESPONSE, UNDATED, BARE, REDIRECTED, REFUSED, ODD_STATUS, CUT, POSTED, SAME_BYTES)


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    assert archive(tmp_path, EDITION, ALL) == len(ALL)
    path = tmp_path / "lcrb" / "2026" / "lcrb-2026-03-17.warc.gz"
    assert archive_path(tmp_path, EDITION) == path
    assert tuple(read_archive(path)) == ALL


def test_the_same_again_writes_nothing_and_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    archive(tmp_path / "a", EDITION, ALL)
    content = archive_path(tmp_path / "a", EDITION).read_bytes()
    assert archive(tmp_path / "a", EDITION, ALL) == 0
    assert archive_path(tmp_path / "a", EDITION).read_bytes() == content
    archive(tmp_path / "b", EDITION, (*ALL, *ALL))
    assert archive_path(tmp_path / "b", EDITION).read_bytes() == content


def test_what_each_run_had_seen_can_be_read_again_by_itself(tmp_path: Path) -> None:
    changed = make_fetched(
        RESPONSE.source, b"<p>corrected</p>", headers=RESPONSE.headers, fetched_at=RESPONSE.fetched_at
    )
    for run in (ALL[:2], ALL[:2], ALL[:5], ALL[5:], (changed,)):
        archive(tmp_path, EDITION, run)
    corrected = tuple(changed if item is RESPONSE else item for item in ALL)
    states = replay(read_archive(archive_path(tmp_path, EDITION)))
    assert states == (ALL[:2], ALL[:5], ALL, corrected)


def test_a_payload_is_stored_once(tmp_path: Path) -> None:
    large = make_fetched("1.md", bytes(range(33, 126)) * 400)
    archive(tmp_path, EDITION, (large,))
    size = archive_path(tmp_path, EDITION).stat().st_size
    copies = tuple(make_fetched(f"{number}.md", large.content) for number in range(2, 5))
    archive(tmp_path, EDITION, copies)
    kinds = [record.rec_type for record in _records(archive_path(tmp_path, EDITION))]
    assert kinds == ["resource", "revisit", "revisit", "revisit"]
    assert archive_path(tmp_path, EDITION).stat().st_size < size + 3 * 600


def test_other_tools_can_read_it(tmp_path: Path) -> None:
    archive(tmp_path, EDITION, ALL)
    uris = [
        record.rec_headers.get_header("WARC-Target-URI")
        for record in _records(archive_path(tmp_path, EDITION))
    ]
    assert uris[:2] == ["file:%E6%89%AB%E6%8F%8F%20%E4%B8%80/03.md", RESPONSE.source]


def _records(path: Path) -> list:  # type: ignore[type-arg]
    with path.open("rb") as stream:
        return list(ArchiveIterator(stream, check_digests="raise"))


@pytest.mark.parametrize("record", range(len(ALL)))
def test_a_changed_byte_is_named_and_never_written_over(tmp_path: Path, record: int) -> None:
    archive(tmp_path, EDITION, ALL)
    path = archive_path(tmp_path, EDITION)
    content = bytearray(path.read_bytes())
    member = list(read_members(path))[record]
    content[(member.start + member.end) // 2] ^= 0x55
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"lcrb-2026-03-17\.warc\.gz"):
        tuple(read_archive(path))
    with pytest.raises(ArchiveError):
        archive(tmp_path, EDITION, (make_fetched("9.md", b"new"),))
    assert path.read_bytes() == bytes(content)


def test_a_record_torn_by_a_kill_is_mended_at_the_next_append(tmp_path: Path) -> None:
    archive(tmp_path, EDITION, ALL[:2])
    path = archive_path(tmp_path, EDITION)
    whole = path.stat().st_size
    archive(tmp_path, EDITION, ALL)
    complete = path.read_bytes()
    for cut in range(whole + 1, len(complete), 7):
        path.write_bytes(complete[:cut])
        archive(tmp_path, EDITION, ALL)
        assert path.read_bytes() == complete
    path.write_bytes(complete[: whole + 20])
    reading = read_archive(path)
    assert (next(reading), next(reading)) == ALL[:2]
    with pytest.raises(TornArchiveError, match="load the edition again"):
        next(reading)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "lcrb").write_bytes(b"a file in the way")
    with pytest.raises(ArchiveError, match="cannot be written"):
        archive(tmp_path, EDITION, ALL)


def _write_foreign(path: Path, *, compressed: bool) -> None:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=compressed)
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "another crawler"}))
        for number, (status, kind, body) in enumerate(
            (
                ("200 OK", "text/html", "<p>社区食堂</p>".encode()),
                ("404 Not Found", "text/html", b"<p>no</p>"),
            )
        ):
            payload = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
            writer.write_record(
                writer.create_warc_record(
                    f"http://paper.example/{number}.htm",
                    "response",
                    payload=io.BytesIO(payload),
                    length=len(payload),
                )
            )


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_archives_of_other_crawlers_are_loaded(tmp_path: Path, name: str) -> None:
    _write_foreign(tmp_path / name, compressed=name.endswith(".gz"))
    page, missing = read_paths((tmp_path / name,))
    assert isinstance(page, Fetched)
    assert (page.source, page.content) == ("http://paper.example/0.htm", "<p>社区食堂</p>".encode())
    assert page.fetched_at is not None
    assert isinstance(missing, Skipped)
    assert "HTTP 404" in missing.reason


def test_a_changed_byte_in_a_plain_warc_is_found_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    _write_foreign(path, compressed=False)
    path.write_bytes(path.read_bytes().replace("社区".encode(), "社团".encode()))
    reasons = [read.reason for read in read_paths((path,)) if isinstance(read, Skipped)]
    assert any("digest failed" in reason for reason in reasons)
