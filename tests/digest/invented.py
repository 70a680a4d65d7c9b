"""An invented week of an invented Luoyang paper, as digests: real places, invented people and events."""

from dataclasses import dataclass, field
from datetime import date

from ingest.domain.digest import Digest, DigestCount, DigestEdition, DigestItem, EditionDay
from ingest.domain.place import Evidence

CITY = ("410300", "洛阳市")
DISTRICTS = {
    "涧西区": "410305",
    "西工区": "410303",
    "老城区": "410302",
    "瀍河回族区": "410304",
    "洛龙区": "410311",
    "嵩县": "410325",
    "栾川县": "410324",
    "洛阳市": "410300",
}
THURSDAY = date(2026, 11, 19)
FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article and the places it goes to."""

    page_no: str
    page_name: str | None
    headline: str | None
    excerpt: str | None
    places: tuple[tuple[str, str], ...]
    kicker: str | None = None
    deck: str | None = None
    writers: tuple[str, ...] = ()
    source: str | None = None
    body_chars: int = 860
    confidence: str = "high"
    needs_review: bool = False
    notes: tuple[str, ...] = ("标题里写着这个地名。", "正文第一段提到这里。")
    kind: str = "news"
    source_url: str | None = field(default="https://epaper.example/lyxb/2026-11/19/content_1.htm")


THURSDAY_STORIES = (
    Story(
        page_no="01",
        page_name="要闻",
        kicker="老厂房里的新工匠",
        headline="拖拉机厂旧锻工车间开出夜校，机床灯亮到晚上九点",
        deck="涧西区首批开课十二门，报名的一半是三十岁以下的年轻人",
        excerpt="晚上七点，建设路旁的旧锻工车间重新亮起灯。六十二岁的退休钳工孟广胜把一块方铁夹上台虎钳，"
        "身后站着十九名学员。这是涧西区老厂房夜校开课的第一周，十二门课都教手上的活儿。",
        places=(("涧西区", "primary"), ("洛阳市", "city_wide")),
        writers=("俞若溪", "丁博远"),
        source="本报讯",
        body_chars=1460,
        notes=(
            "副题写着“涧西区”。",
            "正文第一段写着“建设路”，在涧西区境内。",
            "正文共提到“涧西区”6次。",
            "稿件印在第01版，该版没有指定区县。",
        ),
    ),
    Story(
        page_no="03",
        page_name="区县",
        headline="中亚班列再添一列，首批拖拉机发往塔什干",
        excerpt="昨日上午十点，装有四十二台轮式拖拉机的班列驶出铁路货场，预计十四天后抵达塔什干。",
        places=(("涧西区", "primary"),),
        writers=("顾明臻",),
        source="涧西",
        body_chars=512,
        confidence="low",
        notes=("这一版是涧西区专版。", "供稿代号“涧西”。"),
        source_url=None,
    ),
    Story(
        page_no="03",
        page_name="区县",
        headline="牡丹广场的旧书市挪到室内了",
        excerpt="天冷之后，牡丹广场周末旧书市搬进相邻的文化馆一楼，摊位由三十六个增至四十八个，逢周六、周日开市。",
        places=(("涧西区", "co_primary"), ("西工区", "co_primary")),
        source="西民",
        body_chars=96,
        needs_review=True,
    ),
    Story(
        page_no="05",
        page_name="乡村",
        kicker="一袋核桃走出山",
        headline="嵩县车村镇的合作社，在城里开了第一家店",
        excerpt="车村镇顺河村的核桃、木耳和蜂蜜摆上了货架。合作社理事长葛春妮说，店面由涧西区的帮扶单位腾出，前两年不收租金。",
        places=(("嵩县", "primary"), ("涧西区", "partner")),
        writers=("葛子衡",),
        body_chars=730,
        notes=("正文写“涧西区的帮扶单位”，是帮扶一方。",),
    ),
    Story(
        page_no="06",
        page_name="民生",
        headline="王城公园北门公交站今起北移八十米",
        excerpt="因管网改造，王城公园北门公交站今起临时北移八十米，9路、15路、103路停靠新站，工期约四十天。",
        places=(("西工区", "primary"), ("涧西区", "mentioned")),
        source="公交",
        body_chars=142,
        kind="brief",
        notes=("正文提到“涧西区”1次。",),
    ),
    Story(
        page_no="07",
        page_name="文化",
        headline="丽景门下，三代人守着一盏走马灯",
        deck="老城区非遗作坊今冬对外开放",
        excerpt="腊月还没到，十字街尽头的作坊已经飘出糨糊味。七十一岁的裴守信把竹篾弯成六角，孙女裴听雨在旁边裁纸。",
        places=(("老城区", "primary"), ("瀍河回族区", "mentioned")),
        writers=("白映川",),
        body_chars=1120,
    ),
    Story(
        page_no="08",
        page_name="综合",
        headline="瀍河岸边试种耐寒芦苇，白鹭来得更早",
        excerpt="瀍河回族区水务站在两公里河岸试种耐寒芦苇三千余丛。巡河员沙小满记录，今年第一群白鹭比去年早到九天。",
        places=(("瀍河回族区", "primary"), ("涧西区", "mentioned")),
        source="瀍水",
        body_chars=334,
        notes=("正文提到“涧西区”1次，与老城区、西工区并列。",),
    ),
    Story(
        page_no="02",
        page_name="时政",
        headline="全市供暖首周测温：九成六住户过十八度",
        excerpt="市城管部门昨日通报，供暖首周入户测温一万二千户，九成六的住户室温达到十八摄氏度。未达标住户三日内上门检修。",
        places=(("洛阳市", "city_wide"),),
        writers=("陆知白",),
        source="本报讯",
        body_chars=640,
    ),
    Story(
        page_no="09",
        page_name=None,
        headline="龙门站前广场加装三十六组风雨长廊",
        excerpt="洛龙区交通部门介绍，长廊全长四百二十米，从出站口一直接到公交枢纽，元旦前完工。",
        places=(("洛龙区", "primary"),),
        body_chars=288,
    ),
)

FRIDAY_STORIES = (
    Story(
        page_no="01",
        page_name="要闻",
        headline="更正：夜校首批课程为十三门",
        excerpt="本报昨日01版《拖拉机厂旧锻工车间开出夜校》一文中，“十二门课”应为“十三门课”。特此更正。",
        places=(("涧西区", "primary"),),
        body_chars=58,
    ),
    Story(
        page_no="04",
        page_name="乡村",
        headline="栾川县叫河镇的连翘茶，今年多卖了两成",
        excerpt="叫河镇今年采摘连翘叶十一万斤，制茶两万余斤。镇农业服务中心的常砚秋说，线上订单第一次超过了门市。",
        places=(("栾川县", "primary"),),
        writers=("常青禾",),
    ),
)


def make_edition(day: date, state: str = "complete", reason: str = "") -> DigestEdition:
    """One day of 洛阳新报, which does not exist."""
    return DigestEdition(
        edition_id=f"lyxb-{day}",
        newspaper_id="lyxb",
        newspaper_name="洛阳新报",
        state=state,
        reason=reason,
        page_count=11 if state == "incomplete" else 12,
        article_count=61,
        rights_note="版权归洛阳新报所有，本页只作摘录。",
    )


def make_item(
    story: Story, place_name: str, role: str, *, order: int = 1, day: date = THURSDAY
) -> DigestItem:
    """A story as it stands in one place's digest."""
    code = DISTRICTS[place_name]
    return DigestItem(
        article_id=f"lyxb-{day}-p{story.page_no}-a{order:02d}-9f3c1e",
        edition_date=day,
        revision=1,
        kind=story.kind,
        newspaper_id="lyxb",
        newspaper_name="洛阳新报",
        edition_id=f"lyxb-{day}",
        page_no=story.page_no,
        page_name=story.page_name,
        order=order,
        headline=story.headline,
        kicker=story.kicker,
        deck=story.deck,
        writers=story.writers,
        source=story.source,
        captions=("夜校学员在台虎钳前。",),
        excerpt=story.excerpt,
        is_cut=story.body_chars > len(story.excerpt or ""),
        paragraphs=(),
        body_chars=story.body_chars,
        source_url=story.source_url,
        role=role,
        confidence=story.confidence,
        evidence=tuple(
            Evidence(
                place_code=code,
                place_name=place_name,
                rule="lead",
                weight=10.0 - position,
                field="paragraph",
                surface=place_name,
                start_offset=3,
                end_offset=3 + len(place_name),
                note=note,
            )
            for position, note in enumerate(story.notes)
        ),
        other_districts=tuple(
            (DISTRICTS[name], name, other) for name, other in story.places if name != place_name
        ),
        needs_review=story.needs_review,
    )


