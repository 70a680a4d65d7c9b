"""Arguments → one command, its exit code, and one line on stderr when something is wrong."""

import atexit
import os
import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

import click

from ingest.cli.context import Invocation
from ingest.cli.lazy import CommandLine, LazyGroup
from ingest.cli.leaving import end_with
from ingest.cli.log_lines import write_line
from ingest.cli.options import PATH
from ingest.cli.output import set_utf8_output
from ingest.domain.errors import (
    EXIT_DONE,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_USAGE,
    INTERRUPTED,
    DibaoError,
)
from ingest.steps.clock import AS_OF, set_now

COMMANDS = (
    CommandLine("demo", "ingest.cli.demo:demo", "The whole job on the bundled sample edition."),
    CommandLine("init", "ingest.cli.init:init", "Make a folder a workspace."),
    CommandLine(
        "newspapers",
        "ingest.cli.newspapers:newspapers",
        "List newspapers, show one, check a saved page, add your own.",
    ),
    CommandLine("places", "ingest.cli.places:places", "What a place's name means, and when."),
    CommandLine("preview", "ingest.cli.preview:preview", "Read pages and decide districts; store nothing."),
    CommandLine("run", "ingest.cli.run:run", "Fetch one day's editions from their sites, and publish."),
    CommandLine("backfill", "ingest.cli.run:backfill", "Fetch the editions of many days that are missing."),
    CommandLine(
        "schedule", "ingest.cli.schedule:schedule", "When runs are due: put them on a server, show, pause."
    ),
    CommandLine("up", "ingest.cli.up:up", "Server, worker and schedule on this machine, until Ctrl-C."),
    CommandLine(
        "status", "ingest.cli.status:status", "Every paper-day, the gaps, the last runs, what has drifted."
    ),
    CommandLine("doctor", "ingest.cli.doctor:doctor", "Is everything in order? Each line with its fix."),
    CommandLine("load", "ingest.cli.load:load", "Load pages from disk into the warehouse, and publish."),
    CommandLine("unload", "ingest.cli.load:unload", "Undo the loads of an edition."),
    CommandLine("digest", "ingest.cli.digest:digest", "Publish the digests again from the warehouse."),
    CommandLine("withhold", "ingest.cli.withhold:withhold", "Take an article out of all that is published."),
    CommandLine("send", "ingest.cli.send:send", "Send digests to their readers by e-mail."),
    CommandLine("serve", "ingest.cli.serve:serve", "Show the digests as a site on this machine."),
    CommandLine("why", "ingest.cli.why:why", "Why an article is in its district."),
    CommandLine(
        "override",
        "ingest.cli.override:override",
        "An editor's word: move an article, accept a name, undo.",
    ),
    CommandLine(
        "rebuild", "ingest.cli.rebuild:rebuild", "Read everything again from the archive, and publish."
    ),
    CommandLine("backup", "ingest.cli.backup:backup", "Copy the workspace into a folder, with hashes."),
    CommandLine("restore", "ingest.cli.backup:restore", "Make a workspace of a backup that is whole."),
    CommandLine("query", "ingest.cli.query:query", "Ask the warehouse in SQL, read-only."),
    CommandLine("export", "ingest.cli.export:export", "Articles as Parquet, CSV or ninjs into a folder."),
    CommandLine("search", "ingest.cli.search:search_command", "Find articles by their words, best first."),
)

EPILOG = (
    "Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 done but incomplete, "
    "4 another run holds the warehouse, 130 interrupted, 143 terminated. "
    'Shell completion: eval "$(_DIBAO_COMPLETE=bash_source dibao)"; likewise zsh_source, fish_source.'
)


