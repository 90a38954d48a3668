"""How the program's relationships are doing, from both sides, over the rounds."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from mentorsurvey import charts
from mentorsurvey.now import now
from mentorsurvey.readings import computed
from mentorsurvey.readings.agreement_totals import in_a_sentence, of_manuscripts
from mentorsurvey.readings.before import answered_before
from mentorsurvey.readings.overview import Overview, newest
from mentorsurvey.readings.panel import Side
from mentorsurvey.ui import beginning, cached, current, named_later, pictures, time_requests
from mentorsurvey.ui.notes import TOTALS_ONLY, assumed, give_and_take
from mentorsurvey.ui.words import count

actor = current.guard(lead=True)

A_PAGE = 20
SIDES: tuple[Side, ...] = ("mentor", "mentee")

if chosen := st.session_state.pop("overview_open", None):
    st.switch_page(current.page("lead/relationship"), query_params={"relationship": chosen})
readings = cached.readings(current.database(), actor, now=now())
reading = readings.overview()

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.title("Overview", width="content")
    if reading.cohorts:
        cohort = st.selectbox(
            "Cohort",
            [None, *reading.cohorts],
            format_func=lambda name: name or "All cohorts",
            key="overview_cohort",
            width=240,
        )
        if cohort:
            reading = readings.overview(cohort)
time_requests.hint()
before = answered_before(current.database(), actor)
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
    st.markdown(f"**Round {latest.asked.number}**, {which}")
    with st.grid(4, min_column_width=130, gap="small"):
        for name, n in (
            ("Mentors", said.mentors),
            ("Mentees", said.mentees),
            ("One-sided", said.one_sided),
        ):
            if said.asked < 100:
                st.metric(name, f"{n} of {said.asked}", border=True, height="stretch")
            else:
                st.metric(
                    f"{name}, of {said.asked:,}",
                    f"{n / said.asked:.0%}",
                    border=True,
                    height="stretch",
                )
        if latest.health:
            st.metric(
                f"Health, n {latest.health.n}",
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
        if chart := charts.response(reading, pictures.colours()):
            pictures.picture("Who answered", chart, key="response", how=computed.response(reading))
        else:
            st.header("Who answered")
            st.caption(TOO_FEW)
    with right:
        health(reading)


def health(reading: Overview) -> None:
    """Health over the rounds, and where it is heading."""
    if chart := charts.health(reading, pictures.colours()):
        pictures.picture(
            "Health of the relationships",
            chart,
            key="health",
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
    st.header("Give and take")
    left, right = st.columns((3, 2), gap="large")
    with left:
        if reading.plane:
            pictures.picture(
                f"Round {reading.plane.round_number}, pair by pair",
                charts.plane(reading.plane, reading.balance, pictures.colours()),
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
            st.markdown(charts.fairness_words(reading.fairness, side, reading.fewest))


def agreements(reading: Overview) -> None:
    """How many pairs agreed on something, and what came of it."""
    found = readings.agreements(reading.cohort)
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


def by_name(reading: Overview) -> None:
    """Every relationship by name, with the level that its rounds tell."""
    if not reading.by_name:
        st.caption(TOTALS_ONLY)
        return
    st.header("Relationships, by name")
    known = [one for one in reading.standings if one.level is not None]
    listed_here = readings.listed()  # here, since it may take a moment, and the rest need not wait
    st.markdown(
        f"{count(len(known), 'pair')} of {reading.relationships:,} with an answer. Bands that"
        " overlap can’t be told apart; this is no ranking."
    )
    if n := sum(one.relationship_id in listed_here for one in reading.standings):
        st.markdown(f"**{count(n, 'pair')} to check in with.** Most will turn out to be fine.")
        st.page_link(current.page("lead/attention"), label="See Attention")
    if said := assumed(reading.usual):
        st.caption(said)
    listed(reading, listed_here)
    pages = -(-len(known) // A_PAGE)
    page = st.pagination(pages, key=f"overview_page_{reading.cohort}") if pages > 1 else 1
    shown = known[(page - 1) * A_PAGE : page * A_PAGE]
    half = -(-len(shown) // 2)
    for column, part in zip(st.columns(2, gap="large"), (shown[:half], shown[half:]), strict=True):
        if chart := charts.levels(part, pictures.colours(), listed_here):
            with column:
                pictures.draw(chart, key=f"levels-{part[0].relationship_id}")
    pictures.computed(computed.levels(reading.usual))


def listed(reading: Overview, here: Collection[str]) -> None:
    """The list, with what applies to each relationship and a button that opens it."""
    standings = reading.standings
    frame = pd.DataFrame(
        {
            "Relationship": [one.label for one in standings],
            "Level": [charts.level_words(one) for one in standings],
            "Reading": [
                named_later.in_list(charts.reading_words(one, here), before, one.relationship_id)
                for one in standings
            ],
            "Both sides": [one.rounds for one in standings],
            "One-sided": [one.one_sided for one in standings],
            "open": ["Open"] * len(standings),
        }
    )

    def follow() -> None:
        row = st.session_state["overview_row"].row
        st.session_state["overview_open"] = standings[row].relationship_id

    column = st.column_config
    st.dataframe(
        frame,
        hide_index=True,
        height=min(38 + 35 * len(frame), 424),
        alt="Every relationship by name, its level with a 95 % band, and its rounds",
        column_order=["open", "Relationship", "Level", "Reading", "Both sides", "One-sided"],
        column_config={
            "open": column.ButtonColumn("", key="overview_row", on_click=follow, width=60),
            "Relationship": column.TextColumn(width=350),
            "Level": column.TextColumn(width=92, help="0 to 100, with its 95 % band"),
            "Reading": column.TextColumn(
                width=165,
                help="To check in with: see Attention. One-sided: in the latest round. Too few"
                " rounds: to tell a change.",
            ),
            "Both sides": column.NumberColumn(width=76, help="Rounds with both sides"),
            "One-sided": column.NumberColumn(width=76, help="Rounds with one side alone"),
        },
    )


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
        agreements(reading)
    else:
        st.info(
            "Each relationship stands on its own page; who has answered stands on Rounds.",
            title=TOO_FEW,
            icon=":material/group:",
        )
    by_name(reading)
