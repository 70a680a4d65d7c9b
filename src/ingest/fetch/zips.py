"""A zip archive → its members as `Fetched` or `Skipped`; nothing is ever unpacked to disk."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from ingest.domain.page import Fetched, Skipped
from ingest.fetch.bytes import LARGEST_PAGE_BYTES, accept_page, make_fetched, skip
from ingest.fetch.names import natural_key, printable

LARGEST_ZIP_BYTES = 512 * 1024 * 1024  # of all members together, unpacked
MOST_MEMBERS = 20_000
UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f\x7f\ud800-\udfff]")
UTF8_NAME_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # what zipfile raises for a compression it does not know
    OSError,
    RuntimeError,
    ValueError,
)


def read_zip(path: Path, source: str, suffixes: frozenset[str]) -> Iterator[Fetched | Skipped]:
    """Read the members with one of the suffixes, in natural order of their names, as `a.zip/03.md`."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _read_members(archive, source, suffixes)
    except BROKEN as error:
        yield skip(source, f"not a readable zip archive ({error}); pack it again")


def _read_members(
    archive: zipfile.ZipFile, source: str, suffixes: frozenset[str]
) -> Iterator[Fetched | Skipped]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if not members:
        yield skip(source, "no files in this archive; pack the pages again")
    if len(members) > MOST_MEMBERS:
        yield skip(source, f"{len(members)} members, more than {MOST_MEMBERS}; split the archive")
        return
    named = sorted(
        ((_read_name(member), member) for member in members), key=lambda pair: natural_key(pair[0])
    )
    left = LARGEST_ZIP_BYTES
    for name, member in named:
        if is_hidden(name):
            continue
        fault = _find_fault(name, member, suffixes)
        read: Fetched | Skipped
        if fault:
            read = skip(f"{source}/{printable(name)}", fault)
        else:
            read = _read_member(archive, member, f"{source}/{name}", left)
        left -= len(read.content) if isinstance(read, Fetched) else 0
        yield read


def is_hidden(name: str) -> bool:
    """What systems leave beside pages: `.DS_Store`, `__MACOSX/…`, `Thumbs.db`."""
    parts = re.split(r"[/\\]", name)
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts) or (
        parts[-1].lower() in {"thumbs.db", "desktop.ini"}
    )


def _read_name(member: zipfile.ZipInfo) -> str:
    """Chinese tools write names in GBK or UTF-8 without the flag that says so."""
    if member.flag_bits & UTF8_NAME_FLAG:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return member.filename


def _find_fault(name: str, member: zipfile.ZipInfo, suffixes: frozenset[str]) -> str | None:
    if UNSAFE_NAME.search(name):
        return "a name that leads out of the archive or cannot be printed; rename it"
    if Path(name).suffix.lower() not in suffixes:
        return f"not read: a page must end in {', '.join(sorted(suffixes))}"
    if member.flag_bits & ENCRYPTED_FLAG:
        return "encrypted; pack it again without a password"
    return None


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: str, left: int
) -> Fetched | Skipped:
    try:
        with archive.open(member) as stream:
            content = stream.read(min(LARGEST_PAGE_BYTES, left) + 1)
    except BROKEN as error:
        return skip(source, f"damaged in the archive ({error}); pack it again")
    if len(content) > left:
        return skip(source, f"the archive unpacks to more than {LARGEST_ZIP_BYTES >> 20} MiB; split it")
    return accept_page(make_fetched(source, content))
