"""A body that is cut, packed oddly, endless or too large never passes for a page."""

import gzip
import random
import tracemalloc
import zlib
from pathlib import Path

import pytest

from ingest.fetch.errors import FetchError, TruncatedError
from tests.fetch.wire import PAGE, Script, Wire, answer, drip, site

LARGE = bytes(range(256)) * 400
NOISE = random.Random(1).randbytes(100_000)  # noqa: S311 - what does not get smaller when packed
HTML = "Content-Type: text/html"


def chunked(*chunks: bytes) -> bytes:
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body


def unmeasured(content: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + content


def packed(content: bytes, encoding: str) -> bytes:
    return answer(content, f"Content-Encoding: {encoding}")


@pytest.mark.parametrize(
    "script",
    [
        answer(PAGE, length=len(PAGE) + 100),
        chunked(PAGE[:500]),
        chunked(PAGE[:500])[:-20],
        packed(gzip.compress(PAGE)[:-30], "gzip"),
        packed(gzip.compress(NOISE)[:34_832], "gzip"),
        packed(zlib.compress(PAGE)[:-10], "deflate"),
        unmeasured(PAGE[:-30]),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", seconds=0.05),
    ],
    ids=["length", "chunks", "chunk", "gzip", "long gzip", "deflate", "no length", "drip"],
)
def test_a_body_that_breaks_off_is_asked_for_again_and_never_a_page(tmp_path: Path, script: Script) -> None:
    with Wire() as wire, site(tmp_path, wire, deadline_seconds=0.5) as web:
        with pytest.raises(
            TruncatedError, match=r"/a.htm: broke off after [\d,]+ bytes \((disconnect|time)\)"
        ) as cut:
            web.read(wire.serve("/a.htm", script))
        assert len(wire.paths) == 3
        assert cut.value.fetched is not None
        assert cut.value.fetched.truncated in {"disconnect", "time"}
        assert web.read(wire.serve("/b.htm", script, answer())).content == PAGE


@pytest.mark.parametrize(
    "script",
    [
        chunked(PAGE[:500], PAGE[500:]) + b"0\r\n\r\n",
        packed(gzip.compress(PAGE), "gzip"),
        packed(gzip.compress(PAGE[:500]) + gzip.compress(PAGE[500:]), "x-gzip"),
        packed(zlib.compress(PAGE), "deflate"),
        packed(zlib.compress(PAGE)[2:-4], "deflate"),
        packed(PAGE, "identity"),
        unmeasured(PAGE),
    ],
    ids=["chunks", "gzip", "two gzips", "deflate", "raw deflate", "identity", "no length"],
)
def test_a_whole_body_is_unpacked(tmp_path: Path, script: bytes) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a.htm", script)).content == PAGE


@pytest.mark.parametrize("content", [b'{"a": 1}\n', b"[1, 2]", b"<?xml version='1.0'?><period/>\n", b"plain"])
def test_data_without_a_length_has_an_end_of_its_own(tmp_path: Path, content: bytes) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a", unmeasured(content))).content == content
        if content != b"plain":
            with pytest.raises(TruncatedError):
                web.read(wire.serve("/b", unmeasured(content.strip()[:-1])))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_bomb_is_stopped_at_the_cap(tmp_path: Path, encoding: str) -> None:
    squeezer = zlib.compressobj(9, wbits=31 if encoding == "gzip" else 15)
    bomb = b"".join(squeezer.compress(bytes(1 << 20)) for _ in range(300)) + squeezer.flush()
    tracemalloc.start()
    too_large = pytest.raises(FetchError, match="too large, more than 16,777,216 bytes")
    with Wire() as wire, site(tmp_path, wire) as web, too_large:
        web.read(wire.serve("/a.htm", packed(bomb, encoding)))
    assert wire.paths == ["/a.htm"]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 << 20


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, deflate", "UTF-8", "gzip"])
def test_a_packing_nobody_asked_for_is_refused_and_its_bytes_are_kept(tmp_path: Path, encoding: str) -> None:
    content = gzip.compress(gzip.compress(PAGE)) if encoding != "gzip" else b"not gzip at all"
    refusal = pytest.raises(FetchError, match=r"/a.htm: (packed as|says it is packed as)")
    with Wire() as wire, site(tmp_path, wire) as web, refusal as refused:
        web.read(wire.serve("/a.htm", packed(content, encoding)))
    assert wire.paths == ["/a.htm"]
    assert refused.value.fetched is not None
    assert refused.value.fetched.content == content


@pytest.mark.parametrize(
    "script",
    [
        answer(LARGE),
        answer(b"<html>", HTML, length=10**12),
        chunked(*[LARGE] * 3),
        unmeasured(LARGE),
        drip(b"HTTP/1.1 200 OK\r\n\r\n", LARGE[:40_000], 0),
    ],
    ids=["plain", "announced", "chunks", "no length", "endless"],
)
def test_a_page_larger_than_the_cap_is_too_large(tmp_path: Path, script: Script) -> None:
    too_large = pytest.raises(FetchError, match=r"/a.htm: too large, more than 100,000 bytes")
    with Wire() as wire, site(tmp_path, wire, largest_bytes=100_000) as web, too_large:
        web.read(wire.serve("/a.htm", script))
    assert wire.paths == ["/a.htm"]


def test_a_length_that_is_too_small_cuts_and_spoils_nothing_after(tmp_path: Path) -> None:
    with Wire() as wire, site(tmp_path, wire) as web:
        assert web.read(wire.serve("/a.htm", answer(PAGE, length=100))).content == PAGE[:100]
        assert web.read(wire.serve("/b.htm", answer())).content == PAGE


def test_an_empty_page_is_no_page(tmp_path: Path) -> None:
    with (
        Wire() as wire,
        site(tmp_path, wire) as web,
        pytest.raises(FetchError, match=r"/a.htm: an empty answer"),
    ):
        web.read(wire.serve("/a.htm", answer(b"")))


@pytest.mark.parametrize(
    "script",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01",
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n"
        + b"".join(b"X-%d: 1\r\n" % n for n in range(1000))
        + b"Content-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /b.htm\rSet-Cookie: a=1\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nabcde",
    ],
    ids=["ssh", "tls", "long header", "many headers", "cr in location", "two lengths", "no number"],
)
def test_what_is_no_http_is_said_to_be_none(tmp_path: Path, script: bytes) -> None:
    with (
        Wire() as wire,
        site(tmp_path, wire) as web,
        pytest.raises(
            FetchError, match=r"/a.htm: (127\.0\.0\.1 does not answer as HTTP|the answer has 1001)"
        ),
    ):
        web.read(wire.serve("/a.htm", script))
    assert wire.paths == ["/a.htm"]
