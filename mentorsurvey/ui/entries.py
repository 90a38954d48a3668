"""One entry of the attention list: what happened, a letter to both, why, and taking it off."""

from typing import Literal

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.charts.small_line import small_line
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import from_leads
from mentorsurvey.now import now
from mentorsurvey.program import check_ins
from mentorsurvey.readings import letter_words, recent
from mentorsurvey.readings.attention import Entry, Watched
from mentorsurvey.readings.attention_words import badges, may_be_nothing
from mentorsurvey.store.lead_letters import LeadLetter
from mentorsurvey.ui import cached, current, follow_ups, letters, pictures, why_listed
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

WHY_LISTED = "Why this pair is on your list"


def why(entry: Entry | None) -> None:
    """On the page of a relationship: why it is on the lead's list; nothing where it is not."""
    if entry is None:
        return
    said = " ".join(plain(reason.says) for reason in entry.reasons)
    st.info(said, title=WHY_LISTED, icon=":material/playlist_add_check:")


def show(
    actor: Actor,
    entry: Entry,
    found: Watched,
    problem: tuple[str, str],
    planned: str = "",
    letter: LeadLetter | None = None,
) -> None:
    """Why a relationship is here, and what can be done.

    Parameters
    ----------
    problem : tuple of str
        Which entry could not be taken off just now, and why.
    planned : str
        Which follow-up with it is open already; empty where none is.
    letter : LeadLetter or None
        The newest letter to both that was sent by the program's mail.
    """
    key = entry.relationship_id
    rated = recent.recent(found.changes, key)
    with st.container(border=True, key=f"entry-{key}"):
        with st.container(horizontal=True, gap="small", key=f"top-{key}"):
            with st.container(width="stretch", gap=None, key=f"says-{key}"):
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.markdown(f"**{plain(entry.label)}**", width="content")
                    for title, kind in badges(entry.reasons).items():
                        icon, colour = LOOKS[kind]
                        st.badge(title, icon=f":material/{icon}:", color=colour)
                said = " ".join(plain(reason.says) for reason in entry.reasons)
                st.markdown(f"{said} {may_be_nothing(entry.reasons)}")
                if planned:
                    st.markdown(f":material/task_alt: {planned}")
                letters.how_far(letter, actor.person_id)
            if rated:
                _line(entry, rated)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            write = st.popover(
                "Write to both", icon=":material/mail:", key=f"write-{key}", on_change="rerun"
            )
            if write.open:
                with write:
                    _write(actor, entry, letter)
            off = st.popover("Done", icon=":material/check:", key=f"off-{key}", on_change="rerun")
            if off.open:
                with off:
                    _handle(entry, problem[1] if problem[0] == key else "")
            follow_ups.offer(actor, key)
            st.page_link(
                current.page("lead/relationship"),
                label="Open the pair",
                icon=":material/group:",
                query_params={"relationship": key},
            )
            why_listed.panel(actor, entry, rated)


def _line(entry: Entry, rated: tuple[recent.Rated, ...]) -> None:
    """What both rated in the last rounds, small; the same in words for whoever cannot see it."""
    theme = "dark" if st.context.theme.type == "dark" else "light"
    with st.container(key=f"line-{theme}-{entry.relationship_id}", width="content"):
        st.image(
            small_line(rated, pictures.colours()),
            alt=recent.in_words(rated, entry.mentor, entry.mentee),
        )


def _write(actor: Actor, entry: Entry, last: LeadLetter | None) -> None:
    """The letter, whom it goes to, and how it is sent: from here, or by the lead's mail program."""
    here = current.session()
    body = letter_words.to_both(entry.mentor, entry.mentee, here.name if here else "")
    if from_leads.sends_letters(current.database(), actor):
        letters.to_both(entry.relationship_id, body, last)
        return
    roster = cached.roster(current.database(), actor, now=now())
    pair = roster.by_id.get(entry.relationship_id)
    two = [roster.everyone.get(one) for one in (pair.mentor_id, pair.mentee_id)] if pair else []
    addresses = [one.address for one in two if one and one.address]
    st.caption(letter_words.SAME_FOR_ALL)
    if addresses:
        st.text(f"To: {', '.join(addresses)}")
    st.text(f"Subject: {letter_words.SUBJECT}")
    st.code(body, language=None, wrap_lines=True)  # brings a button to copy
    letters.in_own_program(addresses, letter_words.SUBJECT, body)
    missing = [
        plain(name)
        for name, one in zip((entry.mentor, entry.mentee), two, strict=False)
        if one is None or not one.address
    ]
    if said := letter_words.no_address(missing):
        st.caption(said)


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
