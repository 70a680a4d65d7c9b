"""`Fetched` → the raw archive: every byte that arrives, one WARC for each edition, from which all can be read again.

A payload is stored once; the same payload from another source is a `revisit` record that points to it. Nothing in a
record comes from the clock, so that equal input gives an equal file: bytes that nobody dated carry the edition's date
and the field `Dibao-Undated`. The last record of what a run appends says so in `Dibao-Last`, so that each state can be
read again by itself. A record that a killed run left half written is cut off at the next append.
"""

import fcntl
import hashlib
import io
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ingest.domain.newspaper import Edition
from ingest.domain.page import Fetched
from ingest.fetch.warc import (
    FILE_SCHEME,
    FINAL_URL,
    LAST,
    ORIGINAL,
    TRUNCATED,
    UNDATED,
    ArchiveError,
    TornArchiveError,
    read_members,
    read_responses,
)

BODY_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})


@dataclass(slots=True, kw_only=True)
class _Known:
    """What an archive holds: the last (sha256, status) of each source, the first (URI, date) of each sha256."""

    latest: dict[str, tuple[str, int]] = field(default_factory=dict)
    payloads: dict[str, tuple[str, str]] = field(default_factory=dict)


def archive_path(root: Path, edition: Edition) -> Path:
    """`<root>/lyrb/2018/lyrb-2018-07-19.warc.gz`; root is the workspace's `warehouse/raw`."""
    year = f"{edition.edition_date:%Y}"
    return root / edition.newspaper_id / year / f"{edition.edition_id}.warc.gz"


def archive(root: Path, edition: Edition, fetched: tuple[Fetched, ...]) -> int:
    """Append what the edition's archive does not hold yet, safely on disk when this returns; give the number.

    Raises:
        ArchiveError: If the archive is damaged, or cannot be written; it is then as it was before.
    """
    path = archive_path(root, edition)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            return _append(path, stream, edition, fetched)
    except OSError as error:
        raise ArchiveError(
            f"{path}: cannot be written ({error.strerror}); make room or check permissions"
        ) from error


def read_archive(path: Path) -> Iterator[Fetched]:
    """Read an edition's archive again, in the order it was filled; each payload is checked against its digest.

    Answers with an error status, and those that broke off, are there too: `judge` tells them apart.

    Raises:
        TornArchiveError: After the last whole record, if the file ends inside one.
        ArchiveError: If a byte was changed.
    """
    for read in read_responses(path):
        if not isinstance(read, Fetched):
            raise ArchiveError(read.reason)
        yield read


def _append(path: Path, stream: BinaryIO, edition: Edition, fetched: tuple[Fetched, ...]) -> int:
    known, whole_bytes = _read_known(path, edition)
    new = list(_find_new(fetched, edition, known))
    records = [
        _make_record(replace(item, is_last=place == len(new)), edition, first)
        for place, (item, first) in enumerate(new, start=1)
    ]
    stream.truncate(whole_bytes)
    try:
        stream.write(b"".join(records))
        stream.flush()
        os.fsync(stream.fileno())
    except OSError:
        os.ftruncate(stream.fileno(), whole_bytes)
        raise
    _sync_folder(path.parent)
    return len(records)


def _read_known(path: Path, edition: Edition) -> tuple[_Known, int]:
    known = _Known()
    try:
        for item in read_archive(path):
            _remember(item, edition, known)
        return known, max((member.end for member in read_members(path)), default=0)
    except TornArchiveError as torn:
        return known, torn.whole_bytes


def _remember(item: Fetched, edition: Edition, known: _Known) -> None:
    known.latest[item.source] = (item.sha256, item.status)
    known.payloads.setdefault(item.sha256, (_make_uri(item.source), _make_date(item, edition)))


def _find_new(
    fetched: tuple[Fetched, ...], edition: Edition, known: _Known
) -> Iterator[tuple[Fetched, tuple[str, str] | None]]:
    """What the archive lacks, each with the URI and date of the record that has its payload already."""
    for arrived in fetched:
        item = replace(arrived, sha256=hashlib.sha256(arrived.content).hexdigest())
        if known.latest.get(item.source) != (item.sha256, item.status):
            yield item, known.payloads.get(item.sha256)
            _remember(item, edition, known)


def _make_record(item: Fetched, edition: Edition, first: tuple[str, str] | None) -> bytes:
    """One gzip member: a response for what came by HTTP, a resource for a file, a revisit for a payload seen."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    uri, headers, fields = _make_uri(item.source), _make_http_headers(item), _make_fields(item, edition)
    record: ArcWarcRecord
    if first:
        record = writer.create_revisit_record(
            uri, f"sha256:{item.sha256}", *first, http_headers=headers, warc_headers_dict=fields
        )
    else:
        fields["WARC-Payload-Digest"] = f"sha256:{item.sha256}"
        record = writer.create_warc_record(
            uri,
            "response" if headers else "resource",
            payload=io.BytesIO(item.content),
            length=len(item.content),
            warc_content_type="" if headers else "application/octet-stream",
            warc_headers_dict=fields,
            http_headers=headers,
        )
    writer.write_record(record)
    return buffer.getvalue()


def _make_fields(item: Fetched, edition: Edition) -> dict[str, str]:
    moment = _make_date(item, edition)
    record_id = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{edition.edition_id} {item.source} {item.sha256} {item.status} {moment}"
    )
    fields = {"WARC-Record-ID": f"<urn:uuid:{record_id}>", "WARC-Date": moment}
    if item.fetched_at is None:
        fields[UNDATED] = "the edition's date stands for it"
    if item.final_url:
        fields[FINAL_URL] = item.final_url
    if item.truncated:
        fields[TRUNCATED] = item.truncated
    if item.is_last:
        fields[LAST] = "of what one run brought"
    return fields


def _make_uri(source: str) -> str:
    return source if source.startswith(("http://", "https://")) else f"{FILE_SCHEME}{quote(source)}"


def _make_date(item: Fetched, edition: Edition) -> str:
    moment = item.fetched_at or datetime.combine(edition.edition_date, time())
    return f"{moment.isoformat(timespec='microseconds')}Z"


def _make_http_headers(item: Fetched) -> StatusAndHeaders | None:
    """Headers about the body's wrapping are kept under another name: the body is stored unwrapped."""
    if not item.source.startswith(("http://", "https://")):
        return None
    headers = [
        (f"{ORIGINAL}{name}" if name.lower() in BODY_HEADERS else name, value) for name, value in item.headers
    ]
    return StatusAndHeaders(f"{item.status} {_phrase(item.status)}", headers, protocol="HTTP/1.1")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:  # sites answer with numbers of their own, 521 and the like
        return "Unknown"


def _sync_folder(folder: Path) -> None:
    """Make a new file's name durable too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
