"""What people let their program read in one round: by topic and question, with who said it."""

from itertools import groupby

import streamlit as st

from mentorsurvey.instruments import TITLES, Construct
from mentorsurvey.now import now
from mentorsurvey.readings import in_their_words as words
from mentorsurvey.readings.in_their_words import Choice, InTheirWords, Question, Said
from mentorsurvey.ui import beginning, cached, current
from mentorsurvey.ui.words import count, plain

actor = current.guard(lead=True)

A_PAGE = 25
WHO = {
    ("mentor", "mentee"): "Mentors and mentees were asked",
    ("mentor",): "Mentors were asked",
    ("mentee",): "Mentees were asked",
}


def name_of(choice: Choice) -> str:
    """A round in the list of choices."""
    return f"Round {choice.number}: {choice.title}{', still open' if choice.is_open else ''}"


def choose_round() -> None:
    """Let the address say which round is read, so that it can be kept and sent."""
    st.query_params["round"] = str(st.session_state["words_round"])


def show_all() -> None:
    """Take back whatever narrows the page."""
    for key in [key for key in st.session_state if str(key).startswith("words_narrow_")]:
        del st.session_state[key]


def asked_for() -> int | None:
    """The round that the address names."""
    number = st.query_params.get("round", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None


def narrowing(reading: InTheirWords, number: int) -> tuple[str | None, str]:
    """The cohort and the words that the reader wants."""
    cohort = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if reading.cohorts:
            cohort = st.selectbox(
                "Cohort",
                ["", *reading.cohorts],
                format_func=lambda one: one or "All cohorts",
                key=f"words_narrow_cohort_{number}",
                width=260,
            )
        search = st.text_input(
            "Search",
            key=f"words_narrow_search_{number}",
            placeholder="A word or a name",
            icon=":material/search:",
            width=320,
        )
    return cohort or None, search


def choose_topic(reading: InTheirWords, number: int, found: tuple[Said, ...]) -> Construct | None:
    """The topic that the reader wants, each with how many answers there are to it."""
    many = words.by_topic(found)
    chosen = st.pills(
        "Topic",
        list(reading.topics),
        format_func=lambda one: f"{TITLES[one]} ({many[one]:,})",
        key=f"words_narrow_topic_{number}",
    )
    return Construct(chosen) if chosen else None


def question(asked: Question) -> None:
    """What was asked; where the two sides read other words, both."""
    if len(asked.wordings) == 1:
        ((_, wording),) = asked.wordings
        st.subheader(plain(wording), anchor=False)
        return
    for sides, wording in asked.wordings:
        st.subheader(f"{WHO[sides]}: {plain(wording)}", anchor=False)


def answer(one: Said) -> None:
    """Who said it about whom, which opens the pair, and the answer as it stands."""
    with st.container(border=True, gap=None):
        st.page_link(
            current.page("lead/relationship"),
            label=f"{plain(one.who)} ({one.side}) about {plain(one.about)}",
            icon=":material/group:",
            query_params={"relationship": one.relationship_id},
        )
        st.text(one.answer)


def answers(shown: tuple[Said, ...], key: str) -> None:
    """A page of answers under their topics and questions."""
    pages = -(-len(shown) // A_PAGE)
    page = min(st.session_state.get(key, 1), pages)
    part = shown[(page - 1) * A_PAGE : page * A_PAGE]
    many = words.by_topic(shown)
    for topic, of_topic in groupby(part, key=lambda one: one.question.topic):
        st.header(f"{TITLES[topic]} ({many[topic]:,})", anchor=False)
        for asked, said in groupby(of_topic, key=lambda one: one.question):
            question(asked)
            for one in said:
                answer(one)
    if pages > 1:
        st.pagination(pages, key=key)


readings = cached.readings(current.database(), actor, now=now())
reading = readings.in_their_words(asked_for())
st.title("In their words")
if not reading.pairs:
    beginning.no_relationships()
    st.stop()
if not reading.rounds:
    beginning.no_round("What people let you read word for word then stands here, by topic.")
    st.stop()
if reading.chosen is None:
    st.info(
        "An introduction, a review and a completion form ask for words and choices that people can"
        " let you read. You can open one on Rounds.",
        title="No round has asked for anything in people's own words yet.",
        icon=":material/forum:",
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
    st.stop()
number = reading.chosen.number
listed = {one.number: one for one in reversed(reading.choices)}
st.session_state["words_round"] = number
st.selectbox(
    "Round",
    list(listed),
    format_func=lambda one: name_of(listed[one]),
    key="words_round",
    on_change=choose_round,
    width=420,
)
if not reading.said:
    title, body = words.nothing_yet(reading)
    st.info(body, title=title, icon=":material/forum:")
    to = "program" if reading.totals_only else "rounds"
    st.page_link(current.page(f"lead/{to}"), label=f"Go to {to.title()}")
    st.stop()
st.markdown(
    f"**{words.headline(reading.said)}** They chose this for each answer, and can take it back at"
    " any time. Treat it as told in confidence. The names above an answer open the pair."
)
cohort, search = narrowing(reading, number)
found = words.narrowed(reading.said, cohort=cohort, search=search)
topic = choose_topic(reading, number, found)
shown = tuple(one for one in found if topic in (None, one.question.topic))
if not shown:
    st.info(
        "Try another word, topic or cohort.", title="No answer fits this.", icon=":material/search:"
    )
else:
    if said := words.matching(len(shown), len(reading.said)):
        st.caption(said)
    answers(shown, f"words_page_{number}_{cohort}_{topic}_{search}")
if len(shown) < len(reading.said):
    st.button(f"Show all {count(len(reading.said), 'answer')}", on_click=show_all)