RANK = ("primary", "co_primary", "city_wide", "mentioned", "partner", "unassigned")


def make_digest(
    place_name: str, day: date, stories: tuple[Story, ...], edition: DigestEdition | None = None
) -> Digest:
    """The place's digest of a day, primary items first."""
    items = [
        make_item(story, place_name, role, order=order, day=day)
        for order, story in enumerate(stories, start=1)
        for name, role in story.places
        if name == place_name
    ]
    return Digest(
        place_code=DISTRICTS[place_name],
        place_name=place_name,
        place_level="city" if place_name == CITY[1] else "county",
        city_code=CITY[0],
        city_name=CITY[1],
        edition_date=day,
        editions=(edition or make_edition(day),),
        items=tuple(sorted(items, key=lambda item: (RANK.index(item.role), item.page_no))),
    )


def make_week() -> tuple[Digest, ...]:
    """Three days of every place: a full one, a thin one, and one that was not read whole."""
    torn = make_edition(SATURDAY, "incomplete", "11/12: p08 truncated")
    days: tuple[tuple[date, tuple[Story, ...], DigestEdition | None], ...] = (
        (THURSDAY, THURSDAY_STORIES, None),
        (FRIDAY, FRIDAY_STORIES, None),
        (SATURDAY, (), torn),
    )
    return tuple(
        make_digest(name, day, stories, edition) for name in DISTRICTS for day, stories, edition in days
    )


def count_digests(digests: tuple[Digest, ...]) -> tuple[DigestCount, ...]:
    """The start page's line of each digest."""
    leading = {"primary", "co_primary", "city_wide"}
    return tuple(
        DigestCount(
            place_code=digest.place_code,
            place_name=digest.place_name,
            place_level=digest.place_level,
            city_code=digest.city_code,
            city_name=digest.city_name,
            edition_date=digest.edition_date,
            primary_count=sum(item.role in leading for item in digest.items),
            mentioned_count=sum(item.role not in leading for item in digest.items),
        )
        for digest in digests
    )


def find_edition_days(digests: tuple[Digest, ...]) -> tuple[EditionDay, ...]:
    """Each edition once."""
    days = {digest.edition_date: digest.editions[0] for digest in digests}
    return tuple(EditionDay(edition_date=day, edition=edition) for day, edition in days.items())
