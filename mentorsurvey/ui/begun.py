"""Forms that somebody began and can't submit any more: what was saved, and more time to ask for."""

from collections.abc import Iterable, Mapping

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.responses import saying
from mentorsurvey.responses.describing import Question
from mentorsurvey.store.time_requests import Request
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count, day, plain, zone


def show(forms: Iterable[responses.Form], asked: Mapping[str, Request]) -> None:
    """Each with why it is over and with the answers that were given on this browser."""
    over = [form for form in forms if saying.is_over(form, now())]
    if over:
        st.header("Begun, not submitted", anchor=False)
    for form in over:
        owed, partner = form.owed, plain(form.owed.partner)
        with st.container(border=True, key=f"begun-{owed.invitation_id}"):
            st.markdown(f"**{form.instrument.title_for(owed.side)} about {partner}**")
            st.markdown(f"{saying.standing(form, now(), plain)}.")
            st.write(saying.why_over(form, now(), day=day, zone=zone()))
            if not owed.held(now()):
                st.write(saying.who_reads_begun(form, plain))
            with st.expander(f"What you saved ({count(len(form.answers), 'answer')})"):
                for item in form.shown:
                    question = Question(form=form, item=item)
                    if question.answer:
                        st.text(question.wording)
                        st.text(question.said)
            _more_time(form, asked.get(owed.invitation_id))


def _more_time(form: responses.Form, request: Request | None) -> None:
    """The button, or what came of it; a reason where more time would not help."""
    said = saying.about_time(form, request, now(), day=day)
    if said is not None:
        if said:
            st.write(said)
        return
    st.button(
        f"Ask for more time: {plain(form.owed.partner)}",
        key=f"ask-time-{form.owed.invitation_id}",
        on_click=_ask,
        args=(form.owed.invitation_id,),
    )
    st.caption(saying.ASKING_FOR_TIME)


def _ask(invitation_id: str) -> None:
    try:
        responses.ask_for_time(current.database(), current.acting(), invitation_id, now=now())
    except MentorsurveyError as problem:
        st.session_state["due_notice"] = str(problem)
