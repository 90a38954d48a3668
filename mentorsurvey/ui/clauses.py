"""The questions beside a form on what the two agreed on: whether each clause was kept."""

from collections.abc import Callable, Sequence

import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.program import keeping
from mentorsurvey.program.keeping import AskedAbout
from mentorsurvey.readings import clause_words as words
from mentorsurvey.ui import beside, current
from mentorsurvey.ui.beside import Beside
from mentorsurvey.ui.words import plain


def ask_all(asked: Sequence[AskedAbout], invitation_id: str, partner: str) -> None:
    """Ask about each clause, under a heading of their own."""
    if not asked:
        return
    st.header(words.TITLE, anchor=False)
    for one in asked:
        ask(one, invitation_id, partner)


def ask(asked: AskedAbout, invitation_id: str, partner: str) -> None:
    """Ask about one clause; the other one reads the answer once both have submitted."""
    clause = asked.clause

    def save(said: str) -> None:
        keeping.say_clause(
            current.database(), current.acting(), invitation_id, clause.key, said, now=now()
        )

    beside.ask(
        Beside(
            key=f"{invitation_id}:clause-{clause.key}",
            item=f"clause:{clause.key}",
            about=words.agreed(plain(partner)),
            words=clause.words,
            wording=words.ask(clause),
            options=words.OUTCOMES,
            stored=asked.mine,
            promise=words.promise(asked),
            save=save,
        )
    )


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
