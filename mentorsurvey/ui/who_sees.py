"""Beside a question: whether its answer is saved, who will see it, and the switches for that."""

import streamlit as st

from mentorsurvey.access.audiences import Viewer
from mentorsurvey.instruments.items import HIGH
from mentorsurvey.instruments.promises import (
    HALVES,
    ToLeads,
    ToPartner,
    to_leads,
    to_partner,
)
from mentorsurvey.ui import answering, readers
from mentorsurvey.ui.answering import Asked
from mentorsurvey.ui.words import time_of_day

LET: dict[ToPartner | ToLeads, str] = {
    "half": f"{{partner}} may see whether I answer {HALVES}",
    "topic": f"{{partner}} may see whether my answers on this topic average {HIGH} or more",
    "choice": "Let {partner} see this",
    "words": "Let {partner} read this",
    "score": "My program may count it in a score",
    "joint": "My program may average it with {partner}’s answer",
    "totals": "My program may count it in totals",
    "number": "My program may see this number",
    "answer": "Let the program read this answer",
}
"""How an answer reaches somebody → what the switch for that says."""

OPEN: frozenset[ToPartner | ToLeads] = frozenset({"choice", "words", "answer"})
"""Where somebody sees the answer as it stands: these switches are never folded away."""

TITLE = "Change who sees this"


def show(asked: Asked) -> None:
    """The sentence; behind it, or for words and choices below it, a switch for each reader."""
    ways, offered = _ways(asked), switches(asked)
    answer = asked.form.visible(asked.item.id)
    saved = f":material/check: {time_of_day(answer.answered_at)} · " if answer else ""
    line = f"{saved}:material/visibility: {asked.promise}"
    if offered and not OPEN.intersection(ways.values()):
        with st.expander(line, type="compact", key=f"who-{asked.css}"):
            st.caption(f"**{TITLE}**")
            _draw(asked, offered)
    else:
        st.caption(line)
        _draw(asked, offered)


def switches(asked: Asked) -> dict[Viewer, str]:
    """Each reader who can be let in or kept out, and what the switch for that says."""
    limit = readers.limit(asked.form, asked.item)
    return {
        viewer: LET[way].format(partner=asked.partner)
        for viewer, way in _ways(asked).items()
        if limit.admits(viewer)
    }


def _ways(asked: Asked) -> dict[Viewer, ToPartner | ToLeads]:
    """How the answer would reach each reader whom it can reach."""
    form, item = asked.form, asked.item
    found: dict[Viewer, ToPartner | ToLeads | None] = {
        "partner": to_partner(form.instrument, item),
        "leads": to_leads(form.instrument, item, form.side, totals_only=form.totals_only),
    }
    return {viewer: way for viewer, way in found.items() if way is not None}


def _draw(asked: Asked, offered: dict[Viewer, str]) -> None:
    standing = asked.form.audience(asked.item)
    with st.container(gap=None):
        for viewer, words in offered.items():
            key = f"{viewer}:{asked.key}"
            st.session_state[key] = standing.admits(viewer)
            st.toggle(words, key=key, on_change=answering.set_viewer, args=(asked, viewer, key))
