"""What a person can do about devices: enter a PIN, start again, choose a PIN, leave no trace.

What is offered looks the same whether or not anything was answered elsewhere.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.responses import Form, saying
from mentorsurvey.sign_in.pins import DIGITS
from mentorsurvey.ui import current, mailed_code

ENTERED, CHOSEN, LEFT = "entered_pin", "chosen_pin", "left_device"
"""What can be done: the key of its field, and the place where what came of it is said."""

ANY = "any"
"""In place of a form's id, where a PIN is entered for all of them."""


def elsewhere(form: Form) -> None:
    """Where nothing of a form was answered, or it cannot be submitted: the two ways to go on."""
    place = form.owed.invitation_id
    with _folded("Already started elsewhere?", place, opened=was_refused(form)):
        st.write(f"{saying.ONLY_HERE} Continue there, or choose one of these:")
        _pin_field(place)
        sure = st.checkbox(
            saying.START_AGAIN,
            key=f"sure:{place}",
        )
        st.button(
            "Delete it and start again here",
            key=f"again:{place}",
            disabled=not sure,
            on_click=_start_again,
            args=(place,),
        )


def enter_pin() -> None:
    """Where something was submitted on another device: the PIN with which it shows here."""
    with _folded("Answered on another device?", ANY):
        st.write(f"{saying.ONLY_HERE} With your PIN they show here too.")
        _pin_field(ANY)


def choose_pin() -> None:
    """Once something is answered here: a PIN for going on elsewhere."""
    state = sign_in.pin_state(current.database(), current.acting())
    if not (state.can_choose or state.here):
        return
    with st.expander("My PIN", type="compact"):
        st.write(saying.PIN_MEANS)
        _digits(
            "choose", "New PIN", CHOSEN, "Change my PIN" if state.here else "Save this PIN", _choose
        )
        if state.here:
            mailed_code.allow(allowed=state.mail_allowed)
    tell(CHOSEN)


def leave() -> None:
    """On a shared computer: nothing that was answered here shows here any more."""
    current.ask_to_rerun_page()
    try:
        for actor in (*_in_other_programs(), current.acting()):
            sign_in.forget_browser(current.database(), actor, now=now())
    except MentorsurveyError as problem:
        st.session_state[LEFT] = ("error", str(problem))
    else:
        st.session_state.clear()


def _in_other_programs() -> list[Actor]:
    """The same lead in other programs that are open on this browser."""
    session, tokens = current.session(), current.other_tokens()
    if session is None:
        return []
    held = sign_in.held_beside(current.database(), session, tokens, now=now())
    return [one.session.actor for one in held]


def refuse(form: Form) -> None:
    """Offer the two ways to go on, unfolded, until one was gone."""
    st.session_state.pop(f"wrong:{form.owed.invitation_id}", None)
    st.session_state[f"refused:{form.owed.invitation_id}"] = True


def was_refused(form: Form) -> bool:
    """Whether this form could not be submitted here, and nothing has changed that since."""
    return bool(st.session_state.get(f"refused:{form.owed.invitation_id}"))


def tell(place: str = ENTERED) -> None:
    """Say once what came of the last thing that was done."""
    match st.session_state.pop(place, None):
        case ("error", str(words)):
            st.error(words)
        case ("done", str(words)):
            st.success(words, icon=":material/check_circle:")


def _folded(title: str, place: str, *, opened: bool = False) -> DeltaGenerator:
    """A fold that stays open once a PIN was wrong, so that its field does not hide."""
    opened = opened or f"wrong:{place}" in st.session_state
    return st.expander(title, expanded=opened, type="compact")


def _pin_field(place: str) -> None:
    _digits("enter", "Your PIN", "typed_pin", "Open with my PIN", _enter, place)
    if mailed_code.offer():
        _digits("code", "Code from the mail", "typed_code", "Open with this code", _use_code, place)
    if problem := st.session_state.get(f"wrong:{place}"):  # until the right one is entered
        st.error(problem)


def _digits(
    key: str, label: str, field: str, button: str, done: Callable[..., None], *args: str
) -> None:
    """A field for a PIN, and the button that takes it."""
    with st.form(f"pin:{key}", border=False, clear_on_submit=True):
        st.text_input(
            label,
            key=f"field:{field}",
            type="password",
            max_chars=DIGITS + 1,  # a mail shows a code with a space in it
            autocomplete="off",
            placeholder="Six digits",
        )
        st.form_submit_button(button, on_click=done, args=args)


def _enter(place: str) -> None:
    _open_with(sign_in.enter_pin, "typed_pin", place)


def _use_code(place: str) -> None:
    _open_with(sign_in.enter_code, "typed_code", place)


def _open_with(enter: Callable[..., None], field: str, place: str) -> None:
    """Let answers show here, by a PIN or by a code."""
    number = (st.session_state.get(f"field:{field}") or "").replace(" ", "")
    current.ask_to_rerun_page()
    try:
        enter(current.database(), current.acting(), number, now=now())
    except MentorsurveyError as problem:
        st.session_state[f"wrong:{place}"] = str(problem)
        return
    st.session_state.pop(f"wrong:{place}", None)
    if not st.session_state.pop(f"refused:{place}", False):
        st.session_state.pop("arrived", None)  # the form opens where its author stopped
        st.query_params.pop("step", None)
    st.session_state[ENTERED] = ("done", saying.PIN_OPENED)


def _start_again(invitation_id: str) -> None:
    current.ask_to_rerun_page()
    try:
        responses.start_again(current.database(), current.acting(), invitation_id, now=now())
    except MentorsurveyError as problem:
        st.session_state[ENTERED] = ("error", str(problem))
        return
    for key in ("refused", "sure", "wrong"):
        st.session_state.pop(f"{key}:{invitation_id}", None)
    st.session_state.pop("arrived", None)
    st.query_params["step"] = "1"
    st.session_state[ENTERED] = ("done", saying.EMPTY_NOW)


def _choose() -> None:
    pin = (st.session_state.get(f"field:{CHOSEN}") or "").strip()
    current.ask_to_rerun_page()
    try:
        sign_in.choose_pin(current.database(), current.acting(), pin, now=now())
    except MentorsurveyError as problem:
        st.session_state[CHOSEN] = ("error", str(problem))
    else:
        st.session_state[CHOSEN] = (
            "done",
            saying.PIN_SAVED,
        )
