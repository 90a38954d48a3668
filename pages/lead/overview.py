"""How the program's relationships are doing, from both sides, over the rounds."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.charts import Chart
from mentorsurvey.instruments import Side
from mentorsurvey.now import now
from mentorsurvey.readings import computed, filter_words, over_rounds_words, overview_words
from mentorsurvey.readings.agreement_totals import in_a_sentence, of_manuscripts
from mentorsurvey.readings.filters import Filter
from mentorsurvey.readings.over_rounds import What
from mentorsurvey.readings.overview import Overview, newest
from mentorsurvey.readings.parts import Kind, Part, names
from mentorsurvey.readings.quality_words import NAMES
from mentorsurvey.ui import (
    beginning,
    cached,
    current,
    filtering,
    named_later,
    pairs_by_name,
    pictures,
    time_requests,
)
from mentorsurvey.ui.notes import give_and_take
from mentorsurvey.ui.words import count, plain

actor = current.guard(lead=True)

SIDES: tuple[Side, ...] = ("mentor", "mentee")
KINDS: tuple[Kind, ...] = ("cohort", "department")
FOLDED: dict[What, str] = {
    "exchange": "Give and take by kind",
    "topics": "Topics over the rounds",
    "growth": "What people get from it",
}
PART_OF_SCALE = "The dark part of the bar at the right shows which part of 0 to 100 you see."

pairs_by_name.go_on()
readings = cached.readings(current.database(), actor, now=now())
st.title("Overview")
reading = readings.overview(
    filtering.choose(readings.filters(), filter_words.whole_overview, totals=True)
)
time_requests.hint()
before = readings.before()
LATER = named_later.of_program(before)
TOO_FEW = (
    LATER
    if LATER and reading.enough
    else f"Too few to show: a total takes at least {reading.fewest} relationships."
)
if LATER:
    st.info(LATER, icon=":material/history:")


def in_numbers(reading: Overview) -> None:
    """The latest closed round in four numbers; the open one where none has closed."""
    answered = [one for one in reading.rounds if one.answered]
    latest = newest(answered)
    said = latest.answered
    if said is None:
        return
    which = "still open: so far" if latest.asked.is_open else "the latest closed"
    later = [one for one in answered if one.asked.number > latest.asked.number]
    if latest.wide and any(not one.wide and not one.asked.is_open for one in later):
        which += " that asked at least half of these pairs"
    elif not latest.wide:
        which += f", which asked {count(said.asked, 'pair')} of {reading.relationships:,}"
    st.markdown(f"**Who answered round {latest.asked.number}**, {which}")
    people = readings.who_answered(latest.asked.number, reading.chosen)
    with st.grid(4, min_column_width=130, gap="small"):
        for side, name in NAMES.items():
            st.metric(
                name,
                overview_words.people(people, side),
                border=True,
                height="stretch",
            )
        st.metric(
            "Only one answered",
            f"{said.one_sided:,} of {said.asked:,}",
            border=True,
            height="stretch",
        )
        if latest.health:
            st.metric(
                f"Health of {count(latest.health.n, 'pair')}",
                charts.mean_words(latest.health),
                help=f"Mean ± 95 % interval ({charts.mentor_words(latest.health.n_mentors)})",
                border=True,
                height="stretch",
            )
        else:
            st.metric("Health", "–", help=TOO_FEW, border=True, height="stretch")


def over_rounds(reading: Overview) -> None:
    """Response on the left, health on the right."""
    left, right = st.columns(2, gap="large")
    with left:
        if chart := pictures.of(charts.response, reading):
            pictures.picture(
                overview_words.response(reading),
                chart,
                key="response",
                how=computed.response(reading),
            )
        else:
            st.header("Who answered")
            st.caption(TOO_FEW)
    with right:
        health(reading)


def health(reading: Overview) -> None:
    """Health over the rounds, and where it is heading."""
    if chart := pictures.of(charts.health, reading):
        pictures.picture(
            overview_words.health(reading, filter_words.pairs_of(reading.chosen)),
            chart,
            key="health",
            note=overview_words.beside_health(reading, PART_OF_SCALE),
            how=computed.health(reading),
        )
    else:
        st.header("Health of the relationships")
        st.info(
            "Health, and give and take, appear once both sides of"
            f" {reading.fewest} relationships have submitted a check-in or review. Who is missing"
            " stands on Rounds.",
            title="Nothing to show yet." if LATER else "Too few to show yet.",
            icon=":material/hourglass_empty:",
        )


def exchange(reading: Overview) -> None:
    """Give and take: a mark for each pair, and what people say of their own balance in totals."""
    if not any(one.health for one in reading.rounds):
        return
    st.header(overview_words.give_and_take(reading))
    left, right = st.columns((3, 2), gap="large")
    with left:
        if reading.plane:
            pictures.picture(
                f"Round {reading.plane.round_number}, pair by pair",
                pictures.of(charts.plane, reading.plane, reading.balance),
                key="plane",
                note=give_and_take(reading.balance, "width of the gray band"),
                how=computed.plane(reading.balance),
            )
        elif not reading.by_name:
            st.caption("Your program chose totals only, so pairs are not shown one by one.")
        else:
            st.caption(f"{TOO_FEW} Each needs both people to say what they gave and what they got.")
    with right:
        st.subheader("What people say of their own balance")
        for side in SIDES:
            st.markdown(
                charts.fairness_words(
                    reading.fairness, side, reading.fewest, of_a_part=bool(reading.chosen)
                )
            )


def folded(reading: Overview) -> None:
    """What is asked less often, each drawn when somebody opens it."""
    for what, title in FOLDED.items():
        part = st.expander(title, key=f"overview-{what}", on_change="rerun")
        if part.open:
            with part:
                subjects(what, reading.chosen)
    if reading.chosen:
        return
    for kind in KINDS:
        if len(names(readings.filters().pairs, kind)) > 1:
            part = st.expander(
                f"{kind.title()}s side by side", key=f"overview-{kind}s", on_change="rerun"
            )
            if part.open:
                with part:
                    side_by_side(readings.parts(kind), reading)


def subjects(what: What, chosen: Filter) -> None:
    """Small pictures of one kind, their findings, and the table behind them."""
    found = readings.over_rounds(what, chosen)
    if not found:
        st.caption(over_rounds_words.nothing(what, of_a_part=bool(chosen)))
        return
    lines = list(dict.fromkeys(line for one in found for line in one.lines))
    st.markdown(" ".join(over_rounds_words.highest(found, line) for line in lines))
    findings = [over_rounds_words.finding(one) for one in found]
    small(
        [(one.title, finding) for one, finding in zip(found, findings, strict=True)],
        charts.subjects(found, findings, pictures.colours()),
        key=what,
    )
    st.caption(over_rounds_words.people(found, "people" if what == "growth" else "pairs"))


def side_by_side(parts: Sequence[Part], reading: Overview) -> None:
    """Each cohort or department over the rounds: the same pairs compared with themselves."""
    if not reading.by_name:
        st.caption(overview_words.NO_PARTS)
        return
    st.caption(overview_words.parts(reading.fewest))
    said = {one.name: overview_words.part(one) for one in parts}
    shown = {one.name: one.line.rounds for one in parts if one.line.rounds}
    if shown:
        small(
            [(name, said[name]) for name in shown],
            charts.parts(shown, said, pictures.colours()),
            key="parts",
        )
    if withheld := [one.name for one in parts if not one.line.rounds]:
        st.caption(f"Too few pairs answered to show: {', '.join(map(plain, withheld))}.")


def small(said: Sequence[tuple[str, str]], drawn: Sequence[Chart], *, key: str) -> None:
    """Small pictures beside each other, or below each other on a phone, and one table of them.

    Parameters
    ----------
    said : sequence of (str, str)
        Title and finding of each picture.
    """
    with st.grid(3, min_column_width=260):
        for place, ((title, finding), one) in enumerate(zip(said, drawn, strict=True)):
            with st.container():
                st.markdown(f"**{plain(title)}**")
                pictures.draw(one, key=f"{key}-{place}")
                st.caption(plain(finding))
    st.caption(PART_OF_SCALE)
    st.dataframe(
        [
            {"": title, **row}
            for (title, _), one in zip(said, drawn, strict=True)
            for row in one.table
        ],
        hide_index=True,
        alt="The numbers behind these pictures",
    )


def agreements(reading: Overview) -> None:
    """How many pairs agreed on something, and what came of it."""
    found = readings.agreements(reading.chosen)
    if found is None:
        return
    st.header("Agreements")
    st.markdown(in_a_sentence(found))
    with st.grid(3, min_column_width=150, gap="small"):
        st.metric("Agreements in place", f"{found.agreements:,}", border=True, height="stretch")
        st.metric(
            "Manuscripts submitted",
            f"{found.submitted:,}",
            border=True,
            height="stretch",
        )
        st.metric("Presentations given", f"{found.presented:,}", border=True, height="stretch")
    st.caption(of_manuscripts(found))


if not reading.relationships:
    beginning.no_relationships()
elif not reading.rounds:
    beginning.no_round("Both sides of every relationship are then asked the same questions.")
else:
    if reading.enough:
        if any(one.answered for one in reading.rounds):
            in_numbers(reading)
        over_rounds(reading)
        exchange(reading)
        folded(reading)
        agreements(reading)
    else:
        st.info(
            "Each relationship stands on its own page; who has answered stands on Rounds.",
            title=TOO_FEW,
            icon=":material/group:",
        )
    pairs_by_name.show(readings, reading, before)
