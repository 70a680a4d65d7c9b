"""What is told on stderr → one JSON object a line, for `--log-format json`."""

import json
import logging
import re
from datetime import UTC, datetime

from ingest.steps.at_work import edition_at_work

_OF_EDITION = re.compile(r"(?P<newspaper>.+)-\d{4}-\d{2}-\d{2}(?:-[a-z])?")


def write_line(level: str, message: str, *, logger: str = "dibao", **facts: str | None) -> str:
    """One object without a line end: time (UTC), level, logger, message, and those facts that are known.

    Args:
        facts: `edition_id`, `newspaper_id`, `traceback`; an edition's newspaper is told by its id.
    """
    newspaper = _OF_EDITION.fullmatch(facts.get("edition_id") or "")
    if newspaper:
        facts.setdefault("newspaper_id", newspaper["newspaper"])
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "level": level,
        "logger": logger,
        "message": message,
    }
    return json.dumps(
        line | {name: value for name, value in facts.items() if value is not None}, ensure_ascii=False
    )


class JsonFormatter(logging.Formatter):
    """A record of the steps as such a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        return write_line(
            record.levelname.lower(),
            record.getMessage(),
            logger=record.name,
            edition_id=edition_at_work(),
            traceback=self.formatException(record.exc_info) if record.exc_info else None,
        )
