"""When which form is asked: choose it, look at its twelve months, start it; single pairs."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import instruments, program
from mentorsurvey.errors import InstrumentError, MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.rounds import scheduling
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.settings import settings
from mentorsurvey.store.schedules import Step
from mentorsurvey.ui import (
    by_itself,
    current,
    mail_words,
    schedule_beginnings,
    schedule_draft,
    schedule_pairs,
    schedule_past,
    schedule_steps,
    schedule_waits,
    schedule_words,
    schedule_year,
)
from mentorsurvey.ui.words import plain

actor = current.guard(lead=True)
database = current.database()
moment = now()
found = program.program_of(database, actor)
zone = ZoneInfo(found.timezone)
today = moment.astimezone(zone).date()
pairs = program.relationships(database, actor)
schedule = scheduling.see(database, actor, now=moment)
SAID, WRONG, STOPPING = "schedule_said", "schedule_wrong", "schedule_stopping"


def start(steps: tuple[Step, ...]) -> None:
    """Switch on what stands in this tab."""
    try:
        scheduling.save(current.database(), current.guard(lead=True), steps, now=now())
    except MentorsurveyError as problem:
        st.session_state[WRONG] = str(problem)
    else:
        schedule_draft.forget()
        st.session_state[SAID] = "The schedule is on. You can change or stop it at any time."


def ask_to_stop(wanted: bool) -> None:
    """Ask before it is switched off, or ask no more."""
    st.session_state[STOPPING] = wanted


def stop() -> None:
    """Switch it off."""
    st.session_state.pop(STOPPING, None)
    scheduling.stop(current.database(), current.guard(lead=True), now=now())
    st.session_state[SAID] = "The schedule is off. You can still open rounds on *Rounds*."


def state(on: datetime | None) -> str:
    """Whether it is on, in a sentence."""
    if on is None:
        return "The schedule is off. No round opens by itself."
    return f"The schedule has been on since {schedule_words.dated(on.date(), today=today)}."


st.title("Schedule")
if said := st.session_state.pop(SAID, None):
    st.success(said, icon=":material/check_circle:")
try:
    forms = instruments.load_folder(settings().surveys)
except InstrumentError as broken:
    st.error(plain(broken.mend), title=plain(f"{Path(broken.where).name}: {broken.what}"))
    schedule_waits.for_a_file(schedule)
    st.stop()
if not pairs:
    st.info(
        "Import your roster first: then a schedule can ask both people of each pair.",
        title="Nobody to ask yet.",
        icon=":material/group_add:",
    )
    if st.button("Go to People", type="primary"):
        st.switch_page(current.page("lead/people"))
    st.stop()

steps = schedule_draft.steps(schedule)
if steps is None:
    schedule_beginnings.show(forms, today=today)
    st.stop()

if schedule is not None:
    st.write(state(schedule.started_at.astimezone(zone) if schedule.is_on else None))
    if schedule.is_on:
        by_itself.show(timezone=found.timezone)
        schedule_waits.for_forms(schedule, forms)
        st.caption(mail_words.how_links_go())
changed = schedule_draft.differs(schedule)
planned: tuple[Planned, ...] = ()
try:
    planned = scheduling.preview(
        database, actor, steps, now=moment, until=schedule_words.a_year(today)
    )
except MentorsurveyError as problem:
    st.session_state.setdefault(WRONG, str(problem))
if wrong := st.session_state.pop(WRONG, None):
    st.error(wrong)

is_on = schedule is not None and schedule.is_on
if changed or not is_on:
    with st.container(border=True, key="schedule-sure"):
        st.markdown("**Your changes are not saved yet.**" if is_on else "**Not started yet.**")
        st.write(f"{schedule_words.whole(planned, forms, today=today)} {mail_words.how_links_go()}")
        with st.container(horizontal=True):
            st.button(
                "Save the changes" if is_on else "Start this schedule",
                key="schedule_start",
                type="primary",
                on_click=start,
                args=(steps,),
            )
            if changed:
                st.button(
                    "Forget my changes" if is_on else "Choose another one",
                    key="schedule_forget",
                    on_click=schedule_draft.forget,
                )

schedule_year.show(planned, forms, zone, today=today)
st.header("Its steps")
cohorts = sorted({cohort for pair in pairs for cohort in pair.cohorts})
opening = frozenset(one.due.step for one in planned)
schedule_steps.show(
    steps, schedule_steps.Shelf(forms=forms, cohorts=cohorts, today=today, opening=opening)
)
if schedule is not None:
    schedule_past.show(today=today)
if schedule is not None and is_on:
    schedule_pairs.show(schedule, pairs)
    if st.session_state.get(STOPPING):
        with st.container(border=True, key="schedule-stopping"):
            st.markdown("**Stop the schedule?**")
            st.write(
                "No round opens by itself any more. Rounds that are open stay open. If you start"
                " the schedule again, it does not make up for the time between."
            )
            with st.container(horizontal=True):
                st.button(
                    "Stop the schedule", type="primary", key="schedule_stop_sure", on_click=stop
                )
                st.button("Leave it on", key="schedule_go_on", on_click=ask_to_stop, args=(False,))
    else:
        st.button("Stop the schedule…", key="schedule_stop", on_click=ask_to_stop, args=(True,))
