"""An invented corpus in which organisations are named the way newspapers do; people and organisations are invented."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count, cycle

from ingest.domain.edition import EditionContent
from tests.warehouse.conftest import DAY, Story, edition, page

# Each stands in one district alone: what should be found.
OF_ONE_DISTRICT = {
    "红星轴承厂": "涧西区",
    "东风矿山机械厂": "涧西区",
    "市二十二中": "涧西区",
    "青岛路小学": "涧西区",
    "河洛耐火材料研究院": "涧西区",
    "和平纺织集团": "西工区",
    "王城公园派出所": "西工区",
    "凯旋路第三小学": "西工区",
    "市妇女儿童医院": "西工区",
    "金谷园幼儿园": "西工区",
    "白云山茶叶合作社": "嵩县",
    "陆浑水泥有限公司": "嵩县",
    "城关第二小学": "嵩县",
    "伏牛山中药材公司": "嵩县",
}
# Each stands in all districts alike: what must not be found.
OF_ALL_DISTRICTS = (
    *("春都食品集团", "市中心医院", "洛水大学", "市博物馆", "大河客运公司", "农商供销公司"),
    *("实验小学", "第二中学", "人民医院", "这家公司", "一所学校", "中心幼儿园", "物业公司", "附近的派出所"),
)
# Words for any organisation of a kind, in one district alone: no names either.
ONLY_WORDS = {
    "该小学": "涧西区",
    "两家公司": "西工区",
    "中心卫生院": "嵩县",
    "农业技术学校": "嵩县",
    "我们学校": "西工区",
}
SENTENCES = (
    "{name}的老师傅前天又来了。",
    "记者在{name}看到，院子里晒满了被褥。",
    "活动由{name}承办。",
    "昨日，{name}门前排起了队。",
    "走进{name}，先听见的是水声。",
    "从{name}出来，往东三百米就是河。",
    "他和{name}打了二十年交道。",
    "“{name}帮了大忙。”吴青禾说。",
    "街坊都说，{name}的灯亮得最晚。",
    "这一天，{name}与邻居们一起扫了街。",
    "消息传到{name}，大家放下了手里的活。",
    "向{name}借来的梯子，下午就还了。",
    "如今，{name}已把旧账还清。",
    "孩子们给{name}写了一封信。",
)


def make_corpus() -> Iterator[EditionContent]:
    """Twelve days; each name that should be found is in six articles, with others of its district beside it."""
    stories: dict[int, list[Story]] = {number: [] for number in range(12)}
    days, sentences = cycle(stories), cycle(SENTENCES)
    numbers = count(1)

    def tell(name: str, district: str) -> None:
        number = next(numbers)
        text = f"{district}这几天天晴。\n" + next(sentences).format(name=name)
        story = Story(headline=f"{district}新事之{number}", text=text, district=district)
        stories[next(days)].append(story)

    for _ in range(6):
        for name, district in (OF_ONE_DISTRICT | ONLY_WORDS).items():
            tell(name, district)
            next(sentences)
        for name in OF_ALL_DISTRICTS:
            for district in ("涧西区", "西工区", "嵩县"):
                tell(name, district)
        next(days)
    for number, told in stories.items():
        yield edition(page("01", *told), on=DAY + timedelta(days=number))
