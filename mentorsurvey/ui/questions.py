"""The only place that draws a question, saves its answer at once, and says so.

One fragment an item: an answer reruns its own question alone. It is saved in ``on_change``,
which runs whatever is clicked next; a fragment's body may never run again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

import streamlit as st

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.access.audiences import WORDS
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Instrument, Item, Scale, Side
from mentorsurvey.responses import CANT_SAY, Form
from mentorsurvey.responses.forms import from_stored
from mentorsurvey.ui import current
from mentorsurvey.ui.words import plain, time_of_day
from mentorsurvey.web.clock import now

CANT_SAY_OPTION = "Can't say"
MONTHS_AHEAD = 60


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one question needs to be drawn again by itself."""

    invitation_id: str
    item: Item
    scale: Scale | None
    side: Side
    partner: str
    is_gate: bool
    elsewhere: bool
    saved_at: datetime | None
    audience: Audience

    @property
    def key(self) -> str:
        """The widget's key: of this form alone, so that no other person's answer can show."""
        return f"{self.invitation_id}:{self.item.id}"


class _Common(TypedDict):
    """What every widget of a question has."""

    key: str
    on_change: Callable[[Asked], None]
    args: tuple[Asked]


def questions(form: Form, items: tuple[Item, ...]) -> None:
    """Draw these items of a form."""
    for item in items:
        answer = form.visible(item.id)
        asked = Asked(
            invitation_id=form.owed.invitation_id,
            item=item,
            scale=form.instrument.scale_of(item),
            side=form.owed.side,
            partner=form.owed.partner,
            is_gate=item.id in gates(form.instrument),
            elsewhere=form.elsewhere(item.id),
            saved_at=answer.answered_at if answer else None,
            audience=form.audience(item),
        )
        if answer:
            value = CANT_SAY if answer.cant_say else from_stored(item.kind, answer)
            st.session_state.setdefault(asked.key, _to_widget(item, value))
        _question(asked)


def gates(instrument: Instrument) -> frozenset[str]:
    """The items on which showing another one depends."""
    return frozenset(
        item_id for item in instrument.items if item.condition for item_id in item.condition.ids
    )


@st.fragment
def _question(asked: Asked) -> None:
    with st.container(key=f"item-{_css(asked.key)}", gap="small"):
        if asked.elsewhere and not st.session_state.get(f"again:{asked.key}"):
            _answered_elsewhere(asked)
            return
        _widget(asked)
        _status(asked)
    current.rerun_page_if_asked()


def _answered_elsewhere(asked: Asked) -> None:
    st.markdown(_label(asked))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge("Answered on another device", icon=":material/lock:", color="gray")
        st.button(
            "Answer again here",
            key=f"replace:{asked.key}",
            on_click=st.session_state.__setitem__,
            args=(f"again:{asked.key}", True),
        )


def _label(asked: Asked) -> str:
    return asked.item.wording(asked.side, plain(asked.partner))


def _widget(asked: Asked) -> None:
    item, key = asked.item, asked.key
    help_text = item.help_for(asked.side, plain(asked.partner))
    common = _Common(key=key, on_change=_save, args=(asked,))
    match item.kind:
        case "rating" if asked.scale:
            _rating(asked, asked.scale)
        case "number":
            st.number_input(
                _label(asked),
                min_value=item.min,
                max_value=item.max,
                step=1,
                value=None,
                placeholder=f"0 to {item.max}" if item.min == 0 else f"{item.min} to {item.max}",
                **common,
            )
        case "text":
            st.text_area(_label(asked), max_chars=4000, height=110, **common)
            st.caption("Saved when you tap outside the box.")
        case "month":
            st.selectbox(
                _label(asked),
                _months(st.session_state.get(key)),
                index=None,
                format_func=_month_words,
                placeholder="Choose a month",
                **common,
            )
        case "choice":
            labels = {option.value: option.label for option in item.options}
            st.radio(
                _label(asked),
                list(labels),
                index=None,
                format_func=labels.__getitem__,
                **common,
            )
        case "choices":
            labels = {option.value: option.label for option in item.options}
            st.pills(
                _label(asked),
                list(labels),
                selection_mode="multi",
                format_func=labels.__getitem__,
                **common,
            )
    if help_text:
        st.caption(help_text)


def _rating(asked: Asked, scale: Scale) -> None:
    ends = ", ".join(
        f"{_point(point)} {scale.labels[point]}" for point in (scale.min, scale.middle, scale.max)
    )
    with st.container(key=f"scale-{_css(asked.key)}"):
        st.segmented_control(
            f"{_label(asked)}\n\n{ends}",
            [*scale.points, CANT_SAY_OPTION],
            key=asked.key,
            on_change=_save,
            args=(asked,),
            required=True,
            format_func=_point,
            width="stretch",
        )


def _point(option: int | str) -> str:
    return str(option).replace("-", "−")


def _status(asked: Asked) -> None:
    """What became of the last answer, and who will see it."""
    if problem := st.session_state.get(f"problem:{asked.key}"):
        st.error(f"Not saved. {problem}")
        return
    saved_at = st.session_state.get(f"saved:{asked.key}", asked.saved_at)
    who = WORDS[asked.audience].format(partner=plain(asked.partner))
    saved = f"Saved {time_of_day(saved_at)}. " if saved_at else ""
    st.caption(f":material/visibility: {saved}{who}.")


def _save(asked: Asked) -> None:
    """Keep the answer. The session's row is read again: a fragment passes no page guard."""
    value = _from_widget(asked.item, st.session_state.get(asked.key))
    moment = now()
    st.session_state.pop(f"problem:{asked.key}", None)
    try:
        with current.database().write() as tx:
            session = sign_in.resume(tx, current.token(), now=moment)
            if session is None:
                raise MentorsurveyError(
                    "You are signed out.", "Open your personal link again and give this answer."
                )
            responses.save(tx, session.actor, asked.invitation_id, asked.item.id, value, now=moment)
    except MentorsurveyError as problem:
        st.session_state[f"problem:{asked.key}"] = str(problem)
        return
    st.session_state[f"saved:{asked.key}"] = moment
    if asked.is_gate:
        current.ask_to_rerun_page()


def _to_widget(item: Item, value: object) -> object:
    if value is CANT_SAY:
        return CANT_SAY_OPTION
    return list(value) if item.kind == "choices" and isinstance(value, tuple) else value


def _from_widget(item: Item, value: object) -> object:
    return CANT_SAY if item.cannot_say and value == CANT_SAY_OPTION else value


def _months(chosen: str | None) -> list[str]:
    first = now().date()
    months = [
        f"{first.year + (first.month - 1 + ahead) // 12}-{(first.month - 1 + ahead) % 12 + 1:02d}"
        for ahead in range(MONTHS_AHEAD)
    ]
    return months if chosen is None or chosen in months else [chosen, *months]


def _month_words(month: str) -> str:
    return f"{date.fromisoformat(month + '-01'):%B %Y}"


def _css(key: str) -> str:
    return key.replace(":", "-").replace(".", "-")
