"""Correcting somebody's name or address on the page of people."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count, plain

NOTICE, PROBLEM = "people_notice", "people_problem"


def show(person: Person) -> None:
    """Fields for a person's name and address; what a change does stands above the button."""
    with st.form(f"correct-{person.id}", border=False):
        st.text_input("Name", person.name, max_chars=200, key=f"name-{person.id}")
        st.text_input(
            "E-mail address",
            person.address or "",
            max_chars=254,
            placeholder="None yet",
            key=f"address-{person.id}",
        )
        st.caption(
            "Answers stay theirs. They read on their next visit what you changed. With another"
            " address, all their links end, so that nobody opens them at the wrong one: make new"
            " ones afterwards."
        )
        st.form_submit_button("Save", on_click=_save, args=(person,), type="primary")


def _save(person: Person) -> None:
    current.ask_to_rerun_page()
    try:
        done = program.correct(
            current.database(),
            current.acting(),
            person.id,
            name=str(st.session_state[f"name-{person.id}"]),
            address=str(st.session_state[f"address-{person.id}"]),
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    if done.person == person:
        st.session_state[NOTICE] = "Nothing was changed."
        return
    ended = f" {count(done.revoked, 'link')} ended." if done.revoked else ""
    st.session_state[NOTICE] = f"{plain(done.person.name)} is corrected.{ended}"
