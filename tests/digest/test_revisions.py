"""A late page, a correction, an article taken back: every format says what changed since the day before."""

import email
from email.message import EmailMessage
from email.policy import default

import pytest
from bs4 import BeautifulSoup

from ingest.digest import Neighbours, render_atom, render_feed_json, render_html, render_markdown
from ingest.digest.letter import render_eml
from ingest.domain.digest import Digest
from ingest.domain.mail import MailSettings
from tests.digest.invented import make_week
from tests.digest.publishing import enrich

DIGEST = enrich(make_week()[0])
SAID = (
    "补收：洛阳新报第03版《中亚班列再添一列，首批拖拉机发往塔什干》",
    "改动：洛阳新报第01版《拖拉机厂旧锻工车间开出夜校，机床灯亮到晚上九点》",
    "撤下：洛阳新报一篇",
)


def read_page(digest: Digest) -> str:
    page = render_html(digest, Neighbours(previous_date=None, next_date=None))
    changes = BeautifulSoup(page, "lxml").select_one("details.changes")
    assert changes is not None
    return changes.get_text()


def read_letter(digest: Digest) -> str:
    letter = email.message_from_bytes(render_eml(digest, base_url=None, mail=MailSettings()), policy=default)
    assert isinstance(letter, EmailMessage)
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.mark.parametrize(
    "read",
    [
        read_page,
        render_markdown,
        read_letter,
        lambda digest: render_atom((digest,), base_url=None),
        lambda digest: render_feed_json((digest,), base_url=None),
    ],
    ids=["page", "notes", "letter", "atom", "jsonfeed"],
)
def test_what_a_revision_changed_is_said(read: object) -> None:
    assert callable(read)
    text = read(DIGEST)
    assert [words for words in SAID if words not in text] == []


def test_the_item_itself_says_what_of_it_changed() -> None:
    page = render_html(DIGEST, Neighbours(previous_date=None, next_date=None))
    lead = BeautifulSoup(page, "lxml").select("article.lead")
    assert len(lead) == 1
    assert "后有改动：标题、正文（第2稿）" in lead[0].get_text()
    assert "另载 洛阳晚讯 2026年11月19日 第A02版（节录）" in " ".join(lead[0].get_text().split())


def test_a_first_revision_speaks_of_no_change() -> None:
    page = render_html(make_week()[0], Neighbours(previous_date=None, next_date=None))
    assert "次更新" not in page
