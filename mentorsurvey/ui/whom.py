"""Whom a round asks: choosing it before it is opened, and saying it of one that stands."""

from collections.abc import Mapping, Sequence

import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.readings.series import label
from mentorsurvey.rounds import EVERYONE, Reach
from mentorsurvey.store.reach import Kind
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.rounds import Round
from mentorsurvey.ui.words import count, plain

CHOICES: Mapping[Kind, str] = {
    "all": "Everyone",
    "cohorts": "Chosen cohorts",
    "pairs": "Chosen pairs",
}


def choose(pairs: Sequence[Relationship]) -> str:
    """Widgets for whom a round asks; what its button says, such as "12 pairs"."""
    active = [pair for pair in pairs if pair.status(now()) == "active"]
    kind = st.segmented_control(
        "Whom does it ask?",
        list(CHOICES),
        default="all",
        required=True,
        format_func=CHOICES.__getitem__,
        key="round_whom",
    )
    if kind == "cohorts":
        known = sorted({cohort for pair in active for cohort in pair.cohorts})
        if not known:
            st.caption("Your roster names no cohorts. Ask everyone, or choose pairs.")
            return "no pair yet"
        chosen = st.multiselect("Cohorts", known, key="round_cohorts")
        asked = [pair for pair in active if set(pair.cohorts) & set(chosen)]
        st.caption("Who joins one of these cohorts while the round is open is asked too.")
    elif kind == "pairs":
        labels = {pair.id: label(pair) for pair in active}
        ids = st.multiselect(
            "Pairs", list(labels), format_func=labels.__getitem__, key="round_pairs"
        )
        asked = [pair for pair in active if pair.id in set(ids)]
        st.caption("Who joins later is not asked. Nobody else is missing because of this round.")
    else:
        asked = active
    return count(len(asked), "pair") if asked else "no pair yet"


def chosen() -> Reach:
    """What stands in these widgets."""
    kind = st.session_state.get("round_whom", "all")
    if kind == "cohorts":
        return Reach(kind=kind, cohorts=tuple(st.session_state.get("round_cohorts", ())))
    if kind == "pairs":
        return Reach(kind=kind, pairs=tuple(st.session_state.get("round_pairs", ())))
    return EVERYONE


def of_round(asked: Round, pairs: int) -> str:
    """Whom a round asked that was not for everyone; empty for one that was."""
    if asked.reach == "all":
        return ""
    whom = f"{count(pairs, 'pair')} that a lead chose"
    if asked.reach == "cohorts":
        kind = "cohort" if len(asked.cohorts) == 1 else "cohorts"
        whom = f"the {kind} {plain(', '.join(asked.cohorts))}"
    said = f"It asks {whom}. Nobody else is missing because of it."
    return said if asked.totals else f"{said} It is in no total."
