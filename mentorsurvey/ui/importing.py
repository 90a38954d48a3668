"""The preview of a roster: what would go in, what would change, what would not go in and why."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.exchange import roster_columns, roster_files, roster_rows
from mentorsurvey.exchange.decoding import ENCODINGS
from mentorsurvey.exchange.roster_files import Choices, Table
from mentorsurvey.now import now
from mentorsurvey.program import Plan, RosterRow
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.reconciling import Reconciled, import_settled, preview
from mentorsurvey.ui import cached, current, missing, returning, roster_plan, which_column
from mentorsurvey.ui import look_alikes as asking
from mentorsurvey.ui.words import count, plain

READ = "read_roster"
"""The file that was read last, so that it is not read again whenever something is chosen."""
FOUND = "found_in_roster"
"""What was found in it last: the questions whose answers the lead may just have given."""


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
    reconciled = _reconciled(mark, found.rows)
    asking.ask(mark, reconciled.alike)
    returning.ask(mark, reconciled.returning)
    _ask_joined_anew(mark, reconciled.plan)
    stays_out = sorted(
        [*reconciled.plan.refused, *found.refused, *table.refused],
        key=lambda refused: refused.line,
    )
    roster_plan.show(reconciled, stays_out)
    is_said = missing.ask(mark, reconciled.missing, unread=found.unread + len(table.refused))
    decisions = _decisions(mark)
    reconciled = replace(reconciled, decisions=decisions)
    if is_said and reconciled.does_something:
        st.button(
            roster_plan.button_words(reconciled),
            type="primary",
            on_click=_import,
            args=(name, found.rows, decisions, len(stays_out)),
        )


def _reconciled(mark: str, rows: list[RosterRow]) -> Reconciled:
    """What the rows come to, found anew only where they, the answers or the program changed."""
    database, actor, decisions = current.database(), current.guard(lead=True), _decisions(mark)
    # What becomes of missing pairs changes nothing of what is found.
    rest = replace(decisions, missing={}, others=None, reason="other", until=None)
    basis = (cached.state(database, actor, now=now()), rest, rows)
    before = st.session_state.get(FOUND)
    if before is not None and (before[0], before[2]) == (mark, basis):
        found: Reconciled = before[1]
    else:
        with st.spinner(f"Comparing {count(len(rows), 'row')} with the program…"):
            found = preview(database, actor, rows, decisions, now=now())
        st.session_state[FOUND] = (mark, found, basis)
    return replace(found, decisions=decisions)


def _decisions(mark: str) -> Decisions:
    """What the lead has said so far of what was found in this file the last time."""
    found = st.session_state.get(FOUND)
    if found is None or found[0] != mark:
        return Decisions()
    same, renamed = asking.answers(mark, found[1].alike)
    said = Decisions(
        again=returning.answers(mark, found[1].returning),
        same=same,
        renamed=renamed,
        joined_anew=tuple(
            line for line in found[1].plan.erased if st.session_state.get(_anew(mark, line))
        ),
    )
    return missing.decide(mark, found[1].missing, said)


def _anew(mark: str, line: int) -> str:
    return f"anew-{line}-{mark}"


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
        with st.spinner(f"Reading {plain(name)}…"):
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


def _ask_joined_anew(mark: str, plan: Plan) -> None:
    """Ask about each row that would bring back somebody who was erased."""
    if not plan.erased:
        return
    st.warning(
        "Usually you take such a row out of your file. Tick its line only if that person has joined"
        " again and knows that you import them.",
        title=f"{count(len(plan.erased), 'row')} of this file would bring back somebody who was"
        " erased.",
    )
    for line in plan.erased:
        st.checkbox(f"Line {line}: this person joined anew", key=_anew(mark, line))


def _import(name: str, rows: Sequence[RosterRow], decisions: Decisions, stayed_out: int) -> None:
    try:
        with st.spinner(f"Importing {count(len(rows), 'row')}…"):
            done = import_settled(
                current.database(),
                current.guard(lead=True),
                rows,
                decisions,
                source=name,
                now=now(),
            )
    except MentorsurveyError as problem:
        st.session_state["people_problem"] = str(problem)
        return
    st.session_state["people_notice"] = roster_plan.done_words(done, stayed_out)
