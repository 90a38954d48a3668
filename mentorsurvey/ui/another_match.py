"""Pairs that did not start, on the page of people: finding another match, or letting them go on."""

from datetime import datetime, timedelta

import streamlit as st

from mentorsurvey import instruments, program, rounds
from mentorsurvey.instruments.deciding import FORMS
from mentorsurvey.now import now
from mentorsurvey.program.pausing import resume_pair
from mentorsurvey.readings.series import label
from mentorsurvey.rounds.introducing_again import introduce_again
from mentorsurvey.settings import settings
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import adding, current
from mentorsurvey.ui.pair_words import DECIDING, try_change
from mentorsurvey.ui.whole_roster import Roster
from mentorsurvey.ui.words import count, plain

MOST = 5
DAYS = timedelta(days=21)
"""So long a new introduction is open."""
TITLE = "Needs another match"
MEANS = (
    "Nobody is told who decided what. If both tell you that they want to begin after all, let them"
    " go on, or ask both again in a new introduction."
)


def show(roster: Roster) -> None:
    """Each mentee who needs another match, with the next step; nothing where nobody does."""
    alone = [one for one in roster.pairs if roster.statuses[one.id] == DECIDING["unmatched"]]
    if not alone:
        return
    st.subheader(TITLE, anchor=False)
    for pair in alone[:MOST]:
        _one(pair)
    if len(alone) > MOST:
        more = count(len(alone) - MOST, "more pair")
        st.caption(f"And {more}: choose *{TITLE}* under *Status* to see them in the list.")
    st.caption(MEANS)


def _one(pair: Relationship) -> None:
    with st.container(border=True, key=f"unmatched-{pair.id}", gap="small"):
        st.markdown(
            f"**{plain(pair.mentee)} needs another mentor.** The work with {plain(pair.mentor)}"
            " did not start."
        )
        with st.container(horizontal=True, gap="small"):
            st.button(
                f"Find another mentor for {plain(pair.mentee)}",
                key=f"match-{pair.id}",
                type="primary",
                icon=":material/person_search:",
                on_click=adding.begin_with,
                args=(pair.mentee_id,),
            )
            st.button(
                "Let them go on after all",
                key=f"go-on-{pair.id}",
                on_click=_go_on,
                args=(pair,),
            )
            st.button(
                "Open a new introduction for them",
                key=f"introduce-{pair.id}",
                on_click=_introduce,
                args=(pair,),
            )


def _go_on(pair: Relationship) -> None:
    try_change(
        lambda: resume_pair(current.database(), current.guard(lead=True), pair.id, now=now()),
        f"{plain(label(pair))}: this pair goes on.",
    )


def _introduce(pair: Relationship) -> None:
    actor, moment = current.guard(lead=True), now()
    zone = program.program_of(current.database(), actor).timezone
    try_change(
        lambda: introduce_again(
            current.database(),
            actor,
            pair.id,
            instruments.load_folder(settings().surveys)[FORMS["start"]],
            closes_at=_closes(moment, zone),
            now=moment,
        ),
        f"{plain(label(pair))}: this pair goes on, and a new introduction is open for them. On"
        " *Rounds* you see when it closes, and find the links.",
    )


def _closes(moment: datetime, zone: str) -> datetime:
    return rounds.end_of_day((moment + DAYS).date(), zone)
