"""Which column of a roster is what: as it was understood, and as the lead says it."""

import streamlit as st

from mentorsurvey.exchange import roster_columns
from mentorsurvey.exchange.roster_columns import Layout
from mentorsurvey.exchange.roster_files import Table
from mentorsurvey.program import FIELDS
from mentorsurvey.ui.words import plain

NAMES = ("mentor", "mentee")
TITLES = {
    "mentor": "Mentor's name",
    "mentee": "Mentee's name",
    "cohort": "Cohort",
    "mentor_email": "Mentor's address",
    "mentee_email": "Mentee's address",
    "mentor_id": "Mentor's id",
    "mentee_id": "Mentee's id",
    "line_manager": "Line manager's address (kept out of the relationship)",
    "department": "Department",
    "since": "Day from which cohort and department count",
}
NOT_THERE = "not in this file"
NO_NAMES = "no line names them"


def choose(mark: str, table: Table) -> Layout:
    """Which column is what: as understood, and as the lead says where that is not right."""
    guessed = roster_columns.understand(table.columns)
    said: dict[str, tuple[str, ...]] = {}
    with st.expander("Which column is what", expanded=not guessed.is_whole):
        _header(mark, table)
        for fields in (NAMES, FIELDS[len(NAMES) :]):
            standing = roster_columns.understand(table.columns, said)
            for field in fields:
                fits = standing.unclear.get(field, ())
                if fits:
                    listed = " and ".join(f"“{plain(one)}”" for one in fits)
                    st.info(f"{listed} both fit “{TITLES[field]}”. Choose one below.")
                of = standing.columns(field)
                chosen = (_names if field in NAMES else _column)(
                    mark, field, table.columns, of, is_unclear=bool(fits)
                )
                if chosen is not None and (fits or chosen != of):
                    said[field] = chosen
        for side in NAMES:
            people = guessed.of("mentor" if side == "mentor" else "mentee")
            if len(people) > 1:
                names = ", ".join(f"“{plain(' '.join(who.name))}”" for who in people)
                st.caption(f"A row names several {side}s: {names}. Each makes a pair.")
    return roster_columns.understand(table.columns, said)


def _header(mark: str, table: Table) -> None:
    lines = {line: " · ".join(cell for cell in cells if cell) for line, cells in table.first}
    st.selectbox(
        "The line that names the columns",
        [*lines, 0],
        index=[*lines, 0].index(table.header),
        format_func=lambda line: f"Line {line}: {lines[line][:80]}" if line else NO_NAMES,
        key=f"header-{mark}",
    )


def _names(
    mark: str, field: str, columns: tuple[str, ...], standing: tuple[str, ...], *, is_unclear: bool
) -> tuple[str, ...] | None:
    """The columns of a name as they are chosen, two for a first and a last name; else None."""
    chosen = tuple(
        st.multiselect(
            TITLES[field],
            columns,
            default=list(standing),
            max_selections=2,
            placeholder="One column, or first and last name",
            key=f"map-{field}-{mark}",
        )
    )
    return None if is_unclear and not chosen else chosen


def _column(
    mark: str, field: str, columns: tuple[str, ...], standing: tuple[str, ...], *, is_unclear: bool
) -> tuple[str, ...] | None:
    """The column of a field as it is chosen; None where that is still to be said."""
    offered = [NOT_THERE, *columns]
    chosen = st.selectbox(
        TITLES[field],
        offered,
        index=None if is_unclear else offered.index(standing[0]) if standing else 0,
        placeholder="Choose one",
        key=f"map-{field}-{'|'.join(standing) or is_unclear}-{mark}",
    )
    if chosen is None:
        return None
    return () if chosen == NOT_THERE else (str(chosen),)
