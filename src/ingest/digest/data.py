"""A digest → `digest.json`; its keys are documented in `digest.schema.json`, in the order they stand here."""

import json
from dataclasses import asdict
from datetime import date

from ingest.digest.addresses import find_web_url, make_digest_id
from ingest.digest.words import edition_state
from ingest.domain.digest import Digest, DigestEdition, DigestItem

FORMAT = "dibao-digest/1"


def render_json(digest: Digest) -> str:
    """The digest as data: strings as printed, so a page that shows them must escape them."""
    content = {
        "format": FORMAT,
        "id": make_digest_id(digest),
        "place": {"code": digest.place_code, "name": digest.place_name, "level": digest.place_level},
        "city": {"code": digest.city_code, "name": digest.city_name},
        "period": digest.period.value,
        "edition_date": digest.edition_date.isoformat(),
        "last_date": digest.last_date.isoformat(),
        "revision": digest.revision,
        "changes": [asdict(change) for change in digest.changes],
        "tally": asdict(digest.tally) if digest.tally else None,
        "before": asdict(digest.before) if digest.before else None,
        "editions": [_edition(edition) for edition in digest.editions],
        "items": [_item(item) for item in digest.items],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, default=_write_day) + "\n"


def _write_day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _edition(edition: DigestEdition) -> dict[str, object]:
    # the stored reason names the operator's files
    return asdict(edition) | {"reason": edition_state(edition) if edition.reason else ""}


def _item(item: DigestItem) -> dict[str, object]:
    return asdict(item) | {
        # captions are text of the article: they leave only where the whole text may
        "captions": item.captions if item.paragraphs else (),
        "source_url": find_web_url(item.source_url),
        "other_districts": [
            {"code": code, "name": name, "role": role} for code, name, role in item.other_districts
        ],
    }
