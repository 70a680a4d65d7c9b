"""A small invented newspaper of Luoyang as values, and an empty warehouse to load it into."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.domain.article import Appearance, Article, Dateline, Section
from ingest.domain.edition import EditionArticle, EditionContent, EditionPageContent
from ingest.domain.ids import make_article_id, make_page_id
from ingest.domain.newspaper import Edition, EditionState, Newspaper
from ingest.domain.page import Page, Reading, Skipped, Slot, SlotRole
from ingest.domain.place import Mention
from ingest.warehouse.build import build
from ingest.warehouse.check import check
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.load import LoadResult, load_edition
from ingest.warehouse.open import open_warehouse

DAY = date(2018, 7, 18)
NOON = datetime.fromisoformat("2018-07-18T12:00:00")
DISTRICTS = {"涧西区": "410305", "西工区": "410303", "嵩县": "410325"}
LCRB = Newspaper(newspaper_id="lcrb", name="洛川日报", home_city="洛阳市", rights_note="虚构报纸，仅供演示。")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article in as few words as a test needs; its text names its district."""

    headline: str
    text: str
    district: str | None = "涧西区"
    content_no: str | None = None
    kind: str = "news"
    continues_to: str | None = None
    continues_from: str | None = None
    pages: tuple[str, ...] = ()


def page(page_no: str, *stories: Story, name: str = "要闻") -> tuple[str, str, tuple[Story, ...]]:
    """A page with the stories that begin on it."""
    return page_no, name, stories


def edition(
    *pages: tuple[str, str, tuple[Story, ...]],
    on: date = DAY,
    letter: str = "",
    newspaper_id: str = "lcrb",
    state: EditionState = EditionState.COMPLETE,
    reason: str = "",
    pages_expected: int | None = None,
    skipped: tuple[Skipped, ...] = (),
    source: str = "{page_no}.md",
) -> EditionContent:
    """An edition as the steps hand it to the warehouse: one file a page."""
    paper = Edition(newspaper_id=newspaper_id, edition_date=on, letter=letter)
    numbers = [page_no for page_no, _, _ in pages]
    articles: list[EditionArticle] = []
    for page_no, _, stories in pages:
        for place, story in enumerate(stories, 1):
            article = _article(story, len(articles) + 1, numbers, page_no)
            page_id = make_page_id(paper.edition_id, page_no)
            printed = story.headline + story.text
            articles.append(
                EditionArticle(
                    article_id=make_article_id(
                        page_id, content_no=story.content_no, order=place, printed=printed
                    ),
                    article=article,
                    printed=printed,
                    mentions=_mentions(story),
                )
            )
    return EditionContent(
        edition=paper,
        state=state,
        reason=reason,
        pages_expected=pages_expected,
        readings=tuple(_reading(source.format(page_no=one[0]), one) for one in pages),
        pages=tuple(
            EditionPageContent(
                page_id=make_page_id(paper.edition_id, page_no),
                page=Page(page_no=page_no, page_name=name, source=source.format(page_no=page_no)),
                reading=number,
            )
            for number, (page_no, name, _) in enumerate(pages)
        ),
        articles=tuple(articles),
        skipped=skipped,
    )


def _article(story: Story, order: int, numbers: list[str], page_no: str) -> Article:
    stands_on = (page_no, *story.pages)
    return Article(
        order=order,
        content_no=story.content_no,
        kind=story.kind,
        headline=story.headline,
        byline=("(记者 俞若溪)",),
        writers=("俞若溪",),
        dateline=Dateline(printed="本报讯", agency="本报"),
        sections=(Section(heading="■ 一步一步来", first_paragraph=0),),
        paragraphs=tuple(story.text.split("\n")),
        continues_to=story.continues_to,
        continues_from=story.continues_from,
        appearances=tuple(Appearance(page=numbers.index(number), lines=(1,)) for number in stands_on),
    )


def _mentions(story: Story) -> tuple[Mention, ...]:
    if story.district is None:
        return ()
    code = DISTRICTS[story.district]
    return tuple(
        Mention(
            field=field,
            index=0,
            surface=story.district,
            start_offset=0,
            end_offset=len(story.district),
            form="full",
            name=story.district,
            place_level="county",
            place_codes=(code,),
            county_codes=(code,),
        )
        for field in ("headline", "paragraph")
    )


def _reading(source: str, one: tuple[str, str, tuple[Story, ...]]) -> Reading:
    page_no, name, stories = one
    data = repr((page_no, name, stories)).encode()
    return Reading(
        source=source,
        sha256=sha256(data).hexdigest(),
        byte_count=len(data),
        form="scan",
        encoding="utf-8",
        decode_rule="utf-8",
        parser="segment/1",
        pages=(),
        articles=(),
        slots=(Slot(line=1, start=0, end=4, role=SlotRole.HEADLINE, article=1),),
        line_count=2,
    )


LATHE = Story(
    headline="涧西区老厂房改成机床博物馆", text="涧西区一座老厂房近日重新开门。\n二十台老机床摆在原处。"
)
MARKET = Story(
    headline="西工区早市搬进新大棚",
    text="西工区的早市昨天搬进新大棚。\n摊主魏春生说，再也不怕下雨。",
    district="西工区",
)
PEAR = Story(headline="嵩县梨园开剪", text="嵩县的梨园这几天开始修枝。\n果农说今年花期早。", district="嵩县")
BUSES = Story(headline="明起公交调整发车时间", text="全市公交明起执行夏季发车时间。", district=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """An open warehouse with the verbs a test needs."""

    warehouse: Warehouse

    def load(self, content: EditionContent, newspaper: Newspaper = LCRB) -> LoadResult:
        recorded_at = NOON + timedelta(minutes=self.count("raw.ledger"))
        return load_edition(self.warehouse, content, newspaper, run_id="run-1", recorded_at=recorded_at)

    def build(self) -> None:
        build(self.warehouse)
        check(self.warehouse)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.warehouse.connection.execute(query).fetchall()

    def column(self, query: str) -> list[object]:
        return [row[0] for row in self.rows(query)]

    def count(self, table: str) -> int:
        return int(str(self.column(f"select count(*) from {table}")[0]))  # noqa: S608 - names of ours


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse" / "dibao.duckdb"


@pytest.fixture
def newsroom(path: Path) -> Iterator[Newsroom]:
    with open_warehouse(path) as warehouse:
        yield Newsroom(warehouse=warehouse)
