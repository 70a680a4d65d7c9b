"""The invented editions, as they are read from their TOML."""

from datetime import date

from ingest.sample.editions import read_editions


def test_three_days_and_their_pages_come_in_printed_order() -> None:
    assert [
        (edition.edition_date, [(page.page_no, len(page.articles)) for page in edition.pages])
        for edition in read_editions()
    ] == [
        (date(2026, 3, 17), [("01", 4), ("02", 3), ("03", 3), ("05", 2), ("06", 0)]),
        (date(2026, 3, 18), [("01", 3), ("02", 3), ("04", 3), ("05", 3)]),
        (date(2026, 3, 19), [("01", 3), ("02", 4), ("03", 0), ("04", 3), ("08", 2)]),
    ]


def test_an_article_has_what_its_newspaper_printed() -> None:
    (article,) = [article for article in read_editions()[0].articles if article.number == 770111]
    assert article.headline == "「河洛書院」重開\n頭一課講一個字"
    assert article.deck == "主讲人张喆：把“洛”字写好，要先看水"
    assert article.author == "顾南舟"
    assert len(article.paragraphs) == 6
    assert article.sections == ((2, "修旧"), (3, "开讲"), (5, "夜读"))
    assert article.captions == ("书院的第一课", "")
    assert article.pictures == ("770111_1.jpg", "770111_2.jpg")


def test_numbers_are_the_articles_own() -> None:
    numbers = [article.number for edition in read_editions() for article in edition.articles]
    assert len(numbers) == len(set(numbers)) == 36


def test_a_correction_changes_one_article() -> None:
    edition = read_editions()[1]
    pairs = zip(edition.articles, edition.corrected().articles, strict=True)
    ((before, after),) = [(old, new) for old, new in pairs if old != new]
    assert before.number == after.number == 770202
    assert "淤泥11万立方米" in before.paragraphs[0]
    assert "淤泥1.1万立方米" in after.paragraphs[0]


def test_a_reprint_has_another_headline_and_the_same_text() -> None:
    _, second, third = read_editions()
    (first_print,) = [article for article in second.articles if article.number == 770202]
    (reprint,) = [article for article in third.articles if article.number == 770305]
    assert reprint.headline != first_print.headline
    assert reprint.paragraphs == first_print.paragraphs


def test_each_district_of_the_city_is_named() -> None:
    printed = "".join(
        text
        for edition in read_editions()
        for article in edition.articles
        for text in (article.kicker or "", article.headline, *article.paragraphs)
    )
    districts = (
        "涧西区 西工区 洛龙区 偃师区 孟津区 老城区 瀍河回族区 嵩县 栾川县 汝阳县 伊川县 宜阳县 洛宁县 新安县"
    )
    assert [district for district in districts.split() if district not in printed] == []
