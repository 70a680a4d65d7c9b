"""A language → the words its pages use: one table each in `languages/`, with the same keys."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from ingest.domain.digest import Digest, DigestChange, DigestEdition, DigestItem, Period, Printing

SETTLED_STATES = {"complete", "no_edition"}  # only these let a day without items be called quiet


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language, and what is put together from them; dates and counts in its own order.

    Attributes:
        code: `zh` or `en`, as in `dibao.toml`.
        words: The language's table.
    """

    code: str
    words: Mapping[str, Any]

    @property
    def tag(self) -> str:
        """The BCP 47 tag of a page in this language."""
        return str(self.words["tag"])

    def __call__(self, key: str, **values: object) -> str:
        """The phrase `say.<key>`, filled in; a key nobody wrote is a KeyError, never an empty page."""
        return str(self.words["say"][key]).format(**values)

    def role(self, role: str) -> str:
        """What a place is to an article."""
        return str(self.words["role"][role])

    def places(self, others: Sequence[tuple[str, str, str]]) -> str:
        """`西工区（提及）、洛阳市（全市）` of (code, name, role)."""
        form = "{}（{}）" if self.code == "zh" else "{} ({})"
        return self("list").join(form.format(name, self.role(role)) for _, name, role in others)

    def long_date(self, day: date) -> str:
        """`2018年7月19日`."""
        name = self.words["months"][day.month - 1]
        return self("date", year=day.year, month=day.month, month_name=name, day=day.day)

    def short_date(self, day: date) -> str:
        """`7月19日`, where the year stands nearby."""
        return self(
            "short_date", month=day.month, month_name=self.words["months"][day.month - 1], day=day.day
        )

    def weekday(self, day: date) -> str:
        """`星期四`."""
        return str(self.words["weekdays"][day.weekday()])

    def month(self, year: int, month: int) -> str:
        """`2018年7月`."""
        return self("month", year=year, month=self.words["months"][month - 1])

    def page(self, item: DigestItem) -> str:
        """`第03版 要闻`; the number alone where the page has no name."""
        number = self("page", no=item.page_no)
        return f"{number} {item.page_name}" if item.page_name else number

    def change(self, item: DigestItem) -> str:
        """`后有改动：标题、正文（第2稿）`; empty for an article that never changed."""
        fields = self("list").join(self.words["changed"][name] for name in item.changed)
        return self("changed", fields=fields, revision=item.revision) if fields else ""

    def state(self, edition: DigestEdition) -> str:
        """`收录不全（11/12 版）`; the rest of the reason is for the operator and stands in the warehouse."""
        counts = find_page_counts(edition)
        name = str(self.words["state"][edition.state])
        return f"{name}（{counts} 版）" if counts and self.code == "zh" else f"{name} {counts}".rstrip()

    def mark(self, edition: DigestEdition) -> str:
        """The same in a cell of a calendar: `12/12`, `11/12`, `无`."""
        count = edition.page_count
        whole = f"{count}/{count}" if edition.state == "complete" and count else ""
        return whole or find_page_counts(edition) or str(self.words["mark"][edition.state])

    def period(self, digest: Digest) -> str:
        """`2018年7月19日`; of a week or month its name."""
        first = digest.edition_date
        if digest.period == Period.DAY:
            return self.long_date(first)
        if digest.period == Period.MONTH:
            return self.month(first.year, first.month)
        year, week, _ = first.isocalendar()
        last = self.short_date(first + timedelta(days=6))
        return self("week", year=year, week=week, first=self.short_date(first), last=last)

    def tally(self, digest: Digest) -> str:
        """What a week or month had, and how that compares with the one before; empty for a day."""
        now, before = digest.tally, digest.before
        if now is None:
            return ""
        counts = self(
            "tally",
            days=now.day_count,
            primary=now.primary_count,
            front=now.front_page_count,
            mentioned=now.mentioned_count,
        )
        if before is None:
            return f"{counts} {self('tally_no_before')}"
        difference = now.primary_count - before.primary_count
        key = "more" if difference > 0 else "fewer" if difference else "same"
        trend = self(key, n=abs(difference))
        return f"{counts} {self('tally_before', n=before.primary_count, trend=trend)}"

    def revision(self, change: DigestChange) -> str:
        """`补收：洛城日报第05版《…》`, `撤下：洛城日报一篇`: what a revision has other than the one before."""
        if change.kind == "withdrawn":
            return self("withdrawn", newspaper=change.newspaper_name)
        kind = self("altered" if change.kind == "changed" else change.kind)
        return self(
            "change",
            kind=kind,
            newspaper=change.newspaper_name,
            page=self("page", no=change.page_no) if change.page_no else "",
            headline=change.headline or self("untitled"),
        )

    def printing(self, printing: Printing) -> str:
        """`洛城晚报 2018年7月18日 第03版`: where a text stands too."""
        return self(
            "printing",
            newspaper=printing.newspaper_name,
            date=self.long_date(printing.edition_date),
            page=self("page", no=printing.page_no),
        )

    def quiet(self, digest: Digest) -> str:
        """Say why a digest is empty; a day we could not read never passes for a quiet one."""
        states = {edition.state for edition in digest.editions}
        if not states:
            key = "no_newspaper"
        elif not states <= SETTLED_STATES:
            key = "unread"
        elif digest.period != Period.DAY:
            key = "nothing_in_period"
        else:
            key = "no_edition" if states == {"no_edition"} else "nothing"
        return str(self.words["quiet"][key]).format(place=digest.place_name)


def find_page_counts(edition: DigestEdition) -> str:
    """`11/12`: pages held of pages printed, where the edition's reason says so; else empty."""
    counts = edition.reason.split(":")[0].split(" ")[0]
    return counts if counts.replace("/", "", 1).isdecimal() and "/" in counts else ""


def read_language(code: str) -> Language:
    """`zh` or `en`.

    Raises:
        FileNotFoundError: If there is no such table.
    """
    table = files("ingest.digest").joinpath(f"languages/{code}.toml").read_text(encoding="utf-8")
    return Language(code=code, words=tomllib.loads(table))


ZH = read_language("zh")
