"""Editions are read again from archives alone: ours, another crawler's, after corrections, damage and interruptions."""

import gzip
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.fetch.warc import ArchiveError
from ingest.sample import faults
from ingest.sample.changes import without_article
from ingest.sample.server import SiteServer
from ingest.steps.load import load_files, unload_edition
from ingest.steps.rebuild import rebuild
from ingest.workspace import Workspace, read_workspace
from tests.fetch.wire import FakeClock
from tests.steps.crawling import (
    DAY,
    EDITION,
    EDITIONS,
    Lines,
    ask,
    crawl,
    expect,
    make_workspace,
    read,
    serve,
    write_digests,
)

pytestmark = pytest.mark.usefixtures("quick")
ROWS = (
    "select article_id, revision, content_hash, record_hash, page_id, is_withdrawn"
    " from staging.stg_articles order by all",
    "select article_id, revision, content_hash from raw.articles order by all",
    "select edition_id, state, reason, page_count, article_count from staging.stg_editions order by all",
    "select edition_id, source, reason from staging.stg_skipped order by all",
)


def read_rows(workspace: Workspace) -> list[Lines]:
    return [ask(workspace, sql) for sql in ROWS]


def archive_of(workspace: Workspace) -> Path:
    return workspace.raw_dir / "test" / "2026" / f"test-{DAY}.warc.gz"


@pytest.mark.parametrize("family", ["B", "C", "H", "jfdaily"])
def test_an_archive_of_a_run_loads_elsewhere_to_the_same_rows(family: str, tmp_path: Path) -> None:
    with serve(family) as server:
        there = make_workspace(tmp_path / "there", server.url, family)
        crawl(there)
        here = make_workspace(tmp_path / "here", server.url, family)
        asked = len(server.visits)
        saved = shutil.copy(archive_of(there), tmp_path / "X.warc.gz")
        report = load_files(here, "test", (Path(saved),), edition_date=DAY)
        assert len(server.visits) == asked
    assert (report.state, report.reason) == ("complete", "")
    assert read_rows(here) == read_rows(there)
    assert archive_of(here).read_bytes() == archive_of(there).read_bytes()


def test_an_archive_with_troubles_loads_elsewhere_to_the_same_state(tmp_path: Path) -> None:
    with serve() as server:
        there, here = (make_workspace(tmp_path / name, server.url) for name in ("there", "here"))
        server.site.faults = {"*content_770204*": faults.gone(), "*node_190*": faults.unavailable()}
        crawl(there)
    report = load_files(here, "test", (archive_of(there),), edition_date=DAY)
    assert report.state == "incomplete"
    assert read_rows(here) == read_rows(there)


def write_foreign_archive(path: Path, server: SiteServer, addresses: list[str]) -> None:
    """As a crawler of another kind leaves it: requests, redirects as records of their own, bodies still packed, no
    field of ours."""
    with path.open("wb") as stream, httpx.Client(trust_env=False) as client:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "another crawler"}))
        for address in addresses:
            answer = client.get(f"{server.url}{address}")
            writer.write_record(_make_response(writer, f"{server.url}{address}", answer))
            asked = StatusAndHeaders(f"GET {address} HTTP/1.1", [("Host", "x")], is_http_request=True)
            writer.write_record(
                writer.create_warc_record(
                    f"{server.url}{address}", "request", payload=io.BytesIO(), length=0, http_headers=asked
                )
            )


