"""Whether a person gives their answers for research: asked once, no unless they say yes."""

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import research
from mentorsurvey.program.research import Own
from mentorsurvey.readings import consent_words as words
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day

_SAID = "giving_said"


def show(*, after_submitting: bool = False) -> None:
    """The question with its answer, folded; nothing where the program does not ask it.

    After submitting it stands there only for whoever could agree and does not, and says what came
    of it.
    """
    own = research.own_consent(current.database(), current.guard())
    said = st.session_state.pop(_SAID, None)
    if own is None or (after_submitting and not said and not words.is_new(own)):
        return
    with st.expander(words.TITLE, expanded=said is not None, type="compact"):
        match said:
            case ("error", str(problem)):
                st.error(problem)
            case ("done", str(done)):
                st.success(done, icon=":material/check_circle:")
        st.write(words.ASKED)
        st.text(own.study.words)
        st.write(words.WHAT)
        st.write(words.FREE)
        _choice(own)


def _choice(own: Own) -> None:
    if not own.here:
        st.caption(words.ELSEWHERE)
        st.button(words.WITHDRAW, key="giving_withdraw", on_click=_withdraw)
        return
    for sentence in words.so_far(own, day):
        st.caption(sentence)
    if own.agreed:
        st.button(words.WITHDRAW, key="giving_withdraw", on_click=_withdraw)
    else:
        st.button(words.AGREE, key="giving_agree", on_click=_agree, args=(own.study.id,))


def _agree(study_id: str) -> None:
    current.ask_to_rerun_page()
    try:
        research.agree(current.database(), current.acting(), study_id, now=now())
    except MentorsurveyError as problem:
        st.session_state[_SAID] = ("error", str(problem))
    else:
        st.session_state[_SAID] = ("done", words.AGREED)


def _withdraw() -> None:
    current.ask_to_rerun_page()
    try:
        research.withdraw(current.database(), current.acting(), now=now())
    except MentorsurveyError as problem:
        st.session_state[_SAID] = ("error", str(problem))
    else:
        st.session_state[_SAID] = ("done", words.WITHDRAWN)
