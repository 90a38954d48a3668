"""Noting that somebody looks at something: once a day, and never in the way of the page."""

from datetime import datetime

import streamlit as st

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotRead, NotSaved
from mentorsurvey.program import record
from mentorsurvey.ui import current

_NOTED = "looks"
"""Of this tab: what was noted → when the day ends for which it is noted."""


def page(actor: Actor, name: str, *, now: datetime) -> None:
    """Note that a lead opens a page of leads. Which pair they look at is noted by its page."""
    folder, _, title = name.partition("/")
    if actor.is_lead and folder == "lead" and title != "relationship":
        note(actor, "page", title, now=now)


def note(actor: Actor, kind: record.Seen, object_id: str, *, now: datetime) -> None:
    """Note a look, where this tab has not done so today.

    Where nothing can be saved, the page is shown all the same: leads must be able to read whom to
    check in with on a full disk too. The log says so, and the next run of a page tries again.
    """
    noted: dict[tuple[str, str], datetime] = st.session_state.setdefault(_NOTED, {})
    if now < noted.get((kind, object_id), now):
        return
    try:
        ends = record.look(current.database(), actor, kind, object_id, now=now)
    except (NotRead, NotSaved):
        return
    noted[kind, object_id] = ends
