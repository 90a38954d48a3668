"""Giving a mentee another mentor, on the page of people."""

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program.pairing import Added, Who
from mentorsurvey.program.pausing import LONGEST, REASONS
from mentorsurvey.program.replacing import OpenForm, preview_replacement, replace_mentor
from mentorsurvey.store.breaks import Reason, long_day
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import choosing, current
from mentorsurvey.ui.adding import ask_which, finish
from mentorsurvey.ui.pair_words import close_when_done, listed
from mentorsurvey.ui.words import plain


def show(pair: Relationship, today: date, moment: datetime) -> None:
    """Ask for the new mentor, the day and the reason, then do it after asking once more."""
    key = f"replace-{pair.id}"
    people = choosing.known()
    mentor = choosing.somebody("New mentor", key, people)
    since = st.date_input("From", today, key=f"{key}-since")
    reason = st.selectbox(
        "Why?",
        list(REASONS),
        index=list(REASONS).index("other_mentor"),
        format_func=REASONS.__getitem__,
        key=f"{key}-why",
    )
    words = st.text_input(
        "In your own words, if you like (only leads read them)",
        max_chars=LONGEST,
        key=f"{key}-words",
    )
    asks = ask_which(f"{key}-asks", moment)
    if st.button("Give them another mentor…", key=f"{key}-go"):
        if mentor is None:
            st.error("Choose a new mentor, then press again.")
            return
        _confirm(pair, mentor, people.name(mentor), since, reason, words, asks)


@st.dialog("Give them another mentor?")
def _confirm(
    pair: Relationship,
    mentor: Who,
    name: str,
    since: date,
    reason: Reason,
    words: str,
    asks: bool,
) -> None:
    close_when_done()
    key = f"replace-{pair.id}"
    database, actor = current.database(), current.guard(lead=True)
    try:
        found = preview_replacement(database, actor, pair.id, mentor, since=since, now=now())
        if (said := choosing.said(found.questions, key)).anything:
            found = preview_replacement(
                database, actor, pair.id, mentor, since=since, said=said, now=now()
            )
    except MentorsurveyError as problem:
        st.error(str(problem))
        return
    st.markdown(
        f"From {long_day(since)} on, {plain(name)} is the mentor of {plain(pair.mentee)}, and no"
        f" longer {plain(pair.mentor)}. What they answered so far stays."
    )
    for sentence in forms_words(found.forms):
        st.markdown(sentence)
    st.markdown(asked_words(found.rounds if asks else ()))
    choosing.ask(found.questions, key)

    def do() -> Added:
        return replace_mentor(
            current.database(),
            current.acting(),
            pair.id,
            mentor,
            since=since,
            reason=reason,
            words=words,
            asks=asks,
            said=choosing.said(found.questions, key),
            now=now(),
        )

    done = f"{plain(pair.mentee)} has another mentor from {long_day(since)} on: {plain(name)}."
    with st.container(horizontal=True):
        st.button(
            "Give them this mentor",
            type="primary",
            key="replace_confirm",
            disabled=not found.questions.answered(choosing.said(found.questions, key)),
            on_click=finish,
            args=(do, done),
        )
        if st.button("Leave it as it is", key="replace_leave"):
            st.rerun()


def forms_words(forms: Sequence[OpenForm]) -> list[str]:
    """What becomes of the forms of the old pair in rounds that are open: a sentence for each."""
    says = {
        "not begun": "{who} has not begun the form of round {round}. It goes away on that day.",
        "begun": "{who} has begun the form of round {round}. It stays theirs, and from that day on"
        " it takes no more answers.",
        "submitted": "{who} has submitted the form of round {round}. That stays.",
    }
    return [says[one.state].format(who=plain(one.name), round=one.round_number) for one in forms]


def asked_words(rounds: Sequence[int]) -> str:
    """When the new pair is asked first."""
    if not rounds:
        return "The new pair is asked from the next round on."
    return f"The new pair is asked in {listed(rounds)} already, so each of them gets a new form."
