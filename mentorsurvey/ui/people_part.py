"""One person on the page of people: opening them, who they are, and their pairs."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import one_line
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import person_mail
from mentorsurvey.ui.pair_words import STATUS
from mentorsurvey.ui.whole_roster import Roster
from mentorsurvey.ui.words import plain

MOST = 500
"""How many names or pairs one list offers."""
WHO, PAIR, PAIR_OPEN = "people_who", "pair_which", "people_pair"


def open_person(person_id: str | None) -> None:
    """Let the address say who is open, so that it can be kept and sent."""
    if person_id:
        st.query_params["person"] = person_id
    else:
        st.query_params.pop("person", None)


def open_pair(pair_id: str) -> None:
    """Choose a pair to work with."""
    st.session_state[PAIR] = pair_id
    st.session_state[PAIR_OPEN] = True


def choose(roster: Roster, offered: Sequence[str]) -> Person | None:
    """Who is open, with a list of those who can be; whoever is open stays on the list.

    A list of thousands would be sent each time and helps nobody: then the search comes first.
    """
    everyone, names = roster.everyone, roster.names
    wanted = st.query_params.get("person", "")
    person = everyone.get(wanted)
    if len(offered) > MOST:
        st.caption("To open somebody, choose a name in the list, or search for it first.")
        offered = []
    st.session_state[WHO] = person.id if person else None
    st.selectbox(
        "Open a person",
        offered if person is None or wanted in offered else [person.id, *offered],
        index=None,
        format_func=lambda one: one_line(names[one]),
        placeholder="Type a name",
        key=WHO,
        on_change=lambda: open_person(st.session_state[WHO]),
    )
    if wanted and person is None:
        problem = NotAllowed()
        st.info("Choose somebody above.", title=problem.what, icon=":material/lock:")
    return person


def show(person: Person, pairs: Sequence[Relationship], *, now: datetime) -> None:
    """Who it is, and each of their pairs with a button that opens its work."""
    st.header(plain(person.name))
    person_mail.show(person)
    own = [pair for pair in pairs if person.id in (pair.mentor_id, pair.mentee_id)]
    if not own:
        st.caption("They are in no pair that you can see.")
    for pair in own:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(_pair_words(person, pair, now), width="stretch")
            st.button(
                "Work with this pair", key=f"work-{pair.id}", on_click=open_pair, args=(pair.id,)
            )


def _pair_words(person: Person, pair: Relationship, now: datetime) -> str:
    of = f"Mentee of {plain(pair.mentor)}"
    if person.id == pair.mentor_id:
        of = f"Mentor of {plain(pair.mentee)}"
    cohorts = f", cohort {plain(', '.join(pair.cohorts))}" if pair.cohorts else ""
    return f"**{of}**{cohorts}: {STATUS[pair.status(now)].lower()}"
