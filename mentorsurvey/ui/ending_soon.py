"""What leads read of decisions on the page of rounds, and whom they are offered to ask."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from mentorsurvey import instruments, program, rounds
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments.deciding import FORMS, Kind
from mentorsurvey.now import now
from mentorsurvey.program.deciding import standings, unmatched
from mentorsurvey.program.ending_soon import ending_soon
from mentorsurvey.program.undecided import undecided
from mentorsurvey.readings import phase_words as words
from mentorsurvey.settings import settings
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count, plain

DAYS = 21


def show(*, timezone: str) -> None:
    """How many need another match or are still deciding, whose form is over, whose time ends."""
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
    for one in undecided(database, actor, now=moment):
        said = words.over(one.kind, one.pairs, plain)
        _offer(one.kind, one.pairs, said, again=True, timezone=timezone)
    if soon := ending_soon(database, actor, now=moment):
        said = words.ends_soon(len(soon.pairs), soon.last)
        _offer("end", soon.pairs, said, timezone=timezone)


def _offer(
    kind: Kind, pairs: Sequence[Relationship], said: str, *, again: bool = False, timezone: str
) -> None:
    """What is the case, and a button that asks these pairs alone."""
    name = f"{FORMS[kind]}-again" if again else FORMS[kind]
    today = now().date()
    with st.container(border=True, gap="small", key=f"offer-{name}"):
        st.markdown(said)
        st.date_input(
            f"The {FORMS[kind]} closes on",
            value=today + timedelta(days=DAYS),
            min_value=today + timedelta(days=1),
            key=f"{name}-closes",
        )
        st.button(
            words.open_for(kind, len(pairs), again=again),
            key=f"{name}-open",
            on_click=_open,
            args=(kind, [one.id for one in pairs], f"{name}-closes", timezone),
        )


def _open(kind: Kind, pairs: list[str], closes: str, timezone: str) -> None:
    try:
        opened = rounds.open_round(
            current.database(),
            current.guard(lead=True),
            instruments.load_folder(settings().surveys)[FORMS[kind]],
            closes_at=rounds.end_of_day(st.session_state[closes], timezone),
            reach=rounds.Reach(kind="pairs", pairs=tuple(pairs)),
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["rounds_problem"] = str(problem)
        return
    st.session_state["rounds_notice"] = (
        f"Round {opened.number} asks {count(opened.relationships, 'pair')} for the {FORMS[kind]}."
        " Now open *Send the links* below: until then nobody knows of it."
    )
