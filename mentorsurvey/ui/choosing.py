"""Choosing somebody on the page of people: one of the program, or somebody new."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from mentorsurvey import program
from mentorsurvey.instruments import one_line
from mentorsurvey.program.look_alikes import Alike
from mentorsurvey.program.pairing import Back, Questions, Said, Who
from mentorsurvey.store.breaks import long_day
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.ui import current
from mentorsurvey.ui.look_alikes import WHY
from mentorsurvey.ui.words import plain

NEW = ""
SOMEBODY_NEW = "Somebody new"
COMES_BACK: Mapping[Back, str] = {
    "goes_on": "They go on as before, from today",
    "anew": "They start anew on that day, and nothing is compared with what was before",
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """The people who can be chosen, and what they are called: people of one name told apart."""

    names: dict[str, str]

    def name(self, who: Who) -> str:
        """What somebody who was chosen is called."""
        return self.names.get(who.person_id, "") or one_line(who.name) or "somebody"


def known() -> Known:
    """Everyone whom the lead may choose."""
    people = program.people_of(current.database(), current.guard(lead=True))
    return Known(names=told_apart({one.id: (one.name, one.address, one.key) for one in people}))


def somebody(label: str, key: str, people: Known) -> Who | None:
    """Ask for one person; None before anybody is chosen."""
    chosen = st.selectbox(
        label,
        [NEW, *people.names],
        index=None,
        format_func=lambda one: one_line(people.names[one]) if one else SOMEBODY_NEW,
        placeholder="Type a name, or choose somebody new",
        key=f"{key}-who",
    )
    if chosen != NEW:
        return Who(person_id=str(chosen)) if chosen else None
    with st.container(horizontal=True):
        name = st.text_input(f"{label}'s name", max_chars=200, key=f"{key}-name")
        address = st.text_input(
            f"{label}'s e-mail address, if you have it", max_chars=254, key=f"{key}-address"
        )
    return Who(name=name, address=address)


def ask(asked: Questions, key: str) -> None:
    """Ask what has to be said first."""
    for each in asked.alike:
        st.radio(
            _alike_words(each),
            [True, False],
            index=None,
            format_func=lambda one: "The same person" if one else "Somebody else",
            key=_same(key, each),
            horizontal=True,
        )
    if asked.ended_on:
        st.radio(
            f"These two were a pair until {long_day(asked.ended_on)}. What happens now?",
            list(COMES_BACK),
            index=None,
            format_func=COMES_BACK.__getitem__,
            key=f"{key}-back",
        )
    if asked.erased:
        st.checkbox(
            f"{asked.erased} This person joined anew, and knows that you add them.",
            key=f"{key}-joined",
        )


def said(asked: Questions, key: str) -> Said:
    """What was answered so far to what is asked."""
    same = {each.question: st.session_state.get(_same(key, each)) for each in asked.alike}
    return Said(
        same={question: answer for question, answer in same.items() if answer is not None},
        comes_back=st.session_state.get(f"{key}-back") if asked.ended_on else None,
        joined_anew=bool(asked.erased) and bool(st.session_state.get(f"{key}-joined")),
    )


def _same(key: str, each: Alike) -> str:
    return f"{key}-same-{'|'.join(each.question)}"


def _alike_words(each: Alike) -> str:
    return (
        f"“{plain(each.said.name)}” looks like “{plain(each.other.name)}” in the program"
        f" ({WHY[each.why]}). Who is it?"
    )
