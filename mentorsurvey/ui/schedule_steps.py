"""The steps of a schedule: each in a sentence, and the fields to change one or to add one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from mentorsurvey.rounds.reminding import Reminding
from mentorsurvey.store.schedules import Anchor, Step, Unit
from mentorsurvey.ui import reminding, schedule_draft, schedule_words
from mentorsurvey.ui.schedule_words import Forms
from mentorsurvey.ui.words import plain

ANCHORS: Mapping[Anchor, str] = {
    "pair": "Some time after each pair begins",
    "calendar": "On one day for everyone",
}
EDITING = "schedule_editing"
UNITS: tuple[Unit, ...] = ("weeks", "months")
REPEATS = {"once": "Once", "times": "A number of times", "always": "Until I stop it"}


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What there is to choose from: the forms, the cohorts of the roster, and what day it is.

    ``opening`` are the steps that open a round in the next twelve months.
    """

    forms: Forms
    cohorts: Sequence[str]
    today: date
    opening: frozenset[Step]


def show(steps: Sequence[Step], shelf: Shelf) -> None:
    """Every step with its buttons, or with its fields where it is being changed; and one to add."""
    editing = st.session_state.get(EDITING)
    for place, step in enumerate(steps):
        with st.container(border=True, key=f"schedule-step-{place}"):
            name = schedule_words.title(step.form, shelf.forms)
            st.markdown(f"**{place + 1}. {plain(name)}**")
            if editing == place:
                _change(place, step, steps, shelf)
            else:
                _say(place, step, steps, shelf)
    if editing == len(steps):
        with st.container(border=True, key="schedule-step-new"):
            st.markdown("**A new step**")
            first = shelf.today + timedelta(days=7)
            _change(len(steps), Step(form=next(iter(shelf.forms)), first_on=first), steps, shelf)
    else:
        st.button(
            "Add a step",
            key="schedule_add",
            icon=":material/add:",
            on_click=_edit,
            args=(len(steps),),
        )


def _say(place: int, step: Step, steps: Sequence[Step], shelf: Shelf) -> None:
    st.write(schedule_words.step(step, shelf.forms, today=shelf.today))
    if step not in shelf.opening:
        st.caption(schedule_words.opens_nothing(step))
    with st.container(horizontal=True):
        st.button(
            f"Change step {place + 1}",
            key=f"schedule_change_{place}",
            on_click=_edit,
            args=(place,),
        )
        st.button(
            f"Remove step {place + 1}",
            key=f"schedule_remove_{place}",
            on_click=_keep,
            args=([one for at, one in enumerate(steps) if at != place],),
        )


def _edit(place: int | None) -> None:
    st.session_state[EDITING] = place


def _keep(steps: Sequence[Step]) -> None:
    schedule_draft.keep(steps)
    _edit(None)


def _change(place: int, step: Step, steps: Sequence[Step], shelf: Shelf) -> None:
    """Fields for a step; nothing of it holds before it is kept."""
    forms = list(shelf.forms)
    form = st.selectbox(
        "Form",
        forms,
        index=forms.index(step.form) if step.form in forms else 0,
        format_func=lambda one: shelf.forms[one].title,
        key="step_form",
    )
    wanted = _often(_begins(replace(step, form=form), shelf.today))
    days = st.number_input("Days that each round is open", 1, 365, value=step.days, key="step_days")
    remind = reminding.choose("step_remind", chosen=reminding.name_of(_reminding(step)))
    chosen = reminding.CHOICES[remind]
    cohorts = tuple(step.cohorts)
    if shelf.cohorts:
        cohorts = tuple(
            st.multiselect(
                "For these cohorts alone (leave it empty for everyone)",
                sorted({*shelf.cohorts, *step.cohorts}),
                default=list(step.cohorts),
                key="step_cohorts",
            )
        )
    extras = bool(shelf.forms[form].extras) and st.checkbox(
        "Also ask about give and take by kind", value=step.extras, key="step_extras"
    )
    made = replace(
        wanted,
        days=int(days),
        remind_after=chosen.after,
        remind_before=chosen.before,
        cohorts=cohorts,
        extras=extras,
    )
    st.caption(schedule_words.step(made, shelf.forms, today=shelf.today))
    with st.container(horizontal=True):
        st.button(
            "Keep this step",
            type="primary",
            key="step_keep",
            on_click=_keep,
            args=([*steps[:place], made, *steps[place + 1 :]],),
        )
        st.button("Leave it as it was", key="step_leave", on_click=_edit, args=(None,))


def _begins(step: Step, today: date) -> Step:
    """Fields for when it opens first."""
    anchor = st.segmented_control(
        "It opens first",
        list(ANCHORS),
        default=step.anchor,
        required=True,
        format_func=ANCHORS.__getitem__,
        key="step_anchor",
    )
    if anchor == "pair":
        after, unit = _number_of(
            "How long after", step.after, step.after_unit, least=0, key="step_after"
        )
        return replace(step, anchor="pair", first_on=None, after=after, after_unit=unit)
    day = st.date_input("First day", value=step.first_on or today, key="step_first")
    return replace(step, anchor="calendar", first_on=day)


def _often(step: Step) -> Step:
    """Fields for how often it comes again."""
    repeats = "once" if step.times == 1 else "always" if step.times is None else "times"
    chosen = st.segmented_control(
        "How often",
        list(REPEATS),
        default=repeats,
        required=True,
        format_func=REPEATS.__getitem__,
        key="step_repeats",
    )
    if chosen == "once":
        return replace(step, every=1, times=1)
    every, unit = _number_of("Every", step.every, step.unit, least=1, key="step_every")
    if chosen == "always":
        return replace(step, every=every, unit=unit, times=None)
    usual = step.times if step.times and step.times > 1 else 3
    times = st.number_input("Times in all", 2, 100, value=usual, key="step_times")
    return replace(step, every=every, unit=unit, times=int(times))


def _number_of(label: str, number: int, unit: Unit, *, least: int, key: str) -> tuple[int, Unit]:
    left, right = st.columns(2)
    with left:
        found = st.number_input(label, least, 104, value=max(number, least), key=key)
    with right:
        chosen = st.selectbox("Weeks or months", UNITS, index=UNITS.index(unit), key=f"{key}_unit")
    return int(found), chosen


def _reminding(step: Step) -> Reminding:
    return Reminding(after=step.remind_after, before=step.remind_before)
