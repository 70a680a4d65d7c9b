"""A WARC file → the bytes it holds, each checked against its digest; from any crawler, `.warc` or `.warc.gz`.

Of the record types only `response`, `resource` and `revisit` carry pages. A revisit (the same payload under another
address) is followed within its file. Our own files have one gzip member for each record, as the standard asks.
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote_to_bytes

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from ingest.domain.errors import InputError
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.bytes import make_fetched, skip

CHUNK_BYTES = 65_536
LARGEST_MEMBER_BYTES = 512 * 1024 * 1024
ORIGINAL = "X-Archive-Orig-"  # before headers that no longer fit the stored body
UNDATED = "Dibao-Undated"  # our own field: nobody noted when the bytes were fetched
FINAL_URL = "Dibao-Final-URL"  # our own field: where redirects led, which links are relative to
TRUNCATED = "WARC-Truncated"
LAST = "Dibao-Last"  # our own field: on the last record that a run appended
FILE_SCHEME = "file:"
ADVICE = "put a good copy in its place, or move it away and fetch again"
GONE = frozenset({404, 410})


class ArchiveError(InputError):
    """An archive is damaged: a byte differs from what its digest or checksum says."""


class TornArchiveError(ArchiveError):
    """An archive ends inside a record, as a killed run leaves it; the records before it are whole.

    Attributes:
        whole_bytes: Where the last whole record ends.
    """

    def __init__(self, path: Path, whole_bytes: int) -> None:
        self.whole_bytes = whole_bytes
        super().__init__(
            f"{path}: ends inside a record after {whole_bytes} bytes; load the edition again to mend it"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One gzip member, or the whole of a file that is not compressed.

    Attributes:
        start: Offset in the file.
        end: Offset after it.
        content: Inflated.
    """

    start: int
    end: int
    content: bytes


def read_warc(path: Path) -> Iterator[Fetched | Skipped]:
    """Read the pages of a WARC in order; what broke off, and answers other than 200–299, are `Skipped` with the reason.

    Raises:
        TornArchiveError: At the end, if the file ends inside a record.
        ArchiveError: If a digest or checksum does not match.
    """
    for read in read_responses(path):
        yield accept_response(read) if isinstance(read, Fetched) else read


def read_responses(path: Path) -> Iterator[Fetched | Skipped]:
    """Read whatever a WARC holds, with any status; only a revisit of what lies in another file is `Skipped`.

    Raises:
        TornArchiveError: As above.
        ArchiveError: As above.
    """
    seen: dict[str, int] = {}
    for member in read_members(path):
        for record in _read_records(path, member):
            if record.rec_type == "revisit":
                yield _follow(path, record, seen)
            elif record.rec_type in {"response", "resource"}:
                fetched = _read_record(path, record)
                seen.setdefault(f"sha256:{fetched.sha256}", member.start)
                yield fetched


def accept_response(fetched: Fetched) -> Fetched | Skipped:
    """Let a whole page pass; anything else the site said is `Skipped` with the reason."""
    if not 200 <= fetched.status < 300:
        reason = f"the site answered HTTP {fetched.status}"
        return replace(skip(fetched.source, reason, sha256=fetched.sha256), is_gone=fetched.status in GONE)
    if fetched.truncated:
        return skip(fetched.source, f"broke off ({fetched.truncated}); fetch it again", sha256=fetched.sha256)
    return fetched


def read_members(path: Path, start: int = 0) -> Iterator[Member]:
    """Inflate one gzip member after the other from `start` on.

    Raises:
        TornArchiveError: If the last member is cut short.
        ArchiveError: If the bytes are no gzip members, or are more than a member may hold.
    """
    with path.open("rb") as stream:
        stream.seek(start)
        rest = stream.read(CHUNK_BYTES)
        if rest and not rest.startswith(b"\x1f"):
            content = rest + stream.read(LARGEST_MEMBER_BYTES)
            yield Member(start=start, end=start + len(content), content=content)
            return
        while rest:
            try:
                member, rest = _inflate(path, stream, start, rest)
            except zlib.error as error:
                raise ArchiveError(f"{path}: damaged near byte {start} ({error}); {ADVICE}") from None
            yield member
            start = member.end
            rest = rest or stream.read(CHUNK_BYTES)


