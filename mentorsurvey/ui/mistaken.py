"""What can be done with a round that was opened by mistake. It asks first, and says what goes."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from mentorsurvey import rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count


def offer(asked: Round, entries: list[Standing]) -> None:
    """Discard it where nobody has submitted; else keep it out of what leads read, or count it."""
    if not asked.counts and not asked.is_open(now()):
        _count_again(asked)
        return
    sure = f"mistaken-{asked.id}"
    discards = rounds.can_discard(current.database(), current.guard(lead=True), asked.id)
    if not st.session_state.get(sure):
        label = "Discard this round…" if discards else "This round does not count…"
        st.button(label, key=f"ask-{sure}", on_click=_ask, args=(sure, True))
        return
    with st.container(border=True):
        st.write(_goes(entries) if discards else _KEPT)
        with st.container(horizontal=True):
            st.button(
                f"Discard round {asked.number}"
                if discards
                else f"Don't count round {asked.number}",
                key=f"do-{sure}",
                type="primary",
                on_click=_discard if discards else _set_aside,
                args=(asked, sure),
            )
            st.button("Keep it", key=f"keep-{sure}", on_click=_ask, args=(sure, False))


def offer_again(asked: Round) -> None:
    """Let a discarded round count where somebody had submitted whom another lead can't see."""
    if not rounds.can_discard(current.database(), current.guard(lead=True), asked.id):
        st.write("Somebody had submitted a form before.")
        st.button("Count it anyway", key=f"count-{asked.id}", on_click=_count, args=(asked,))


_KEPT = (
    "The round closes for everyone, also for those who have more time. No page for leads uses its"
    " answers, and nobody counts as missing. The answers stay with the people who gave them, and a"
    " reflection that is open stays open to both. You can undo this."
)


def _goes(entries: list[Standing]) -> str:
    begun = sum(entry.started_at is not None for entry in entries)
    drafts = (
        f" {count(begun, 'form')} that somebody has begun can't be submitted any more, but can be"
        " read by its author."
        if begun == 1
        else f" {count(begun, 'form')} that people have begun can't be submitted any more, but can"
        " be read by their authors."
        if begun
        else ""
    )
    return (
        "Nobody has submitted anything yet. The round ends for everyone, and nobody counts as"
        f" missing.{drafts} This can't be undone; you can open a new round at any time."
    )


def _count_again(asked: Round) -> None:
    st.write(
        "You marked this round as one that does not count. No page for leads uses it."
        if asked.set_aside
        else "This round closed within a day of opening. So no page for leads uses it, and nobody"
        " counts as missing."
    )
    st.button(
        "Undo: count it again" if asked.set_aside else "Count it anyway",
        key=f"count-{asked.id}",
        on_click=_count,
        args=(asked,),
    )


def _ask(sure: str, asks: bool) -> None:
    st.session_state[sure] = asks


def _discard(asked: Round, sure: str) -> None:
    verb = partial(rounds.discard_round, current.database(), current.guard(lead=True), asked.id)
    _do(lambda: verb(now=now()), f"Round {asked.number} is discarded.", sure)


def _set_aside(asked: Round, sure: str) -> None:
    verb = partial(rounds.set_counts, current.database(), current.guard(lead=True), asked.id)
    _do(lambda: verb(counts=False, now=now()), f"Round {asked.number} no longer counts.", sure)


def _count(asked: Round) -> None:
    verb = partial(rounds.set_counts, current.database(), current.guard(lead=True), asked.id)
    _do(lambda: verb(counts=True, now=now()), f"Round {asked.number} counts again.", "")


def _do(verb: Callable[[], None], said: str, sure: str) -> None:
    if sure:
        st.session_state.pop(sure, None)
    try:
        verb()
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
    else:
        st.session_state["rounds_notice"] = said
