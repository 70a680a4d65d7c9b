"""The answer to `why is this article here`, in words."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from ingest.domain.article import Article
from ingest.domain.errors import UsageError
from ingest.warehouse.why import read_why

# Rules called as the part of the article, or the form of the name, that they are about.
FIELDS = {
    "kicker",
    "headline",
    "deck",
    "dateline",
    "section",
    "caption",
    "source",
    "source_code",
    "township",
    "village",
}


def test_every_contribution_is_told_strongest_first(open_desk: Callable[..., Any]) -> None:
    desk = open_desk("洛阳市")
    desk.decide(
        Article(
            order=1, kind="news", headline="涧西区建成书屋", paragraphs=("涧西区书屋开张，嵩县送来山货。",)
        )
    )
    why = read_why(desk.connection, "a1")
    assert why.decision == "归属涧西区（把握大）"
    assert [(each.place_name, each.role) for each in why.attributions] == [
        ("涧西区", "primary"),
        ("嵩县", "mentioned"),
    ]
    assert [each.note for each in why.evidence if each.place_name == "涧西区"] == [
        "标题写到“涧西区”",
        "正文开头写到“涧西区”",
        "全文2次写到涧西区",
        "最先写到的区县是涧西区",
    ]
    assert sum(each.weight for each in why.evidence if each.place_name == "涧西区") == pytest.approx(
        why.attributions[0].score
    )
    assert why.lines()[0] == "涧西区建成书屋"
    assert json.loads(json.dumps(dataclasses.asdict(why), ensure_ascii=False))["status"] == "district"


def test_every_rule_has_a_sentence_and_is_somebodys(open_desk: Callable[..., Any]) -> None:
    desk = open_desk("洛阳市")
    desk.decide(Article(order=1, kind="news", paragraphs=("书屋开张。",)))
    rules = desk.connection.execute("select rule_name, note from intermediate.int_weights").fetchall()
    models = "".join(model.sql for model in desk.models if model.name != "intermediate.int_weights")
    for rule, note in rules:
        filled = note
        for word in ("surface", "name", "count", "editor", "reason", "accepted"):
            filled = filled.replace("{" + word + "}", "")
        assert filled, rule
        assert "{" not in filled, rule
        assert f"'{rule}'" in models or rule in FIELDS, rule


def test_a_name_that_did_not_count_says_why(open_desk: Callable[..., Any]) -> None:
    desk = open_desk("洛阳市")
    text = "涧西区书屋开张。高新区和成都市武侯区送来花篮，孟津区的朋友也来了。"
    desk.decide(Article(order=1, kind="news", headline="书屋开张", paragraphs=(text,)))
    why = read_why(desk.connection, "a1")
    assert [(each.reason, each.note) for each in why.not_counted] == [
        ("zone", "“高新区”是功能区，不是区县，不计"),
        ("elsewhere", "“成都市”不在洛阳市，不计"),
        ("elsewhere", "“武侯区”不在洛阳市，不计"),
        ("not_standing", "“孟津区”这个名称从2021年3月18日起才有，不计"),
    ]
    assert why.lines()[-1] == "   -    “孟津区”这个名称从2021年3月18日起才有，不计 [not_standing]"


def test_an_article_that_nothing_places_says_so(open_desk: Callable[..., Any]) -> None:
    desk = open_desk("洛阳市")
    desk.decide(Article(order=1, kind="news", headline=None, paragraphs=("的哥把挎包送回来了。",)))
    why = read_why(desk.connection, "a1")
    assert why.lines() == ("（无标题）", "a1  未归属：没有足够的依据")


def test_an_unknown_article_is_refused_in_one_line(open_desk: Callable[..., Any]) -> None:
    desk = open_desk("洛阳市")
    desk.decide(Article(order=1, kind="news", paragraphs=("书屋开张。",)))
    with pytest.raises(UsageError, match="no article 'nothing-here'"):
        read_why(desk.connection, "nothing-here")
