"""Dates in running text mean what a reader of that day's newspaper would understand."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.domain.article import Article, Dateline
from ingest.parse.dates.find import find_dates
from ingest.parse.dates.resolve import resolve_dates

THURSDAY = date(2018, 7, 19)
NEW_YEAR = date(2019, 1, 2)  # a Wednesday

# text | date as printed | first and last day meant; - where it is ambiguous
ON_THURSDAY = """
17日上午，道德讲堂在社区举办。 | 17日上午 | 2018-07-17
记者17日从市交通局获悉，新桥通车。 | 17日 | 2018-07-17
19日一早，早市开张。 | 19日 | 2018-07-19
２８日，社区迎来老兵。 | ２８日 | -
20日，多云转阴。 | 20日 | 2018-07-20
夜市17日、18日停业。 | 18日 | 2018-07-18
展览17日至19日免费。 | 17日至19日 | 2018-07-17 2018-07-19
展览17-19日免费。 | 17-19日 | 2018-07-17 2018-07-19
灯会将于8日开幕。 | 8日 | 2018-08-08
灯会将于28日开幕。 | 28日 | 2018-07-28
请于25日前报名。 | 25日 | 2018-07-25
请于8月20日前报名。 | 8月20日 | 2018-08-20
这是继去年11月6日首发以来的第四列。 | 去年11月6日 | 2017-11-06
大前年3月5日，他回到村里。 | 大前年3月5日 | 2015-03-05
前年，他退休。 | 前年 | 2016-01-01 2016-12-31
昨日，三条老街亮灯。 | 昨日 | 2018-07-18
昨晚9时，两台吊车同时起臂。 | 昨晚 | 2018-07-18
下城区昨起试行错时停车。 | 昨起 | 2018-07-18
记者昨从市气象台获悉，雨将停。 | 昨 | 2018-07-18
前天夜里，挖到一根旧管。 | 前天夜里 | 2018-07-17
大前天，井里又出水了。 | 大前天 | 2018-07-16
今晨，渡船复航。 | 今晨 | 2018-07-19
本報「護水」專欄今起開設熱線。 | 今起 | 2018-07-19
明日，新馆开放。 | 明日 | 2018-07-20
明起公交调整发车时间。 | 明起 | 2018-07-20
后天有雨。 | 后天 | 2018-07-21
今天下午，渡船复航。 | 今天下午 | 2018-07-19
前天下雨，路滑。 | 前天 | 2018-07-17
今年3月，两家企业扩产。 | 今年3月 | 2018-03-01 2018-03-31
今年七月初，绣品完成。 | 今年七月初 | 2018-07-01 2018-07-10
明年8月前订单已满。 | 明年8月 | 2019-08-01 2019-08-31
去年，新增三家。 | 去年 | 2017-01-01 2017-12-31
今年以来，会开了六十场。 | 今年以来 | 2018-01-01 2018-07-19
去年下半年以来，移风易俗。 | 去年下半年以来 | 2017-07-01 2018-07-19
今年前五个月，接待三万人。 | 今年前五个月 | 2018-01-01 2018-05-31
去年第四季度，订单回升。 | 去年第四季度 | 2017-10-01 2017-12-31
去年底，塔修好了。 | 去年底 | 2017-10-01 2017-12-31
上半年，两家企业获批。 | 上半年 | 2018-01-01 2018-06-30
年底前，六座桥通车。 | 年底 | 2018-10-01 2018-12-31
年底算总账，净赚三万。 | 年底 | -
上月底，第三稿定了。 | 上月底 | 2018-06-21 2018-06-30
上个月，门口多了块牌。 | 上个月 | 2018-06-01 2018-06-30
本月8日，第一班车开出。 | 本月8日 | 2018-07-08
本月中旬，医疗队进山。 | 本月中旬 | 2018-07-11 2018-07-20
预计下月中旬投入使用。 | 下月中旬 | 2018-08-11 2018-08-20
预计7月底可投入使用。 | 7月底 | 2018-07-21 2018-07-31
截至5月底，已挂板二十万块。 | 5月底 | 2018-05-21 2018-05-31
其余14条计划10月底前完工。 | 10月底 | 2018-10-21 2018-10-31
10月，他又去了一趟。 | 10月 | -
放映从4月到6月，走了七个院坝。 | 4月到6月 | 2018-04-01 2018-06-30
3—5月是花期。 | 3—5月 | 2018-03-01 2018-05-31
6月18日端午节，河边划起龙舟。 | 6月18日 | 2018-06-18
7月20日，多云。 | 7月20日 | 2018-07-20
12月31日晚，钟声响起。 | 12月31日晚 | -
将于12月31日晚敲钟。 | 12月31日晚 | 2018-12-31
已于11月6日试运行。 | 11月6日 | 2017-11-06
即日起，新馆延时开放。 | 即日起 | 2018-07-19
即日起至8月20日，可凭票入园。 | 即日起至8月20日 | 2018-07-19 2018-08-20
登记时间：8月5日至8日。 | 8月5日至8日 | 2018-08-05 2018-08-08
定于7月29日22时至7月30日6时停气。 | 7月29日22时至7月30日 | 2018-07-29 2018-07-30
自2018年6月1日起至2019年5月31日止禁渔。 | 2018年6月1日起至2019年5月31日 | 2018-06-01 2019-05-31
上周五下午，会议室坐满了人。 | 上周五下午 | 2018-07-13
上周末，匠人摆摊。 | 上周末 | 2018-07-14 2018-07-15
本周六起，渡口免费。 | 本周六 | 2018-07-21
本週日有雨。 | 本週日 | 2018-07-22
下周一起换领。 | 下周一 | 2018-07-23
下星期三停水。 | 下星期三 | 2018-07-25
本周四至周六冲洗管道。 | 本周四至周六 | 2018-07-19 2018-07-21
定于周六晚放映。 | 周六晚 | 2018-07-21
周六晚，放映队来了。 | 周六晚 | -
二〇一二年三月，她开始绣。 | 二〇一二年三月 | 2012-03-01 2012-03-31
截至四月七日，打井七十眼。 | 四月七日 | 2018-04-07
2018-07-07，系统上线。 | 2018-07-07 | 2018-07-07
2 0 1 8年，略。2018 年 7 月 7 日，通车。 | 2018 年 7 月 7 日 | 2018-07-07
2016年5月通过鉴定，10月纳入目录。 | 10月 | 2016-10-01 2016-10-31
2016年5月成立，同年8月扩建。 | 同年8月 | 2016-08-01 2016-08-31
2016年，他回到村里。3月，合作社成立。 | 3月 | -
6月5日，他到县里。17日，他又来了。 | 17日 | -
7月8日举行比赛。当天来了两百人。 | 7月8日 | 2018-07-08
7月8日举行比赛。当天，来了两百人。 | 当天 | 2018-07-08
比去年同期下降三成。 | 去年同期 | -
“昨天我去看了，”他说。 | 昨天 | -
在生活节奏这么快的今天，他仍用钢笔。 | 今天 | -
2016年建库，这年4月蓄水。 | 这年4月 | 2016-04-01 2016-04-30
一年一度的“年关集”昨天开市。 | 昨天 | 2018-07-18
话剧《明天》昨晚上演。 | 昨晚 | 2018-07-18
每周一上午开会，听取上周进展。 | 上周 | -
2月30日的票据。 | 2月30日 | -
"""

AROUND_NEW_YEAR = """
12月31日晚，钟声响起。 | 12月31日晚 | 2018-12-31
31日晚，钟声响起。 | 31日晚 | 2018-12-31
1月1日，新馆开放。 | 1月1日 | 2019-01-01
1月20日，书市开张。 | 1月20日 | 2019-01-20
10月8日，桥合龙。 | 10月8日 | 2018-10-08
去年底，桥合龙。 | 去年底 | 2018-10-01 2018-12-31
年底前合龙。 | 年底 | 2019-10-01 2019-12-31
上周五，桥合龙。 | 上周五 | 2018-12-28
12月20日至1月3日停水。 | 12月20日至1月3日 | 2018-12-20 2019-01-03
12月，桥合龙。 | 12月 | 2018-12-01 2018-12-31
下月底完工。 | 下月底 | 2019-02-21 2019-02-28
"""

# No day of the calendar, or none of one.
NO_DATE = """
公示期为15日，逾期不受理。
为期3日的展销会结束了。
连续5日高温。
自公告之日起15日内提出申请。
期满后10日内选定仲裁员。
三日后，他又来了。
3日前，他还在地里。
推出三日游和5日游线路。
第17日，队伍到了山口。
未来3日我市多雷阵雨。
近5日气温回升。
行政拘留10日。
每月15日集中请专家来。
每周五、周六延时开放。
每周二、周四晚上7点开课。
周一至周五开放。
新馆试运行（周一闭馆）。
数据一周一报，进度靠后的约谈。
每年3月至5月是花期。
农历七月十五放河灯。
七月初三，大雨。
八月十五月儿圆。
每逢5月20日放生。
17号楼的居民搬了家。
100日元兑换一次。
孩子今满6月龄。
烟花三月下扬州。
读了《今日说法》和《2018年大事记》。
目前日均发电两千度。
如今天气凉了。
当今年轻人爱喝茶。
三年前年产不过百斤。
过去年代的旧物。
证明年龄的材料。
晚上月亮出来了。
网上周边游热卖。
以上周期性指标正常。
日本周刊刊登了照片。
光明日报的老读者。
雨后天晴。
先天不足，后天失调，后天性的。
这座塔建于2000年前。
上世纪1980年代的旧厂房。
他天天来，当年的砖比现在长。
货卖不掉可以当天退。
22时至次日5时禁鸣。
小年夜，铜锣响。
热线12345，2018号。
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def found(text: str, on: date | None) -> dict[str, str]:
    """Surface → the days meant, as the tables write them."""
    days = {}
    for one in find_dates(text, on=on):
        first, last = one.start_date, one.end_date
        days[one.surface] = "-" if first is None else f"{first}" if first == last else f"{first} {last}"
    return days


