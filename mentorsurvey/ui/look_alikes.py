"""Asking a lead whether somebody in a roster is somebody who looks like them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from mentorsurvey.program.decisions import Question
from mentorsurvey.program.look_alikes import Alike, Answers, corrects
from mentorsurvey.ui.words import count, plain

MOST = 20
"""Questions on the page at once; the next ones come as these are answered."""
SAME, RENAMED, ELSE = "same", "renamed", "else"
WHY = {
    "address": "the same address, another name",
    "name": "the same name, another address",
    "writing": "the same name, written in another way",
    "letter": "one letter apart",
}


def ask(mark: str, found: Sequence[Alike]) -> None:
    """One question for each; rows that wait for an answer stay out until then."""
    if not found:
        return
    with st.container(border=True):
        st.markdown(f"**Who is who? {count(len(found), 'question')}**")
        st.caption("Rows with them go in once you have answered. It is asked only once.")
        for each in found[:MOST]:
            st.radio(
                f"{_words(each)}: {_why(each)}",
                _options(each),
                index=None,
                format_func=partial(_option, each),
                key=_key(mark, each),
                horizontal=True,
            )
        if found[MOST:]:
            st.caption(f"{count(len(found) - MOST, 'more question')} after the next import.")


def answers(mark: str, found: Sequence[Alike]) -> tuple[Answers, list[Question]]:
    """What the lead has answered so far, and which of the same people get the file's name."""
    said = {each.question: st.session_state.get(_key(mark, each)) for each in found}
    return (
        {question: answer != ELSE for question, answer in said.items() if answer is not None},
        [question for question, answer in said.items() if answer == RENAMED],
    )


def _words(each: Alike) -> str:
    where = "in the program" if each.other.person_id else f"on line {each.other.line}"
    return (
        f"“{plain(each.said.name)}” on line {each.said.line} and “{plain(each.other.name)}” {where}"
    )


def _why(each: Alike) -> str:
    if each.why == "name" and not (each.said.address and each.other.address):
        return "the same name"
    return WHY[each.why]


def _options(each: Alike) -> list[str]:
    """Whether they are one; of the program's people also under which name from now on."""
    if each.other.person_id and each.said.name != each.other.name:
        return [SAME, RENAMED, ELSE]
    return [SAME, ELSE]


def _option(each: Alike, answer: str) -> str:
    if answer == ELSE:
        return "Somebody else"
    words = "The same person"
    if RENAMED in _options(each):
        name = each.said.name if answer == RENAMED else each.other.name
        words += f", named {plain(name)}"
    if not corrects(each):
        return words
    address = plain(each.said.address)
    if not each.other.address:
        return f"{words}, whose address is {address}"
    return f"{words}: the address becomes {address}, and links to the old one end"


def _key(mark: str, each: Alike) -> str:
    return f"alike-{mark}-{'|'.join(each.question)}"
