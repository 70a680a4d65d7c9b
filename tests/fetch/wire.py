"""A server on loopback that sends exactly the bytes a test wants, and notes what it was asked."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.fetch.settings import WebSettings
from ingest.fetch.web import WebSite

PAGE = (
    b"<!DOCTYPE html><html><body><p>" + "社区食堂开门，老人吃上热饭。".encode() * 40 + b"</p></body></html>"
)
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
Send = Callable[[socket.socket], None]
Script = bytes | Send


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it arrived: when, on which connection, its path, its headers in small letters, its body."""

    moment: float
    connection: int
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def answer(content: bytes = PAGE, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer; the length may lie."""
    size = len(content) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", *headers]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {location}", status=status)


def drip(start: bytes, piece: bytes = b"a", seconds: float = 0.05) -> Send:
    """Send some bytes, then one piece after the other until the client has had enough."""

    def send(stream: socket.socket) -> None:
        stream.sendall(start)
        for _ in range(1200):
            stream.sendall(piece)
            time.sleep(seconds)

    return send


@dataclass(slots=True)
class Wire:
    """The server; each path has its answers in order, and the last one for ever. robots.txt is missing if not given.

    After an answer that is no whole one by its length the connection is closed.
    """

    scripts: dict[str, tuple[Script, ...]] = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    _listener: socket.socket | None = None

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._listener
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def serve(self, path: str, *scripts: Script) -> str:
        """Answer a path so; give its URL."""
        self.scripts[path] = scripts
        return self.url(path)

    def url(self, path: str = "/") -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order, but for robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def _accept(self) -> None:
        assert self._listener
        with suppress(OSError):
            while True:
                stream, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(target=self._talk, args=(stream, self.connections), daemon=True).start()

    def _talk(self, stream: socket.socket, number: int) -> None:
        with suppress(OSError, ValueError), stream:  # ValueError: what was asked is no HTTP
            if self.tls:
                stream = self.tls.wrap_socket(stream, server_side=True)
            with stream, stream.makefile("rb") as lines:
                while line := lines.readline():
                    method, path, _ = line.decode("latin-1").split(" ", 2)
                    if not self._answer(stream, self._note(lines, number, method, path)):
                        return

    def _note(self, lines: "object", number: int, method: str, path: str) -> str:
        moment, headers = time.time(), {}
        while (line := lines.readline().strip()) != b"":  # type: ignore[attr-defined] # any file will do
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        body = lines.read(int(headers.get("content-length", 0)))  # type: ignore[attr-defined] # likewise
        self.asked.append(
            Asked(moment=moment, connection=number, method=method, path=path, headers=headers, body=body)
        )
        return path

    def _answer(self, stream: socket.socket, path: str) -> bool:
        """Send the next answer; tell whether another may follow on the same connection."""
        scripts = self.scripts.get(path, (NOT_FOUND,))
        count = sum(asked.path == path for asked in self.asked)
        script = scripts[min(count, len(scripts)) - 1]
        if not isinstance(script, bytes):
            script(stream)
            return False
        stream.sendall(script)
        head, _, body = script.partition(b"\r\n\r\n")
        return (
            b"content-length: %d\r" % len(body) in head.lower() + b"\r"
            and b"connection: close" not in head.lower()
        )


@dataclass(slots=True)
class FakeClock:
    """Sleeps in no time, and counts it."""

    moment: float = 1_774_000_000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += seconds


def settings(tmp_path: Path, *wires: Wire, **changes: object) -> WebSettings:
    """Settings that let the servers be read, with no delay and short deadlines."""
    values: dict[str, object] = {
        "state_dir": tmp_path / ".hosts",
        "delay_seconds": 0.0,
        "allow_private": tuple(f"127.0.0.1:{wire.port}" for wire in wires),
        "deadline_seconds": 5.0,
        "idle_seconds": 5.0,
    }
    return WebSettings(**(values | changes))  # type: ignore[arg-type] # as the tests give them


def site(tmp_path: Path, *wires: Wire, clock: FakeClock | None = None, **changes: object) -> WebSite:
    return WebSite(settings(tmp_path, *wires, **changes), clock=clock or FakeClock())