@pytest.mark.parametrize(("text", "surface", "days"), rows(ON_THURSDAY))
def test_a_date_means_what_a_reader_of_the_day_understands(text: str, surface: str, days: str) -> None:
    assert found(text, THURSDAY).get(surface, "not found") == days


@pytest.mark.parametrize(("text", "surface", "days"), rows(AROUND_NEW_YEAR))
def test_around_new_year_the_old_year_is_near(text: str, surface: str, days: str) -> None:
    assert found(text, NEW_YEAR).get(surface, "not found") == days


@pytest.mark.parametrize("text", NO_DATE.strip().splitlines())
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert found(text, THURSDAY) == {}


def test_without_the_editions_date_only_a_printed_year_tells_the_day() -> None:
    text = "2016年5月成立，去年11月6日扩建，昨日又扩建，即日起至8月20日开放，17日闭馆。"
    assert found(text, None) == {
        "2016年5月": "2016-05-01 2016-05-31",
        "去年11月6日": "-",
        "昨日": "-",
        "即日起至8月20日": "-",
        "17日": "-",
    }


def test_a_span_points_at_the_printed_characters() -> None:
    paragraph = "記者昨日獲悉，２８日起至３０日停水，由本週六起恢復。"
    for one in find_dates(paragraph, on=THURSDAY, index=3):
        assert paragraph[one.start_offset : one.end_offset] == one.surface
        assert one.paragraph == 3
    assert list(found(paragraph, THURSDAY)) == ["昨日", "２８日起至３０日", "本週六"]


