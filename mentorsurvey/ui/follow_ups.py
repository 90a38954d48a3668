"""Follow-ups on leads' pages: what is open, planning one, and noting what came of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.program import follow_ups
from mentorsurvey.readings import follow_up_words as words
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.readings.since_follow_up import SAYS, since
from mentorsurvey.store.follow_ups import FollowUp
from mentorsurvey.ui import current
from mentorsurvey.ui.words import day, plain

SOON = timedelta(days=14)
NOTICE, PROBLEM = "follow_up_notice", "follow_up_problem"


def of_pair(actor: Actor, reading: RelationshipReading) -> None:
    """The follow-ups with one pair: what is open, a form for another, what came of earlier ones."""
    pair = reading.relationship_id
    every = [
        one
        for one in follow_ups.follow_ups(current.database(), actor)
        if one.relationship_id == pair
    ]
    st.subheader(words.TITLE, anchor=False)
    told()
    opened = [one for one in every if one.done_at is None]
    if not every:
        st.caption(words.NONE)
    for one in opened:
        _open(actor, one, named=False)
    offer(actor, pair)
    done = sorted((one for one in every if one.done_at), key=_done_at, reverse=True)
    for one in done:
        _done(actor, one, reading)


def _all_open(actor: Actor) -> list[FollowUp]:
    return [one for one in follow_ups.follow_ups(current.database(), actor) if one.done_at is None]


def planned(actor: Actor) -> dict[str, str]:
    """Pair → which follow-up with it is open already, in a sentence."""
    pairs: dict[str, list[FollowUp]] = {}
    for one in _all_open(actor):
        pairs.setdefault(one.relationship_id, []).append(one)
    return {pair: words.already(found, _today(actor), plain) for pair, found in pairs.items()}


def opened(actor: Actor) -> None:
    """All that are open, by the day by which they are to be done, folded away."""
    found = _all_open(actor)
    if not found:
        return
    with st.expander(
        f"{words.TITLE}: {words.summary(found, _today(actor))}",
        icon=":material/task_alt:",
        key="follow-ups",
    ):
        for one in found:
            _open(actor, one, named=True)


def offer(actor: Actor, pair: str) -> None:
    """A form to plan a follow-up with a pair; built once somebody opens it."""
    panel = st.popover(
        words.PLAN, icon=":material/add_task:", key=f"plan-{pair}", on_change="rerun"
    )
    if not panel.open:
        return
    owners = follow_ups.owners(current.database(), actor, pair)
    with panel, st.form(f"plan-form-{pair}", border=False):
        _wrong(f"plan-{pair}")
        st.text_area(
            "What will one of you do?",
            key=f"plan-words-{pair}",
            max_chars=follow_ups.LONGEST,
            height=80,
            placeholder="Such as: call the mentee and ask how it is going.",
        )
        _who_and_when(f"plan-{pair}", owners, actor.person_id, _today(actor) + SOON)
        st.caption(words.WHO_READS)
        st.form_submit_button(words.PLAN, type="primary", on_click=_plan, args=(pair,))


def _who_and_when(key: str, names: Mapping[str, str], owner: str, due: date) -> None:
    listed = list(names)
    st.selectbox(
        "Who",
        listed,
        index=listed.index(owner) if owner in names else None,
        format_func=lambda one: one_line(names[one]),
        key=f"{key}-who",
    )
    st.date_input("By when", value=due, key=f"{key}-day")


def _open(actor: Actor, one: FollowUp, *, named: bool) -> None:
    today = _today(actor)
    with st.container(border=True, key=f"follow-up-{one.id}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if named:
                pair = f"{plain(one.mentee)} with {plain(one.mentor)}"
                st.markdown(f"**{pair}**", width="content")
            if words.is_overdue(one, today):
                st.badge("Overdue", icon=":material/schedule:", color="orange")
        st.text(one.words or words.GONE)
        st.caption(words.who(one, today, plain))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _note(one)
            _move(actor, one)
            if named:
                st.page_link(
                    current.page("lead/relationship"),
                    label="Open the pair",
                    icon=":material/group:",
                    query_params={"relationship": one.relationship_id},
                )


def _note(one: FollowUp) -> None:
    panel = st.popover(
        "Note what came of it", icon=":material/check:", key=f"note-{one.id}", on_change="rerun"
    )
    if panel.open:
        with panel, st.form(f"note-form-{one.id}", border=False):
            _wrong(f"note-{one.id}")
            st.text_area(
                "What came of it?",
                key=f"outcome-{one.id}",
                max_chars=follow_ups.LONGEST_OUTCOME,
                height=80,
            )
            st.form_submit_button("It is done", type="primary", on_click=_finish, args=(one,))


def _move(actor: Actor, one: FollowUp) -> None:
    panel = st.popover(
        "Change who or when", icon=":material/edit:", key=f"move-{one.id}", on_change="rerun"
    )
    if panel.open:
        owners = follow_ups.owners(current.database(), actor, one.relationship_id)
        with panel, st.form(f"move-form-{one.id}", border=False):
            _wrong(f"move-{one.id}")
            _who_and_when(f"move-{one.id}", owners, one.owner_id, one.due_on)
            st.form_submit_button("Save", type="primary", on_click=_change, args=(one,))


def _done(actor: Actor, one: FollowUp, reading: RelationshipReading) -> None:
    with st.container(border=True, key=f"follow-up-{one.id}", gap="small"):
        st.text(one.words or words.GONE)
        st.caption(f"Done by {plain(one.done_by)}, {day(_done_at(one))}")
        if one.outcome:
            st.text(one.outcome)
        else:
            st.caption(words.OUTCOME_GONE)
        st.caption(SAYS[since(reading, _done_at(one))])
        if one.done_by_id == actor.person_id:
            st.button(
                "Open it again",
                key=f"again-{one.id}",
                type="tertiary",
                on_click=_reopen,
                args=(one,),
            )


def _done_at(one: FollowUp) -> datetime:
    return one.done_at or one.planned_at


def _today(actor: Actor) -> date:
    zone = ZoneInfo(program.program_of(current.database(), actor).timezone)
    return now().astimezone(zone).date()


def told() -> None:
    """What was done just now, or why it could not be where no panel is open for it."""
    if notice := st.session_state.pop(NOTICE, None):
        st.success(notice, icon=":material/check_circle:")
    _wrong("")


def _wrong(panel: str) -> None:
    """Say in its panel why something could not be done."""
    where, problem = st.session_state.get(PROBLEM, ("", ""))
    if problem and where == panel:
        st.session_state.pop(PROBLEM)
        st.error(problem)


def _do(act: Callable[[], None], notice: str, panel: str = "") -> None:
    """Carry out one act and say what came of it; its panel stays open where it did not work."""
    try:
        act()
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = (panel, str(problem))
        return
    st.session_state[NOTICE] = notice
    if panel:
        st.session_state[panel] = False


def _plan(pair: str) -> None:
    state = st.session_state

    def act() -> None:
        follow_ups.plan(
            current.database(),
            current.guard(lead=True),
            pair,
            words=state[f"plan-words-{pair}"],
            owner_id=state[f"plan-{pair}-who"] or "",
            due_on=state[f"plan-{pair}-day"] or date.min,
            now=now(),
        )

    _do(act, "The follow-up is planned. You find it on Attention until it is done.", f"plan-{pair}")


def _change(one: FollowUp) -> None:
    state = st.session_state

    def act() -> None:
        follow_ups.change(
            current.database(),
            current.guard(lead=True),
            one.id,
            owner_id=state[f"move-{one.id}-who"] or "",
            due_on=state[f"move-{one.id}-day"] or date.min,
            now=now(),
        )

    _do(act, "Saved.", f"move-{one.id}")


def _finish(one: FollowUp) -> None:
    def act() -> None:
        follow_ups.finish(
            current.database(),
            current.guard(lead=True),
            one.id,
            st.session_state[f"outcome-{one.id}"],
            now=now(),
        )

    _do(act, "Noted. You find it on Relationship.", f"note-{one.id}")


def _reopen(one: FollowUp) -> None:
    def act() -> None:
        follow_ups.reopen(current.database(), current.guard(lead=True), one.id, now=now())

    _do(act, "It is open again.")
