"""Whether the closing bracket of an item names who sent it in: `(涧西)`, `(工信)`, `(西民)`, `(据新华社)`."""

import re
from functools import lru_cache

from ingest.domain.script import simplify
from ingest.domain.source_codes import is_code_of, is_office, names_office, opens_with_part

SOURCE_PHRASE = re.compile(
    r"(?:据|摘自|来源[:：]|来自|选自|转自)?\s*(?:本报)?(?:综合)?(?:新华社|新华网|人民网|中新网|央视|《[^》]{2,12}》"
    r"|[一-鿿]{2,8}(?:日报|晚报|社|网|新闻))(?:[电電]|消息|报道|客户端)?|本报综合(?:报道|消息)?|综合"
)
NOT_CODES = re.compile(r"见?[上下左右]?图.?|完|略|下同|化名|均?为化名|如图|未完待续|待续|图略")


def is_source_code(inner: str, districts: tuple[str, ...]) -> bool:
    """Whether the words in a closing bracket are a source and no name.

    Args:
        inner: Without brackets, in either script.
        districts: Full names of the home city's districts, and codes known from the newspaper's profile.
    """
    inner = simplify(inner.strip())
    if NOT_CODES.fullmatch(inner) or not re.fullmatch(r"[一-鿿《》:：\s]{2,20}", inner):
        return False
    if is_office(inner) or names_office(inner) or SOURCE_PHRASE.fullmatch(inner):
        return True
    names = _simplify_all(districts)
    return any(is_code_of(inner, name) for name in names) or opens_with_part(inner, names)


@lru_cache(maxsize=1)
def _simplify_all(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(simplify, names))
