"""One round as a lead sees it: how far each side is, who is missing, what can be done."""

from collections.abc import Collection

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.readings.before import Before
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui import (
    closing,
    current,
    mistaken,
    more_time,
    named_later,
    round_links,
    round_pace,
    whereabouts,
    whom,
)
from mentorsurvey.ui.words import count, day, plain, until


def show(
    asked: Round, before: Before, among: Collection[str] | None, *, demo: bool, timezone: str
) -> None:
    """A card with progress by side, the people and what can be done.

    ``before`` is what was answered before the lead was named. Numbers and people are of the pairs
    ``among`` these where it is given; what can be done is for the whole round.
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
        whereabouts.show(asked, entries, among, demo=demo, timezone=timezone)
        if any(entry.submitted_at for entry in entries):
            round_pace.offer(asked)
        if later := named_later.of_round(before, asked.number):
            st.caption(later)
        round_links.offer(asked, entries)
        if not asked.set_aside:
            more_time.offer(asked, entries, timezone=timezone)
        if is_open:
            _close(asked, entries)
        mistaken.offer(asked, entries)


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