@given(
    text=st.text(
        st.sampled_from(
            "0123456789一二三十〇年月日号去今明昨前上下本周至到—、，。“”底初旬起以来个当同次第半天晚早即时"
        ),
        max_size=40,
    )
)
@settings(max_examples=500, deadline=None)
def test_whatever_is_printed_a_date_has_its_place_and_its_days_in_order(text: str) -> None:
    ends = 0
    for one in find_dates(text, on=THURSDAY):
        assert text[one.start_offset : one.end_offset] == one.surface
        assert one.start_offset >= ends
        ends = one.end_offset
        assert (one.start_date is None) == (one.end_date is None)
        assert one.start_date is None or one.end_date is None or one.start_date <= one.end_date


def test_a_letters_yesterday_is_not_the_editions() -> None:
    text = "前天下雨，我抱着孩子追车。今年4月修路。"
    letter = Article(order=1, kind="letter", paragraphs=(text,))
    news = Article(order=1, kind="news", paragraphs=(text,))
    assert [one.start_date for one in resolve_dates(letter, on=THURSDAY).dates] == [None, date(2018, 4, 1)]
    assert [one.start_date for one in resolve_dates(news, on=THURSDAY).dates] == [
        date(2018, 7, 17),
        date(2018, 4, 1),
    ]


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("本报海口7月17日讯", date(2018, 7, 16)),
        ("本报讯", date(2018, 7, 18)),
        ("本报海口1月7日讯", date(2018, 7, 18)),
    ],
)
def test_yesterday_is_counted_from_the_day_the_copy_was_written(dateline: str, day: date) -> None:
    article = Article(
        order=1, kind="news", dateline=Dateline(printed=dateline), paragraphs=("昨日，三条老街亮灯。",)
    )
    assert [one.start_date for one in resolve_dates(article, on=THURSDAY).dates] == [day]


def test_an_articles_strings_stay_as_printed() -> None:
    article = Article(
        order=1,
        kind="news",
        headline="昨晚亮灯",
        dateline=Dateline(printed="本报海口7月7日讯", agency="本报", place="海口"),
        paragraphs=("昨晚，老街亮灯。",),
    )
    resolved = resolve_dates(article, on=THURSDAY)
    assert (resolved.headline, resolved.paragraphs) == (article.headline, article.paragraphs)
    assert resolved.dateline == Dateline(
        printed="本报海口7月7日讯", agency="本报", place="海口", dateline_date=date(2018, 7, 7)
    )
