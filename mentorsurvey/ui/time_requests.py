"""Who asks for more time: each request with a button that gives it, and one that does not."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.store.time_requests import Waiting
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day, plain

AT_ONCE = 20
"""Requests on the page at a time, the oldest first."""


def show(*, timezone: str) -> None:
    """The requests that wait, where there are any."""
    waiting = rounds.waiting_requests(current.database(), current.guard(lead=True), now=now())
    if not waiting:
        return
    with st.container(border=True, key="time-requests"):
        st.subheader(f"{asking(len(waiting))} for more time", anchor=False)
        st.caption("They began a form and missed its close. You read nothing of what they saved.")
        last_day = st.date_input(
            f"Give time until the end of (in {timezone})",
            value=(now() + timedelta(days=7)).date(),
            key="requests_day",
        )
        for one in waiting[:AT_ONCE]:
            _one(one, last_day, timezone)
        if (more := len(waiting) - AT_ONCE) > 0:
            st.caption(f"{more:,} more come up once these are decided.")


def hint() -> None:
    """On another page: that requests wait, and the way to them."""
    many = rounds.count_requests(current.database(), current.guard(lead=True), now=now())
    if many:
        st.page_link(
            current.page("lead/rounds"),
            label=f"{asking(many)} for more time. Decide on Rounds.",
            icon=":material/more_time:",
        )


def asking(many: int) -> str:
    """Such as "2 requests", at the beginning of a sentence."""
    return "1 request" if many == 1 else f"{many:,} requests"


def _one(one: Waiting, last_day: date | None, timezone: str) -> None:
    st.markdown(
        f"**{plain(one.name)}**, {one.side} of {plain(one.partner)}: round {one.round_number},"
        f" asked on {day(one.asked_at)}"
    )
    with st.container(horizontal=True):
        if last_day:
            st.button(
                f"Give until {last_day:%A} {last_day.day} {last_day:%B}",
                key=f"give-time-{one.invitation_id}",
                type="primary",
                on_click=_give,
                args=(one, last_day, timezone),
            )
        st.button("Not now", key=f"no-time-{one.invitation_id}", on_click=_decline, args=(one,))


def _give(one: Waiting, last_day: date, timezone: str) -> None:
    until = rounds.end_of_day(last_day, timezone)
    _do(
        partial(
            rounds.extend_invitation,
            current.database(),
            current.guard(lead=True),
            one.round_id,
            one.invitation_id,
            until=until,
            now=now(),
        ),
        f"{plain(one.name)} has time until {day(until)}, and reads that on the page of their forms."
        " No mail goes out.",
    )


def _decline(one: Waiting) -> None:
    _do(
        partial(
            rounds.decline_time,
            current.database(),
            current.guard(lead=True),
            one.invitation_id,
            now=now(),
        ),
        f"{plain(one.name)} reads that there is no more time now. You can still give it:"
        f" open *Move the last day* of round {one.round_number}.",
    )


def _do(verb: Callable[[], None], said: str) -> None:
    try:
        verb()
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
    else:
        st.session_state["rounds_notice"] = said
