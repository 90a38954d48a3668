"""Where there is no schedule yet: the templates to begin with."""

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from mentorsurvey.instruments import SIDES
from mentorsurvey.rounds.load import minutes
from mentorsurvey.rounds.templates import TEMPLATES, Template
from mentorsurvey.store.schedules import Anchor, Step
from mentorsurvey.ui import schedule_draft
from mentorsurvey.ui.schedule_steps import ANCHORS
from mentorsurvey.ui.schedule_words import Forms


def show(forms: Forms, *, today: date) -> None:
    """A card for each template, and a way to begin with nothing."""
    st.write(
        "With a schedule, rounds open, remind and close by themselves. Choose one to look at its"
        " twelve months. Nothing is sent before you start it."
    )
    anchor = st.segmented_control(
        "When does it begin?",
        list(ANCHORS),
        default="pair",
        required=True,
        format_func=ANCHORS.__getitem__,
        key="schedule_begins",
    )
    first = today + timedelta(days=7)
    if anchor == "calendar":
        first = st.date_input("First day", value=first, key="schedule_first")
    else:
        st.caption(
            "Each pair is asked by its own time in the program. Choose the other way if your pairs"
            " have been together for long."
        )
    for template in TEMPLATES:
        _card(template, template.steps(anchor=anchor, first=first, forms=tuple(forms)), forms)
    st.button("Build my own", key="schedule_own", on_click=_begin, args=(anchor, first, forms))


def _card(template: Template, steps: Sequence[Step], forms: Forms) -> None:
    with st.container(border=True, key=f"schedule-{template.key}"):
        st.markdown(f"**{template.title}**")
        st.write(f"{template.summary} {_minutes(steps, forms)}")
        st.button(
            "Look at its twelve months",
            key=f"schedule_look_{template.key}",
            on_click=schedule_draft.keep,
            args=(steps,),
            disabled=not steps,
        )


def _minutes(steps: Sequence[Step], forms: Forms) -> str:
    total = max(
        sum(minutes(step, forms)[side] * (step.times or 1) for step in steps) for side in SIDES
    )
    return f"About {round(total)} minutes for each person."


def _begin(anchor: Anchor, first: date, forms: Forms) -> None:
    form = "checkin" if "checkin" in forms else next(iter(forms))
    schedule_draft.keep(
        [Step(form=form, anchor=anchor, first_on=first, every=3, unit="months", times=None)]
    )
