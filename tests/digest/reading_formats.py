"""Published files → the text a reader of each would see, and the rules of their formats."""

import csv
import email
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from email.policy import default
from pathlib import Path

import pyarrow.parquet as pq
from bs4 import BeautifulSoup

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def read_text(path: Path) -> str:
    """Every character of a file that could be read by somebody: markup included, containers opened."""
    content = path.read_bytes()
    if path.suffix == ".epub":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    if path.suffix == ".eml":
        message = email.message_from_bytes(content, policy=default)
        parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
        return "\n".join([str(dict(message.items())), *parts])
    if path.suffix == ".parquet":
        return json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False, default=str)
    if path.suffix == ".csv":
        return "\n".join(cell for row in csv.reader(io.StringIO(content.decode())) for cell in row)
    text = content.decode(errors="replace")
    if path.suffix == ".json":
        return text + json.dumps(json.loads(text), ensure_ascii=False)
    if path.suffix in {".atom", ".opml", ".xml"}:
        return text + "".join(ET.fromstring(text).itertext())  # noqa: S314 - our own
    return text + BeautifulSoup(text, "lxml").get_text() if path.suffix == ".html" else text


def find_atom_faults(text: str) -> list[str]:
    """What RFC 4287 demands of a feed and is not there; relative addresses are allowed."""
    feed = ET.fromstring(text)  # noqa: S314 - our own
    faults = [f"{feed.tag} is no feed"] if feed.tag != f"{ATOM}feed" else []
    for node in (feed, *feed.findall(f"{ATOM}entry")):
        where = f"{node.tag.removeprefix(ATOM)} {node.findtext(f'{ATOM}id')}"
        for name in ("id", "title", "updated"):
            count = len(node.findall(f"{ATOM}{name}"))
            faults += [f"{where}: {count} {name}"] if count != 1 else []
            faults += [f"{where}: empty {name}"] if not (node.findtext(f"{ATOM}{name}") or "").strip() else []
        links = [(link.get("rel"), link.get("type")) for link in node.findall(f"{ATOM}link")]
        faults += [f"{where}: two alternates alike"] if len(set(links)) < len(links) else []
        faults += [f"{where}: no link"] if not links else []
    if feed.find(f"{ATOM}author/{ATOM}name") is None:
        faults.append("feed: no author")
    ids = [node.text for node in feed.iter(f"{ATOM}id")]
    faults += ["an id stands twice"] if len(set(ids)) < len(ids) else []
    return faults


JSON_FEED_SCHEMA = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "format": "uri"},
                    "title": {"type": "string"},
                    "summary": {"type": "string"},
                    "content_html": {"type": "string"},
                    "date_published": {"type": "string", "format": "date-time"},
                },
            },
        },
    },
}

_TEXTS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["value"],
        "additionalProperties": False,
        "properties": {
            "role": {"type": "string"},
            "contentType": {"type": "string"},
            "charCount": {"type": "integer"},
            "value": {"type": "string"},
        },
    },
}


def _named(*properties: str) -> dict[str, object]:
    """A list of objects whose properties are all texts."""
    texts = {name: {"type": "string"} for name in properties}
    return {
        "type": "array",
        "items": {"type": "object", "additionalProperties": False, "properties": texts},
    }


# What IPTC's schema of ninjs 3.1 says of the properties that we write
NINJS_SCHEMA = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "name": {"const": "ninjs"},
                "version": {"const": "3.1"},
                "schema": {"type": "string", "format": "uri"},
            },
        },
        "type": {"enum": ["text", "picture"]},
        "representationType": {"enum": ["full", "partial"]},
        "version": {"type": "string"},
        "contentCreated": {"type": "string", "format": "date-time"},
        "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
        "language": {"type": "string"},
        "usageTerms": {"type": "string"},
        "headlines": _TEXTS,
        "descriptions": _TEXTS,
        "bodies": _TEXTS,
        "by": {"type": "string"},
        "located": {"type": "string"},
        "people": _named("name", "rel", "uri", "literal"),
        "places": _named("name", "rel", "uri", "literal"),
        "infoSources": _named("name", "role", "uri", "literal"),
        "genres": _named("name", "uri", "literal"),
        "altIds": _named("role", "value"),
        "renditions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name"],
                "additionalProperties": False,
                "properties": {
                    "name": {"type": "string"},
                    "href": {"type": "string", "format": "uri"},
                    "contentType": {"type": "string"},
                },
            },
        },
    },
}