def _make_response(writer: WARCWriter, url: str, answer: httpx.Response) -> object:
    packed = gzip.compress(answer.content)
    headers = [
        *((name, value) for name, value in answer.headers.items() if name != "content-length"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", str(len(packed))),
    ]
    status = StatusAndHeaders(f"{answer.status_code} {answer.reason_phrase}", headers, protocol="HTTP/1.1")
    return writer.create_warc_record(
        url, "response", payload=io.BytesIO(packed), length=len(packed), http_headers=status
    )


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc"])
def test_another_crawlers_archive_gives_the_same_edition(name: str, tmp_path: Path) -> None:
    with serve() as server:
        there, here = (make_workspace(tmp_path / each, server.url) for each in ("there", "here"))
        crawl(there)
        asked = [visit.address for visit in server.visits]
        node = "/html/2026-03/18/node_187.htm"
        server.site.faults = {
            f"{node}[?]v=1": faults.redirect(f"{server.url}{node}?from=index", status=301),
            "*content_770201.htm": faults.redirect("/moved/content_770201.htm?div=-1"),
            "/moved/content_770201.htm[?]div=-1": faults.page_of("/html/2026-03/18/content_770201.htm"),
        }
        more = [f"{node}?from=index", "/moved/content_770201.htm?div=-1", "/favicon.ico"]
        write_foreign_archive(tmp_path / name, server, [*asked, *more])
    report = load_files(here, "test", (tmp_path / name,), edition_date=DAY)
    assert (report.state, report.reason) == ("complete", "")
    assert read(here) == read(there) == list(expect("B", EDITION))


def test_an_archive_without_the_entry_is_read_page_by_page(tmp_path: Path) -> None:
    with serve() as server:
        here = make_workspace(tmp_path / "here", server.url)
        pages = [f"/html/2026-03/18/node_{number}.htm" for number in (187, 188, 190, 191)]
        articles = [f"/html/2026-03/18/content_{article.number}.htm" for article in EDITION.articles]
        write_foreign_archive(tmp_path / "part.warc.gz", server, [*pages, *articles])
    report = load_files(here, "test", (tmp_path / "part.warc.gz",), edition_date=DAY)
    assert report.state == "complete"
    assert read(here) == list(expect("B", EDITION))


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three days, of which the second lacked an article, was corrected, then lost one; the third was unloaded."""
    with serve() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.fetch.web.SystemClock", FakeClock)
        workspace = make_workspace(tmp_path_factory.mktemp("corrected"), server.url)
        crawl(workspace, EDITIONS[0].edition_date)
        server.site.faults = {"*content_770204*": faults.unavailable()}
        crawl(workspace)
        server.site.faults = {}
        for edition in (EDITION, EDITION.corrected(), without_article(EDITION.corrected(), 770205)):
            server.site.publish((EDITIONS[0], edition, EDITIONS[2]))
            crawl(workspace)
        crawl(workspace, EDITIONS[2].edition_date)
        unload_edition(workspace, "test-2026-03-19", reason="a proof copy")
    return workspace


def copy(workspace: Workspace, root: Path) -> Workspace:
    shutil.copytree(workspace.root, root)
    return read_workspace(root)


def test_a_rebuild_gives_the_same_revisions_and_leaves_out_what_was_unloaded(
    corrected: Workspace, tmp_path: Path
) -> None:
    workspace = copy(corrected, tmp_path / "again")
    rows, digests = read_rows(workspace), write_digests(workspace)
    assert {row[1] for row in rows[0]} == {1, 2}
    assert [row[0] for row in rows[2]] == ["test-2026-03-17", "test-2026-03-18"]
    for _ in range(2):
        list(rebuild(workspace))
        assert read_rows(workspace) == rows
    assert write_digests(workspace) == digests


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a text": lambda _: b"hello, I am a text file\n" * 400,
    "cut": lambda whole: whole[:20_000],
    "flipped": lambda whole: whole[:4096] + bytes(byte ^ 0xFF for byte in whole[4096:]),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_warehouse_is_rebuilt(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
    rows = read_rows(workspace)
    workspace.warehouse_file.write_bytes(damage(workspace.warehouse_file.read_bytes()))
    assert [report.state for report in rebuild(workspace)] == ["complete"]
    assert read_rows(workspace) == rows
    assert not list(workspace.warehouse_file.parent.glob("*rebuilding*"))


def damage(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:300] + bytes(byte ^ 0xFF for byte in whole[300:310]) + whole[310:])


def test_a_damaged_archive_is_told_and_stays_as_it_was(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
        rows = read_rows(workspace)
        damage(archive_of(workspace))
        damaged = archive_of(workspace).read_bytes()
        report = crawl(workspace)
    assert (report.state, report.is_changed) == ("failed", False)
    assert f"test-{DAY}.warc.gz: " in report.reason
    assert "put a good copy in its place, or move it away and fetch again" in report.reason
    assert archive_of(workspace).read_bytes() == damaged
    assert read_rows(workspace) == rows


def test_a_rebuild_stops_at_a_damaged_archive_and_leaves_the_warehouse_as_it_was(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
    rows = read_rows(workspace)
    damage(archive_of(workspace))
    with pytest.raises(ArchiveError, match="put a good copy in its place"):
        list(rebuild(workspace))
    assert read_rows(workspace) == rows


def test_a_rebuild_reads_up_to_a_record_that_was_left_half_written(tmp_path: Path) -> None:
    with serve() as server:
        workspace = make_workspace(tmp_path, server.url)
        crawl(workspace)
    rows = read_rows(workspace)
    with archive_of(workspace).open("ab") as stream:
        stream.write(archive_of(workspace).read_bytes()[:200])
    assert [report.state for report in rebuild(workspace)] == ["complete"]
    assert read_rows(workspace) == rows
