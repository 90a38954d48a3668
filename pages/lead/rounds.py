"""Open a round, watch who has started, submitted, is missing; extend one; close it."""

from datetime import date, timedelta
from pathlib import Path

import streamlit as st

from mentorsurvey import instruments, program, rounds
from mentorsurvey.errors import InstrumentError, MentorsurveyError
from mentorsurvey.instruments import SIDES
from mentorsurvey.instruments.burden import minutes_of
from mentorsurvey.now import now
from mentorsurvey.readings import filter_words, note_words
from mentorsurvey.readings.before import answered_before
from mentorsurvey.readings.filters import Filters
from mentorsurvey.settings import settings
from mentorsurvey.ui import (
    by_itself,
    current,
    ending_soon,
    filtering,
    mail_state,
    mail_words,
    preview,
    reminding,
    standings,
    time_requests,
    unreached,
    whom,
)
from mentorsurvey.ui.words import count, day, plain

actor = current.guard(lead=True)
database = current.database()
found = program.program_of(database, actor)
asked = rounds.list_rounds(database, actor)
pairs = program.relationships(database, actor)

st.title("Rounds")
if notice := st.session_state.pop("rounds_notice", None):
    st.success(notice, icon=":material/check_circle:")
if problem := st.session_state.pop("rounds_problem", None):
    st.error(problem)


