"""The script that every visit runs: who is here, which page, run it."""

from pathlib import Path

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.access import require_page
from mentorsurvey.errors import MentorsurveyError, NotAllowed
from mentorsurvey.mail.wishes import note_zone
from mentorsurvey.now import now
from mentorsurvey.ui import (
    current,
    devices,
    looks,
    mail_words,
    navigation,
    notices,
    programs,
    style,
    told,
    words,
)
from mentorsurvey.ui.words import plain

st.set_page_config(page_icon=str(Path(__file__).with_name("icon.svg")))
st.session_state.pop("rerun_page", None)  # this is the whole page's run
session = current.session()

if st.session_state.get("session_id") != (session and session.actor.session_id):
    # Another person's link was opened in this browser: nothing typed before may show.
    st.session_state.clear()
    st.session_state["session_id"] = session and session.actor.session_id


def sign_out() -> None:
    """End this browser's session, and those of a lead's other programs on it."""
    current.ask_to_rerun_page()
    for token in (current.token(), *current.other_tokens()):
        sign_in.sign_out(current.database(), token, now=now())


page, entry = navigation.choose(session)
wide = entry.whose == "lead" and session is not None and session.actor.is_lead
st.set_page_config(layout="wide" if wide else "centered")
tab = f"{page.title} · mentorsurvey"
if not entry.names_tab:
    st.set_page_config(page_title=tab)
style.apply()

if session is not None:
    words.remember_zone(session.timezone)
    if session.demo:
        st.container(key="unprinted-demo").info(
            "**Demonstration.** Invented people and answers. No mail leaves this machine."
            + mail_words.where_demo_mail_is(lead=session.actor.is_lead),
            icon=":material/science:",
        )
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        program = f"{plain(session.program)} · " if session.actor.is_lead else ""
        st.caption(f"{program}{plain(session.name)}", width="stretch")
        programs.offer(session)
        with st.popover("Sign out", type="tertiary"):
            st.button("Sign out", key="sign_out", on_click=sign_out, width="stretch")
            if not session.demo:
                st.button(
                    "This is a shared computer",
                    key="leave",
                    on_click=devices.leave,
                    width="stretch",
                )
                st.markdown(
                    ":small[This signs you out and hides your answers on this device. To open them"
                    " on another one, choose a PIN first.]"
                )
    devices.tell(devices.LEFT)

try:
    with current.during_page(session):
        if session is not None:
            require_page(session.actor, entry.name)
            told.show(session)
            looks.page(session.actor, entry.name, now=now())
            if "zone" not in st.session_state:  # mail comes when it is day where they read
                st.session_state["zone"] = st.context.timezone
                note_zone(current.database(), session.actor, st.context.timezone)
        page.run()
        if entry.name != "participant/answer":  # a form begins at the top by its own steps
            style.to_top(entry.name)
except MentorsurveyError as problem:
    st.set_page_config(page_title=tab)
    notices.tell(problem)
    if isinstance(problem, NotAllowed):
        navigation.way_back(session)
