"""What a roster would do, before anything is written, and what it did."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from mentorsurvey import program
from mentorsurvey.program import Plan, Refused
from mentorsurvey.program.reconciling import Reconciled
from mentorsurvey.program.roster_changes import Change
from mentorsurvey.ui.words import count, plain

WHAT = {
    "name": "Name",
    "address": "Address",
    "cohort": "Cohort",
    "department": "Department",
}
NOTHING_YET = "none yet"


def show(found: Reconciled, stays_out: Sequence[Refused]) -> None:
    """The new pairs, the changes, and the rows that stay out."""
    plan = found.plan
    with st.container(horizontal=True):
        st.metric("New relationships", len(plan.new), border=True)
        st.metric("New people", plan.people_named, border=True)
        st.metric("Changes", len(found.changes), border=True)
        st.metric("Already there", plan.present, border=True)
        st.metric("Rows refused", len(stays_out), border=True)
    _new(plan)
    _changes(found.changes)
    for value, known in plan.rewritten.items():
        st.caption(f"“{plain(value)}” is taken for “{plain(known)}”: only the capitals differ.")
    if plan.stays_ended:
        st.caption(
            f"{count(plan.stays_ended, 'row')} about pairs that have ended and stay so. To change"
            " that, choose the pair under *Work with a pair*."
        )
    if plan.line_managers:
        st.caption(
            f"This file names line managers for {count(len(plan.line_managers), 'pair')}. They are"
            " kept out of those pairs, also if you undo the import of a pair that was here before."
        )
    if stays_out:
        st.markdown(
            "**Rows that stay out.** Answer what is asked above. Mend the others in your file, and"
            " import it again."
        )
        st.dataframe(
            pd.DataFrame(
                {"Line": [row.line for row in stays_out], "Why": [row.why for row in stays_out]}
            ),
            hide_index=True,
            alt="The rows that are refused, and why",
        )
    elif not found.does_something:
        st.success("Everything in this file is in the program already. Nothing to do.")


def _new(plan: Plan) -> None:
    if not plan.new:
        return
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


def _changes(changes: Sequence[Change]) -> None:
    if not changes:
        return
    with st.expander(f"What changes: {count(len(changes), 'entry', 'entries')}", expanded=True):
        st.dataframe(
            pd.DataFrame(
                {
                    "Line": [one.line for one in changes],
                    "Who": [one.who for one in changes],
                    "What": [WHAT[one.what] for one in changes],
                    "Today": [one.before or NOTHING_YET for one in changes],
                    "Then": [one.after for one in changes],
                }
            ),
            hide_index=True,
            alt="What the import changes of people and pairs that are here already",
        )
        if any(one.what == "address" and one.before for one in changes):
            st.caption("Links to an old address end. Make new ones afterwards.")
        if any(one.what in ("cohort", "department") and one.before for one in changes):
            st.caption("A pair keeps the cohorts that it was in, and is invited only once.")


def button_words(found: Reconciled) -> str:
    """What the button does."""
    if found.plan.new:
        return f"Import {count(len(found.plan.new), 'relationship')}"
    return "Import the changes" if _is_import(found) else "Remember what I said"


def _is_import(found: Reconciled) -> bool:
    """Whether anything changes beyond what is remembered for the next import."""
    return found.is_kept or found.plan.changes


def _verb(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def done_words(done: Reconciled, stayed_out: int) -> str:
    """What an import did, in sentences."""
    plan = done.plan
    if plan.new:
        said = [f"{count(len(plan.new), 'relationship')} imported."]
    elif _is_import(done):
        said = ["The changes are imported."]
    else:
        said = ["What you said is remembered."]
    if stayed_out:
        said.append(f"{count(stayed_out, 'row')} stayed out.")
    for number, words in (
        (done.becoming("end"), "ended"),
        (done.becoming("pause"), "paused"),
    ):
        if number:
            said.append(f"{count(number, 'pair')} {words}.")
    if kept := done.becoming("keep"):
        stay = "stays as it is" if kept == 1 else "stay as they are"
        said.append(f"{count(kept, 'pair')} not in your file {stay}.")
    if number := done.coming_back("go_on"):
        said.append(f"{count(number, 'pair')} that had ended {_verb(number, 'goes', 'go')} on.")
    if number := done.coming_back("anew"):
        said.append(f"{count(number, 'pair')} {_verb(number, 'starts', 'start')} anew.")
    if plan.invitations:
        said.append(f"{count(plan.invitations, 'invitation')} to open rounds were added.")
    return " ".join(said)
