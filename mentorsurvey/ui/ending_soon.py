"""What leads read of decisions on the page of rounds, and the completion that they are offered."""

from datetime import timedelta

import streamlit as st

from mentorsurvey import instruments, program, rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments.deciding import FORMS
from mentorsurvey.now import now
from mentorsurvey.program.agreement_terms import month
from mentorsurvey.program.deciding import standings, unmatched
from mentorsurvey.program.ending_soon import ending_soon
from mentorsurvey.settings import settings
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count

CLOSES = "completion_closes"
DAYS = 21


def show(*, timezone: str) -> None:
    """How many need another match or are still deciding, and whose agreed time ends."""
    actor, database = current.guard(lead=True), current.database()
    pairs, moment = program.relationships(database, actor), now()
    found = standings(database, actor)
    if alone := unmatched(pairs, found, now=moment):
        verb = "did not start, so its mentee needs" if len(alone) == 1 else None
        st.info(
            f"{count(len(alone), 'pair')} {verb or 'did not start, so their mentees need'} another"
            " match. Nobody is told who decided what.",
            icon=":material/person_search:",
        )
        st.page_link(current.page("lead/people"), label="Go to People")
    waiting = [
        one for one in pairs if found.get(one.id) == "deciding" and one.status(moment) == "active"
    ]
    if waiting:
        verb = "is" if len(waiting) == 1 else "are"
        st.caption(
            f"{count(len(waiting), 'pair')} {verb} still deciding whether to begin or how to go on."
        )
    soon = ending_soon(database, actor, now=moment)
    if soon is None:
        return
    with st.container(border=True, gap="small", key="ending-soon"):
        many = count(len(soon.pairs), "pair")
        ends = "ends" if len(soon.pairs) == 1 else "end"
        of = "Its" if len(soon.pairs) == 1 else "Their"
        st.markdown(
            f"**The agreed time of {many} {ends} by {month(soon.last)}.** {of} completion asks both"
            " what they reached and how they want to go on."
        )
        st.date_input(
            "The completion closes on",
            value=moment.date() + timedelta(days=DAYS),
            min_value=moment.date() + timedelta(days=1),
            key=CLOSES,
        )
        st.button(
            f"Open the completion for {many}",
            on_click=_open,
            args=([one.id for one in soon.pairs], timezone),
        )


def _open(pairs: list[str], timezone: str) -> None:
    try:
        opened = rounds.open_round(
            current.database(),
            current.guard(lead=True),
            instruments.load_folder(settings().surveys)[FORMS["end"]],
            closes_at=rounds.end_of_day(st.session_state[CLOSES], timezone),
            reach=rounds.Reach(kind="pairs", pairs=tuple(pairs)),
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
        return
    st.session_state["rounds_notice"] = (
        f"Round {opened.number} asks {count(opened.relationships, 'pair')} for the completion. Now"
        " open *Send the links* below: until then nobody knows of it."
    )
