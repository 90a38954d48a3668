"""Our own script looks after what people type: it saves answers, and keeps a step on the device."""

import streamlit as st

from mentorsurvey.responses import saying
from mentorsurvey.responses.describing import Question
from mentorsurvey.responses.fields import mark, written
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.ui import answering, components
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.words import time_of_day

TYPED = ("text", "number")
"""The kinds of questions that are answered by typing."""


def field(asked: Asked) -> None:
    """Draw the question and its field. What stands in the field is not Streamlit's to keep."""
    question = asked.question
    st.markdown(f"**{question.wording}**")
    if question.help:
        st.caption(question.help)
    components.mount(
        f"typed:{asked.key}",
        {
            "part": "words",
            "owner": asked.owner,
            "form": asked.invitation_id,
            "item": asked.item.id,
            "kind": asked.item.kind,
            "name": _name(question),
            "hint": question.range if asked.item.kind == "number" else "",
            "value": "".join(written(question.stored)),
            "was": mark(question.stored),
            "at": time_of_day(question.answer.answered_at) if question.answer else "",
            "words": {**saying.STATES, "mine": saying.KEEP_MINE, "newer": saying.TAKE_NEWER},
        },
        on_kept_change=lambda: answering.kept(asked),
    )


def keep_step(owner: str, invitation_id: str, step: NextStep | None) -> None:
    """Have our script keep what is typed as a next step on this device, until it is proposed."""
    components.mount(
        f"step:{invitation_id}",
        {
            "part": "step",
            "owner": owner,
            "form": invitation_id,
            "had": step.words if step and step.by_me else "",
            "agreed": bool(step and step.kept_at),
        },
    )


def _name(question: Question) -> str:
    unformatted = Question(form=question.form, item=question.item)
    return " ".join(part for part in (unformatted.wording, unformatted.help) if part)
