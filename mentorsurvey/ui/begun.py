"""Forms that somebody began and can't submit any more: what was saved, and more time to ask for."""

from collections.abc import Iterable, Mapping

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.responses.forms import in_words
from mentorsurvey.responses.more_time import why_no_time
from mentorsurvey.store.time_requests import Request
from mentorsurvey.ui import current
from mentorsurvey.ui.pair_words import held_words
from mentorsurvey.ui.words import count, day, plain
from mentorsurvey.web.clock import now


def show(forms: Iterable[responses.Form], asked: Mapping[str, Request]) -> None:
    """Each with why it is over and with the answers that were given on this browser."""
    over = [
        form
        for form in forms
        if form.begun and form.owed.submitted_at is None and not form.owed.is_open(now())
    ]
    if over:
        st.header("Begun, not submitted", anchor=False)
    for form in over:
        owed, partner = form.owed, plain(form.owed.partner)
        with st.container(border=True, key=f"begun-{owed.invitation_id}"):
            st.markdown(f"**{form.instrument.title_for(owed.side)} about {partner}**")
            st.write(_why(form))
            if not owed.held(now()):
                st.write(f"Neither {partner} nor your leads can read what you saved.")
            with st.expander(f"What you saved ({count(len(form.answers), 'answer')})"):
                for item in form.shown:
                    if answer := form.visible(item.id):
                        st.text(item.wording(owed.side, owed.partner))
                        st.text(in_words(form.instrument, item, answer, form.options(item)))
            _more_time(form, asked.get(owed.invitation_id))


def granted(request: Request | None) -> str:
    """What stands beside a form that is open again because its author asked."""
    if request is None or request.outcome != "given":
        return ""
    return "You asked for more time, and your program gave it."


def _why(form: responses.Form) -> str:
    owed = form.owed
    if owed.withdrawn:
        return "This round was withdrawn. You don't need to do anything."
    if held := owed.held(now()):
        return held_words(held)
    return f"This round closed on {day(owed.closes_at)}, before you submitted."


def _more_time(form: responses.Form, request: Request | None) -> None:
    """The button, or what came of it; a reason where more time would not help."""
    if why := why_no_time(form, now()):
        if request is not None and request.outcome is None:
            st.write(f"You asked for more time on {day(request.asked_at)}. {why}")
        elif not form.owed.withdrawn and not form.owed.held(now()):
            st.write(why)
        return
    if request is not None and request.outcome is None:
        st.write(
            f"You asked for more time on {day(request.asked_at)}. Nobody has decided yet. If your"
            " program gives it, you can continue here."
        )
        return
    if request is not None and request.outcome == "declined":
        st.write("You asked for more time. Your program did not give it. What you saved stays.")
        return
    st.button(
        f"Ask for more time: {plain(form.owed.partner)}",
        key=f"ask-time-{form.owed.invitation_id}",
        on_click=_ask,
        args=(form.owed.invitation_id,),
    )
    st.caption(
        "Your leads then read your name, this round and when you asked. They could see before that"
        " you had begun. They read nothing of what you answered."
    )


def _ask(invitation_id: str) -> None:
    try:
        responses.ask_for_time(current.database(), current.acting(), invitation_id, now=now())
    except MentorsurveyError as problem:
        st.session_state["due_notice"] = str(problem)
