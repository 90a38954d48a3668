"""Moving the last day of a round for everyone, for one pair, or for one person."""

from datetime import datetime, timedelta

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day

EVERYONE = "everyone"


def offer(asked: Round, entries: list[Standing], *, timezone: str) -> None:
    """A form: for whom, and until when."""
    missing = [entry for entry in entries if entry.submitted_at is None]
    choices = {EVERYONE: "Everyone in this round", **_pairs(missing), **_people(missing)}
    with (
        st.expander("Move the last day", key=f"more-{asked.id}"),
        st.form(f"extend-{asked.id}", border=False),
    ):
        st.selectbox(
            "For whom",
            list(choices),
            format_func=choices.__getitem__,
            key=f"extend-who-{asked.id}",
        )
        st.date_input(
            f"Open until the end of (in {timezone})",
            value=(max(asked.closes_at, now()) + timedelta(days=7)).date(),
            key=f"extend-day-{asked.id}",
        )
        if not asked.is_open(now()):
            st.caption("For everyone, this opens the round again.")
        st.form_submit_button("Move the last day", on_click=_move, args=(asked, timezone))


def _pairs(missing: list[Standing]) -> dict[str, str]:
    named: dict[str, str] = {}
    for entry in missing:
        both = [one_line(entry.name), one_line(entry.partner)]
        mentee, mentor = both if entry.side == "mentee" else reversed(both)
        named[f"pair:{entry.relationship_id}"] = f"Both of the pair {mentee} with {mentor}"
    return named


def _people(missing: list[Standing]) -> dict[str, str]:
    return {
        f"form:{entry.invitation_id}": f"{one_line(entry.name)} alone, {entry.side} of"
        f" {one_line(entry.partner)}"
        for entry in missing
    }


def _move(asked: Round, timezone: str) -> None:
    kind, _, chosen = st.session_state[f"extend-who-{asked.id}"].partition(":")
    until = rounds.end_of_day(st.session_state[f"extend-day-{asked.id}"], timezone)
    database, actor, moment = current.database(), current.guard(lead=True), now()
    try:
        if kind == EVERYONE:
            rounds.move_close(database, actor, asked.id, closes_at=until, now=moment)
        elif kind == "pair":
            rounds.extend_pair(database, actor, asked.id, chosen, until=until, now=moment)
        else:
            rounds.extend_invitation(database, actor, asked.id, chosen, until=until, now=moment)
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
    else:
        st.session_state["rounds_notice"] = _said(asked, kind, until)


def _said(asked: Round, kind: str, until: datetime) -> str:
    if kind == EVERYONE:
        return f"Round {asked.number} is open until {day(until)}."
    whom = "Both of them have" if kind == "pair" else "They have"
    return f"{whom} time until {day(until)}, also if the round closes before."
