"""Pagefind's index in an order of its own → the same bytes whenever its records are the same.

Pagefind 1.5 writes a filter's values, and the list of filters, in the order of a hash table that differs from run to
run. Files it names by their content get the name of their new content.
"""

import gzip
import hashlib
import json
from pathlib import Path

import cbor2

MAGIC = b"pagefind_dcd"
FILTERS = 3  # their place in the metadata: version, pages, index chunks, filters, sorts, names of fields


def put_in_order(index: Path) -> None:
    """Sort what is unsorted in an index folder, in place."""
    entry_path = index / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        meta_path = index / f"pagefind.{language['hash']}.pf_meta"
        meta = _read(meta_path)
        meta[FILTERS] = sorted([name, _rename_filter(index, key)] for name, key in meta[FILTERS])
        meta_path.unlink()
        language["hash"] = _write(index, "pagefind.{}.pf_meta", language["hash"], meta)
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    entry_path.write_text(text, encoding="utf-8")


def _rename_filter(index: Path, key: str) -> str:
    path = index / "filter" / f"{key}.pf_filter"
    name, values = _read(path)
    path.unlink()
    return _write(index / "filter", "{}.pf_filter", key, [name, sorted(values)])


def _read(path: Path) -> list:  # type: ignore[type-arg] # CBOR, whose shape is Pagefind's
    return list(cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(MAGIC)))


def _write(folder: Path, form: str, old_key: str, content: object) -> str:
    """The new key, as long as the old one; stored uncompressed, for zlib's bytes differ between machines."""
    raw = MAGIC + cbor2.dumps(content)
    language, _, old_hash = old_key.partition("_")
    key = f"{language}_{hashlib.sha256(raw).hexdigest()[: len(old_hash)]}"
    (folder / form.format(key)).write_bytes(gzip.compress(raw, compresslevel=0, mtime=0))
    return key
