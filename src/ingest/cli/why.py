"""`dibao why`: every contribution to where an article was put, in words."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import write_json, write_text
from ingest.steps.explain import explain_article


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.option("--json", "is_json", is_flag=True, help="Print the evidence as JSON.")
def why(article_id: str, is_json: bool) -> None:
    """Tell why an article belongs to its district: each piece of evidence with its weight."""
    answer = explain_article(current_workspace(), article_id)
    if is_json:
        write_json(answer)
    else:
        write_text("\n".join(answer.lines()))
