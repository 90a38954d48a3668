"""Whether a person gives their answers for research: asked once, no unless they say yes."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.program import research
from mentorsurvey.program.research import Own
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day
from mentorsurvey.web.clock import now

_SAID = "giving_said"
TITLE = "Optional: your answers for research"
WHAT = (
    "If you agree, they get your ratings, choices and numbers of every round, exactly as you gave"
    " them, with a code in place of your name. They get none of your own words, no request to be"
    " contacted, and no answer that only you can see. What you say about somebody, or about the"
    " two of you, goes only if that person agrees too."
)
FREE = (
    "It is up to you. Neither the other person nor your leads learn what you choose, and nothing"
    " changes for you. You can withdraw at any time: from then on nothing of yours is in a new"
    " file. Whoever got a file before can keep it."
)
ELSEWHERE = (
    "You can agree on the device where you answered, or after entering your PIN here. If you have"
    " agreed before, you can withdraw on this device too."
)


def show(*, after_submitting: bool = False) -> None:
    """The question with its answer, folded; nothing where the program does not ask it.

    After submitting it stands there only for whoever could agree and does not, and says what came
    of it.
    """
    own = research.own_consent(current.database(), current.guard())
    said = st.session_state.pop(_SAID, None)
    if own is None or (after_submitting and not said and (own.agreed or not own.here)):
        return
    with st.expander(TITLE, expanded=said is not None, type="compact"):
        match said:
            case ("error", str(words)):
                st.error(words)
            case ("done", str(words)):
                st.success(words, icon=":material/check_circle:")
        st.write("May your answers be used for research? Your program says who gets them:")
        st.text(own.study.words)
        st.write(WHAT)
        st.write(FREE)
        _choice(own)


def _choice(own: Own) -> None:
    if not own.here:
        st.caption(ELSEWHERE)
        st.button("Withdraw", key="giving_withdraw", on_click=_withdraw)
        return
    for one in own.consents:
        which = "" if one.study_id == own.study.id else " to another text"
        if one.withdrawn_at:
            st.caption(f"You agreed{which} from {day(one.given_at)} until {day(one.withdrawn_at)}.")
        else:
            st.caption(f"You have agreed{which} since {day(one.given_at)}.")
    if own.agreed:
        st.button("Withdraw", key="giving_withdraw", on_click=_withdraw)
    else:
        st.button("I agree", key="giving_agree", on_click=_agree, args=(own.study.id,))


def _agree(study_id: str) -> None:
    current.ask_to_rerun_page()
    try:
        research.agree(current.database(), current.acting(), study_id, now=now())
    except MentorsurveyError as problem:
        st.session_state[_SAID] = ("error", str(problem))
    else:
        st.session_state[_SAID] = ("done", "Thank you. You can withdraw on your first page.")


def _withdraw() -> None:
    current.ask_to_rerun_page()
    try:
        research.withdraw(current.database(), current.acting(), now=now())
    except MentorsurveyError as problem:
        st.session_state[_SAID] = ("error", str(problem))
    else:
        st.session_state[_SAID] = ("done", "From now on no new file holds your answers.")
