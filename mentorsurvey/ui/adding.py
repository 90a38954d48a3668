"""Adding one pair by hand on the page of people."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import program, rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.program.pairing import Added, NewPair, add_pair, look_up
from mentorsurvey.store.breaks import long_day
from mentorsurvey.ui import choosing, current
from mentorsurvey.ui.pair_words import asks_words, close_when_done, try_change, undo_later
from mentorsurvey.ui.words import plain

KEY, FOLD, BESIDE = "add", "people_add", "people_add_beside"


def fold(*, beside_a_mentee: bool) -> None:
    """The form, folded: at its own place, or below the mentee for whom it was opened."""
    if bool(st.session_state.get(BESIDE)) is not beside_a_mentee:
        return
    with st.expander("Add a pair", key=FOLD, on_change="rerun") as box:
        if box.open:
            _form()


def _form() -> None:
    """Ask for the two people and what else is known, then add the pair after asking once more."""
    moment = now()
    people = choosing.known()
    mentee = choosing.somebody("Mentee", f"{KEY}-mentee", people)
    mentor = choosing.somebody("Mentor", f"{KEY}-mentor", people)
    with st.container(horizontal=True):
        cohort = st.text_input("Cohort, if any", max_chars=200, key=f"{KEY}-cohort")
        department = st.text_input("Department, if any", max_chars=200, key=f"{KEY}-department")
    since = st.date_input("A pair since", _today(moment), key=f"{KEY}-since")
    asks = ask_which(f"{KEY}-asks", moment)
    if st.button("Add the pair…", key=f"{KEY}-go"):
        if mentee is None or mentor is None:
            st.error("Choose a mentee and a mentor, then press again.")
            return
        new = NewPair(
            mentor=mentor,
            mentee=mentee,
            since=since,
            cohorts=(one_line(cohort),) if cohort.strip() else (),
            departments=(one_line(department),) if department.strip() else (),
            asks=asks,
        )
        _confirm(new, f"{people.name(mentee)} with {people.name(mentor)}")


def begin_with(mentee_id: str) -> None:
    """Open the form for a pair of somebody who needs another match, where they are named."""
    _fold()
    st.session_state[f"{KEY}-mentee-who"] = mentee_id
    st.session_state[FOLD] = True
    st.session_state[BESIDE] = True


def ask_which(key: str, moment: datetime) -> bool:
    """Whether a new pair is asked in rounds that are open already; asked where there is one."""
    listed = rounds.list_rounds(current.database(), current.guard(lead=True))
    numbers = [one.number for one in listed if one.is_open(moment)]
    if not numbers:
        return True
    return bool(
        st.radio(
            "When is the new pair asked first?",
            [True, False],
            format_func=lambda one: asks_words(numbers, one),
            key=key,
            horizontal=True,
        )
    )


@st.dialog("Add this pair?")
def _confirm(new: NewPair, label: str) -> None:
    close_when_done()
    st.markdown(f"**{plain(label)}**")
    try:
        database, actor = current.database(), current.guard(lead=True)
        asked = look_up(database, actor, new, now=now())
        if (said := choosing.said(asked, KEY)).anything:
            asked = look_up(database, actor, new, said, now=now())
    except MentorsurveyError as problem:
        st.error(str(problem))
        return
    choosing.ask(asked, KEY)
    st.write(_asked_words(new, _today(now())))

    def do() -> Added:
        said = choosing.said(asked, KEY)
        added = add_pair(current.database(), current.acting(), new, said, now=now())
        _fold()
        return added

    with st.container(horizontal=True):
        st.button(
            "Add the pair",
            type="primary",
            key="add_confirm",
            disabled=not asked.answered(choosing.said(asked, KEY)),
            on_click=finish,
            args=(do, f"{plain(label)}: this pair is added."),
        )
        if st.button("Leave it as it is", key="add_leave"):
            st.rerun()


def _fold() -> None:
    """Empty the form and fold it away, for the next pair."""
    for key in [str(one) for one in st.session_state if str(one).startswith(f"{KEY}-")]:
        del st.session_state[key]
    st.session_state[FOLD] = False
    st.session_state.pop(BESIDE, None)


def _asked_words(new: NewPair, today: date) -> str:
    """From when on the two are asked."""
    if new.since > today:
        return f"Both are asked from {long_day(new.since)} on."
    return f"Both are asked from {'now' if new.asks else 'the next round'} on."


def finish(do: Callable[[], Added], said: str) -> None:
    """Do it; the next run of the page says so, with an undo where there is one."""
    links = "Where somebody needs a personal link, open them on this page to make one."
    try_change(lambda: undo_later(do().import_id), f"{said} {links}")


def _today(moment: datetime) -> date:
    own = program.program_of(current.database(), current.guard(lead=True))
    return moment.astimezone(ZoneInfo(own.timezone)).date()
