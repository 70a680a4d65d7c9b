"""The site on loopback: pages as published, and again as soon as a run has changed them."""

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from ingest.domain.errors import UsageError
from ingest.steps.serve import make_server
from ingest.workspace import Workspace

PAGE = (
    '<head><meta http-equiv="Content-Security-Policy" content="script-src &#39;none&#39;"></head><p>邸报</p>'
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    folder = tmp_path / "digests" / "410305"
    folder.mkdir(parents=True)
    for path in (folder / "index.html", folder.parent / "index.html"):
        path.write_text(PAGE, encoding="utf-8")
    (folder.parent / "manifest.json").write_text("{}")
    return Workspace(root=tmp_path)


@pytest.fixture
def port(workspace: Workspace) -> Iterator[int]:
    with make_server(workspace, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def get(port: int, path: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


@pytest.mark.parametrize("path", ["/", "/index.html", "/410305/", "/410305/index.html", "/410305/?a=1"])
def test_pages_come_with_the_script_that_loads_them_again(port: int, path: str) -> None:
    answer, text = get(port, path)
    assert answer.status == 200
    assert "邸报" in text
    assert "/.dibao/reload.js" in text
    assert "script-src &#39;self&#39;" in text


def test_what_is_published_holds_no_such_script(workspace: Workspace, port: int) -> None:
    get(port, "/")
    assert (workspace.digests_dir / "index.html").read_text(encoding="utf-8") == PAGE


def test_a_run_that_changed_something_is_noticed(workspace: Workspace, port: int) -> None:
    before = get(port, "/.dibao/version")[1]
    assert get(port, "/.dibao/version")[1] == before
    manifest = workspace.digests_dir / "manifest.json"
    manifest.with_suffix(".new").write_text("{} ")
    manifest.with_suffix(".new").replace(manifest)
    assert get(port, "/.dibao/version")[1] != before


@pytest.mark.parametrize("path", ["/none.html", "/../dibao.toml", "/%2e%2e/dibao.toml"])
def test_only_what_is_published_is_shown(workspace: Workspace, port: int, path: str) -> None:
    (workspace.root / "dibao.toml").write_text("")
    assert get(port, path)[0].status == 404


def test_a_folder_without_a_page_is_not_listed(workspace: Workspace, port: int) -> None:
    (workspace.digests_dir / "410305" / "2026").mkdir()
    assert get(port, "/410305/2026/")[0].status == 404


def test_a_taken_port_and_an_empty_folder_are_told_in_one_line(
    workspace: Workspace, port: int, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=f"port {port}: .+ choose another with --port"):
        make_server(workspace, port)
    with pytest.raises(UsageError, match=r"nothing is published in .+ run `dibao digest` first"):
        make_server(Workspace(root=tmp_path / "empty"), 0)
