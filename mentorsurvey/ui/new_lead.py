"""Asking who is to lead the program: a name, an address, and whether it is somebody known."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from mentorsurvey.errors import SettingsError
from mentorsurvey.program.leading import namesakes
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current
from mentorsurvey.ui.words import plain

NEW = "Somebody else of the same name"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who is to lead: as they are written, or somebody of the program by their id."""

    name: str = ""
    address: str = ""
    same_as: str = ""


def ask(prefix: str) -> None:
    """The fields; and where somebody of that name is there already, whether it is the same one."""
    st.text_input("Name, as participants know it", max_chars=200, key=f"{prefix}_lead_name")
    st.text_input("E-mail address", max_chars=254, key=f"{prefix}_lead_address")
    alike = _alike(prefix)
    if alike:
        st.radio(
            "Somebody in the program has this name already. Who is meant?",
            [*alike, NEW],
            index=None,
            format_func=lambda one: _called(alike[one]) if one in alike else NEW,
            key=f"{prefix}_lead_same",
        )


def read(prefix: str) -> Wanted:
    """In a callback: what was written.

    Raises
    ------
    SettingsError
        Where somebody has that name and nobody has said yet who is meant.
    """
    state, alike = st.session_state, _alike(prefix)
    same = state.get(f"{prefix}_lead_same") if alike else NEW
    if same is None or (same not in alike and same != NEW):
        raise SettingsError(
            "Somebody in the program has this name already.",
            "Say below whether that is who you mean, then press again.",
        )
    return Wanted(
        name=str(state.get(f"{prefix}_lead_name", "")),
        address=str(state.get(f"{prefix}_lead_address", "")),
        same_as="" if same == NEW else str(same),
    )


def forget(prefix: str) -> None:
    """In a callback: leave the fields empty for the next one."""
    for field in ("name", "address", "same"):
        st.session_state.pop(f"{prefix}_lead_{field}", None)


def _alike(prefix: str) -> Mapping[str, Person]:
    name = str(st.session_state.get(f"{prefix}_lead_name", ""))
    address = str(st.session_state.get(f"{prefix}_lead_address", ""))
    if not name.strip():
        return {}
    found = namesakes(current.database(), current.acting(), name, address)
    return {one.id: one for one in found}


def _called(person: Person) -> str:
    return plain(f"{person.name}, {person.address or 'without an address'}")
