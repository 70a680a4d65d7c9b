"""`dibao withhold`: an article out of everything that is published, and back."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import say, show_progress, write_json, write_text
from ingest.cli.reports import say_published
from ingest.domain.errors import UsageError
from ingest.steps.publish import publish, transform
from ingest.steps.withhold import list_withheld
from ingest.steps.withhold import withhold as withhold_article


@click.command()
@click.argument("article_id", metavar="[ARTICLE]", required=False)
@click.option("--reason", default="", metavar="TEXT", help="Why; kept with the row.")
@click.option("--undo", is_flag=True, help="Give the article back.")
@click.option("--json", "is_json", is_flag=True, help="Print what is withheld as JSON.")
def withhold(article_id: str | None, reason: str, undo: bool, is_json: bool) -> None:
    """Take an article out of every digest, feed, export and the published warehouse, and publish.

    It stays in the warehouse that is written and in the archive, with the reason, through every rebuild. Without
    ARTICLE, list what is withheld.
    """
    workspace = current_workspace()
    if article_id is None:
        if reason or undo:
            raise UsageError("name the article: dibao withhold ARTICLE --reason TEXT")
    else:
        show_progress()
        is_noted = withhold_article(workspace, article_id, reason=reason, is_withheld=not undo)
        say(f"{article_id}: {('given back' if undo else 'withheld') if is_noted else 'is withheld already'}")
        transform(workspace)
        say_published(workspace, publish(workspace))
        if not is_json:
            return
    withheld = list_withheld(workspace)
    if is_json:
        write_json(withheld)
    else:
        for one in withheld:
            write_text(f"{one.article_id}  {one.headline or '（无题）'}  {one.reason}")
