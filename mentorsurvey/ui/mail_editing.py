"""Where a lead writes the words of one kind of mail, with what is wrong with them beside it."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError, WordingError
from mentorsurvey.mail.letters import Kind
from mentorsurvey.mail.own_words import Words, save_words, tidied
from mentorsurvey.mail.rendering import LONGEST, check
from mentorsurvey.mail.wordings import SHIPPED, Wording
from mentorsurvey.mail.words import WORDS
from mentorsurvey.now import now
from mentorsurvey.ui import current, mail_words
from mentorsurvey.ui.words import day, plain

NOTICE, PROBLEM, BEFORE = "mail_notice", "mail_problem", "mail_before"
TURN = "mail_turn"
"""Counts what was saved: new fields hold what stands now."""


def tell() -> None:
    """What the last press did, with the way back."""
    if problem := st.session_state.pop(PROBLEM, ""):
        st.error(plain(problem))
    if done := st.session_state.pop(NOTICE, ""):
        st.success(done, icon=":material/check_circle:")
        before = st.session_state.get(BEFORE)
        if before is not None:
            kind, wording = before
            st.button("Undo", icon=":material/undo:", on_click=_undo, args=(kind, wording))


def show(words: Words) -> Wording | None:
    """The fields and buttons; what is typed, or None where it cannot be sent."""
    kind = words.kind
    _say_whose(words)
    subject = st.text_input(
        "Subject",
        words.wording.subject,
        max_chars=LONGEST["subject"],
        key=_key("subject", kind),
        live="500ms",
    )
    body = st.text_area(
        "Text",
        words.wording.body,
        max_chars=LONGEST["text"],
        height=280,
        key=_key("body", kind),
        help="An empty line begins a new paragraph. A line that begins with a dash is a point of a"
        " list.",
    )
    typed = Wording(subject=subject.strip(), body=tidied(body))
    problem = _problem(kind, typed)
    if problem:
        st.error(plain(problem), icon=":material/edit:")
    changed = typed != words.wording
    with st.container(horizontal=True):
        st.button(
            "Save these words",
            type="primary",
            key="mail_save",
            disabled=bool(problem) or not changed,
            on_click=_save,
            args=(kind,),
        )
        if words.own:
            st.button("Back to our text", key="mail_back", on_click=_back, args=(kind,))
    if changed and not problem:
        st.caption("Not saved yet.")
    with st.expander("Words that you can put in"):
        for word, meaning in WORDS[kind].items():
            st.markdown(f"`{{{{ {word} }}}}`: {meaning}.")
        if "number" in WORDS[kind]:
            st.caption("For one form or several, write it like this:")
            st.code(
                "{% if number == 1 %}It is short.{% else %}Each is short.{% endif %}",
                language=None,
                wrap_lines=True,
            )
    st.caption(mail_words.by_itself(kind))
    return None if problem else typed


def _say_whose(words: Words) -> None:
    if not words.own:
        st.caption("These are our words. They change when this program is updated.")
    elif not words.fits:
        st.warning(
            "Your text has a word that this version does not know. Our text is sent instead.",
            icon=":material/warning:",
        )
    elif words.changed_at is not None:
        st.caption(f"Changed by {plain(words.by)} on {day(words.changed_at)}.")


def _key(field: str, kind: Kind) -> str:
    return f"mail-{field}-{kind}-{st.session_state.get(TURN, 0)}"


def _problem(kind: Kind, typed: Wording) -> str:
    try:
        check(kind, typed.subject, typed.body)
    except WordingError as problem:
        return str(problem)
    return ""


def _save(kind: Kind) -> None:
    state = st.session_state
    _do(
        kind,
        state.get(_key("subject", kind), ""),
        state.get(_key("body", kind), ""),
        "Saved. Mail goes out with these words from now on.",
    )


def _undo(kind: Kind, wording: Wording) -> None:
    _do(kind, wording.subject, wording.body, "Undone.")
    st.session_state.pop(BEFORE, None)


def _back(kind: Kind) -> None:
    _do(kind, SHIPPED[kind].subject, SHIPPED[kind].body, "This mail has our text again.")


def _do(kind: Kind, subject: str, body: str, done: str) -> None:
    """Save words, keep what stood before, and say so."""
    state = st.session_state
    try:
        before = save_words(
            current.database(), current.guard(lead=True), kind, subject, body, now=now()
        )
    except MentorsurveyError as problem:
        state[PROBLEM] = str(problem)
        return
    state[NOTICE] = done
    state[BEFORE] = (kind, before or SHIPPED[kind])
    state[TURN] = state.get(TURN, 0) + 1
