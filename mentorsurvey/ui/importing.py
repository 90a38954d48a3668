"""The preview of a roster: which column is what, what would go in, what would not and why."""

import pandas as pd
import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError, RosterError
from mentorsurvey.exchange import roster_files
from mentorsurvey.program import FIELDS, Plan
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count
from mentorsurvey.web.clock import now

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


def show(name: str, content: bytes) -> None:
    """Preview an uploaded roster and offer to import it.

    Raises
    ------
    MentorsurveyError
        Where the file cannot be read; says what to do.
    """
    table = roster_files.read((name, content))
    for notice in table.notices:
        st.warning(notice)
    mapping = _mapping(table.columns)
    try:
        mapping = program.mapping_for(table.columns, mapping)
    except RosterError:
        st.info("Choose which column holds the mentor and which the mentee.")
        return
    plan = program.plan_roster(current.database(), current.guard(lead=True), table.rows, mapping)
    _plan(plan)
    if plan.changes:
        st.button(
            f"Import {count(len(plan.new), 'relationship')}" if plan.new else "Import the changes",
            type="primary",
            on_click=_import,
            args=(name, content, mapping),
        )


def _mapping(columns: tuple[str, ...] | list[str]) -> dict[str, str]:
    known = program.guess_mapping(columns)
    with st.expander("Which column is what", expanded=not {"mentor", "mentee"} <= set(known)):
        chosen = {
            field: st.selectbox(
                TITLES[field],
                [NOT_THERE, *columns],
                index=[NOT_THERE, *columns].index(known.get(field, NOT_THERE)),
                key=f"map-{field}",
            )
            for field in FIELDS
        }
    return {field: column for field, column in chosen.items() if column != NOT_THERE}


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


def _import(name: str, content: bytes, mapping: dict[str, str]) -> None:
    try:
        plan = program.import_roster(
            current.database(),
            current.guard(lead=True),
            roster_files.read((name, content)).rows,
            mapping,
            source=name,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state["people_problem"] = str(problem)
        return
    refused = f" {count(len(plan.refused), 'row')} stayed out." if plan.refused else ""
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
