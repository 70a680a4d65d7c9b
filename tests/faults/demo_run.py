"""A `dibao demo` of its own, in a process group of its own, watched by what it prints."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("dibao")
SERVER = "prefect.server.api.server:create_app"
BLOCKED = 1 << (signal.SIGTERM - 1)


class DemoRun:
    """`dibao demo FOLDER`, running; stdin closed, HOME its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        home = folder.parent / "home"
        home.mkdir(exist_ok=True)
        self._log = folder.parent / "demo.log"
        with self._log.open("w") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "demo", folder],
                stdin=subprocess.DEVNULL,
                stderr=log,
                env={**os.environ, "HOME": str(home)},
                start_new_session=True,
            )

    @property
    def lines(self) -> list[str]:
        """What it has told so far."""
        return self._log.read_text(encoding="utf-8").splitlines()

    def wait_until_it_minds_signals(self) -> None:
        """The interpreter's own start, before any line of ours runs, is not ours."""
        while not self._blocked() & BLOCKED:
            self._pause()

    def wait_for(self, text: str, times: int = 1) -> None:
        """Until some line with the text has been told so many times."""
        while sum(text in line for line in self.lines) < times:
            self._pause()

    def wait_for_server(self) -> int:
        """Until the server's process is there; its id."""
        pid_file = self.folder / ".prefect" / "server.pid"
        while not (pid_file.is_file() and pid_file.read_text(encoding="ascii")):
            self._pause()
        return int(pid_file.read_text(encoding="ascii"))

    def _blocked(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("SigBlk")), 16)

    def _pause(self) -> None:
        assert self.process.poll() is None, self.lines
        time.sleep(0.02)


def find_servers(folder: Path) -> list[int]:
    """Servers whose files lie in the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace")
            environment = (process / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if SERVER in command and f"PREFECT_HOME={folder}" in environment:
            found.append(int(process.name))
    return found
