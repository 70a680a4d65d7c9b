"""A mail server on loopback, and a workspace that sends through it."""

import asyncio
import email
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.smtp import SMTP, Envelope, Session

from ingest.workspace import Workspace, read_workspace

READERS = '"涧西区" = ["yi@example.org", "er@example.org"]\n"410302" = ["san@example.org"]\n'


@dataclass
class Mailbox:
    """What the server took, whom it turns away, and what happens when it has taken a letter."""

    letters: list[tuple[tuple[str, ...], EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    when_taken: Callable[[int], None] | None = None  # gets how many there are; runs before the sender is told

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refused:
            return "550 no such reader"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append((tuple(envelope.rcpt_tos), letter))
        if self.when_taken:
            await asyncio.to_thread(self.when_taken, len(self.letters))
        return "250 OK"


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def configure(
    workspace: Workspace, port: int, *lines: str, readers: str = READERS, security: str = "none"
) -> Workspace:
    mail = ['server = "127.0.0.1"', f"port = {port}", f'security = "{security}"', *lines]
    text = "\n".join(["[mail]", 'from = "邸报 <digests@example.org>"', *mail, "[mail.readers]", readers])
    (workspace.root / "dibao.toml").write_text(text, encoding="utf-8")
    return read_workspace(workspace.root)
