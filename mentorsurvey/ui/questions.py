"""A question on its page: how it is answered, what became of the answer, and who will see it.

One fragment an item: an answer reruns its own question alone.
"""

from collections.abc import Callable
from typing import TypedDict, assert_never

import streamlit as st

from mentorsurvey.instruments import Item
from mentorsurvey.now import now
from mentorsurvey.responses import Form
from mentorsurvey.responses.describing import month_words
from mentorsurvey.ui import answering, holding, scales, states, who_sees, writing
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.parts import part


class _Common(TypedDict):
    """What every widget of a question has."""

    key: str
    on_change: Callable[[Asked], None]
    args: tuple[Asked]


def questions(form: Form, items: tuple[Item, ...], owner: str) -> None:
    """Draw these items of a form.

    Parameters
    ----------
    owner : str
        Under which name this browser keeps what is not sent yet.
    """
    for item in items:
        asked = Asked(drawn=form, item=item, owner=owner)
        answering.draw_again(asked)
        if item.kind not in writing.TYPED:
            holding.settle(asked)
        _question(asked)


@part()
def _question(asked: Asked) -> None:
    with st.container(key=f"item-{asked.css}", gap="xsmall"):
        _widget(asked)
        if asked.item.kind not in writing.TYPED:
            holding.compare(asked)
        if problem := st.session_state.get(f"problem:{asked.key}"):
            st.error(f"Not saved. {problem}")
        elif told := st.session_state.get(f"told:{asked.key}"):
            st.info(told)
        who_sees.show(asked)
    answering.drawn(asked)


def _widget(asked: Asked) -> None:
    item, first, question = asked.item, asked.stored, asked.question
    label = f"{question.wording}\n\n{question.help}" if question.help else question.wording
    options = question.options
    common = _Common(key=asked.key, on_change=answering.save, args=(asked,))
    match item.kind:
        case "text" | "number":
            writing.field(asked)
            return
        case "rating":
            scales.rating(asked, question.scale.points if question.scale else (), first)
            return
        case "month":
            months = question.months(now().date(), st.session_state.get(asked.key, first))
            st.selectbox(
                label,
                months,
                index=_place(first, months),
                format_func=month_words,
                placeholder="Choose a month",
                **common,
            )
        case "choice":
            st.radio(
                label,
                list(options),
                index=_place(first, list(options)),
                format_func=options.__getitem__,
                **common,
            )
        case "choices":
            st.pills(
                label,
                list(options),
                default=first,
                selection_mode="multi",
                format_func=options.__getitem__,
                **common,
            )
        case _:
            assert_never(item.kind)
    states.show(asked)


def _place(first: object, offered: list[str]) -> int | None:
    return offered.index(first) if isinstance(first, str) and first in offered else None