def _inflate(path: Path, stream: io.BufferedReader, start: int, rest: bytes) -> tuple[Member, bytes]:
    inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
    pieces: list[bytes] = []
    used = size = 0
    while not inflater.eof:
        if not rest:
            raise TornArchiveError(path, start)
        pieces.append(inflater.decompress(rest))
        size += len(pieces[-1])
        if size > LARGEST_MEMBER_BYTES:
            raise ArchiveError(f"{path}: a record near byte {start} is too large; split the archive")
        used += len(rest) - len(inflater.unused_data)
        rest = inflater.unused_data or (b"" if inflater.eof else stream.read(CHUNK_BYTES))
    return Member(start=start, end=start + used, content=b"".join(pieces)), rest


def _read_records(path: Path, member: Member) -> Iterator[ArcWarcRecord]:
    try:
        yield from ArchiveIterator(io.BytesIO(member.content), check_digests="raise")
    except ArchiveLoadFailed as error:
        raise ArchiveError(f"{path}: damaged near byte {member.start} ({error}); {ADVICE}") from None


def _read_record(path: Path, record: ArcWarcRecord) -> Fetched:
    try:
        content = record.content_stream().read()
    except ArchiveLoadFailed as error:
        uri = record.rec_headers.get_header("WARC-Target-URI")
        raise ArchiveError(f"{path}: the bytes of {uri} were changed ({error}); {ADVICE}") from None
    return _make_fetched(record, content)


def _make_fetched(record: ArcWarcRecord, content: bytes) -> Fetched:
    fetched = make_fetched(
        _read_source(record), content, headers=_read_headers(record), fetched_at=_read_time(record)
    )
    return replace(
        fetched,
        status=_read_status(record),
        final_url=record.rec_headers.get_header(FINAL_URL),
        truncated=record.rec_headers.get_header(TRUNCATED),
        is_last=record.rec_headers.get_header(LAST) is not None,
    )


def _follow(path: Path, record: ArcWarcRecord, seen: dict[str, int]) -> Fetched | Skipped:
    """The payload of a revisit, from the record that holds it."""
    digest = record.rec_headers.get_header("WARC-Payload-Digest")
    source = _read_source(record)
    if digest not in seen:
        return skip(source, f"its bytes ({digest}) are in another archive; load that one too")
    member = next(read_members(path, seen[digest]))
    for original in _read_records(path, member):
        fetched = _make_fetched(record, _read_record(path, original).content)
        if f"sha256:{fetched.sha256}" == digest:
            return fetched
    raise ArchiveError(f"{path}: the bytes of {source} are not where their first copy was")


def _read_status(record: ArcWarcRecord) -> int:
    """200 for what did not come by HTTP, 0 for a status line that has none."""
    code = record.http_headers.get_statuscode() if record.http_headers else "200"
    return int(code) if code.isascii() and code.isdigit() else 0


def _read_source(record: ArcWarcRecord) -> str:
    uri: str = record.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    if not uri.startswith(FILE_SCHEME):
        return uri
    path = uri.removeprefix(FILE_SCHEME)
    path = path.removeprefix("//") if path.startswith("///") else path
    return unquote_to_bytes(path).decode("utf-8", "backslashreplace")


def _read_headers(record: ArcWarcRecord) -> tuple[tuple[str, str], ...]:
    if not record.http_headers:
        return ()
    return tuple((name.removeprefix(ORIGINAL), value) for name, value in record.http_headers.headers)


def _read_time(record: ArcWarcRecord) -> datetime | None:
    printed = record.rec_headers.get_header("WARC-Date")
    if not printed or record.rec_headers.get_header(UNDATED):
        return None
    try:
        moment = datetime.fromisoformat(printed)
    except ValueError:  # the standard's own short forms, such as a bare year; the moment is not known then
        return None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
