"""Telling an article again after it was read anew."""

import random

from ingest.domain.article import Article
from ingest.domain.edition import EditionArticle
from ingest.warehouse.recognise import KnownArticle, recognise

PAGE = "lcrb-2018-07-18-p01"


def text(seed: int, chars: int = 200) -> str:
    """Characters no other seed shares in the same order."""
    return "".join(random.Random(seed).choices([chr(0x4E00 + number) for number in range(3000)], k=chars))  # noqa: S311 - no secret


def known(name: str, printed: str, *, content_no: str | None = None, is_jump: bool = False) -> KnownArticle:
    return KnownArticle(
        article_id=name,
        revision=1,
        content_no=content_no,
        content_hash="",
        record_hash="",
        printed=printed,
        is_jump=is_jump,
        page_ids=(PAGE, f"{PAGE}-next") if is_jump else (PAGE,),
    )


def incoming(name: str, printed: str, *, content_no: str | None = None) -> EditionArticle:
    article = Article(order=1, kind="news", content_no=content_no)
    return EditionArticle(article_id=name, article=article, printed=printed, mentions=())


def names(found: tuple[EditionArticle, ...], before: tuple[KnownArticle, ...]) -> list[str]:
    return [one.article_id for one in recognise(found, before, (PAGE,))]


def test_a_new_article_keeps_its_own_id() -> None:
    assert names((incoming("new", text(1)),), (known("old", text(2)),)) == ["new"]


def test_a_few_changed_characters_do_not_change_the_id() -> None:
    assert names((incoming("new", text(1) + "。更正"),), (known("old", text(1)),)) == ["old"]


def test_white_space_and_line_breaks_do_not_matter() -> None:
    printed = text(1)
    assert names((incoming("new", " ".join(printed)),), (known("old", printed),)) == ["old"]


def test_the_sites_number_counts_more_than_the_text() -> None:
    before = (known("old", text(1), content_no="7"), known("other", text(2)))
    assert names((incoming("new", text(2), content_no="7"),), before) == ["old"]


def test_an_article_put_in_two_keeps_its_id_where_most_of_it_is() -> None:
    printed = text(1, 300)
    assert names((incoming("a", printed[:70]), incoming("b", printed[70:])), (known("old", printed),)) == [
        "a",
        "old",
    ]


def test_two_articles_put_in_one_give_it_the_id_of_the_longer() -> None:
    before = (known("short", text(1, 60)), known("long", text(2, 240)))
    assert names((incoming("new", text(1, 60) + text(2, 240)),), before) == ["long"]


def test_one_known_id_is_given_once() -> None:
    twice = (incoming("a", text(1)), incoming("b", text(1) + "完"))
    assert names(twice, (known("old", text(1)),)) == ["old", "b"]


def test_articles_moved_up_on_the_page_keep_their_ids() -> None:
    before = tuple(known(f"old-{number}", text(number)) for number in range(5))
    now = tuple(incoming(f"new-{number}", text(number)) for number in reversed(range(1, 5)))
    assert names(now, before) == ["old-4", "old-3", "old-2", "old-1"]


def test_a_page_of_a_jump_alone_is_a_part_of_the_article() -> None:
    head, tail = text(1, 60), text(2, 240)
    found = recognise((incoming("new", head),), (known("old", head + tail, is_jump=True),), (PAGE,))
    assert [(one.article_id, one.is_part) for one in found] == [("old", True)]


def test_an_article_grown_by_its_second_page_keeps_its_id() -> None:
    head, tail = text(1, 60), text(2, 240)
    found = recognise((incoming("new", head + tail),), (known("old", head, is_jump=True),), (PAGE,))
    assert [(one.article_id, one.is_part) for one in found] == [("old", False)]


def test_what_every_article_of_a_page_says_tells_none_of_them() -> None:
    notice = "本版编辑联系电话与投稿邮箱见报头"
    before = tuple(known(f"old-{number}", notice + text(number, 40)) for number in range(60))
    now = (incoming("new", notice + text(100, 4)), incoming("again", notice + text(30, 38)))
    assert names(now, before) == ["new", "old-30"]


def test_the_same_text_on_another_page_is_left_alone() -> None:
    found = recognise((incoming("new", text(1)),), (known("old", text(1)),), ("lcrb-2018-07-18-p07",))
    assert [one.article_id for one in found] == ["new"]
