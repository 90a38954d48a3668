"""The page before submitting: what is missing, who will see what, changing it by topic.

Afterwards the same list, from which answers can be shown to fewer people, never to more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.access import Audience
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Item
from mentorsurvey.now import now
from mentorsurvey.readings import clause_words
from mentorsurvey.responses import Form, saying
from mentorsurvey.responses.describing import Question
from mentorsurvey.responses.forms import CLAUSE
from mentorsurvey.responses.readers import DIFFERS, Topic, readers, to_program, topics, who
from mentorsurvey.responses.steps import Step, steps_of
from mentorsurvey.ui import current
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import count, plain

PROBLEM = "review_problem"
NO_ANSWER = "No answer"


@dataclass(frozen=True, kw_only=True)
class Going:
    """How one comes from the check to a question and back."""

    to: Callable[[int, str], None]
    """Turns to a step, and there to the question of that id."""
    steps: Sequence[Step]
    came_from: str
    """The question that was looked at last, empty where there is none."""


def review(form: Form, going: Going) -> None:
    """Say what is unanswered and who will see what; list every answer, with a way to change it."""
    _unanswered(form, going)
    _who_sees(form)
    _answers(form, going)
    with st.expander("By topic", type="compact"):
        for topic in topics(form, plain):
            key = f"topic:{form.owed.invitation_id}:{topic.key}"
            st.session_state[key] = topic.standing
            _choose(form, topic, key, on_change=_set, args=(form, topic, key))
    _tell_problem()


def differing(form: Form, items: Sequence[str]) -> None:
    """Name the questions whose stored answers, or who sees them, are not what the page showed."""
    for item in form.instrument.items:
        if item.id in items:
            st.markdown(f"- {item.wording(form.side, plain(form.owed.partner))}")
    if any(one.startswith(CLAUSE) for one in items):
        st.markdown(f"- {clause_words.TITLE}")


def afterwards(form: Form) -> None:
    """Who sees what of a submitted form, and a way to show it to fewer people."""
    _who_sees(form)
    _answers(form)
    found = topics(form, plain)
    if found:
        st.header(saying.CHANGE_WHO, anchor=False)
        st.write(saying.FEWER)
        with st.form("fewer", border=False):
            keys = {}
            for topic in found:
                key = f"fewer:{form.owed.invitation_id}:{topic.key}"
                keys[key] = topic
                st.session_state.setdefault(key, topic.standing)
                _choose(form, topic, key)
            st.form_submit_button(
                "Show them to fewer people for good", on_click=_narrow, args=(form, keys)
            )
    _tell_problem()


def _unanswered(form: Form, going: Going) -> None:
    missing = {item.id for item in form.unanswered}
    if not missing:
        st.success("Every question is answered.", icon=":material/check_circle:")
        return
    with st.container(border=True):
        st.markdown(f"**{count(len(missing), 'question')} without an answer**")
        st.caption(saying.blank(form, plain))
        for number, step in enumerate(going.steps, start=1):
            for item in step.items:
                if item.id in missing:
                    st.button(
                        wording(form, item),
                        key=f"missing-{item.id}",
                        type="tertiary",
                        icon=":material/edit:",
                        on_click=going.to,
                        args=(number, item.id),
                    )


def _who_sees(form: Form) -> None:
    found = readers(form, plain)
    if not found:
        return
    answers = count(sum(len(items) for items in found.values()), "answer")
    with st.container(border=True, gap="xsmall", key="answers-by-reader"):
        st.markdown(f"**Who sees your {answers}**")
        for reader, items in found.items():
            st.markdown(f"{reader}: {len(items)}")


def _answers(form: Form, going: Going | None = None) -> None:
    """Every answer by section, with who sees it in the words that stood beside the question."""
    with (
        st.container(key="answers"),
        st.expander("Your answers", expanded=bool(going and going.came_from), type="compact"),
    ):
        if said := to_program(form, plain):
            st.markdown(said)
        for number, step in enumerate(going.steps if going else steps_of(form), start=1):
            for section, items in step.sections:
                st.markdown(f"**{plain(section.title)}**")
                for item in items:
                    with st.container(gap=None, key=place("check", form, item.id)):
                        question = Question(form=form, item=item, fit=plain)
                        st.markdown(question.wording)
                        st.text(question.said or NO_ANSWER)
                        if question.said:
                            st.caption(question.promise)
                        if going:
                            said = "Change" if question.said else "Answer"
                            st.button(
                                f"{said} :small[{question.wording}]",  # heard, and not seen
                                key=f"change-{item.id}",
                                type="tertiary",
                                on_click=going.to,
                                args=(number, item.id),
                            )


def place(kind: str, form: Form, item_id: str) -> str:
    """The key of a question's container, here and on its step: our script finds it by that."""
    return f"{kind}-{form.owed.invitation_id}-{item_id}".replace(".", "-")


def wording(form: Form, item: Item) -> str:
    """The question as this side reads it, safe to show."""
    return item.wording(form.side, plain(form.owed.partner))


def _choose(
    form: Form,
    topic: Topic,
    key: str,
    on_change: Callable[..., None] | None = None,
    args: tuple[object, ...] = (),
) -> None:
    """Choose who sees a topic; what stands is put under the key before."""
    st.selectbox(
        topic.title,
        topic.choices,
        index=None,
        format_func=who(form).__getitem__,
        placeholder=DIFFERS,
        key=key,
        on_change=on_change,
        args=args,
    )


@unbroken
def _set(form: Form, topic: Topic, key: str) -> None:
    wish = st.session_state[key]
    if wish is not None:
        _keep(form, topic.set_to(Audience(wish)))


@unbroken
def _narrow(form: Form, keys: Mapping[str, Topic]) -> None:
    wishes: dict[str, Audience] = {}
    for key, topic in keys.items():
        if (wish := st.session_state[key]) is not None:
            wishes |= topic.set_to(Audience(wish))
    _keep(form, wishes)
    for key in keys:
        st.session_state.pop(key, None)  # what is stored shows again, not what was wished


def _keep(form: Form, wishes: Mapping[str, Audience]) -> None:
    try:
        responses.set_audience(
            current.database(), current.acting(), form.owed.invitation_id, wishes, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)


def _tell_problem() -> None:
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(f"Not saved. {problem}")
