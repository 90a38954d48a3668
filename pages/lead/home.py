"""How the program is doing, and what there is to do: the first page of a lead."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.now import now
from mentorsurvey.readings import home_words
from mentorsurvey.readings.home_words import Todo
from mentorsurvey.ui import by_itself, cached, current, todo
from mentorsurvey.ui.words import count, day, plain

actor = current.guard(lead=True)

NAMES = 60
"""So many names behind one line; the page it leads to has them all."""

readings = cached.readings(current.database(), actor, now=now())
of_program = program.program_of(current.database(), actor)
reading = readings.overview()


def line(one: Todo) -> None:
    """One thing to do, with its button and the people behind it."""
    with st.container(
        border=True,
        key=f"todo-{one.key}",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    ):
        st.markdown(one.says, width="content")
        with st.container(
            horizontal=True, width="content", vertical_alignment="center", gap="small"
        ):
            if one.people:
                who = st.popover(
                    "Who?", key=f"people-{one.key}", type="tertiary", on_change="rerun"
                )
                if who.open:
                    who.markdown("\n".join(f"- {plain(name)}" for name in one.people[:NAMES]))
                    if (more := len(one.people) - NAMES) > 0:
                        who.caption(f"And {more:,} more.")
            if st.button(one.button, key=f"do-{one.key}"):
                st.switch_page(current.page(one.page))


st.title("Home")
st.header(home_words.headline(reading), anchor=False)
if said := f"{home_words.beside_headline(reading)} {home_words.average(reading)}".strip():
    st.markdown(said)
if reading.rounds:
    st.page_link(
        current.page("lead/overview"), label="See how it is going", icon=":material/monitoring:"
    )

st.header("What to do", anchor=False)
with current.database().read() as tx:
    waiting = todo.todos(readings, tx, timezone=of_program.timezone)
    before = todo.last_here(tx, actor, now=now())
    news = todo.happened(tx, actor, before, now=now()) if before else ()
for one in waiting:
    line(one)
if not waiting:
    st.info(
        "Nothing waits for you. The next round, or the next answer, brings you back.",
        title="All done.",
        icon=":material/spa:",
    )

if before:
    st.header("What is new", anchor=False)
    st.caption(f"Since you last looked, on {day(before)}")
    st.markdown("\n".join(f"- {one}" for one in news) or "Nothing has come in since then.")
by_itself.show(timezone=of_program.timezone)
st.caption(f"{count(reading.relationships, 'pair')} in your program.")
