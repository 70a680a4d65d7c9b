"""How a saved page was read → lines for a person."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.steps.check_page import PageReport

SIGNS = {"name": "prints its name", "host": "names its host"}


def format_report(report: "PageReport") -> str:
    """The page, whose it is, and each field with what was found in it and by which rule."""
    platform = f"family {report.family}" if report.family else "of no platform dibao knows"
    lines = [f"{report.file}: {(report.kind or 'not recognised').replace('_', ' ')}, {platform}"]
    for one in report.newspapers:
        signs = " and ".join(SIGNS[sign] for sign in one.signs) or "given"
        families = ", ".join(one.families) or "no site"
        reads = "reads it" if one.reads else f"does not read it: its family is {families}"
        lines.append(f"newspaper {one.newspaper_id} {one.name} ({signs}): {reads}")
    if not report.newspapers:
        lines.append("newspaper: none in the catalogue; make a profile with `dibao newspapers add`")
    width = max((len(field.rule or "-") for field in report.fields), default=0)
    for field in report.fields:
        state, found = ("found  ", field.found) if field.found else ("missing", "")
        lines.append(f"  {state}  {field.name:<12}  {field.rule or '-':<{width}}  {found}".rstrip())
    return "\n".join(lines)
