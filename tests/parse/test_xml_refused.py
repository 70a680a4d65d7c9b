"""XML that is cut off, hostile or of another kind is refused in one line that says what to do; nothing is fetched."""

from pathlib import Path

import pytest

from ingest.domain.errors import InputError
from ingest.domain.page import Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.read import read

SAMPLES = Path(__file__).parents[1] / "data" / "xml"
PAGE = (
    "<alto><Layout><Page><PrintSpace><TextBlock ID='b'><TextLine><String CONTENT='灯昨夜亮了，人比往常多。%s'/>"
    "</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
)


def refusal(text: str | bytes) -> str:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InputError) as caught:
        read(make_fetched("a.xml", content))
    message = str(caught.value)
    assert message.startswith("a.xml: ")
    assert "\n" not in message
    return message


@pytest.mark.parametrize("name", ["alto-4", "alto-2", "page-2019"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_off_anywhere_says_so(name: str, share: float) -> None:
    content = (SAMPLES / f"{name}.xml").read_bytes()
    assert "export or copy it again" in refusal(content[: int(len(content) * share)])


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        (
            "<mets:mets xmlns:mets='http://www.loc.gov/METS/'/>",
            "give the ALTO or PAGE XML files that it names",
        ),
        ("<document xmlns='http://www.abbyy.com/'/>", "export the page as ALTO or PAGE XML"),
        ("<?xml version='1.0'?><rss><channel/></rss>", "<rss>"),
        ("# 早市开张\n\n早市今天开张。\n", "not well-formed XML"),
        ("<alto><Layout><Page/></Layout></alto>", "the page has no text"),
    ],
)
def test_another_kind_of_file_is_told(text: str, advice: str) -> None:
    assert advice in refusal(text)


def test_entities_are_never_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE alto [<!ENTITY e0 "灯">{levels}]>{PAGE % "&e11;"}'
    assert "<!DOCTYPE" in refusal(bomb)
    assert "<!DOCTYPE" in refusal(
        f"<?xml version='1.0'?><!-- a --><!DOCTYPE alto [<!ENTITY e0 'a'>]>{PAGE % ''}"
    )


def test_no_file_and_no_network_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("不该出现的字", encoding="utf-8")
    assert "<!DOCTYPE" in refusal(f'<!DOCTYPE alto [<!ENTITY s SYSTEM "{secret.as_uri()}">]>{PAGE % "&s;"}')
    assert "<!DOCTYPE" in refusal(f'<!DOCTYPE alto SYSTEM "http://127.0.0.1:1/alto.dtd">{PAGE % ""}')


def test_blocks_nested_without_end_are_refused() -> None:
    deep = "<ComposedBlock>" * 5000 + "</ComposedBlock>" * 5000
    assert "not well-formed XML" in refusal(
        f"<alto><Layout><Page><PrintSpace>{deep}</PrintSpace></Page></Layout></alto>"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_encoding_of_a_page_is_read(encoding: str) -> None:
    declared = "UTF-8" if encoding == "utf-8-sig" else encoding.upper()
    content = f"<?xml version='1.0' encoding='{declared}'?>{PAGE % ''}".encode(encoding)
    reading = read(make_fetched("a.txt", content))
    assert isinstance(reading, Reading)
    assert (reading.form, reading.articles[0].paragraphs) == ("alto", ("灯昨夜亮了，人比往常多。",))


def test_many_comments_before_a_page_cost_nothing() -> None:
    text = "<!-- page 1 -->\n" * 2000 + "# 早市开张\n\n早市今天开张，来了四十个摊位。\n"
    reading = read(make_fetched("a.md", text.encode()))
    assert isinstance(reading, Reading)
    assert reading.form == "scan"
