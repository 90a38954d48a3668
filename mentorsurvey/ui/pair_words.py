"""The sentences about a pair that has ended or is paused, and what came of a change to one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, tzinfo

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.program.deciding import Standing
from mentorsurvey.program.pausing import REASONS
from mentorsurvey.store.breaks import Break, long_day
from mentorsurvey.store.relationships import Relationship

NOTICE, PROBLEM, UNDO = "people_notice", "people_problem", "people_undo"
STATUS: Mapping[str, str] = {
    "active": "Active",
    "paused": "Paused",
    "ended": "Ended",
    "ahead": "Not begun",
}


DECIDING: Mapping[str, str] = {
    "deciding": "Still deciding",
    "not_started": "Did not start",
    "unmatched": "Needs another match",
}
"""How a pair's decision stands → what its status says. Never who decided what."""


def status_words(
    pair: Relationship, standing: Standing | None, unmatched: Collection[str], now: datetime
) -> str:
    """The status of a pair, with what leads know of a decision of the two."""
    status = pair.status(now)
    if pair.id in unmatched:
        return DECIDING["unmatched"]
    if status == "ended" and standing == "not_started":
        return DECIDING["not_started"]
    if status == "active" and standing == "deciding":
        return DECIDING["deciding"]
    return STATUS[status]


def phases_words(phases: Sequence[tuple[str, date]]) -> str:
    """A pair's phases with their first days, in a line; empty where there was one alone."""
    if len(phases) < 2:
        return ""
    said = [f"{phase} from {long_day(since)}" for phase, since in phases]
    return f"Phases: {', '.join(said)}."


def break_words(one: Break, now: datetime, where: tzinfo) -> str:
    """One line of a pair's history for leads; empty where it was taken back before it began."""
    if one.stops_at is not None and one.stops_at <= one.starts_at and one.anew_on is None:
        return ""
    if one.kind == "ahead" and one.stops_at is not None:
        begins = "Begins" if one.stops_at > now else "Began"
        return f"{begins} on {long_day(one.stops_at.astimezone(where))}."
    since = long_day(one.starts_at.astimezone(where))
    until = long_day(one.stops_at.astimezone(where)) if one.stops_at else ""
    why = REASONS[one.reason]
    if one.kind == "ended":
        did = "Ends" if one.starts_at > now else "Ended"
        again = f" It went on again on {until}." if until else ""
        if one.anew_on is not None and one.stops_at is not None:
            starts = "starts" if one.stops_at > now else "started"
            again = f" It {starts} anew on {long_day(one.anew_on)}."
        return f"{did} on {since}: {why}.{again}"
    goes = "goes" if one.stops_at and one.stops_at > now else "went"
    did = "Pauses" if one.starts_at > now else "Paused"
    return f"{did} on {since}: {why}. It {goes} on again on {until}."


def try_change(do: Callable[[], object], said: str) -> None:
    """Do something on the page of people; its next run says what happened, or why not."""
    try:
        do()
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
    else:
        st.session_state[NOTICE] = said


def close_when_done() -> None:
    """Close a dialog whose button did its work: what it asked about may be there no more."""
    if NOTICE in st.session_state or PROBLEM in st.session_state:
        st.rerun()


def undo_later(import_id: str) -> None:
    """Let the page's next run offer to undo what was just done; nothing where that cannot be."""
    st.session_state[UNDO] = import_id


def listed(rounds: Sequence[int]) -> str:
    """Such as "round 3", or "rounds 3 and 4"."""
    *others, last = [str(one) for one in rounds]
    return f"rounds {', '.join(others)} and {last}" if others else f"round {last}"


def asks_words(rounds: Sequence[int], already: bool) -> str:
    """From when on a new pair is asked, where rounds are open."""
    verb = "are" if len(rounds) > 1 else "is"
    return f"In {listed(rounds)}, which {verb} open" if already else "In the next round"
