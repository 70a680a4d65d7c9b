"""How digests are sent: the user's server, its lists of readers, and who the letters are from."""

from dataclasses import dataclass

DEFAULT_SENDER = "邸报 <dibao@localhost>"
DEFAULT_PASSWORD_ENV = "DIBAO_SMTP_PASSWORD"  # noqa: S105 - the variable's name


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """The table `[mail]` of `dibao.toml`.

    Attributes:
        sender: The letters' From, `邸报 <digests@example.org>`.
        unsubscribe: Where readers leave the list: a `mailto:` or `https:` address; None for a letter to the sender.
        server: Host of the SMTP server; None where nothing is sent.
        port: Of the server.
        security: `tls`, `starttls` or `none`.
        user: Name at the server; None to send without.
        password_env: Environment variable with the password; it stands in no file.
        readers: (place, address) pairs; a place by name or code.
    """

    sender: str = DEFAULT_SENDER
    unsubscribe: str | None = None
    server: str | None = None
    port: int = 587
    security: str = "starttls"
    user: str | None = None
    password_env: str = DEFAULT_PASSWORD_ENV
    readers: tuple[tuple[str, str], ...] = ()
