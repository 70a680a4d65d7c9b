"""While letters go out others work on, nobody sends the same again, and a kill repeats one letter at most."""

import signal
import subprocess
import sys
import threading
import time

import pytest

from ingest.domain.errors import WarehouseLockedError
from ingest.steps import send
from ingest.steps.send import SendReport, send_digests
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace
from tests.steps.mailing import Mailbox, configure

SEND = """
import sys
from pathlib import Path
from ingest.steps.send import send_digests
from ingest.workspace import read_workspace
send_digests(read_workspace(Path(sys.argv[1])), place=None, day=None)
"""


def send_all(workspace: Workspace) -> SendReport:
    return send_digests(workspace, place=None, day=None)


def read_readers(mailbox: Mailbox) -> list[str]:
    return [reader for (reader,), _ in mailbox.letters]


def test_others_use_the_warehouse_while_the_server_is_spoken_to(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    noted = []

    def look(_count: int) -> None:
        with open_warehouse(loaded.warehouse_file) as warehouse:
            noted.extend(warehouse.connection.execute("select count(*) from raw.sent").fetchall())

    mailbox.when_taken = look
    assert send_all(configure(loaded, port)) == SendReport(sent=3)
    assert noted == [(0,), (1,), (2,)]  # each letter is noted before the next is given to the server


def test_killed_with_a_letter_taken_and_not_noted_it_repeats_that_one_alone(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    workspace = configure(loaded, port)
    sender = subprocess.Popen([sys.executable, "-c", SEND, str(workspace.root)])

    def kill(count: int) -> None:
        if count == 2:
            sender.kill()
            sender.wait()

    mailbox.when_taken = kill
    assert sender.wait() == -signal.SIGKILL
    mailbox.when_taken = None
    assert read_readers(mailbox) == ["san@example.org", "yi@example.org"]
    assert send_all(workspace) == SendReport(sent=2, already=1)
    assert read_readers(mailbox)[2:] == ["yi@example.org", "er@example.org"]
    assert mailbox.letters[1][1]["Message-ID"] == mailbox.letters[2][1]["Message-ID"]
    assert send_all(workspace) == SendReport(already=3)


def test_of_two_at_once_one_sends_and_the_other_is_told(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    workspace = configure(loaded, port)
    told: list[str] = []

    def send_too(_count: int) -> None:
        with pytest.raises(WarehouseLockedError) as error:
            send_all(workspace)
        told.append(str(error.value))

    mailbox.when_taken = send_too
    assert send_all(workspace) == SendReport(sent=3)
    assert len(mailbox.letters) == len(told) == 3
    assert all("send.lock is held by process" in one for one in told)


def test_a_letter_is_noted_when_a_run_that_holds_the_warehouse_has_ended(
    loaded: Workspace, port: int, mailbox: Mailbox
) -> None:
    workspace = configure(loaded, port)
    runs: list[threading.Thread] = []

    def hold(is_held: threading.Event) -> None:
        with open_warehouse(workspace.warehouse_file):
            is_held.set()
            time.sleep(0.7)

    def begin(count: int) -> None:
        if count == 1:
            is_held = threading.Event()
            runs.append(threading.Thread(target=hold, args=(is_held,)))
            runs[0].start()
            assert is_held.wait(20)

    mailbox.when_taken = begin
    assert send_all(workspace) == SendReport(sent=3)
    runs[0].join()
    assert send_all(workspace) == SendReport(already=3)


def test_a_letter_that_cannot_be_noted_is_said_to_go_once_more(
    loaded: Workspace,
    port: int,
    mailbox: Mailbox,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    workspace = configure(loaded, port)
    monkeypatch.setattr(send, "PATIENCE_SECONDS", 0)
    is_over = threading.Event()

    def hold(is_held: threading.Event) -> None:
        with open_warehouse(workspace.warehouse_file):
            is_held.set()
            assert is_over.wait(20)

    is_held = threading.Event()
    run = threading.Thread(target=hold, args=(is_held,))

    def begin(_count: int) -> None:
        run.start()
        assert is_held.wait(20)

    mailbox.when_taken = begin
    with pytest.raises(WarehouseLockedError):
        send_all(workspace)
    is_over.set()
    run.join()
    assert "sent to san@example.org, but not noted: it will be sent once more" in caplog.text
    mailbox.when_taken = None
    assert send_all(workspace) == SendReport(sent=3)
