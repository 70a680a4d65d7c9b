"""What several commands take: a day, a path."""

from pathlib import Path

import click

DATE = click.DateTime(formats=["%Y-%m-%d"])
PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is for the step to say
