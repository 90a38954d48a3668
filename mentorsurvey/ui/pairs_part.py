"""Working with one pair on the page of people: ending it, pausing it, letting it go on."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import program
from mentorsurvey.now import now
from mentorsurvey.program.pausing import (
    LONGEST,
    REASONS,
    end_pair,
    history_of_pair,
    pause_pair,
    resume_pair,
)
from mentorsurvey.readings.series import label
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import cached, current, replacing, starting_anew
from mentorsurvey.ui.pair_words import STATUS, break_words, try_change
from mentorsurvey.ui.people_part import MOST
from mentorsurvey.ui.words import plain

What = Literal["end", "pause"]
WHAT = {"end": "End it", "pause": "Pause it"}
EFFECT = {
    "end": "From that day on nobody is asked about this pair, and it is on no list of people to"
    " remind or to check in with. A form that nobody has begun goes away. A form that somebody has"
    " begun stays with its author and is closed. Charts and answers stay, and an open reflection"
    " stays open to both. You can let the pair go on again at any time.",
    "pause": "Until it goes on again, nobody is asked about this pair, and it misses nothing. Forms"
    " that are open wait meanwhile. What both answered stays. You can let the pair go on again"
    " earlier.",
}


def show() -> None:
    """Choose a pair, see what became of it, and say what becomes of it."""
    actor = current.guard(lead=True)
    pairs = cached.roster(current.database(), actor, now=now()).by_id
    if len(pairs) > MOST:  # a list of thousands would be sent each time
        st.caption("Choose a pair in the list above: press its cohort, its phase or its status.")
        opened = st.session_state.get("pair_which")
        offered = [opened] if opened in pairs else []
    else:
        offered = list(pairs)
    chosen = st.selectbox(
        "Which pair?",
        offered,
        index=None,
        format_func=lambda one: label(pairs[one]),
        placeholder="Type a name",
        key="pair_which",
    )
    if chosen is None:
        return
    pair, moment = pairs[chosen], now()
    own = program.program_of(current.database(), actor)
    zone = ZoneInfo(own.timezone)
    st.markdown(f"Status: **{STATUS[pair.status(moment)]}**")
    for one, words in history_of_pair(current.database(), actor, pair.id):
        if said := break_words(one, moment, zone):
            st.caption(said + (f" “{plain(words)}”" if words else ""))
    coming = [one for one in pair.breaks if not one.is_over(moment)]
    if coming:
        ahead = coming[0].kind == "ahead"
        st.caption(
            "If it begins now, both are asked from now on."
            if ahead
            else "If it goes on again, both are asked from then on. Forms that they had in a round"
            " that is still open come back."
        )
        st.button(
            "It begins now" if ahead else "It goes on again",
            key=f"resume-{pair.id}",
            on_click=_resume,
            args=(pair, "has begun" if ahead else "goes on again"),
        )
    starting_anew.show(pair, moment.astimezone(zone).date(), moment)
    if not any(one.kind == "ended" for one in coming):
        with st.expander(
            "Give the mentee another mentor", key="people_replace", on_change="rerun"
        ) as box:
            if box.open:
                replacing.show(pair, moment.astimezone(zone).date(), moment)
        _ask(pair, moment.astimezone(zone).date(), paused=bool(coming))


def _ask(pair: Relationship, today: date, *, paused: bool) -> None:
    """What is to become of the pair, from when on, and why."""
    options: list[What] = ["end"] if paused else ["end", "pause"]
    what = st.radio(
        "What becomes of it?",
        options,
        format_func=WHAT.__getitem__,
        horizontal=True,
        key=f"what-{pair.id}",
    )
    since = st.date_input("From", today, key=f"since-{pair.id}")
    until = today + timedelta(days=90)
    if what == "pause":
        until = st.date_input("It goes on again on", until, key=f"until-{pair.id}")
    reason = st.selectbox(
        "Why?",
        list(REASONS),
        index=None,
        format_func=REASONS.__getitem__,
        placeholder="Choose a reason",
        key=f"why-{pair.id}",
    )
    words = st.text_input(
        "In your own words, if you like (only leads read them)",
        max_chars=LONGEST,
        key=f"words-{pair.id}",
    )
    if st.button(f"{WHAT[what]}…", key=f"ask-{pair.id}"):
        if reason is None:
            st.error("Choose a reason, then press again.")
            return

        def do() -> None:
            database, actor = current.database(), current.guard(lead=True)
            if what == "end":
                end_pair(
                    database, actor, pair.id, since=since, reason=reason, words=words, now=now()
                )
            else:
                pause_pair(
                    database,
                    actor,
                    pair.id,
                    since=since,
                    until=until,
                    reason=reason,
                    words=words,
                    now=now(),
                )

        _confirm(pair, what, do)


@st.dialog("Are you sure?")
def _confirm(pair: Relationship, what: What, do: Callable[[], None]) -> None:
    st.markdown(f"**{plain(label(pair))}**")
    st.write(EFFECT[what])
    with st.container(horizontal=True):
        done = "has ended, from the day that you chose" if what == "end" else "is paused"
        said = f"{plain(label(pair))}: this pair {done}."
        if st.button(
            WHAT[what], type="primary", key="pair_confirm", on_click=try_change, args=(do, said)
        ):
            st.rerun()
        if st.button("Leave it as it is"):
            st.rerun()


def _resume(pair: Relationship, does: str) -> None:
    current.ask_to_rerun_page()
    try_change(
        lambda: resume_pair(current.database(), current.acting(), pair.id, now=now()),
        f"{plain(label(pair))}: this pair {does}.",
    )
