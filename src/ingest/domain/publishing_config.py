"""The tables `[digest]` and `[mail]` of a `dibao.toml` → how the digests are published and sent."""

from collections.abc import Iterator
from email.utils import parseaddr

from ingest.domain.mail import DEFAULT_PASSWORD_ENV, DEFAULT_SENDER, MailSettings
from ingest.domain.publishing import FORMATS, LANGUAGES, PublishSettings
from ingest.domain.toml_file import TomlTable

SECURITY = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}


def read_publishing(config: TomlTable) -> PublishSettings:
    """Read both tables; what they do not say is as `PublishSettings` has it.

    Raises:
        ConfigError: Names the key that is unknown or not as it must be.
    """
    digest = config.table("digest")
    digest.check_keys(("base_url", "lang", "formats"))
    base_url = digest.text("base_url")
    if base_url is not None and not base_url.startswith(("http://", "https://")):
        raise digest.error("base_url", f'must start with http:// or https://, found "{base_url}"')
    lang = digest.text("lang") or LANGUAGES[0]
    if lang not in LANGUAGES:
        raise digest.error("lang", f'must be one of {", ".join(LANGUAGES)}, found "{lang}"')
    return PublishSettings(
        lang=lang,
        base_url=base_url and base_url.rstrip("/") + "/",
        formats=_read_formats(digest),
        mail=_read_mail(config.table("mail")),
    )


def _read_formats(digest: TomlTable) -> tuple[str, ...]:
    if "formats" not in digest:
        return FORMATS
    chosen = digest.texts("formats")
    for name in chosen:
        if name not in FORMATS:
            raise digest.error("formats", f'has "{name}"; known are: {", ".join(FORMATS)}')
    return tuple(name for name in FORMATS if name in chosen)


def _read_mail(mail: TomlTable) -> MailSettings:
    mail.check_keys(("server", "port", "security", "user", "password_env", "from", "unsubscribe", "readers"))
    security = mail.text("security") or SECURITY[0]
    if security not in SECURITY:
        raise mail.error("security", f'must be one of {", ".join(SECURITY)}, found "{security}"')
    port = mail.number("port")
    port = PORTS[security] if port is None else port
    if port != int(port) or not 0 < port < 65536:
        raise mail.error("port", f"must be a port from 1 to 65535, found {port}")
    unsubscribe = mail.text("unsubscribe")
    if unsubscribe is not None and not _is_link(unsubscribe):
        raise mail.error(
            "unsubscribe", f'must start with mailto: or https: and have no spaces, found "{unsubscribe}"'
        )
    return MailSettings(
        sender=_read_sender(mail),
        unsubscribe=unsubscribe,
        server=mail.text("server"),
        port=int(port),
        security=security,
        user=mail.text("user"),
        password_env=mail.text("password_env") or DEFAULT_PASSWORD_ENV,
        readers=tuple(_read_readers(mail)),
    )


def _read_sender(mail: TomlTable) -> str:
    sender = mail.text("from") or DEFAULT_SENDER
    if not _is_address(sender):
        raise mail.error("from", f'must be an address such as "邸报 <digests@example.org>", found "{sender}"')
    return sender


def _read_readers(mail: TomlTable) -> Iterator[tuple[str, str]]:
    """`[mail.readers]`: a place, by name or code, and a list of addresses."""
    readers = mail.table("readers")
    for place in readers:
        for address in readers.texts(place):
            if not _is_address(address):
                raise readers.error(place, f'has "{address}", which is no e-mail address')
            yield place, address


def _is_link(text: str) -> bool:
    """It becomes a line of the letter's head, so it is one."""
    return text.startswith(("mailto:", "https:")) and text.isprintable() and " " not in text


def _is_address(text: str) -> bool:
    """One address on one line; whether it can be reached is for the server to say."""
    _, address = parseaddr(text)
    user, _, host = address.rpartition("@")
    return bool(user and host) and text.isprintable() and address.isascii()
