"""Bytes that arrived, from the web or from an archive → the same bytes, or the reason why they are no page."""

from ingest.domain.page import Fetched
from ingest.fetch.blocked import find_refusal, says_nothing_there
from ingest.fetch.errors import BlockedError, FetchError, NotFoundError, TruncatedError

GONE = frozenset({404, 410})


def judge(fetched: Fetched) -> Fetched:
    """Let a whole page pass. An archive read again is judged alike, so that it gives the same edition.

    Raises:
        BlockedError: If it is a refusal.
        NotFoundError: If there is no such page, also where the page itself says it.
        TruncatedError: If it broke off.
        FetchError: If it has another status than 200, or no bytes.
    """
    source = fetched.source
    if fetched.status in GONE:
        raise NotFoundError(source, status=fetched.status, fetched=fetched)
    reason = find_refusal(fetched)
    if reason:
        advice = (
            "the site refuses automatic reading: save its pages and use `dibao load`, or ask the newspaper"
        )
        raise BlockedError(f"{source}: {reason}; {advice}", fetched=fetched)
    if fetched.status != 200:
        raise FetchError(
            f"{source}: answers HTTP {fetched.status}; run again later, or check the address", fetched=fetched
        )
    if fetched.truncated:
        count = f"{len(fetched.content):,} bytes"
        raise TruncatedError(
            f"{source}: broke off after {count} ({fetched.truncated}); run again later", fetched=fetched
        )
    if says_nothing_there(fetched):
        raise NotFoundError(source, status=200, fetched=fetched)
    if not fetched.content:
        raise FetchError(f"{source}: an empty answer (0 bytes); run again later", fetched=fetched)
    return fetched
