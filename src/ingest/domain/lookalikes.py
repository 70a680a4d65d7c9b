"""Characters that OCR takes for one another, kept by hand, with what tells them apart.

Every entry can be checked by looking at it: the characters are told apart by one stroke or by one part. Characters that
only sound alike are not here.
"""

# What tells them apart → the characters, all of a group alike.
GROUPS: dict[str, str] = {
    "横画长短不同": "末未 土士 日曰",
    "末笔开口不同": "己已巳",
    "首笔撇横不同": "千干于 天夭 币巾",
    "撇捺不同": "人入八",
    "多一点或少一点": "大太犬 木术 王玉主 免兔 鸟乌 今令 万方 折拆 厂广 氏氐 刀刃 勺匀",
    "多一横或少一横": "休体 师帅 木本 日目旦且 自白百 洒酒 了子 侯候 羊半",
    "多一笔或少一笔": "我找 元无 尤龙 兵乒 哀衷衰 廷延 竞竟 全金 矢失夫 史吏",
    "出头与不出头": "午牛 刀力 由田甲申 古占 开井 石右",
    "框内不同": "困因囚围 间问闻 闵闽 固国",
    "左旁不同": (
        "涧润 扬杨场 栏拦 枪抢 析折 材村 待侍 洽治冶 沦沧 晴睛 清情请 辩辨 裸棵 住往 抑柳 "
        "披坡波 堤提 偃堰 桥侨 津律 泌沁 睢雎 洛络 坊枋 河何 徒徙 祥样 杜社 柏拍 构沟 峪裕 "
        "坪评 仿彷 池他 凉谅 决块 江汪 崔催 沙少"
    ),
    "右旁不同": (
        "拔拨 仑仓 扔仍 讯汛 伐代 仗仪 狠狼 朗郎 邓那 郊效 鸦鸭 杖枚 枫枧 汝妆 沟汋 泊怕 "
        "淮准 溪滢 漳障 潘播 泽译 汉汊 沈沉 湾弯 邱邸 阳阴"
    ),
    "上部不同": "瞿翟霍 薄簿 蓝篮 杏否 孟盂 贷货 李季 崇祟 古吉",
    "下部不同": (
        "早旱 见贝 栽裁载 亨享 庄压 屯电 余佘 栾峦 嵩蒿 盘盆 堡保 平乎 历厉 泉帛 曹曾 楼搂 "
        "郭廓 邢刑 冯马 段殷般 徐除 营莒 店底 凤风 宋宗 宫官 寨赛塞 杳查杏 芦芹 茅芽 菜莱 "
        "宜宣 庙庐"
    ),
}


def _pair_up() -> dict[tuple[str, str], str]:
    return {
        (one, other): why
        for why, groups in reversed(GROUPS.items())
        for group in groups.split()
        for one in group
        for other in group
        if one != other
    }


LOOKALIKES = _pair_up()


def find_lookalikes(character: str) -> tuple[str, ...]:
    """The characters it may be taken for, in the order of the table."""
    return _BY_CHARACTER.get(character, ())


_BY_CHARACTER: dict[str, tuple[str, ...]] = {
    one: tuple(dict.fromkeys(other for first, other in LOOKALIKES if first == one)) for one, _ in LOOKALIKES
}


def explain(printed: str, meant: str) -> str | None:
    """`“翟”与“瞿”形近（上部不同）` for two words of one length; None if they differ otherwise."""
    if len(printed) != len(meant):
        return None
    pairs = dict.fromkeys(pair for pair in zip(printed, meant, strict=True) if pair[0] != pair[1])
    if not pairs or not all(pair in LOOKALIKES for pair in pairs):
        return None
    return "；".join(f"“{one}”与“{other}”形近（{LOOKALIKES[one, other]}）" for one, other in pairs)
