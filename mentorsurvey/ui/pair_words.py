"""The sentences about a pair that has ended or is paused."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from mentorsurvey.program.pausing import REASONS
from mentorsurvey.store.breaks import Break, long_day
from mentorsurvey.ui.words import zone

STATUS: Mapping[str, str] = {"active": "Active", "paused": "Paused", "ended": "Ended"}


def break_words(one: Break, now: datetime, where: tzinfo) -> str:
    """One line of a pair's history for leads; empty where it was taken back before it began."""
    if one.stops_at is not None and one.stops_at <= one.starts_at:
        return ""
    since = long_day(one.starts_at.astimezone(where))
    until = long_day(one.stops_at.astimezone(where)) if one.stops_at else ""
    why = REASONS[one.reason]
    if one.kind == "ended":
        did = "Ends" if one.starts_at > now else "Ended"
        again = f" It went on again on {until}." if until else ""
        return f"{did} on {since}: {why}.{again}"
    goes = "goes" if one.stops_at and one.stops_at > now else "went"
    did = "Pauses" if one.starts_at > now else "Paused"
    return f"{did} on {since}: {why}. It {goes} on again on {until}."


def held_words(held: Break) -> str:
    """What the author of a begun form reads: why it takes no more answers."""
    since = long_day(held.starts_at.astimezone(zone()))
    if held.kind == "ended" or held.stops_at is None:
        return (
            f"Your program ended this pair on {since}, so this form takes no more answers. What"
            " you saved stays yours. It was not submitted, and nobody else sees it."
        )
    until = long_day(held.stops_at.astimezone(zone()))
    return (
        f"Your program paused this pair on {since}. What you saved stays yours. If the round is"
        f" still open on {until}, you can continue then."
    )
