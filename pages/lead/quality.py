"""How far the answers of a round can be trusted."""

import pandas as pd
import streamlit as st

from mentorsurvey import charts
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.concordance import ICC_PAIRS
from mentorsurvey.readings.quality import SIDES, Choice, Quality, Question, SideQuality
from mentorsurvey.readings.series import FEWEST
from mentorsurvey.ui import cached, current, pictures
from mentorsurvey.ui.explained import quality as explained
from mentorsurvey.ui.words import count
from mentorsurvey.web.clock import now

actor = current.guard(lead=True)

NAMES = {"mentor": "Mentors", "mentee": "Mentees"}
TOO_FEW = f"Too few to show: it takes {FEWEST} people of a side."
WHY_NO_ALPHA = {
    "fewer than two people": "too few people answered all six",
    "one item": "there is one question",
    "no spread": "everybody has the same score",
}


def name_of(choice: Choice) -> str:
    """A round in the list of choices."""
    return f"Round {choice.number}: {choice.title}{', still open' if choice.is_open else ''}"


def reliability(reading: Quality) -> None:
    """α and the error of a score, a card a side."""
    st.header("Reliability of the core score")
    if not reading.core:
        st.caption("This form does not hold the six core questions.")
        return
    with st.grid(2, min_column_width=260, gap="small"):
        for side in SIDES:
            with st.container(border=True, height="stretch"):
                one_side(NAMES[side], reading.side(side))
    pictures.computed(explained.reliability(reading))


def one_side(name: str, found: SideQuality | None) -> None:
    """α of one side in a number and a sentence."""
    alpha = found.reliability if found else None
    shown = charts.index_words(alpha.alpha if alpha else None)
    st.metric(f"{name}: Cronbach's α", shown)
    if found is None:
        st.caption(TOO_FEW)
    elif alpha is None:
        st.caption(f"It takes {FEWEST} people whose six answers leads can read.")
    elif alpha.reason is not None:
        st.caption(f"No α: {WHY_NO_ALPHA[alpha.reason]} ({alpha.n_people} people).")
    else:
        low, high = charts.index_words(alpha.low), charts.index_words(alpha.high)
        st.markdown(
            f"Between {low} and {high}, from {alpha.n_people} people. Scores differ by"
            f" {charts.whole(alpha.sd)} points (SD); the error of one is"
            f" {charts.whole(alpha.sem)} points (SEM)."
        )


def answers(reading: Quality) -> None:
    """Each question: answered, can't say, at the top."""
    st.header("Missing answers and ceiling")
    there = [(side, found) for side in SIDES if (found := reading.side(side))]
    if not there:
        st.caption(TOO_FEW)
        return
    for side, found in there:
        chose = f"{found.cant_say:,} times" if found.cant_say else f"fewer than {FEWEST} times"
        st.markdown(
            f"**{NAMES[side]}**: {count(found.forms, 'form')} of"
            f" {count(found.people, 'person', 'people')}; “can't say” {chose} over all"
            f" {reading.items} questions."
        )
        st.dataframe(
            pd.DataFrame([row(one, found.forms) for one in found.questions]),
            hide_index=True,
            height="content",
            alt=f"{NAMES[side]}: how many answered each question, and how many at the top",
            column_config={
                "At the top": st.column_config.ProgressColumn(
                    format="percent", min_value=0.0, max_value=1.0
                )
            },
        )
    pictures.computed(explained.answers(reading))


def row(one: Question, forms: int) -> dict[str, object]:
    return {
        "Question": one.title,
        "Answered": f"{one.answered} of {forms}",
        "Can't say": f"under {FEWEST}" if one.cant_say is None else str(one.cant_say),
        "At the top": None if one.top is None else round(one.top, 2),
    }


def agreement(reading: Quality) -> None:
    """How far both sides say the same."""
    st.header("Agreement between the two sides")
    if not reading.agreement:
        st.caption(
            f"Too few to show: it takes {FEWEST} mentors and {FEWEST} mentees of whom leads can"
            " read the same core question from both."
            if reading.core
            else "This form does not hold the six core questions."
        )
        return
    if chart := charts.agreement(reading, pictures.colours()):
        st.markdown(f"{chart.sentence} Two honest people in a good relationship often differ.")
        pictures.draw(chart, key="agreement")
        st.dataframe(
            list(chart.table), hide_index=True, height="content", alt=f"Table: {chart.sentence}"
        )
    else:
        most = max(one.found.n_pairs for one in reading.agreement)
        mentors = max(one.found.n_mentors for one in reading.agreement)
        st.markdown(
            f"**Too few pairs** for an index of agreement: {count(most, 'pair')} of"
            f" {count(mentors, 'mentor')}, and it takes {ICC_PAIRS} pairs. The mean difference,"
            " mentors less mentees:"
        )
        st.dataframe(
            [
                {
                    "Question": TITLES[one.construct],
                    "Pairs": one.found.n_pairs,
                    "Mentors": one.found.n_mentors,
                    "Mean difference": charts.difference_words(one.found.difference),
                    "Reading": charts.difference_reading(one.found.difference),
                }
                for one in reading.agreement
            ],
            hide_index=True,
            height="content",
            alt="Mean difference of each core question, mentors less mentees",
        )
    pictures.computed(explained.agreement(reading))


def burden(reading: Quality) -> None:
    """Minutes and questions."""
    st.header("Time it takes")
    st.markdown(
        f"The form has {count(reading.items, 'question')}, some of them only where they apply, and"
        f" promises {count(reading.promised, 'minute')}."
    )
    with st.grid(2, min_column_width=260, gap="small"):
        for side in SIDES:
            with st.container(border=True, height="stretch"):
                found = reading.side(side)
                taken = found.minutes if found else None
                st.metric(
                    f"{NAMES[side]}: minutes, middle", f"{taken.median:.1f}" if taken else "–"
                )
                st.caption(
                    f"Half took {taken.lower:.1f} to {taken.upper:.1f} minutes, of"
                    f" {count(taken.n, 'form')}."
                    if taken
                    else TOO_FEW
                )
    pictures.computed(explained.burden(reading))


readings = cached.readings(current.database(), actor, now=now())
reading = readings.quality()
st.title("Quality")
if reading.choice is None:
    st.info(
        "This page says how far the answers of a round can be trusted.",
        title="Open your first round on Rounds.",
        icon=":material/event_repeat:",
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
    st.stop()
st.markdown(
    "How far the answers of a round can be trusted. The forms are **not validated**: this says how"
    " steadily people answer, not that the questions measure what they are about."
)
numbers = {one.number: one for one in reversed(reading.choices)}
chosen = st.selectbox(
    "Round",
    list(numbers),
    index=list(numbers).index(reading.choice.number),
    format_func=lambda number: name_of(numbers[number]),
    key="quality_round",
)
reading = readings.quality(chosen)
if reading.mentor is None and reading.mentee is None:
    st.info(
        "Forms count once both have submitted, or when the round has closed.",
        title=f"Too few to show: it takes {FEWEST} people of a side.",
        icon=":material/group:",
    )
else:
    reliability(reading)
    answers(reading)
    agreement(reading)
    burden(reading)
