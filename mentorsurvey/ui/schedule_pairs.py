"""Single pairs that the schedule asks later, gives longer, or leaves out."""

from collections.abc import Sequence

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.readings.series import label
from mentorsurvey.rounds import scheduling
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Schedule
from mentorsurvey.ui import current, schedule_words
from mentorsurvey.ui.words import plain

SAID, WRONG = "schedule_pair_said", "schedule_pair_wrong"


def show(schedule: Schedule, pairs: Sequence[Relationship]) -> None:
    """The pairs that differ, and a way to let one differ."""
    st.header("Single pairs")
    if said := st.session_state.pop(SAID, None):
        st.success(said, icon=":material/check_circle:")
    if wrong := st.session_state.pop(WRONG, None):
        st.error(wrong)
    names = {pair.id: label(pair) for pair in pairs}
    differing = {one: rule for one, rule in schedule.pairs.items() if one in names}
    if not differing:
        st.write("Every pair is asked on the days above.")
    for pair_id, rule in differing.items():
        with st.container(border=True, key=f"schedule-pair-{pair_id}"):
            st.markdown(f"**{plain(names[pair_id])}**")
            st.write(schedule_words.pair_rule(rule))
            st.button(
                "Ask this pair like the others",
                key=f"schedule_like_others_{pair_id}",
                on_click=_set,
                args=(pair_id, names[pair_id], AS_EVERYBODY),
            )
    with st.expander("Ask one pair later, give it longer, or leave it out"):
        _choose(names)


def _choose(names: dict[str, str]) -> None:
    pair_id = st.selectbox(
        "Pair",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Type a name",
        key="schedule_pair",
    )
    left_out = st.checkbox("Leave this pair out of the schedule", key="schedule_pair_out")
    later = st.number_input(
        "Days later than the others", 0, 180, value=0, key="schedule_pair_later", disabled=left_out
    )
    longer = st.number_input(
        "Days longer than the others",
        0,
        180,
        value=0,
        key="schedule_pair_longer",
        disabled=left_out,
    )
    rule = PairRule(
        later=0 if left_out else int(later),
        longer=0 if left_out else int(longer),
        left_out=left_out,
    )
    if pair_id is None:
        st.caption("Choose a pair first. It holds from its next round on.")
        return
    if rule == AS_EVERYBODY:
        st.caption("Say what is different for this pair. It holds from its next round on.")
        return
    st.caption(f"{schedule_words.pair_rule(rule)} It holds from the next round on.")
    st.button(
        "Keep this for the pair",
        key="schedule_pair_keep",
        on_click=_set,
        args=(pair_id, names[pair_id], rule),
    )


def _set(pair_id: str, name: str, rule: PairRule) -> None:
    try:
        scheduling.set_pair(current.database(), current.guard(lead=True), pair_id, rule, now=now())
    except MentorsurveyError as problem:
        st.session_state[WRONG] = str(problem)
    else:
        st.session_state[SAID] = f"Kept for {plain(name)}. {schedule_words.pair_rule(rule)}"
        if rule == AS_EVERYBODY:
            st.session_state[SAID] = f"{plain(name)} is asked like the others again."
