"""The preview of a roster: which column is what, what would go in, what would not and why."""

import zlib

import pandas as pd
import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.exchange import roster_columns, roster_files, roster_rows
from mentorsurvey.exchange.decoding import ENCODINGS
from mentorsurvey.exchange.roster_files import Choices, Table
from mentorsurvey.program import Plan, RosterRow
from mentorsurvey.program.look_alikes import Answers, look_alikes
from mentorsurvey.program.reconciling import import_settled, preview
from mentorsurvey.ui import current, which_column
from mentorsurvey.ui import look_alikes as asking
from mentorsurvey.ui.words import count, plain
from mentorsurvey.web.clock import now

READ = "read_roster"
"""The file that was read last, so that it is not read again whenever something is chosen."""


def show(name: str, content: bytes) -> None:
    """Preview an uploaded roster and offer to import it.

    Raises
    ------
    MentorsurveyError
        Where the file cannot be read; says what to do.
    """
    mark = f"{name}:{len(content)}:{zlib.crc32(content)}"
    table = _read(mark, name, content)
    for notice in table.notices:
        st.warning(plain(notice))
    layout = which_column.choose(mark, table)
    if not layout.is_whole:
        return
    for notice in roster_columns.unused(layout):
        st.caption(plain(notice))
    found = roster_rows.pairs(table.rows, layout)
    if found.several and st.checkbox(
        f"Take them as several people: {count(len(found.several), 'row')} with several people in"
        f" a cell, the first one on line {found.several[0]}.",
        key=f"split-{mark}",
    ):
        found = roster_rows.pairs(table.rows, layout, split=True)
    database, actor = current.database(), current.guard(lead=True)
    alike = look_alikes(database, actor, found.rows)
    asking.ask(mark, alike)
    said = asking.answers(mark, alike)
    plan, _ = preview(database, actor, found.rows, said)
    joined = _joined_anew(mark, plan)
    if joined:
        plan, _ = preview(database, actor, found.rows, said, joined_anew=joined)
    plan.refused = sorted(
        [*plan.refused, *found.refused, *table.refused], key=lambda refused: refused.line
    )
    _plan(plan)
    if plan.changes:
        st.button(
            f"Import {count(len(plan.new), 'relationship')}" if plan.new else "Import the changes",
            type="primary",
            on_click=_import,
            args=(name, found.rows, said, len(plan.refused), joined),
        )


def _read(mark: str, name: str, content: bytes) -> Table:
    """The file as the lead's choices say; read anew only where one of them is another one."""
    choices = Choices(
        encoding=st.session_state.get(f"encoding-{mark}"),
        sheet=st.session_state.get(f"sheet-{mark}"),
        header=st.session_state.get(f"header-{mark}"),
    )
    before = st.session_state.get(READ)
    if before is not None and before[0] == (mark, choices):
        table: Table = before[1]
    else:
        table = roster_files.read((name, content), choices)
        st.session_state[READ] = ((mark, choices), table)
    _choose(mark, table)
    return table


def _choose(mark: str, table: Table) -> None:
    """Where a file can be read in several ways: which one."""
    if table.sheets:
        st.selectbox(
            "Sheet",
            sorted(table.sheets),
            index=None,
            key=f"sheet-{mark}",
            placeholder=table.sheets[0],
        )
    if table.samples:
        st.radio(
            "Which line shows the names as they should be?",
            list(table.samples),
            index=None,
            format_func=lambda one: f"{plain(table.samples[one])} ({ENCODINGS[one]})",
            key=f"encoding-{mark}",
        )


def _joined_anew(mark: str, plan: Plan) -> tuple[int, ...]:
    """Ask about each row that would bring back somebody who was erased."""
    erased = [row for row in plan.refused if row.erased]
    if not erased:
        return ()
    st.warning(
        "Usually you take such a row out of your file. Tick its line only if that person has joined"
        " again and knows that you import them.",
        title=f"{count(len(erased), 'row')} of this file would bring back somebody who was erased.",
    )
    return tuple(
        row.line
        for row in erased
        if st.checkbox(f"Line {row.line}: this person joined anew", key=f"anew-{row.line}-{mark}")
    )


def _plan(plan: Plan) -> None:
    with st.container(horizontal=True):
        st.metric("New relationships", len(plan.new), border=True)
        st.metric("New people", plan.people_named, border=True)
        st.metric("Already there", plan.present, border=True)
        st.metric("Rows refused", len(plan.refused), border=True)
    if plan.new:
        names = program.names_in(plan)
        with st.expander(f"The {count(len(plan.new), 'new relationship')}"):
            st.dataframe(
                pd.DataFrame(
                    {
                        "Line": [pair.line for pair in plan.new],
                        "Mentee": [names[pair.mentee.key] for pair in plan.new],
                        "Mentor": [names[pair.mentor.key] for pair in plan.new],
                        "Cohort": [pair.cohort for pair in plan.new],
                    }
                ),
                hide_index=True,
                alt="The relationships that would be imported",
            )
    for number, what in (
        (len(plan.addresses), "address that was missing"),
        (len(plan.renamed), "name for an address"),
    ):
        if number:
            st.caption(f"Besides: {number} × {what}.")
    if plan.added:
        st.caption(
            f"A cohort or a department is new in {count(len(plan.added), 'row')} about pairs that"
            " are here already, or stand in an earlier row. Nobody is invited twice."
        )
    if plan.line_managers:
        st.caption(
            f"This file names line managers for {count(len(plan.line_managers), 'pair')}. They are"
            " kept out of those pairs, also if you undo the import of a pair that was here before."
        )
    if plan.refused:
        st.markdown("**Rows that stay out.** Mend them in your file and import it again.")
        st.dataframe(
            pd.DataFrame(
                {
                    "Line": [row.line for row in plan.refused],
                    "Why": [row.why for row in plan.refused],
                }
            ),
            hide_index=True,
            alt="The rows that are refused, and why",
        )
    elif not plan.changes:
        st.success("Everything in this file is in the program already. Nothing to do.")


def _import(
    name: str,
    rows: list[RosterRow],
    said: Answers,
    stayed_out: int,
    joined_anew: tuple[int, ...],
) -> None:
    try:
        plan = import_settled(
            current.database(),
            current.guard(lead=True),
            rows,
            said,
            source=name,
            joined_anew=joined_anew,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["people_problem"] = str(problem)
        return
    refused = f" {count(stayed_out, 'row')} stayed out." if stayed_out else ""
    invited = (
        f" {count(plan.invitations, 'invitation')} to open rounds were added."
        if plan.invitations
        else ""
    )
    st.session_state["people_notice"] = (
        f"{count(len(plan.new), 'relationship')} imported.{refused}{invited}"
        if plan.new
        else f"The changes are imported.{refused}"
    )
