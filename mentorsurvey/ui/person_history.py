"""What was changed about a person, on the page of people: when, by whom, and a way back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program.correcting import take_back
from mentorsurvey.program.person_history import Event, history_of_person
from mentorsurvey.store.history import Change
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current, merging_part, record_words, told_words
from mentorsurvey.ui.correcting import NOTICE, PROBLEM
from mentorsurvey.ui.words import count, plain

MOST = 30


def show(person: Person) -> None:
    """Every change, the newest first; an *Undo* beside each that can be taken back."""
    database, actor = current.database(), current.guard(lead=True)
    zone = ZoneInfo(program.program_of(database, actor).timezone)
    found = history_of_person(database, actor, person.id)
    for event in found[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"{_when(event.at, zone)}: {_words(event)}", width="stretch")
            if event.undo and event.change:
                st.button(
                    "Undo",
                    key=f"back-{event.change.id}",
                    on_click=_undo,
                    args=(person, event.change),
                )
            if event.undo and event.merge:
                merging_part.undo_button(event.merge)
    if not found:
        st.caption("Nothing was changed yet.")
    if found[MOST:]:
        st.caption(f"{count(len(found) - MOST, 'older change')} can be read on Record.")


def _when(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%b} {local.day}, {local:%Y, %H:%M}"


def _words(event: Event) -> str:
    if event.change:
        return change_words(event.change)
    if event.merge:
        return merging_part.merge_words(event.merge, parted=event.parted)
    if event.entry is None:
        return ""
    if event.entry.verb == "roster.import":
        return record_words.came_in(event.entry)
    return record_words.sentence(event.entry)


def change_words(change: Change) -> str:
    """A name or an address that somebody gave a person, in a sentence."""
    who = told_words.first(told_words.who(change, plain))
    called = "e-mail address" if change.what == "address" else "name"
    if not change.after:
        return f"{who} took away the {called} {plain(change.before or '')}."
    if not change.before:
        return f"{who} set the {called} to {plain(change.after)}."
    return f"{who} changed the {called} from {plain(change.before)} to {plain(change.after)}."


def _undo(person: Person, change: Change) -> None:
    try:
        done = take_back(
            current.database(), current.guard(lead=True), person.id, change.id, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    ended = f" {count(done.revoked, 'link')} ended." if done.revoked else ""
    called = "e-mail address" if change.what == "address" else "name"
    st.session_state[NOTICE] = (
        f"{plain(done.person.name)} has the {called} from before again.{ended}"
    )
