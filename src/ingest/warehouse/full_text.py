"""Articles with their texts → one Parquet file for each month, for those who may have them."""

from datetime import date
from pathlib import Path

import duckdb

from ingest.domain.errors import WarehouseError
from ingest.warehouse.connect import Warehouse, first_line, quote_path
from ingest.warehouse.fingerprints import has_kept_parts, read_kept_parts, read_parts

_FINGERPRINT = "dibao_fingerprint"


def publish_full_text(warehouse: Warehouse, folder: Path) -> int:
    """Write the months that changed as `2018-07.parquet`, take away those that are gone, and give their number.

    Raises:
        WarehouseError: If a file cannot be written; those not yet written stay as they are.
    """
    months: dict[str, int] = {}
    read = read_kept_parts if has_kept_parts(warehouse.connection) else read_parts
    for day, fingerprint in read(warehouse.connection, "marts.articles").items():
        if day:
            months[f"{day:%Y-%m}"] = months.get(f"{day:%Y-%m}", 0) + fingerprint
    try:
        folder.mkdir(parents=True, exist_ok=True)
        present = {path.stem: _read_fingerprint(warehouse, path) for path in folder.glob("????-??.parquet")}
        changed = [month for month, sum_ in months.items() if present.get(month) != str(sum_)]
        for month in changed:
            _write_month(
                warehouse, folder / f"{month}.parquet", date.fromisoformat(f"{month}-01"), months[month]
            )
        for month in present.keys() - months.keys():
            (folder / f"{month}.parquet").unlink()
    except (OSError, duckdb.Error) as error:
        message = first_line(error) if isinstance(error, duckdb.Error) else error.strerror
        raise WarehouseError(f"{folder}: could not be published ({message})") from error
    return len(changed)


def remove_full_text(warehouse: Warehouse, folder: Path) -> int:
    """Take away the months that were written when they were asked for, and give their number; other files stay.

    Raises:
        WarehouseError: If the disk refuses.
    """
    ours = [path for path in folder.glob("????-??.parquet") if _read_fingerprint(warehouse, path)]
    try:
        for path in (*ours, *folder.glob(".????-??.parquet.tmp")):
            path.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise WarehouseError(f"{folder}: could not be removed ({error.strerror}); delete it") from error
    return len(ours)


def _read_fingerprint(warehouse: Warehouse, path: Path) -> str | None:
    """What the file was written from; None where it is damaged."""
    try:
        rows = warehouse.connection.execute(
            "select decode(value) from parquet_kv_metadata($path) where decode(key) = $key",
            {"path": str(path), "key": _FINGERPRINT},
        ).fetchall()
    except duckdb.Error:
        return None
    return str(rows[0][0]) if rows else None


def _write_month(warehouse: Warehouse, path: Path, first: date, fingerprint: int) -> None:
    beside = path.with_name(f".{path.name}.tmp")
    warehouse.connection.execute(
        f"""
        copy (
            from marts.articles
            where edition_date >= date '{first}' and edition_date < date '{first}' + interval 1 month
            order by edition_date, edition_id, article_order, article_id
        ) to {quote_path(beside)} (format parquet, compression zstd, kv_metadata {{{_FINGERPRINT}: '{fingerprint}'}})
        """
    )
    beside.replace(path)
