"""An article's evidence rows → the sentences that tell why it is where it is."""

from dataclasses import dataclass

import duckdb

from ingest.domain.errors import UsageError
from ingest.domain.override import StandingOverride
from ingest.domain.place import CITY_PROVINCES, Attribution, Evidence, NotCounted

_ARTICLE = """
    select article_id, headline, edition_date::varchar
    from marts.articles
    where article_id = $article_id
"""
_ATTRIBUTIONS = """
    select place_code, place_level, place_name, role, score, margin, confidence, status
    from marts.attributions
    where article_id = $article_id
    order by
        list_position(['primary', 'co_primary', 'city_wide', 'unassigned', 'partner', 'mentioned'], role),
        score desc nulls last,
        place_code
"""
_EVIDENCE = """
    select place_code, place_name, rule, weight, field, surface, start_offset, end_offset, note
    from marts.evidence
    where article_id = $article_id
    order by sum(weight) over (partition by place_code) desc, place_code, weight desc, rule, field_index, start_offset
"""
_NOT_COUNTED = """
    select surface, reason, field, start_offset, end_offset, note
    from marts.not_counted
    where article_id = $article_id
    order by mention_no
"""
_OVERRIDES = """
    select {names}
    from marts.overrides
    where override_no in (select override_no from marts.evidence where article_id = $article_id)
    order by override_no
"""

READS = frozenset(
    f"marts.{name}" for name in ("articles", "attributions", "evidence", "not_counted", "overrides")
)
# Rules that may stand for an editor's word; most articles have none, and are not asked for any.
_EDITORS = {"override", "city_override", "city_unassigned", "alias", "organisation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an article belongs where it does.

    Attributes:
        headline: None where the page lost it.
        edition_date: `2018-07-19`.
        status: district, city_wide, unassigned.
        margin: Distance to what came second; None where nothing spoke for any place.
        attributions: Each place and its role, the deciding one first.
        evidence: Every contribution, the place with the most first, strongest first within a place.
        overrides: The editor's words among these, with their days and reasons.
        not_counted: Names printed in it that spoke for no place, in reading order.
    """

    article_id: str
    headline: str | None
    edition_date: str
    status: str
    confidence: str
    margin: float | None
    attributions: tuple[Attribution, ...]
    evidence: tuple[Evidence, ...]
    overrides: tuple[StandingOverride, ...]
    not_counted: tuple[NotCounted, ...]

    @property
    def primary(self) -> Attribution | None:
        """The deciding place; None where the article is the whole city's or nobody's."""
        return next((place for place in self.attributions if place.role == "primary"), None)

    @property
    def decision(self) -> str:
        """One line in Chinese: the place, its role and how sure."""
        sure = {"high": "把握大", "medium": "把握中等", "low": "把握小"}[self.confidence]
        if self.status == "unassigned" and any(each.rule == "city_unassigned" for each in self.evidence):
            return "未归属：编辑的决定"
        if self.status == "unassigned":
            has_home = self.attributions[0].place_code is not None
            return "未归属：没有足够的依据" if has_home else "未归属：报纸没有设所在城市"
        if self.status == "city_wide":
            return f"{_whole(self.attributions[0])}稿件（{sure}）"
        owners = (each.place_name for each in self.attributions if each.role in {"primary", "co_primary"})
        return f"归属{'、'.join(filter(None, owners))}（{sure}）"

    def lines(self) -> tuple[str, ...]:
        """For a terminal: headline, decision, one line for each contribution and for each name that did not count."""
        contributions = (
            f"{each.weight:+6.2f}  {each.place_name}  {each.note} [{each.rule}]" for each in self.evidence
        )
        left_out = (f"   -    {each.note} [{each.reason}]" for each in self.not_counted)
        return (
            self.headline or "（无标题）",
            f"{self.article_id}  {self.decision}",
            *contributions,
            *left_out,
        )


def _whole(home: Attribution) -> str:
    """Words for all of a home: 全市, also of a municipality; 全省 or 全国 of a wide one."""
    if home.place_level == "country":
        return "全国"
    is_province = home.place_level == "province" and not (home.place_code or "").startswith(CITY_PROVINCES)
    return "全省" if is_province else "全市"


def read_why(connection: duckdb.DuckDBPyConnection, article_id: str) -> Why:
    """Read one article's decision and all its evidence from the marts.

    Raises:
        UsageError: If the warehouse has no such article.
    """
    parameters = {"article_id": article_id}
    articles = connection.execute(_ARTICLE, parameters).fetchall()
    rows = connection.execute(_ATTRIBUTIONS, parameters).fetchall()
    if not articles or not rows:
        raise UsageError(
            f"no article {article_id[:80]!r} in the warehouse: "
            "`dibao query contains -p text=WORDS` finds articles with their ids"
        )
    evidence = connection.execute(_EVIDENCE, parameters).fetchall()
    rules = {row[2] for row in evidence}
    _, headline, edition_date = articles[0]
    _, _, _, _, _, margin, confidence, status = rows[0]
    return Why(
        article_id=article_id,
        headline=headline,
        edition_date=edition_date,
        status=status,
        confidence=confidence,
        margin=margin,
        attributions=tuple(_make_attribution(row) for row in rows),
        evidence=tuple(_make_evidence(row) for row in evidence),
        overrides=_read_overrides(connection, article_id) if rules & _EDITORS else (),
        not_counted=tuple(
            NotCounted(**dict(zip(NotCounted.__slots__, row, strict=True)))
            for row in connection.execute(_NOT_COUNTED, parameters).fetchall()
        ),
    )


def _read_overrides(connection: duckdb.DuckDBPyConnection, article_id: str) -> tuple[StandingOverride, ...]:
    names = StandingOverride.__slots__
    query = _OVERRIDES.format(names=", ".join(names))
    rows = connection.execute(query, {"article_id": article_id}).fetchall()
    return tuple(StandingOverride(**dict(zip(names, row, strict=True))) for row in rows)


def _make_attribution(
    row: tuple[str | None, str | None, str | None, str, float | None, float, str, str],
) -> Attribution:
    place_code, place_level, place_name, role, score, _, confidence, _ = row
    return Attribution(
        place_code=place_code,
        place_level=place_level,
        place_name=place_name,
        role=role,
        score=score or 0.0,
        confidence=confidence,
    )


def _make_evidence(
    row: tuple[str, str, str, float, str | None, str | None, int | None, int | None, str],
) -> Evidence:
    place_code, place_name, rule, weight, field, surface, start_offset, end_offset, note = row
    return Evidence(
        place_code=place_code,
        place_name=place_name,
        rule=rule,
        weight=weight,
        field=field,
        surface=surface,
        start_offset=start_offset,
        end_offset=end_offset,
        note=note,
    )
