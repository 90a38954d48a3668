"""The line on *Rounds* that says when the clock last ran, and what it will do next."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey.clock.coming import coming
from mentorsurvey.clock.state import clock_state
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.ui import clock_words, current


def show(*, timezone: str) -> None:
    """One quiet line, and a loud one where nothing happens by itself."""
    moment, on = now(), settings().clock
    with current.database().read() as tx:
        state = clock_state(tx, on=on, now=moment)
        following = coming(tx, current.guard(lead=True), now=moment)
    line = clock_words.line(
        state,
        following,
        on=on,
        moment=lambda at: at_words(at, ZoneInfo(timezone), now=moment),
        now=moment,
    )
    idle = state.standing == "stopped" or (state.standing == "never" and not on)
    if idle or state.fails(moment):
        st.warning(line, icon=":material/schedule:")
    else:
        st.caption(line)


def at_words(at: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """A moment where the program is: "at 10:42" of today, "on Tuesday, November 10 at 23:59"."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    clock = f"at {local:%H:%M}"
    if local.date() == today:
        return clock
    if local.date() == today + timedelta(days=1):
        return f"tomorrow {clock}"
    year = "" if local.year == today.year else f", {local.year}"
    return f"on {local:%A}, {local:%B} {local.day}{year} {clock}"
