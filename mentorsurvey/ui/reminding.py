"""When the people whom a round still misses are reminded: choosing it, and saying it."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey.rounds.reminding import LATE_ONLY, NEVER, USUAL, Reminding

CHOICES: Mapping[str, Reminding] = {"usual": USUAL, "late": LATE_ONLY, "never": NEVER}
SAYS: Mapping[str, str] = {
    "usual": "After a week, and three days before the last day",
    "late": "Only three days before the last day",
    "never": "Never",
}


def choose(key: str, *, chosen: str = "usual") -> str:
    """A select box for when people are reminded; which of the choices."""
    return st.selectbox(
        "Remind those who have not answered",
        list(CHOICES),
        index=list(CHOICES).index(chosen),
        format_func=SAYS.__getitem__,
        key=key,
    )


def name_of(reminding: Reminding) -> str:
    """Which of the choices it is; the usual one where it is none of them."""
    return next((name for name, one in CHOICES.items() if one == reminding), "usual")


def times(chosen: str, opens_at: datetime, closes_at: datetime, timezone: str) -> list[datetime]:
    """The moments that a choice means in a round."""
    return CHOICES[chosen].times(opens_at, closes_at, ZoneInfo(timezone))


def sentence(found: list[datetime], timezone: str) -> str:
    """Such as "Reminders are due on Tuesday, November 3, and Sunday, November 15."."""
    zone = ZoneInfo(timezone)
    days = [long_day(one.astimezone(zone).date()) for one in found]
    if not days:
        return "Nobody is reminded."
    if len(days) == 1:
        return f"A reminder is due on {days[0]}."
    return f"Reminders are due on {days[0]}, and on {days[1]}."


def long_day(day: date) -> str:
    """Such as "Tuesday, November 10"."""
    return f"{day:%A, %B} {day.day}"
