"""A question on its page: how it is answered, what became of the answer, and who will see it.

One fragment an item: an answer reruns its own question alone.
"""

from collections.abc import Callable
from typing import TypedDict

import streamlit as st

from mentorsurvey.instruments import MAX_TEXT, Item
from mentorsurvey.responses import Form
from mentorsurvey.responses.describing import month_words
from mentorsurvey.ui import answering, holding, scales, who_sees
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.parts import part
from mentorsurvey.web.clock import now


class _Common(TypedDict):
    """What every widget of a question has."""

    key: str
    on_change: Callable[[Asked], None]
    args: tuple[Asked]


def questions(form: Form, items: tuple[Item, ...]) -> None:
    """Draw these items of a form."""
    for item in items:
        asked = Asked(drawn=form, item=item)
        answering.draw_again(asked)
        holding.settle(asked)
        _question(asked)


@part()
def _question(asked: Asked) -> None:
    with st.container(key=f"item-{asked.css}", gap="xsmall"):
        _widget(asked)
        holding.compare(asked)
        if problem := st.session_state.get(f"problem:{asked.key}"):
            st.error(f"Not saved. {problem}")
            holding.offer_words(asked)
        elif told := st.session_state.get(f"told:{asked.key}"):
            st.info(told)
        who_sees.show(asked)
    answering.drawn(asked)


def _widget(asked: Asked) -> None:
    item, first, question = asked.item, answering.at_first(asked), asked.question
    label = f"{question.wording}\n\n{question.help}" if question.help else question.wording
    options = question.options
    common = _Common(key=asked.key, on_change=answering.save, args=(asked,))
    match item.kind:
        case "rating" if question.scale:
            scales.rating(asked, question.scale.points, first)
        case "number":
            st.number_input(
                label,
                min_value=item.min,
                max_value=item.max,
                step=1,
                value=int(first) if isinstance(first, int | float) else None,
                placeholder=question.range,
                **common,
            )
        case "text":
            st.text_area(label, value=first or "", max_chars=MAX_TEXT, height=110, **common)
            st.caption("Saved when you tap outside the box.")
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


def _place(first: object, offered: list[str]) -> int | None:
    return offered.index(first) if isinstance(first, str) and first in offered else None