def check(key: str) -> None:
    """Look at what opening a round with what stands in the form would do, before it is done."""
    last_day, reach = st.session_state["round_closes"], whom.chosen()
    st.session_state.pop("round_asks", None)
    try:
        asks = rounds.would_ask(
            current.database(),
            current.guard(lead=True),
            key,
            closes_at=rounds.end_of_day(last_day, found.timezone),
            reach=reach,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["round_asks_problem"] = str(problem)
    else:
        typo = bool(st.session_state.get("round_typo"))
        extras = bool(st.session_state.get("round_extras"))
        remind = st.session_state.get("round_remind", "usual")
        st.session_state["round_asks"] = (key, last_day, typo, extras, reach, remind, asks)


def forget() -> None:
    """Open nothing."""
    st.session_state.pop("round_asks", None)


def open_round(
    key: str,
    last_day: date,
    typo: bool,
    extras: bool,
    reach: rounds.Reach,
    remind: str,
    asks: rounds.Asks,
) -> None:
    """Open a round as it was looked at."""
    forget()
    closes_at, moment = rounds.end_of_day(last_day, found.timezone), now()
    try:
        instrument = instruments.load_folder(settings().surveys)[key]
        opened = rounds.open_round(
            current.database(),
            current.guard(lead=True),
            instrument,
            closes_at=closes_at,
            same_meaning=typo,
            extras=extras,
            reach=reach,
            reminders=reminding.times(remind, moment, closes_at, found.timezone),
            now=moment,
        )
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
    else:
        st.session_state["rounds_notice"] = (
            f"Round {opened.number} is open for {count(asks.people, 'person', 'people')} in"
            f" {count(asks.pairs, 'pair')}. Now open *Send the links*"
            " below: until then nobody knows of it."
        )


if not pairs:
    st.info(
        "Import your roster first: then a round can ask both sides of every relationship.",
        title="Nobody to ask yet.",
        icon=":material/group_add:",
    )
    if st.button("Go to People", type="primary"):
        st.switch_page(current.page("lead/people"))
    st.stop()

by_itself.show(timezone=found.timezone)
mail_state.show(timezone=found.timezone)
time_requests.show(timezone=found.timezone)
unreached.show()
ending_soon.show(timezone=found.timezone)
before = answered_before(database, actor)
among = None
if asked:
    st.header("Rounds so far")
    parts = Filters(pairs=tuple(pairs))
    if part := filtering.choose(parts, filter_words.whole_round, totals=False):
        among = parts.among(part)
for each in reversed(asked):
    standings.show(each, before, among, demo=found.demo, timezone=found.timezone)
if not asked:
    st.info(
        "Choose a form below, look at it from both sides, and open your first round.",
        title="No round yet.",
        icon=":material/event_repeat:",
    )

st.header("Open a round")
st.page_link(
    current.page("lead/schedule"),
    label="Let rounds open by themselves: plan a year",
    icon=":material/calendar_month:",
)
try:
    shipped = instruments.load_folder(settings().surveys)
except InstrumentError as broken:
    st.error(plain(broken.mend), title=plain(f"{Path(broken.where).name}: {broken.what}"))
    st.stop()
key = st.selectbox(
    "Form",
    list(shipped),
    format_func=lambda one: f"{shipped[one].title}: about {count(shipped[one].minutes, 'minute')}",
    key="round_form",
)
st.caption(shipped[key].purpose)
with st.expander("Look at it as either side", icon=":material/visibility:"):
    side = st.segmented_control(
        "As", SIDES, default="mentee", required=True, format_func=str.title, key="preview_side"
    )
    preview.preview(shipped[key], side, totals_only=found.leads_see == "totals")
asks_whom = whom.choose(pairs)
with st.form("open_round", border=True):
    st.date_input(
        f"Closes at the end of (in {found.timezone})",
        value=(now() + timedelta(days=21)).date(),
        key="round_closes",
    )
    reminding.choose("round_remind")
    st.checkbox(
        "I only fixed a typo. Keep the lines connected.",
        key="round_typo",
        help="Leave this off unless you corrected a spelling since the last round.",
    )
    if extras := shipped[key].extras:
        st.checkbox(
            "Also ask about give and take by kind (once a year;"
            f" {sum(len(section.items) for section in extras)} more questions, about"
            f" {minutes_of(shipped[key])} minutes instead of {shipped[key].minutes})",
            key="round_extras",
        )
    st.form_submit_button(
        f"Open: {plain(shipped[key].title)} for {asks_whom}…",
        on_click=check,
        args=(key,),
    )
if problem := st.session_state.pop("round_asks_problem", None):
    st.error(problem)
if waiting := st.session_state.get("round_asks"):
    chosen, last_day, typo, extras, reach, remind, asks = waiting
    reminders = reminding.times(
        remind, now(), rounds.end_of_day(last_day, found.timezone), found.timezone
    )
    with st.container(border=True, key="round-sure"):
        st.markdown(f"**Open {plain(shipped[chosen].title)}?**")
        st.write(plain(asks.sentence(last_day)))
        st.caption(reminding.sentence(reminders, found.timezone))
        with st.container(horizontal=True):
            st.button(
                f"Open the round for {count(asks.pairs, 'pair')}",
                key="round_open",
                type="primary",
                on_click=open_round,
                args=(chosen, last_day, typo, extras, reach, remind, asks),
            )
            st.button("Don't open it", key="round_forget", on_click=forget)
st.caption(
    "Opening freezes the wording and asks both people of each pair once."
    f" {mail_words.how_links_go()}"
)

st.header(note_words.TITLE)
notes = program.notes(database, actor)
if notes:
    with st.container(border=True):
        st.text(notes[0].words)
        st.caption(f"On everyone's first page. {note_words.when(notes[0], day)}")
    if notes[1:]:
        with st.expander(note_words.earlier(notes[1:])):
            for note in notes[1:]:
                st.text(note.words)
                st.caption(note_words.when(note, day))


def publish() -> None:
    """Publish what stands in the form."""
    try:
        program.publish_note(
            current.database(),
            current.guard(lead=True),
            st.session_state["note"],
            round_id=st.session_state["note_round"],
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)


about = {one.id: f"Round {one.number}" for one in reversed(asked) if not one.withdrawn}
with st.form("note", border=False, clear_on_submit=True):
    st.text_area(
        "Tell participants what you changed because of their answers",
        key="note",
        max_chars=500,
        height=80,
        placeholder="Such as: you asked for protected time, so Wednesday afternoons are free now.",
    )
    st.selectbox(
        "After which round",
        [*about, None],
        format_func=lambda one: about.get(one, "No particular round"),
        key="note_round",
        help="Everyone reads the note. Only people who were asked in a round read its number.",
    )
    st.form_submit_button("Put it on everyone's first page", on_click=publish)
