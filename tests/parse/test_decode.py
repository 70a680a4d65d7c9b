"""Whatever a page declares, and whatever became of its bytes, the reader gets the text that was printed."""

import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.domain.errors import DecodeError
from ingest.domain.page import Fetched
from ingest.parse.encoding.clean import clean_text
from ingest.parse.encoding.decode import Decoded, decode

SIMPLIFIED = (
    "　　本报讯（记者 程砚秋）昨日清晨，涧西区重庆路街道的社区食堂开门迎客，老人们排着队领早餐。\n"
    "　　“今天的豆沫比昨天的稠。”76岁的居民任桂珍说，她每天走十分钟路过来，就为了和老姐妹说说话。\n"
    "　　食堂由社区和附近的一家面馆合办，一份早餐三块五毛钱，去年十月开张以来已经接待了一万两千多人次。\n"
)
TRADITIONAL = (
    "　　本報訊（記者 程硯秋）昨日清晨，澗西區重慶路街道的社區食堂開門迎客，老人們排著隊領早餐。\n"
    "　　「今天的豆沫比昨天的稠。」七十六歲的居民任桂珍說，她每天走十分鐘路過來，就為了和老姐妹說說話。\n"
    "　　食堂由社區和附近的一家麵館合辦，一份早餐三塊五毛錢，去年十月開張以來已經接待了一萬兩千多人次。\n"
)


def _decode(content: bytes, content_type: str | None = None) -> Decoded:
    headers = (("Content-Type", content_type),) if content_type else ()
    return decode(Fetched(source="page.md", content=content, headers=headers))


@pytest.mark.parametrize(
    ("text", "codec", "rule"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "bom"),
        (SIMPLIFIED, "utf-16", "bom"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "cp950", "big5"),
    ],
)
def test_undeclared_page_is_read_as_it_was_written(text: str, codec: str, rule: str) -> None:
    read = _decode(text.encode(codec))
    assert (read.text, read.rule, read.removed_characters) == (text, rule, 0)


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "klingon"])
@pytest.mark.parametrize(
    ("text", "codec"),
    [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "cp950"), (TRADITIONAL, "gbk")],
)
def test_a_lying_declaration_spoils_nothing(text: str, codec: str, declared: str) -> None:
    assert _decode(text.encode(codec), f"text/html; charset={declared}").text == text
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    assert _decode(meta.encode() + text.encode(codec)).text == meta + text


def test_declarations_are_believed_in_order() -> None:
    page = f"<meta charset=gb2312>{SIMPLIFIED}陶喆䒕".encode("gb18030")
    assert (_decode(page).rule, _decode(page).encoding) == ("meta", "gb18030")
    assert _decode(page).text.endswith("陶喆䒕\n".strip())
    assert _decode(page, "text/html; charset=GBK").rule == "header"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80", b"\xff\xfe", b""], ids=["ff", "80", "fffe", "lost"])
def test_one_bad_byte_costs_at_most_a_few_characters_and_is_flagged(codec: str, bad: bytes) -> None:
    text = SIMPLIFIED * 6
    content = text.encode(codec)
    chosen = random.Random(7)  # noqa: S311 - the same places each time
    for place in [0, len(content) - 2, *chosen.sample(range(len(content)), 20)]:
        if content[place] < 0x80:
            continue
        read = _decode(content[:place] + bad + content[place + 1 :])
        assert read.text.count("涧西区") >= 5
        wrong = len(text) - _count_equal(text, read.text)
        assert wrong <= len(text) // 100
        assert "bad byte" in read.rule or (wrong <= 1 and _is_valid(content, place, bad, codec))


def _is_valid(content: bytes, place: int, bad: bytes, codec: str) -> bool:
    """Whether the changed byte only made another character, which nobody can see from the bytes."""
    try:
        return bool((content[:place] + bad + content[place + 1 :]).decode(codec))
    except UnicodeDecodeError:
        return False


def _count_equal(text: str, other: str) -> int:
    """Characters at the equal start and the equal end."""
    shorter = min(len(text), len(other))
    start = next((i for i in range(shorter) if text[i] != other[i]), shorter)
    end = next((i for i in range(shorter - start) if text[-1 - i] != other[-1 - i]), shorter - start)
    return start + end


def test_line_ends_become_line_feeds_and_form_feeds_stay() -> None:
    assert _decode("甲\r\n乙\r丙\n丁\f戊\t己".encode()).text == "甲\n乙\n丙\n丁\f戊\t己"


def test_characters_that_do_not_print_are_taken_out_and_counted() -> None:
    hidden = "\x00\x07\x1b\x7f\x85\u200b\u200d\u202e\u2066\ufeff\u00ad\U000e0041"
    read = _decode(f"涧{hidden}西区，{SIMPLIFIED}".encode())
    assert (read.text, read.removed_characters) == ("涧西区，" + SIMPLIFIED, len(hidden))


def test_what_is_printed_is_never_normalised() -> None:
    printed = "Ａ１％ ﹪ ① ㎡ ㈱ 〇 葛󠄀 臺台 …"
    assert clean_text(printed) == (printed, 0)
    assert clean_text("甲\ud800乙") == ("甲乙", 1)


def test_other_scripts_and_short_texts_are_read_too() -> None:
    assert _decode("Déjà vu, naïve café".encode()).text == "Déjà vu, naïve café"
    assert _decode(b"").text == ""
    assert _decode("瞿家屯".encode()).text == "瞿家屯"
    assert _decode("瞿家屯村".encode("gbk")).text == "瞿家屯村"
    assert _decode(b"plain ascii", "text/plain; charset=gbk").text == "plain ascii"


def test_real_scan_in_gbk_is_read() -> None:
    root = os.environ.get("DIBAO_EXTRA_PAGES")
    if not root:
        pytest.skip("DIBAO_EXTRA_PAGES names no folder with the saved pages")
    read = _decode((Path(root) / "pages" / "open" / "08.md").read_bytes())
    assert (read.encoding, read.text.count("中央大街")) == ("gb18030", read.text.count("中央大街"))
    assert "道里区" in read.text


def test_bytes_that_are_no_text_are_refused_in_one_line() -> None:
    noise = random.Random(3).randbytes(3_000)  # noqa: S311 - the same noise each time
    with pytest.raises(
        DecodeError, match=r"^page\.md: no encoding reads these 3000 bytes; .*UTF-8 and try again$"
    ):
        _decode(noise)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_without_hidden_characters_or_a_decode_error(content: bytes) -> None:
    try:
        read = _decode(content)
    except DecodeError:
        return
    assert clean_text(read.text) == (read.text, 0)
    assert len(read.text) + read.removed_characters <= len(content)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_utf8_text_keeps_what_prints(text: str) -> None:
    read = _decode(("这是今天的报纸，" + text).encode())
    assert read.text == clean_text("这是今天的报纸，" + text)[0]
