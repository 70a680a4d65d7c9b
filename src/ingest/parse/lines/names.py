"""Text → names of people without their role words, or None when it is no list of names.

An invented byline is worse than a missing one, so a word without a role before it counts as a name only when it
starts with a known surname.
"""

import re

from ingest.parse.lines.agencies import AGENCY

# The 400 most frequent surnames of the 2020 census publications and the older Hundred Family Surnames,
# simplified and traditional.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
    "季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦"
    "褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆"
    "朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭"
    "况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
    "俎车樂柯荊邊龐齊龍龔葉蔣蘇蕭鄭鄧鍾盧陳張劉楊黃趙吳孫馬羅許韓馮呂陸賈鄒閻嚴湯溫顏莊聶魯關蘭紀單塗駱藍"
    "遊華喻饒項連蘆麥婁竇衛應榮談儲區譚賴練廣萬錢畢習費賀龍顧湛滿糜桂岑雲苟敖冀沈鮑謝歐殷荀佘凃"
    "赖洪孟汤崔习糜荀凃司阎郗郇濮堵诸缑库逄苌芈隗暴夔妫姒禤酆贲钮羿汲邴宓钭韶蓟莘郦郤璩郏庾暨蔚厍蒯竺桓揣"
)
COMPOUND_SURNAMES = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "东方",
        "東方",
        "皇甫",
        "尉迟",
        "尉遲",
        "公孙",
        "公孫",
        "慕容",
        "令狐",
        "司徒",
        "长孙",
        "宇文",
        "轩辕",
        "夏侯",
        "端木",
        "百里",
        "南宫",
        "独孤",
        "呼延",
        "闻人",
        "澹台",
        "公冶",
        "太史",
        "申屠",
        "钟离",
        "仲孙",
        "鲜于",
        "司空",
        "闾丘",
        "拓跋",
        "西门",
        "第五",
        "梁丘",
        "左丘",
        "东郭",
        "谷梁",
    ]
)
_PAPER = rf"(?:[一-鿿]{{2,4}}(?:日报|晚报|晨报|商报|时报|都市报|日報|晚報)|{AGENCY})"
ROLE_PREFIX = (
    rf"(?:本报|本報|本刊|本网|{_PAPER}|全媒体|融媒体|首席|见习|見習|实习|實習|特约|特約|特邀"
    r"|驻[一-鿿]{2,4})"
)
_PEN = r"(?:记者|記者|通讯员|通訊員|实习生|實習生|特约撰稿人?)"  # also in the middle: 记者张三通讯员李四
ROLE_WORD = rf"(?:{_PEN}|编辑|編輯|摄影|攝影|作者|读者|讀者|市民|居民|网友|评论员|记者站)"
_ROLE_MARK = rf"(?<![一-鿿]){ROLE_PREFIX}*{ROLE_WORD}[::：]?|{ROLE_PREFIX}*{_PEN}[::：]?"
ROLE = re.compile(rf"{_ROLE_MARK}|(?<![一-鿿]){ROLE_PREFIX}+(?![一-鿿])")
HAS_ROLE = re.compile(_ROLE_MARK)
SEPARATOR = re.compile(r"[\s、,，/／;；&]+")
HAN = re.compile(r"[一-鿿㐀-䶿\U00020000-\U0003ffff]+")
DOTTED = re.compile(r"[一-鿿]{1,6}(?:[·•・][一-鿿]{1,6}){1,3}")
NOT_NAMES = re.compile(
    r"日报|晚报|报社|局|委|办|部|处|中心|公司|学校|大学|小学|中学|医院|社区|街道|报道|整理|综合|供稿|提供|图片|资料|来源|来信|来函|來函|来稿|来电|热线|须知|手记|感言|观察|见闻|走访|调查|点评|说法|连线|帮忙|视点|行动"
)
PLACE = re.compile(r".{2,}(?:区|县|镇|乡|村|街道|社区|大道)")
LONGEST_UNKNOWN = 4
HONORIFIC = re.compile(r"[一-鿿](?:先生|女士|老师|同学|阿姨|大爷|大妈|小姐)")


def is_name(word: str, *, trusted: bool = False) -> bool:
    """Whether a word can be a person's name: a known surname and one or two more characters.

    Args:
        word: Without white space.
        trusted: A role word stands before it, so that an unknown surname may pass.
    """
    if DOTTED.fullmatch(word) or (trusted and HONORIFIC.fullmatch(word)):
        return True
    if len(word) == 2 and word[0] in "小老阿" and word[1] in SURNAMES:
        return True
    if not HAN.fullmatch(word) or NOT_NAMES.search(word) or PLACE.fullmatch(word):
        return False
    if word[:2] in COMPOUND_SURNAMES and len(word) in (3, 4):
        return True
    if word[0] in SURNAMES and len(word) in (2, 3):
        return True
    return trusted and 2 <= len(word) <= LONGEST_UNKNOWN


def parse_names(text: str, *, trusted: bool = False) -> tuple[str, ...] | None:
    """`记者 俞若溪 通讯员 丁博远` → `("俞若溪", "丁博远")`; None if any word in it is no name, nor where they live.

    Two single characters in a row are one name that was spaced out for looks: `王  燕`.
    """
    words = _join_spaced([word for word in SEPARATOR.split(ROLE.sub(" ", text)) if word])
    people = [word for word in words if not PLACE.fullmatch(word)]
    trusted = trusted or bool(HAS_ROLE.search(text)) or len(people) < len(words)
    if not people or not all(is_name(word, trusted=trusted) for word in people):
        return None
    return tuple(dict.fromkeys(people))


def has_role(text: str) -> bool:
    """Whether a role word such as 记者 or 通讯员 stands in the text."""
    return bool(HAS_ROLE.search(text))


def _join_spaced(words: list[str]) -> list[str]:
    joined: list[str] = []
    half = ""
    for word in words:
        if len(word) > 1 or not HAN.fullmatch(word):
            joined += [half, word] if half else [word]
            half = ""
        elif half:
            joined.append(half + word)
            half = ""
        else:
            half = word
    return joined + ([half] if half else [])
