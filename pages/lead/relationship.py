"""One relationship over the rounds: scores of both sides, give and take, topics, released words."""

import streamlit as st

from mentorsurvey import charts, program
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import TITLES
from mentorsurvey.now import now
from mentorsurvey.program.agreement_for_leads import agreement_of_pair
from mentorsurvey.program.steps_for_leads import steps_of_pair
from mentorsurvey.readings import (
    attention_words,
    change_words,
    computed,
    relationship_words,
)
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.ui import (
    agreement_part,
    beginning,
    cached,
    current,
    entries,
    follow_ups,
    looks,
    named_later,
    pictures,
    steps_part,
    things_part,
)
from mentorsurvey.ui.notes import TOTALS_ONLY, assumed, give_and_take, topics
from mentorsurvey.ui.pair_words import DECIDING, break_words, phases_words
from mentorsurvey.ui.words import plain, zone

actor = current.guard(lead=True)

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
looks.note(actor, "relationship", wanted, now=now())


def meetings(reading: RelationshipReading) -> None:
    """How often they met, as each of them counts, folded away."""
    rows = [
        {
            "Round": one.asked.number,
            "Mentor": charts.whole(one.mentor_meetings),
            "Mentee": charts.whole(one.mentee_meetings),
        }
        for one in reading.rounds
        if one.mentor_meetings is not None or one.mentee_meetings is not None
    ]
    if not rows:
        return
    with st.expander("Meetings, as each counts them", icon=":material/event:"):
        st.dataframe(
            rows, hide_index=True, alt="Meetings since the last round, as each side counts"
        )
        st.caption("A dash: nobody was asked, nobody answered, or it is not for leads to see.")


def give_and_take_of(reading: RelationshipReading) -> None:
    """Give and take overall, and below it by kind."""
    if chart := pictures.of(charts.flows, reading):
        pictures.picture(
            "Give and take",
            chart,
            key="flows",
            how=computed.flows(reading),
            note=give_and_take(reading.balance, "length of the bars"),
        )
    else:
        st.subheader("Give and take")
        st.caption(
            "It appears once both of them have said, in one round, what they gave and what they"
            " got."
        )
    if chart := pictures.of(charts.kinds, reading):
        pictures.picture(
            relationship_words.KINDS_TITLE,
            chart,
            key="kinds",
            note=relationship_words.KINDS_NOTE,
        )


def topics_of(reading: RelationshipReading) -> None:
    """The topics of the latest review, and what it does for each of them."""
    if chart := pictures.of(charts.gaps, reading):
        pictures.picture(
            "How each sees it",
            chart,
            key="gaps",
            how=computed.gaps(reading),
            note=topics(reading),
        )
        if said := relationship_words.growth(reading):
            st.markdown(said)
        seen = reading.reviewed.topics if reading.reviewed else ()
        things_part.beside(actor, [one.construct for one in seen])
        return
    st.subheader("How each sees it")
    st.caption(
        "It comes with a review, which asks three questions or more of each topic. None of theirs"
        " can be read yet. You can open a review on Rounds."
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")


def others(reading: RelationshipReading) -> None:
    """Topics of forms that are asked once, such as the fit before a pair begins, folded away."""
    if not reading.others:
        return
    with st.expander("Topics of other forms", icon=":material/topic:"):
        st.dataframe(
            [
                {
                    "Round": one.round_number,
                    "Form": one.form,
                    "Topic": TITLES[one.construct],
                    "Mentor": charts.whole(one.mentor),
                    "Mentee": charts.whole(one.mentee),
                }
                for one in reading.others
            ],
            hide_index=True,
            alt="Topics of forms that are asked once, from 0 to 100",
        )
        st.caption(
            "Each number is the score of three answers or more, from 0 to 100. A dash: nobody was"
            " asked, nobody answered, or it is not for leads to see."
        )


def released(reading: RelationshipReading) -> None:
    """Answers that their authors let the program read: other people's words, as plain text."""
    st.subheader("What they let the program read")
    if not reading.released:
        st.caption(
            "Neither of them has let the program read an answer yet. Beside each question with"
            " words or a choice, they can choose “Let the program read this answer”."
        )
        return
    st.caption("They chose this for each answer. Treat it as told in confidence.")
    for one in reversed(reading.released):
        with st.container(border=True, gap=None):
            st.caption(f"{plain(one.who)} ({one.side}), round {one.round_number}")
            st.caption(plain(one.question))
            st.text(one.answer)


st.header(plain(reading.label))
in_cohorts = f"Cohort: {plain(', '.join(reading.cohorts))}. " if reading.cohorts else ""
st.caption(
    f"{plain(reading.mentee)} is the mentee, {plain(reading.mentor)} the mentor."
    f" {in_cohorts}Phase: {reading.phase}."
)
if said := phases_words(reading.phases):
    st.caption(said)
decided = readings.roster().decided.get(wanted)
if decided == "deciding":
    st.caption("They are still deciding whether to begin or how to go on.")
elif decided == "not_started":
    st.caption(f"{DECIDING[decided]}. Nobody is told who decided what.")
for one in reading.breaks:
    if said := break_words(one, now(), zone()):
        st.caption(said)
later = named_later.of_pair(readings.before(), wanted)
if later and reading.has_anything:
    st.caption(later)
on_list = {one.relationship_id: one for one in readings.attention().entries}
entries.why(on_list.get(wanted))
if not reading.rounds:
    st.info("Open your first round on Rounds.", icon=":material/event_repeat:")
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
elif not reading.has_anything:
    if program.program_of(current.database(), actor).leads_see == "totals":
        st.info(TOTALS_ONLY, icon=":material/group:")
    elif later:
        st.info(later, title="Nothing to read yet.", icon=":material/history:")
    else:
        st.info(
            "Scores appear when both of them have submitted, or when the round has closed.",
            title="Nothing to read yet.",
            icon=":material/hourglass_empty:",
        )
else:
    found = readings.watched()
    if (by := found.moved.get(wanted)) is not None:
        st.caption(change_words.moved(by))
    finding = attention_words.finding(found, wanted)
    title = attention_words.title(found, wanted)
    if chart := pictures.of(charts.lines, reading, more=(finding,)):
        numbers = relationship_words.line(reading)
        pictures.picture(
            title,
            chart,
            key="lines",
            how=computed.lines(reading),
            note=assumed(reading.usual),
            drawn=relationship_words.DRAWN,
            says=numbers if finding == title or wanted in on_list else f"{finding} {numbers}",
        )
    left, right = st.columns(2, gap="large")
    with left:
        give_and_take_of(reading)
    with right:
        topics_of(reading)
    released(reading)
    meetings(reading)
    others(reading)
follow_ups.of_pair(actor, reading)
totals_only = program.program_of(current.database(), actor).leads_see == "totals"
agreement_part.show(
    agreement_of_pair(current.database(), actor, wanted), reading, totals_only=totals_only
)
steps_part.show(steps_of_pair(current.database(), actor, wanted), totals_only=totals_only)
