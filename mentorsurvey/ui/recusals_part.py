"""The part of *Program* where a lead keeps a lead out of a pair."""

from collections.abc import Callable

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.program.leading import leads_of
from mentorsurvey.program.recusing import kept_by_leads, let_in_again, recuse_lead
from mentorsurvey.readings.series import label
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day, plain

NOTICE, PROBLEM = "program_notice", "program_problem"


def show() -> None:
    """Whom leads keep out of which pair, and a form to keep one more out."""
    database, actor = current.database(), current.guard(lead=True)
    with st.expander("Keep a lead out of a pair", key="recusals", on_change="rerun") as part:
        if not part.open:
            return
        leads = {one.id: one for one in leads_of(database, actor)}
        pairs = {one.id: one for one in program.relationships(database, actor)}
        st.write(
            "A lead who is close to one of two people, such as a line manager, should not read what"
            " the two say. From then on the pair is on no page and in no number of that lead."
        )
        for one in kept_by_leads(database, actor):
            if one.relationship_id not in pairs or one.person_id not in leads:
                continue
            pair = pairs[one.relationship_id]
            name = leads[one.person_id].name
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(
                    f"{plain(name)} is kept out of {plain(label(pair))} since {day(one.since)},"
                    f" by {plain(one.by) or 'a lead'}.",
                    width="stretch",
                )
                st.button(
                    "Undo",
                    key=f"let-in-{one.person_id}-{pair.id}",
                    on_click=_let_in,
                    args=(one.person_id, name, pair),
                )
        who = st.selectbox(
            "Which lead?",
            list(leads),
            index=None,
            format_func=lambda one: one_line(leads[one].name),
            placeholder="Choose a lead, or yourself",
            key="recuse_who",
        )
        which = st.selectbox(
            "Which pair?",
            list(pairs),
            index=None,
            format_func=lambda one: label(pairs[one]),
            placeholder="Type a name",
            key="recuse_pair",
        )
        if st.button("Keep them out…", key="recuse_ask"):
            if who is None or which is None:
                st.error("Choose a lead and a pair, then press again.")
            else:
                _ask(who, leads[who].name, pairs[which], own=who == actor.person_id)


@st.dialog("Keep this lead out of the pair?")
def _ask(person_id: str, name: str, pair: Relationship, *, own: bool) -> None:
    who = "you" if own else f"**{plain(name)}**"
    undo = "you cannot undo it yourself: another lead can" if own else "you can undo it here"
    st.markdown(
        f"From now on, {who} will find **{plain(label(pair))}** on no page, in no list and in no"
        f" number. What the two have answered stays as it is. If this was a mistake, {undo}."
    )
    with st.container(horizontal=True):
        if st.button(
            "Keep them out",
            type="primary",
            key="recuse_confirm",
            on_click=_keep_out,
            args=(person_id, name, pair),
        ):
            st.rerun()
        if st.button("Leave it as it is", key="recuse_forget"):
            st.rerun()


def _keep_out(person_id: str, name: str, pair: Relationship) -> None:
    st.session_state.pop("recuse_pair", None)
    _try(
        lambda: recuse_lead(current.database(), current.acting(), person_id, pair.id, now=now()),
        f"{plain(name)} is kept out of {plain(label(pair))} from now on.",
    )


def _let_in(person_id: str, name: str, pair: Relationship) -> None:
    _try(
        lambda: let_in_again(current.database(), current.acting(), person_id, pair.id, now=now()),
        f"Taken back: you no longer keep {plain(name)} out of {plain(label(pair))}.",
    )


def _try(do: Callable[[], None], said: str) -> None:
    current.ask_to_rerun_page()
    try:
        do()
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
    else:
        st.session_state[NOTICE] = said
