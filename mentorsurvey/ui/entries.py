"""One entry of the attention list: why it is there, a text for both, and taking it off."""

from typing import Literal

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.program import check_ins
from mentorsurvey.readings import attention_words
from mentorsurvey.readings.attention import Entry
from mentorsurvey.readings.attention_words import badges
from mentorsurvey.ui import current, follow_ups
from mentorsurvey.ui.words import plain

LOOKS: dict[str, tuple[str, Literal["violet", "orange", "blue", "gray"]]] = {
    "behaviour": ("event_busy", "violet"),
    "level": ("south", "orange"),
    "change": ("trending_down", "blue"),
    "routine": ("casino", "gray"),
}
NEEDED = {"yes": "Yes", "no": "No", "cant_say": "Can't say"}
WHY = {
    "all_fine": "All is fine",
    "spoke_with_both": "Spoke with both",
    "known_reason": "A known reason",
    "other": "Another reason",
}
LETTER = "\n\n".join(
    (
        "Subject: How are the two of you getting on?",
        "Dear {mentor}, dear {mentee},",
        "after each round we get in touch with some of our mentoring pairs, and this time with you."
        " How are the two of you getting on? Is there anything that we could make easier: time,"
        " contacts, what to expect of each other?",
        "There is nothing that you have to do. If you would like to talk, together or one by one,"
        " tell me when it suits you.",
        "{lead}",
    )
)
"""What a lead may send to both people, whatever the reason."""


WHY_LISTED = "Why this pair is on your list"


def why(entry: Entry | None) -> None:
    """On the page of a relationship: why it is on the lead's list; nothing where it is not."""
    if entry is None:
        return
    said = " ".join(plain(reason.says) for reason in entry.reasons)
    st.info(said, title=WHY_LISTED, icon=":material/playlist_add_check:")


def show(actor: Actor, entry: Entry, problem: tuple[str, str], planned: str = "") -> None:
    """Why a relationship is here, and what can be done.

    Parameters
    ----------
    problem : tuple of str
        Which entry could not be taken off just now, and why.
    planned : str
        Which follow-up with it is open already; empty where none is.
    """
    key = entry.relationship_id
    with st.container(border=True, key=f"entry-{key}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(entry.label)}**", width="content")
            for title, kind in badges(entry.reasons).items():
                icon, colour = LOOKS[kind]
                st.badge(title, icon=f":material/{icon}:", color=colour)
        for reason in entry.reasons:
            st.markdown(plain(reason.says))
        if planned:
            st.markdown(f":material/task_alt: {planned}")
        _why(entry)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            letter = st.popover(
                "Write to both", icon=":material/mail:", key=f"write-{key}", on_change="rerun"
            )
            if letter.open:
                with letter:
                    _write(entry)
            off = st.popover(
                "Take off the list", icon=":material/check:", key=f"off-{key}", on_change="rerun"
            )
            if off.open:
                with off:
                    _handle(entry, problem[1] if problem[0] == key else "")
            follow_ups.offer(actor, key)
            st.page_link(
                current.page("lead/relationship"),
                label="Look",
                icon=":material/group:",
                query_params={"relationship": key},
            )


def _why(entry: Entry) -> None:
    """The rules and their numbers, one layer down."""
    with st.expander("Why am I seeing this?", icon=":material/help:", type="compact"):
        for reason in entry.reasons:
            st.markdown(attention_words.why(reason))


def _write(entry: Entry) -> None:
    st.caption("The same words for everyone, to both people, without a reason or a number.")
    here = current.session()
    names = {
        "mentor": one_line(entry.mentor),
        "mentee": one_line(entry.mentee),
        "lead": one_line(here.name) if here else "",
    }
    st.code(LETTER.format(**names), language=None, wrap_lines=True)  # brings a button to copy


def _handle(entry: Entry, problem: str) -> None:
    key = entry.relationship_id
    if problem:
        st.error(problem)
    with st.form(f"handle-{key}", border=False):
        st.radio(
            "Was a check-in needed?",
            list(NEEDED),
            index=None,
            format_func=NEEDED.__getitem__,
            horizontal=True,
            key=f"needed-{key}",
        )
        st.radio("Why", list(WHY), index=None, format_func=WHY.__getitem__, key=f"why-{key}")
        st.text_area(
            "In your own words",
            key=f"words-{key}",
            max_chars=check_ins.LONGEST,
            height=80,
            help="Other leads of this pair can read it, but nobody who is named a lead later.",
        )
        st.form_submit_button(
            "Take off the list", type="primary", on_click=_take_off, args=(entry,)
        )


def _take_off(entry: Entry) -> None:
    """Take an entry off the list with what stands in its form."""
    key = entry.relationship_id
    try:
        check_ins.dismiss(
            current.database(),
            current.guard(lead=True),
            key,
            entry.round_number,
            kinds=entry.kinds,
            why=st.session_state[f"why-{key}"],
            needed=st.session_state[f"needed-{key}"],
            words=st.session_state[f"words-{key}"],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["attention_problem"] = (key, str(problem))
    else:
        st.session_state["attention_notice"] = (
            f"{entry.label} is off the list until a later round raises it again."
        )
