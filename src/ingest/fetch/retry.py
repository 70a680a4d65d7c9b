"""The one place where a request is tried again: three times in all, later each time, or when the site says so."""

import random
from collections.abc import Callable
from datetime import UTC
from email.utils import parsedate_to_datetime

from ingest.fetch.clock import Clock
from ingest.fetch.errors import TooLongError, UnreachableError
from ingest.fetch.exchange import Answer
from ingest.fetch.hosts import LONGEST_SECONDS

TRIES = 3
PASSING = frozenset({304, 408, 425, 429})  # 304 where nobody asked for it


def ask_again(
    ask: Callable[[], Answer],
    *,
    url: str,
    clock: Clock,
    defer: Callable[[float], None],
    knows: bool = False,
) -> Answer:
    """Ask until there is an answer that a further try would not better.

    Args:
        ask: Sends the request; waits for its turn itself.
        url: For messages, and as the seed of the jitter, so that a run can be repeated exactly.
        clock: Tells how far a date in Retry-After is.
        defer: Puts the host's next turn off.
        knows: The request says what we have, so that 304 is an answer.

    Raises:
        UnreachableError: If nobody answered three times.
        TooLongError: If Retry-After asks for more than an hour.
    """
    jitter = random.Random(url)  # noqa: S311 - it spreads tries, it guards nothing
    for number in range(1, TRIES):
        wait = 2 ** (number - 1) * (1 + jitter.random())
        try:
            answer = ask()
            if not is_passing(answer) or (knows and answer.status == 304):
                return answer
            wait = _choose_wait(answer, wait, clock)
        except UnreachableError:
            pass
        defer(wait)
    return ask()


def is_passing(answer: Answer) -> bool:
    """Whether the same request may fare better in a while."""
    if answer.status == 200:
        return answer.truncated is not None
    return answer.status in PASSING or answer.status >= 500


def read_retry_after(text: str | None, now: float) -> float | None:
    """Seconds to wait: given as such, or as an HTTP date; None for nothing or garbage."""
    text = (text or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now, 0.0)


def _choose_wait(answer: Answer, back_off: float, clock: Clock) -> float:
    asked = read_retry_after(answer.header("retry-after"), clock.now())
    if asked is None:
        return back_off
    if asked > LONGEST_SECONDS:
        raise TooLongError(
            f"{answer.url}: answers HTTP {answer.status} and asks to be left alone for {asked:,.0f} s; run again then"
        )
    return asked or back_off
