"""A folder stands for a web site; nothing outside it is served."""

from pathlib import Path

import pytest

from ingest.fetch.site import FolderSite, NotFoundError, sample_site

PREFIX = "https://epaper.example/"


@pytest.fixture
def site(tmp_path: Path) -> FolderSite:
    root = tmp_path / "site"
    (root / "lcrb" / "第一版").mkdir(parents=True)
    (root / "lcrb" / "index.htm").write_bytes(b"start")
    (root / "lcrb" / "第一版" / "05.md").write_bytes(b"scan")
    (tmp_path / "secret.htm").write_bytes(b"secret")
    (root / "link.htm").symlink_to(tmp_path / "secret.htm")
    return FolderSite(PREFIX, root)


@pytest.mark.parametrize(
    ("path", "content", "content_type"),
    [
        ("lcrb/", b"start", "text/html"),
        ("lcrb/index.htm?v=1#top", b"start", "text/html"),
        ("lcrb/%E7%AC%AC%E4%B8%80%E7%89%88/05.md", b"scan", "text/markdown"),
    ],
)
def test_a_url_gives_the_file_of_its_path(
    site: FolderSite, path: str, content: bytes, content_type: str
) -> None:
    read = site.read(PREFIX + path)
    assert (read.source, read.content, read.headers) == (
        PREFIX + path,
        content,
        (("Content-Type", content_type),),
    )


@pytest.mark.parametrize(
    "url",
    [
        PREFIX + "lcrb/none.htm",
        PREFIX + "../secret.htm",
        PREFIX + "lcrb/%2e%2e/%2e%2e/secret.htm",
        PREFIX + "/" + "etc/passwd",
        PREFIX + "link.htm",
        PREFIX + "a%00.htm",
        PREFIX + "..%5csecret.htm",
        PREFIX + "x" * 5_000,
        "http://epaper.example/lcrb/",
        "https://epaper.example.evil/lcrb/",
        "file:///etc/passwd",
        "https://[",
    ],
)
def test_anything_else_is_not_found(site: FolderSite, url: str) -> None:
    with pytest.raises(NotFoundError, match="not found"):
        site.read(url)


def test_the_sample_is_served() -> None:
    assert b"node_2.htm" in sample_site().read(PREFIX + "lcrb/").content
