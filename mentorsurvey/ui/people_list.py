"""The list of pairs on the page of people: searched, narrowed by filters and status."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from mentorsurvey.readings import filter_words
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui import filtering, people_part
from mentorsurvey.ui.finding import holds, letters
from mentorsurvey.ui.pair_words import DECIDING, STATUS
from mentorsurvey.ui.whole_roster import Roster, table_of
from mentorsurvey.ui.words import count

TABLE = "people_table"
NAMES = ("Mentee", "Mentor")
WIDE = 170
"""Pixels of a column of which the longest words come late: its width goes by the first rows."""


def show(roster: Roster) -> list[str]:
    """Draw the pairs that fit what is asked for; the ids of the people who can be opened."""
    pairs, everyone, statuses = roster.pairs, roster.everyone, roster.statuses
    st.write(
        f"{count(len(pairs), 'pair')} of {count(len(roster.in_pairs), 'person', 'people')}."
        " Choose a name in the list to open it."
    )
    part = filtering.choose(roster.filters, filter_words.whole_roster, totals=False)
    words, chosen = _asked(roster)
    if not words and not part and not chosen:
        _table(pairs, roster.table)
        return list(everyone)
    fits = {one for one in everyone if _holds(everyone[one], words)} if words else set(everyone)
    shown = [
        pair
        for pair in pairs
        if (not words or pair.mentor_id in fits or pair.mentee_id in fits)
        and part.holds(pair)
        and (not chosen or statuses[pair.id] in chosen)
    ]
    if shown:
        _table(shown, table_of(shown, statuses))
    else:
        st.info("No pair matches. Clear a filter above to see more.", icon=":material/search_off:")
    if len(shown) == len(pairs):
        return list(everyone)
    here = {one for pair in shown for one in (pair.mentee_id, pair.mentor_id)}
    unpaired = set() if part or chosen else fits - roster.in_pairs
    return [one for one in everyone if one in fits and (one in here or one in unpaired)]


def _asked(roster: Roster) -> tuple[list[str], list[str]]:
    """The words and the statuses that the lead asks for."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Search", key="people_search", placeholder="A name or an address", type="search"
        )
        chosen: list[str] = []
        said = set(roster.statuses.values())
        if said != {STATUS["active"]}:
            chosen = st.pills(
                "Status",
                [*STATUS.values(), *(one for one in DECIDING.values() if one in said)],
                selection_mode="multi",
                key="people_status",
            )
    return letters(words or "").split(), chosen


def _holds(person: Person, words: Sequence[str]) -> bool:
    return holds(f"{person.name} {person.address or ''}", words)


def _table(shown: Sequence[Relationship], table: pd.DataFrame) -> None:
    def chosen() -> None:
        """Open whom the lead points at: a person by their name, a pair by anything else of it."""
        for row, column in st.session_state[TABLE].selection.cells:
            if row >= len(shown):
                continue
            pair = shown[row]
            if column in NAMES:
                people_part.open_person(pair.mentee_id if column == "Mentee" else pair.mentor_id)
            else:
                people_part.open_pair(pair.id)

    st.dataframe(
        table,
        hide_index=True,
        alt="Who is paired with whom",
        key=TABLE,
        on_select=chosen,
        selection_mode="single-cell",
        column_config={"Status": st.column_config.TextColumn(width=WIDE)},
    )
