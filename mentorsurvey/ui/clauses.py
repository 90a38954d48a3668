"""The questions beside a form on what the two agreed on: whether each clause was kept."""

from collections.abc import Callable, Sequence

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program import keeping
from mentorsurvey.program.keeping import AskedAbout
from mentorsurvey.readings import clause_words as words
from mentorsurvey.ui import current
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.words import plain


def ask_all(asked: Sequence[AskedAbout], invitation_id: str, partner: str) -> None:
    """Ask about each clause, under a heading of their own."""
    if not asked:
        return
    st.header(words.TITLE, anchor=False)
    for one in asked:
        ask(one, invitation_id, partner)


@part()
def ask(asked: AskedAbout, invitation_id: str, partner: str) -> None:
    """Ask about one clause; the other one reads the answer once both have submitted."""
    key = f"{invitation_id}:{asked.clause.key}"
    saved = f"saved:{key}"
    st.session_state.setdefault(saved, asked.mine)
    if asked.mine:
        st.session_state.setdefault(key, asked.mine)
    with st.container(border=True, key=f"item-{key.replace(':', '-')}", gap="small"):
        st.caption(words.agreed(plain(partner)))
        st.text(asked.clause.words)
        st.segmented_control(
            words.ask(asked.clause),
            list(words.OUTCOMES),
            format_func=words.OUTCOMES.__getitem__,
            required=True,
            key=key,
            on_change=_save,
            args=(invitation_id, asked.clause.key, key),
            width="stretch",
        )
        if problem := st.session_state.pop(f"problem:{key}", None):
            st.error(f"Not saved. {problem}")
        elif st.session_state[saved] and st.session_state[saved] == st.session_state.get(key):
            st.caption(":material/check: Saved. Choose again to change it.")
        st.caption(f":material/visibility: {words.promise(asked)}")
    current.rerun_page_if_asked()


def check(asked: Sequence[AskedAbout], to: Callable[[int], None] | None = None) -> None:
    """What was said of each clause, on the check, with the way back to the step that asks."""
    if not asked:
        return
    with st.expander(words.TITLE, type="compact"):
        for one in asked:
            with st.container(gap=None):
                st.text(one.clause.words)
                st.text(words.said(one))
                if one.mine:
                    st.caption(words.promise(one))
        if to:
            st.button(words.CHANGE, type="tertiary", on_click=to, args=(1,))


def _save(invitation_id: str, clause: str, key: str) -> None:
    try:
        keeping.say_clause(
            current.database(),
            current.acting(),
            invitation_id,
            clause,
            st.session_state[key],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state[f"problem:{key}"] = str(problem)
    else:
        st.session_state[f"saved:{key}"] = st.session_state[key]
