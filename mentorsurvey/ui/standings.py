"""One round as a lead sees it: how far each side is, who is missing, what can be done."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import seen
from mentorsurvey.readings.before import Before
from mentorsurvey.store.rounds import Round, Standing
from mentorsurvey.ui import (
    closing,
    current,
    mail_rows,
    mistaken,
    more_time,
    named_later,
    round_links,
    whom,
)
from mentorsurvey.ui.words import count, day, plain, until
from mentorsurvey.web.clock import now


def show(asked: Round, before: Before, *, timezone: str) -> None:
    """A card with progress by side, the people and what can be done.

    ``before`` is what was answered before the lead was named.
    """
    is_open = asked.is_open(now())
    found = rounds.standings(current.database(), current.guard(lead=True), asked.id)
    entries = [entry for entry in found if entry.is_asked(now())]
    with st.container(border=True, key=f"round-{asked.number}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(f"Round {asked.number}: {plain(asked.title)}", anchor=False)
            if is_open:
                st.badge("Open", icon=":material/lock_open:", color="green")
            elif asked.withdrawn:
                st.badge("Discarded", icon=":material/delete:", color="gray")
            else:
                st.badge("Closed", icon=":material/lock:", color="gray")
        if not is_open and not asked.withdrawn and not asked.counts:
            st.badge("Does not count", icon=":material/visibility_off:", color="gray")
        ended = asked.closed_at or asked.closes_at
        st.caption(
            f"Opened {day(asked.opened_at)}, {'closes' if is_open else 'closed'} {until(ended)}."
        )
        if said := whom.of_round(asked, len({entry.relationship_id for entry in found})):
            st.caption(said)
        if asked.withdrawn:
            st.write(
                "Nobody is asked any more, and nobody is missing because of this round. What"
                " somebody had begun stays with its author."
            )
            mistaken.offer_again(asked)
            return
        if finishing := closing.still_finishing(entries, now()):
            st.write(finishing)
        for side in ("mentor", "mentee"):
            _progress(side, [entry for entry in entries if entry.side == side])
        if later := named_later.of_round(before, asked.number):
            st.caption(later)
        people = st.expander(
            f"Who has started, submitted, is missing ({count(len(entries), 'form')})",
            key=f"people-{asked.id}",
            on_change="rerun",
        )
        if people.open:
            with people:
                _people(asked, entries, timezone=timezone)
        round_links.offer(asked, entries)
        if not asked.set_aside:
            more_time.offer(asked, entries, timezone=timezone)
        if is_open:
            _close(asked, entries)
        mistaken.offer(asked, entries)


def _progress(side: str, entries: list[Standing]) -> None:
    submitted = sum(entry.submitted_at is not None for entry in entries)
    if entries:
        st.progress(
            submitted / len(entries),
            text=f"{side.title()}s: {submitted} of {len(entries)} submitted"
            f" ({100 * submitted / len(entries):.0f} %)",
        )


def standing_words(entry: Standing) -> str:
    """How far a form is, in one word."""
    if entry.submitted_at is not None:
        return "Submitted"
    return "Started" if entry.started_at is not None else "Missing"


def _people(asked: Round, entries: list[Standing], *, timezone: str) -> None:
    kinds = st.pills(
        "Show",
        ["Missing", "Started", "Submitted"],
        default=["Missing", "Started"],
        selection_mode="multi",
        key=f"kinds-{asked.id}",
    )
    chosen = [entry for entry in entries if standing_words(entry) in kinds]
    if not chosen:
        st.caption("Nobody.")
        return
    mails = seen.mails_of_round(current.database(), current.guard(lead=True), asked.id)
    table = pd.DataFrame(
        {
            "Person": [entry.name for entry in chosen],
            "As": [entry.side.title() for entry in chosen],
            "About": [entry.partner for entry in chosen],
            "Cohort": [", ".join(entry.cohorts) for entry in chosen],
            "Standing": [standing_words(entry) for entry in chosen],
            "Mail": [mail_rows.words(mails.get(entry.person_id, ()), timezone) for entry in chosen],
            "Until": [_day(entry.closes_at, timezone) for entry in chosen],
        }
    )
    if not mails:
        table = table.drop(columns="Mail")
    st.dataframe(table, hide_index=True, alt=f"{len(chosen)} forms of round {asked.number}")


@st.dialog("Close this round?")
def _confirm_close(asked: Round, open_forms: int) -> None:
    st.write(
        f"{count(open_forms, 'form')} would stay without a submission. What was saved stays, but"
        " nothing is submitted for anyone. Whoever has begun can still finish for 30 minutes."
        " Whoever was given more time keeps it, and you can give more time afterwards."
    )
    with st.container(horizontal=True):
        if st.button("Close it now", type="primary"):
            try:
                rounds.close_round(
                    current.database(), current.guard(lead=True), asked.id, now=now()
                )
            except MentorsurveyError as problem:
                st.session_state["rounds_problem"] = str(problem)
            else:
                st.session_state["rounds_notice"] = f"Round {asked.number} is closed."
            st.rerun()
        if st.button("Leave it open"):
            st.rerun()


def _close(asked: Round, entries: list[Standing]) -> None:
    if st.button("Close this round…", key=f"close-{asked.id}"):
        _confirm_close(asked, sum(entry.submitted_at is None for entry in entries))


def _day(moment: datetime, timezone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(timezone)):%Y-%m-%d}"
