"""How far the answers of a round can be trusted."""

import pandas as pd
import streamlit as st

from mentorsurvey import charts
from mentorsurvey.instruments import SIDES, TITLES, Side
from mentorsurvey.now import now
from mentorsurvey.readings import computed, filter_words
from mentorsurvey.readings import quality_words as words
from mentorsurvey.readings.quality import Choice, Quality, Question, SideQuality
from mentorsurvey.ui import cached, current, filtering, pictures

actor = current.guard(lead=True)


def name_of(choice: Choice) -> str:
    """A round in the list of choices."""
    return f"Round {choice.number}: {choice.title}{', still open' if choice.is_open else ''}"


def reliability(reading: Quality) -> None:
    """How steady a core score is, a card a side."""
    st.header("Reliability of the core score")
    if not reading.core:
        st.caption(words.NO_CORE)
        return
    with st.grid(2, min_column_width=260, gap="small"):
        for side in SIDES:
            with st.container(border=True, height="stretch"):
                one_side(side, reading.side(side), reading.fewest)
    pictures.computed(computed.reliability(reading), key="reliability")


def one_side(side: Side, found: SideQuality | None, fewest: int) -> None:
    """One side's reliability in a number, in words, and with what it rests on."""
    alpha = found.reliability if found else None
    shown = charts.index_words(alpha.alpha if alpha else None)
    st.metric(f"{words.NAMES[side]}: reliability", shown)
    st.markdown(words.steadiness(side, found, fewest))
    if alpha and alpha.reason is None:
        low, high = charts.index_words(alpha.low), charts.index_words(alpha.high)
        st.caption(f"From {alpha.n_people} {side}s, it may be anywhere from {low} to {high}.")


def answers(reading: Quality) -> None:
    """Each question: answered, can't say, at the top."""
    st.header("Missing answers, and answers at the top")
    for side in SIDES:
        found = reading.side(side)
        if found is None:
            st.caption(words.too_few(side, reading.fewest))
            continue
        said = (
            words.answered(side, found, reading.fewest, counts_cant_say=not reading.chosen),
            words.ceiling(found),
            words.meetings(side, found),
        )
        st.markdown(" ".join(one for one in said if one))
        st.dataframe(
            pd.DataFrame([row(one, found.forms, reading) for one in found.questions]),
            hide_index=True,
            height="content",
            alt=f"{words.NAMES[side]}: how many answered each question, and how many at the top",
            column_config={
                "At the top": st.column_config.ProgressColumn(
                    format="percent", min_value=0.0, max_value=1.0, width=110
                )
            },
        )
    pictures.computed(computed.answers(reading), key="answers")


def row(one: Question, forms: int, reading: Quality) -> dict[str, object]:
    """One question, the share first: on a phone, a long question hides what comes after it."""
    listed: dict[str, object] = {
        "At the top": None if one.top is None else round(one.top, 2),
        "Question": one.title,
        "Answered": "–" if one.answered is None else f"{one.answered} of {forms}",
    }
    if not reading.chosen:
        few = f"under {reading.fewest}"
        listed["Can't say"] = few if one.cant_say is None else f"{one.cant_say} or more"
    return listed


def agreement(reading: Quality) -> None:
    """How far both sides say the same."""
    st.header("Agreement between the two sides")
    if not reading.agreement:
        st.caption(words.no_agreement(reading))
        return
    if chart := pictures.of(charts.agreement, reading):
        st.markdown(f"{chart.sentence} Two honest people in a good relationship often differ.")
        pictures.draw(chart, key="agreement")
        table, alt = list(chart.table), f"Table: {chart.sentence}"
    else:
        st.markdown(words.too_few_pairs(reading))
        table = [
            {
                "Topic": TITLES[one.construct],
                "Pairs": one.found.n_pairs,
                "Mentors": one.found.n_mentors,
                "Mean difference": charts.difference_words(one.found.difference),
                "Reading": charts.difference_reading(one.found.difference),
            }
            for one in reading.agreement
        ]
        alt = "Mean difference of each core question, mentors less mentees"
    st.dataframe(table, hide_index=True, height="content", alt=alt)
    st.caption(words.NOT_THE_SAME)
    pictures.computed(computed.agreement(reading), key="agreement")


def burden(reading: Quality) -> None:
    """The minutes that it took, beside those that the form promises."""
    st.header("Time it takes")
    st.markdown(words.promise(reading))
    with st.grid(2, min_column_width=260, gap="small"):
        for side in SIDES:
            with st.container(border=True, height="stretch"):
                found = reading.side(side)
                taken = found.minutes if found else None
                shown = f"{taken.median:.1f}" if taken else "–"
                st.metric(f"{words.NAMES[side]}: minutes", shown)
                st.markdown(words.time_taken(side, taken, reading.promised, reading.fewest))
    pictures.computed(computed.burden(reading), key="burden")


readings = cached.readings(current.database(), actor, now=now())
st.title("Quality")
part = filtering.choose(readings.filters(), filter_words.whole_times, totals=True)
reading = readings.quality(chosen=part)
if reading.choice is None:
    st.info(
        "This page says how far you can trust the answers of a round.",
        title="Open your first round on Rounds.",
        icon=":material/event_repeat:",
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
    st.stop()
st.markdown(
    "How far can you trust the answers of a round? The forms are **not validated**: this page says"
    " how steadily people answer, not whether the questions measure what they are about."
)
numbers = {one.number: one for one in reversed(reading.choices)}
chosen = st.selectbox(
    "Round",
    list(numbers),
    index=list(numbers).index(reading.choice.number),
    format_func=lambda number: name_of(numbers[number]),
    key="quality_round",
)
reading = readings.quality(chosen, part)
if reading.choice and not reading.choice.totals:
    st.info(
        "It asked only some pairs, so a total of it could tell about one person. The pages of these"
        " pairs show what you may read of them.",
        title="There are no totals of this round.",
        icon=":material/group:",
    )
elif reading.mentor is None and reading.mentee is None:
    st.info(
        f"This takes at least {reading.fewest} mentors or {reading.fewest} mentees who answered,"
        " and the round must be over for everybody. Rounds shows who has not answered.",
        title="Nothing to show yet.",
        icon=":material/group:",
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
else:
    reliability(reading)
    answers(reading)
    agreement(reading)
    if not reading.chosen:
        burden(reading)
