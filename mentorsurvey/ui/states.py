"""Beside each answer: whether it is saved. Our script compares what the browser shows with it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from mentorsurvey.responses import Form, saying
from mentorsurvey.responses.describing import CANT_SAY_OPTION, Question, month_words
from mentorsurvey.responses.fields import mark
from mentorsurvey.ui import components
from mentorsurvey.ui.answering import WATCH, Asked
from mentorsurvey.ui.words import time_of_day


def show(asked: Asked) -> None:
    """The state of an answer that is given by tapping; its place is there before it is.

    What the browser shows as chosen counts as saved only where this says that it is stored.
    """
    question = asked.question
    answer = question.answer
    name = Question(form=asked.form, item=asked.item).wording
    tick = f'<span role="img" aria-label="{saying.STATES["saved"]}">✓</span>'
    saved = f"{tick} {time_of_day(answer.answered_at)}" if answer else ""
    _held(
        asked.css,
        saved,
        item=asked.item.id,
        kind=asked.item.kind,
        stored=stored(question),
        was=mark(question.stored),
        name=name,
    )


def show_beside(item: str, css: str, name: str, options: Sequence[str], chosen: str | None) -> None:
    """The same for a clause or a next step, which is no item of the form."""
    _held(
        css,
        f'<span aria-hidden="true">✓</span> {saying.STATES["saved"]}',
        item=item,
        kind="choice",
        was="",
        stored="" if chosen is None else str(options.index(chosen)),
        name=name,
    )


def _held(css: str, saved: str, **marks: str) -> None:
    """A place for each state, and the marks by which our script finds which of them is so."""
    clear = escape(f"{saying.CLEAR}: {marks['name']}")
    data = " ".join(f'data-{key}="{escape(value)}"' for key, value in marks.items())
    st.html(
        f'<div class="held" id="state-{escape(css)}" {data}>'
        f'<span class="saved">{saved}</span>'
        f'<span class="saving">{saying.STATES["saving"]}</span>'
        f'<span class="unsaved">{saying.STATES["unsaved"]}</span>'
        f'<button type="button" data-clear="yes" aria-label="{clear}"'
        f' title="{saying.CLEAR}">×</button></div>'
    )


def stored(question: Question) -> str:
    """The stored answer as our script reads it off the page: places among the options."""
    value = question.stored
    if value is None:
        return ""
    if question.item.kind == "month":
        return month_words(str(value))
    options: list[object] = list(question.options)
    if question.scale:
        options = [*question.scale.points, CANT_SAY_OPTION]
    chosen = value if isinstance(value, list) else [value]
    return ",".join(str(place) for place, one in enumerate(options) if one in chosen)


def watch(form: Form, owner: str, step: int, place: str = "") -> None:
    """Have our script look after the page: what is stored, and whether the tab is connected.

    Parameters
    ----------
    place : str
        The key of a container at which the page is to begin, empty for its top.
    """
    components.mount(
        WATCH,
        {
            "part": "watch",
            "owner": owner,
            "form": form.owed.invitation_id,
            "step": str(step),
            "place": place,
            "words": {**saying.STATES, "offline": saying.OFFLINE, "light": saying.LIGHT},
        },
        on_changed_change=_nothing,
        on_back_change=_nothing,
        on_apart_change=_nothing,
    )


def _nothing() -> None:
    """What the browser says here runs the page, which reads what is stored."""
