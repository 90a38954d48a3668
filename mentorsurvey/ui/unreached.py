"""Whom mail does not reach, on *Rounds*: why, trying again, and a mail that came back to a lead."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.mail import bounces, seen
from mentorsurvey.now import now
from mentorsurvey.store.mail_people import Trouble
from mentorsurvey.ui import current, mail_words
from mentorsurvey.ui.words import count, day, plain

WHY: Mapping[str, str] = {
    "unknown": "Their mail server does not know this address.",
    "full": "Their mailbox is full.",
    "gave up": "Their mail server has put our mail off for days.",
}
SAID, WRONG, PASTED = "unreached_said", "unreached_wrong", "unreached_pasted"


def show() -> None:
    """Nothing where this server sends no mail and none has come back."""
    found = seen.unreached(current.database(), current.guard(lead=True))
    if not found and not mail_words.sends_mail():
        return
    if said := st.session_state.pop(SAID, None):
        st.success(said, icon=":material/check_circle:")
    if wrong := st.session_state.pop(WRONG, None):
        st.error(wrong)
    if found:
        with st.container(border=True, key="unreached"):
            st.header(f"Mail does not reach {count(len(found), 'person', 'people')}", anchor=False)
            st.write("Correct the address on *People*. They are then invited again.")
            for one in found:
                _one(one)
            st.page_link(current.page("lead/people"), label="Go to People")
    with st.expander("A mail came back to me", icon=":material/reply:"):
        st.text_area(
            "Paste what the mail server wrote",
            key=PASTED,
            height=120,
            help="Paste all of it, or the lines that name the address. Its words are not kept.",
        )
        st.button("Read it", key="unreached_read", on_click=_read)


def why(trouble: Trouble) -> str:
    """Why mail does not reach somebody, in a sentence."""
    return WHY.get(trouble.why, "Their mail server does not take our mail.")


def _one(trouble: Trouble) -> None:
    st.write(
        f"Mail has not reached **{plain(trouble.name)}** since {day(trouble.at)}. {why(trouble)}"
    )
    st.button(
        f"Try again: {plain(trouble.name)}",
        key=f"unreached_again_{trouble.person_id}",
        on_click=again,
        args=(trouble.person_id, trouble.name),
    )


def again(person_id: str, name: str, said: str = SAID, wrong: str = WRONG) -> None:
    """Write to somebody again; what came of it goes to one of these two places."""
    try:
        mails = seen.try_again(current.database(), current.guard(lead=True), person_id, now=now())
    except MentorsurveyError as problem:
        st.session_state[wrong] = str(problem)
        return
    sent = f" {count(mails, 'mail')} will be sent again." if mails else ""
    st.session_state[said] = f"We will write to {plain(name)} at this address again.{sent}"


def _read() -> None:
    try:
        read = bounces.read_pasted(
            current.database(), current.guard(lead=True), st.session_state[PASTED], now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[WRONG] = str(problem)
        return
    if read.unreached:
        people = count(read.unreached, "person", "people")
        st.session_state[SAID] = f"Noted: mail does not reach {people}."
        st.session_state[PASTED] = ""
    elif read.later:
        st.session_state[SAID] = "This mail is only late. You need not do anything yet."
        st.session_state[PASTED] = ""
    else:
        st.session_state[WRONG] = (
            "We find no mail of this program in it. Paste the whole mail that came back, with the"
            " address that it could not reach."
        )