def _choose_form(context: click.Context, _option: click.Parameter, form: str) -> None:
    """Eagerly: what follows on the command line may be wrong, and is told in that form."""
    context.ensure_object(Invocation).is_json = form == "json"
    if form == "json":
        end_with(partial(write_line, "error"))


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    type=PATH,
    help="Work in this workspace.",
)
@click.option("-q", "--quiet", is_flag=True, help="No messages but warnings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Show tracebacks.")
@click.option(
    "--as-of", metavar="TIME", envvar=AS_OF, help="Take this for now, e.g. 2026-03-18T06:00:00 (UTC)."
)
@click.option(
    "--log-format",
    type=click.Choice(("text", "json")),
    default="text",
    envvar="DIBAO_LOG_FORMAT",
    is_eager=True,
    expose_value=False,
    callback=_choose_form,
    help="How messages on stderr are written; json: one object a line.",
)
@click.version_option(package_name="dibao", message="%(prog)s %(version)s")
@click.pass_context
def cli(
    context: click.Context, directory: Path | None, quiet: bool, verbose: bool, as_of: str | None
) -> None:
    """Turn newspaper editions into district digests."""
    invocation = context.ensure_object(Invocation)
    invocation.directory, invocation.is_quiet, invocation.is_verbose = directory, quiet, verbose
    if as_of is not None:
        set_now(as_of)


def run() -> None:
    """Run one command line and leave with its exit code."""
    set_utf8_output()
    invocation = Invocation()
    sys.excepthook = lambda kind, error, trace: _show_defect(invocation, kind, error, trace)
    code = _run(invocation)
    _drop_unwritable_output()
    _leave(code)


def _run(invocation: Invocation) -> int:
    """A command gives back its exit code, or None for 0."""
    try:
        code = cli.main(prog_name="dibao", standalone_mode=False, obj=invocation)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return EXIT_USAGE
    except BrokenPipeError:
        return EXIT_FAILED  # nobody reads on; Click does the same where a command still writes
    except (DibaoError, click.ClickException, click.Abort, OSError) as error:
        return _fail(invocation, *_explain(error))
    return code if isinstance(code, int) else EXIT_DONE


def _leave(code: int) -> NoReturn:
    if "prefect" in sys.modules:
        _end_flow_process(code)
    sys.exit(code)


def _end_flow_process(code: int) -> NoReturn:
    """End at once, once the exit functions have run.

    Prefect's threads keep DuckDB's objects alive past the interpreter's end, and DuckDB 2 then prints pages about
    leaks.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - what the interpreter itself would call
    sys.stderr.flush()
    os._exit(code)


def _explain(error: BaseException) -> tuple[str, int]:
    """The line for the person at the terminal, and the exit code."""
    match error:
        case DibaoError():
            return str(error), error.exit_code
        case click.NoSuchOption(option_name=("-C" | "-q" | "-v" | "--as-of" | "--log-format") as option):
            return f"no such option {option} here; write {option} before the command's name", EXIT_USAGE
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "dibao"
            return f"{error.format_message().rstrip('.')}; see `{command} --help`", EXIT_USAGE
        case click.ClickException():
            return error.format_message(), error.exit_code
        case OSError():
            where = f": {error.filename}" if error.filename else ""
            return f"{error.strerror or error}{where}", EXIT_FAILED
    return INTERRUPTED, EXIT_INTERRUPTED


def _fail(invocation: Invocation, message: str, exit_code: int) -> int:
    _tell_error(invocation, " ".join(message.split()), traceback.format_exc())
    return exit_code


def _tell_error(invocation: Invocation, message: str, trace: str) -> None:
    if invocation.is_json:
        sys.stderr.write(
            write_line("error", message, traceback=trace if invocation.is_verbose else None) + "\n"
        )
        return
    sys.stderr.write(f"{trace if invocation.is_verbose else ''}dibao: {message}\n")


def _drop_unwritable_output() -> None:
    """What could not be written has been told; keep the interpreter from failing on it once more at its end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_defect(
    invocation: Invocation, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A mistake of ours, which no class of the error tree names."""
    message = (
        f"this is a defect of dibao ({kind.__name__}: {' '.join(str(error).split())[:200]}); "
        "please report it with what `dibao -v` shows for the same command"
    )
    _tell_error(invocation, message, "".join(traceback.format_exception(kind, error, trace)))
    if "prefect" in sys.modules:
        _end_flow_process(EXIT_FAILED)
