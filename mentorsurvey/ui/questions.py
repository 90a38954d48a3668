"""A question on its page: how it is answered, what became of the answer, and who will see it.

One fragment an item: an answer reruns its own question alone.
"""

from collections.abc import Callable
from datetime import date
from typing import TypedDict

import streamlit as st

from mentorsurvey.instruments import Construct, Item
from mentorsurvey.responses import Form
from mentorsurvey.ui import answering, holding, scales, who_sees
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.parts import part
from mentorsurvey.ui.words import plain
from mentorsurvey.web.clock import now

MONTHS_AHEAD = 60


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
    item, first = asked.item, answering.at_first(asked)
    label = f"{asked.wording}\n\n{asked.help}" if asked.help else asked.wording
    common = _Common(key=asked.key, on_change=answering.save, args=(asked,))
    match item.kind:
        case "rating" if asked.scale:
            scales.rating(asked, asked.scale, first)
        case "number":
            st.number_input(
                label,
                min_value=item.min,
                max_value=item.max,
                step=1,
                value=int(first) if isinstance(first, int | float) else None,
                placeholder=f"{item.min} to {item.max}",
                **common,
            )
        case "text":
            st.text_area(label, value=first or "", max_chars=4000, height=110, **common)
            st.caption("Saved when you tap outside the box.")
        case "month":
            months = _months(st.session_state.get(asked.key, first))
            st.selectbox(
                label,
                months,
                index=_place(first, months),
                format_func=_month_words,
                placeholder="Choose a month",
                **common,
            )
        case "choice":
            options = _options(asked)
            st.radio(
                label,
                list(options),
                index=_place(first, list(options)),
                format_func=options.__getitem__,
                **common,
            )
        case "choices":
            options = _options(asked)
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


def _options(asked: Asked) -> dict[str, str]:
    """Value → words; names of people in them made safe to show."""
    options = asked.form.options(asked.item)
    if asked.item.construct is Construct.CONTACT:
        return {value: plain(label) for value, label in options.items()}
    return options


def _months(chosen: str | None) -> list[str]:
    first = now().date()
    months = [
        f"{first.year + (first.month - 1 + ahead) // 12}-{(first.month - 1 + ahead) % 12 + 1:02d}"
        for ahead in range(MONTHS_AHEAD)
    ]
    return months if chosen is None or chosen in months else [chosen, *months]


def _month_words(month: str) -> str:
    return f"{date.fromisoformat(month + '-01'):%B %Y}"
