"""A `dibao demo` of its own, in a process group of its own, watched by what it prints."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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

    def wait_until_it_minds_signals(self) -> bool:
        """The interpreter's own start, before any line of ours runs, is not ours."""
        return self._wait(lambda: bool(self._blocked() & BLOCKED))

    def wait_for(self, text: str, times: int = 1) -> bool:
        """Until some line with the text has been told so many times; False if the run ended before."""
        return self._wait(lambda: sum(text in line for line in self.lines) >= times)

    def wait_for_server(self) -> bool:
        """Until the server's process is there; False if the run ended before."""
        return self._wait(lambda: bool(self.server))

    @property
    def server(self) -> str:
        """The server's process id; empty before it starts."""
        pid_file = self.folder / ".prefect" / "server.pid"
        return pid_file.read_text(encoding="ascii") if pid_file.is_file() else ""

    def _blocked(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("SigBlk")), 16)

    def _wait(self, is_reached: Callable[[], bool]) -> bool:
        while self.process.poll() is None:
            if is_reached():
                return True
            time.sleep(0.02)
        return False


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
