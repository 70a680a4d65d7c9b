"""The body of an answer → its bytes unpacked, and whether they are whole.

httpx gives a gzip body that was cut as if it were whole, and inflates a bomb in one piece; so the bytes are read as
they come and inflated here, in steps, to the end of the stream.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import httpx

from ingest.domain.errors import InputError

STEP = 65_536
GZIP_MAGIC = b"\x1f\x8b"
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
UTF8_MARK = b"\xef\xbb\xbf"
CLOSED_BY = {b"<": b">", b"{": b"}", b"[": b"]"}
HTML = re.compile(rb"<html\b", re.IGNORECASE)
HTML_END = re.compile(rb"</html\s*>", re.IGNORECASE)


class BodyError(InputError):
    """A body that cannot be used, though the server sent what it meant to.

    Attributes:
        raw: The bytes as they came; empty where they are not kept.
    """

    def __init__(self, reason: str, *, raw: bytes = b"") -> None:
        self.raw = raw
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Bytes, and why they are not whole: `disconnect`, `time`, or None."""

    content: bytes
    truncated: str | None


def read_body(response: httpx.Response, *, largest: int, cuts: bool = False) -> Body:
    """Read and unpack a body.

    Args:
        response: Opened as a stream, nothing read of it yet.
        largest: Bytes that are taken, packed and unpacked.
        cuts: Give the first `largest` bytes of a larger one, as is done with robots.txt.

    Raises:
        BodyError: If it is larger, or packed in a way that cannot be undone.
    """
    announced = response.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:18]) > largest and not cuts:
        raise _too_large(largest)
    raw, truncated = _read_raw(response, largest)
    encoding = response.headers.get("content-encoding", "").strip().lower()
    content, is_whole = raw[: largest + 1], True
    if encoding not in {"", "identity", "none"}:
        content, is_whole = _unpack(raw, encoding, largest)
    if len(content) > largest:
        if not cuts:
            raise _too_large(largest)
        return Body(content=content[:largest], truncated=None)
    if truncated is None and not (is_whole and _ends_as_it_should(response, content)):
        truncated = "disconnect"
    return Body(content=content, truncated=truncated)


def _too_large(largest: int) -> BodyError:
    return BodyError(f"too large, more than {largest:,} bytes; nothing of it is kept, check the address")


def _read_raw(response: httpx.Response, largest: int) -> tuple[bytes, str | None]:
    """At most one chunk more than is wanted, and why it stopped early."""
    raw = bytearray()
    try:
        for chunk in response.iter_raw():
            raw += chunk
            if len(raw) > largest:
                break
    except httpx.TimeoutException:
        return bytes(raw), "time"
    except (httpx.RemoteProtocolError, httpx.NetworkError):
        return bytes(raw), "disconnect"
    return bytes(raw), None


def _unpack(raw: bytes, encoding: str, largest: int) -> tuple[bytes, bool]:
    """At most one step more than is wanted, and whether the stream came to its end."""
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise BodyError(
            f"packed as {encoding[:40]!r}, which nobody asked for; look at its raw bytes", raw=raw
        )
    try:
        return _inflate_all(raw, largest)
    except zlib.error as error:
        reason = f"says it is packed as {encoding} and is not ({error}); look at its raw bytes"
        raise BodyError(reason, raw=raw) from None


def _inflate_all(raw: bytes, largest: int) -> tuple[bytes, bool]:
    """One gzip stream may follow another."""
    content, inflater = bytearray(), zlib.decompressobj(_window(raw))
    for piece in _inflate(inflater, raw):
        content += piece
        if len(content) > largest:
            return bytes(content), True
    if not inflater.unused_data.startswith(GZIP_MAGIC):
        return bytes(content), inflater.eof
    rest, is_whole = _inflate_all(inflater.unused_data, largest - len(content))
    return bytes(content) + rest, is_whole


def _window(raw: bytes) -> int:
    """`deflate` comes with zlib's two bytes before it, as the standard says, or without, as some servers have it."""
    is_zlib = len(raw) > 1 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    return GZIP_OR_ZLIB if is_zlib or raw.startswith(GZIP_MAGIC) else -zlib.MAX_WBITS


def _inflate(inflater: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    while not inflater.eof:
        piece = inflater.decompress(packed, STEP)
        packed = inflater.unconsumed_tail
        if not piece and not packed:
            return
        yield piece


def _ends_as_it_should(response: httpx.Response, content: bytes) -> bool:
    """Without a length nothing but its own end tells that a page is whole."""
    if "content-length" in response.headers or "transfer-encoding" in response.headers:
        return True
    text = content.removeprefix(UTF8_MARK).strip()
    if text[:1] in CLOSED_BY:
        return text.endswith(CLOSED_BY[text[:1]]) and not (
            HTML.search(text[:2000]) and not HTML_END.search(text)
        )
    return True
