"""One relationship over the rounds: both lines, give and take, and where the two see it apart."""

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.errors import NotAllowed
from mentorsurvey.readings.noticed import Noticed
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.ui import beginning, cached, changing, current, pictures
from mentorsurvey.ui.explained import gaps as of_gaps
from mentorsurvey.ui.explained import relationship as explained
from mentorsurvey.ui.words import plain
from mentorsurvey.web.clock import now

actor = current.guard(lead=True)

FAIRNESS = {
    -3: "gives much more",
    -2: "gives more",
    -1: "gives a little more",
    0: "about even",
    1: "gets a little more",
    2: "gets more",
    3: "gets much more",
}

readings = cached.readings(current.database(), actor, now=now())
labels = readings.labels()
wanted = st.query_params.get("relationship", "")

st.title("Relationship")
if not labels:
    beginning.no_relationships()
    st.stop()


def choose() -> None:
    """Let the address say what is chosen, so that it can be kept and sent."""
    if chosen := st.session_state["relationship_choice"]:
        st.query_params["relationship"] = chosen
    else:
        st.query_params.pop("relationship", None)


st.session_state["relationship_choice"] = wanted if wanted in labels else None
st.selectbox(
    "Relationship",
    list(labels),
    format_func=labels.__getitem__,
    index=None,
    key="relationship_choice",
    placeholder="Type a name",
    on_change=choose,
    label_visibility="collapsed",
)
if not wanted:
    st.info("Choose a relationship above, or open one on Overview.", icon=":material/group:")
    st.stop()
try:
    reading = readings.relationship(wanted)
except NotAllowed as problem:
    st.info("Choose one above.", title=problem.what, icon=":material/lock:")
    st.stop()


def unusual(found: Noticed) -> None:
    """Say where this relationship differs from most that stay as they are."""
    said = [] if found.moved is None else [explained.unusual(found.moved)]
    for since in sorted({since for since, _ in found.changes}):
        lines = " ".join(says for when, says in found.changes if when == since)
        said.append(f"Unusual here since round {since}. {lines}")
    if said:
        st.info(
            " ".join(said) + " That is a reason to ask, not a finding; most are fine.",
            icon=":material/waving_hand:",
        )
        st.page_link(current.page("lead/attention"), label="See Attention")


def own_words(reading: RelationshipReading) -> None:
    """Meetings and fairness, as each counts and feels them."""
    rows = [
        {
            "Round": one.asked.number,
            "Mentor: meetings": charts.whole(one.mentor_meetings),
            "Mentee: meetings": charts.whole(one.mentee_meetings),
            "Mentor: give and take": fairness(one.mentor_fairness),
            "Mentee: give and take": fairness(one.mentee_fairness),
        }
        for one in reading.rounds
        if any(
            value is not None
            for value in (
                one.mentor_meetings,
                one.mentee_meetings,
                one.mentor_fairness,
                one.mentee_fairness,
            )
        )
    ]
    if not rows:
        return
    st.subheader("Meetings and balance, as each says")
    st.dataframe(
        rows,
        hide_index=True,
        alt="Meetings since the last round, and how giving and getting compare, as each side says",
    )
    st.caption("A dash: hidden, unanswered and not asked look alike.")


def fairness(value: float | None) -> str:
    return "–" if value is None else f"{charts.signed(value)}, {FAIRNESS[round(value)]}"


st.header(plain(reading.label))
st.caption(f"Phase: {reading.phase}")
if not reading.rounds:
    st.info("Open your first round on Rounds.", icon=":material/event_repeat:")
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
elif not reading.has_anything:
    st.info(
        "Answers appear when both sides have submitted, or when the round has closed.",
        title="Nothing to read yet.",
        icon=":material/hourglass_empty:",
    )
else:
    noticed = readings.noticed(wanted)
    unusual(noticed)
    colours = pictures.colours()
    if chart := charts.lines(reading, colours):
        pictures.picture(
            "Both sides and their health",
            chart,
            key="lines",
            how=explained.lines(reading, noticed.settings),
            note=explained.lines_note(reading, noticed.trends),
        )
    changing.show(noticed)
    left, right = st.columns(2, gap="large")
    with left:
        if chart := charts.flows(reading, colours):
            pictures.picture(
                "Give and take",
                chart,
                key="flows",
                how=explained.flows(reading),
                note=explained.flows_note(reading),
            )
        else:
            st.subheader("Give and take")
            st.caption("It appears once all four ratings of a round can be read.")
    with right:
        if chart := charts.gaps(reading, colours):
            pictures.picture(
                "How each sees it",
                chart,
                key="gaps",
                how=of_gaps.gaps(reading),
                note=of_gaps.note(reading),
            )
        else:
            st.subheader("How each sees it")
            st.caption("It appears once a question of a round can be read from both sides.")
    own_words(reading)
