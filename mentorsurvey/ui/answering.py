"""One question of a form as its page holds it, and keeping what its author does with it.

Everything is kept in ``on_change``, which runs whatever is clicked next; a fragment's body may
never run again. The session's row is read again each time: a fragment passes no page guard.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.access.audiences import Viewer
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Item
from mentorsurvey.now import now
from mentorsurvey.responses import Form
from mentorsurvey.responses.describing import Question, gates, settled
from mentorsurvey.store import Tx
from mentorsurvey.ui import current
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import plain


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one question needs to be drawn again by itself."""

    drawn: Form
    """The form as the page drew it last."""
    item: Item
    owner: str
    """Under which name this browser keeps what is not sent yet."""

    @property
    def invitation_id(self) -> str:
        """The form that asks."""
        return self.drawn.owed.invitation_id

    @property
    def key(self) -> str:
        """The widget's key: of this form alone, so that no other person's answer can show."""
        return f"{self.invitation_id}:{self.item.id}"

    @property
    def css(self) -> str:
        """The key as a part of a class name."""
        return self.key.replace(":", "-").replace(".", "-")

    @property
    def form(self) -> Form:
        """The form as it is stored since its author last did something here."""
        fresh = st.session_state.get(f"form:{self.key}")
        return fresh if isinstance(fresh, Form) else self.drawn

    @property
    def question(self) -> Question:
        """What is said about it, as it is stored now, with names safe to show."""
        return Question(form=self.form, item=self.item, fit=plain)

    @property
    def stored(self) -> object:
        """The answer as the widget holds it, where this browser gave it.

        It is the widget's default too: after a break, a browser can draw a question as if for the
        first time.
        """
        return self.question.stored


EMPTY: dict[str, object] = {"choices": []}
"""What a widget holds without an answer, by its question's kind, where that is not None."""
TAPPED_ALWAYS = ("rating", "choice")
"""The kinds in which a person chooses something else, and never nothing."""
WATCH = "watch"
"""The key of our script that looks after the page."""
UNDRAWN = "undrawn"
"""Questions with something new to show, whose fragment has not run since."""


def apart(item_id: str) -> bool:
    """Whether the browser says of this question that it shows something else than is stored."""
    heard = st.session_state.get(WATCH)
    return heard is not None and heard.get("apart") == item_id


def draw_again(asked: Asked) -> None:
    """When the whole page is drawn: what it has just read is what is stored."""
    st.session_state.pop(f"form:{asked.key}", None)
    st.session_state[UNDRAWN] = set()


def drawn(asked: Asked) -> None:
    """At the end of a question's fragment: rerun the page where another one was left behind.

    A tap that also commits a number or text reaches the server as one message: both callbacks
    run, but only one of the two fragments.
    """
    undrawn = st.session_state.setdefault(UNDRAWN, set())
    undrawn.discard(asked.key)
    if undrawn:
        current.ask_to_rerun_page(as_drawn=True)
    current.rerun_page_if_asked()


@unbroken
def save(asked: Asked) -> None:
    """Keep the answer that stands in the widget, unless another page has saved a newer one."""
    known = st.session_state.get(f"known:{asked.key}")
    value, told = st.session_state.get(asked.key), ""
    if not value and value != 0 and (apart(asked.item.id) or asked.item.kind in TAPPED_ALWAYS):
        st.session_state[asked.key] = held(asked.question)  # drawn without what is stored
        return
    if asked.item.kind == "choices":
        value, told = settled(asked.item, _list(asked.stored), _list(value))
        st.session_state[asked.key] = value
    st.session_state[f"told:{asked.key}"] = told
    if value == asked.stored and asked.item.kind == "choices":
        return
    given = asked.question.given(value)

    def change(tx: Tx, actor: Actor) -> None:
        form = responses.open_form(tx, actor, asked.invitation_id)
        found = Question(form=form, item=asked.item)
        if held(found) not in (known, value):
            st.session_state[f"told:{asked.key}"] = plain(found.newer)
            st.session_state[asked.key] = held(found)
            return
        responses.save(tx, actor, asked.invitation_id, asked.item.id, given, now=now())

    _keep(asked, change)


def held(question: Question) -> object:
    """What the widget of a question holds where it holds what is stored."""
    return EMPTY.get(question.item.kind) if question.stored is None else question.stored


@unbroken
def set_viewer(asked: Asked, viewer: Viewer, key: str) -> None:
    """Let a viewer see the answer or keep them out, as the switch of that key stands."""
    standing = asked.form.audience(asked.item)
    wish = standing.switched(viewer, bool(st.session_state[key]))
    if not _keep(
        asked,
        lambda tx, actor: responses.set_audience(
            tx, actor, asked.invitation_id, {asked.item.id: wish}, now=now()
        ),
    ):
        st.session_state[key] = standing.admits(viewer)


@unbroken
def kept(asked: Asked) -> None:
    """Our script has saved the answer: read what is stored now."""
    st.session_state.pop(f"told:{asked.key}", None)
    _keep(asked, lambda _tx, _actor: None)


def _keep(asked: Asked, change: Callable[[Tx, Actor], None]) -> bool:
    """Change what is stored and read it back; or say beside the question why that failed."""
    st.session_state.setdefault(UNDRAWN, set()).add(asked.key)
    problem_key = f"problem:{asked.key}"
    st.session_state.pop(problem_key, None)
    token = current.token()
    try:
        with current.database().write() as tx:
            session = sign_in.resume(tx, token, now=now())
            if session is None:
                raise MentorsurveyError(
                    "You are signed out.", "Open your personal link again and do this once more."
                )
            change(tx, session.actor)
            fresh = responses.open_form(tx, session.actor, asked.invitation_id)
    except MentorsurveyError as problem:
        st.session_state[problem_key] = str(problem)
        return False
    st.session_state[f"form:{asked.key}"] = fresh
    st.session_state[f"known:{asked.key}"] = st.session_state.get(asked.key)
    told_key = f"finishing:{asked.invitation_id}"
    closed_meanwhile = fresh.owed.may_finish(now()) and not st.session_state.get(told_key)
    st.session_state[told_key] = fresh.owed.may_finish(now())
    if closed_meanwhile or asked.item.id in gates(fresh.instrument):
        current.ask_to_rerun_page(as_drawn=True)  # which also says that there is time to finish
    return True


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []
