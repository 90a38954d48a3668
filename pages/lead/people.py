"""The roster: in with a preview, out with an undo; who is paired with whom."""

import pandas as pd
import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.ui import correcting, current, importing, pairs_part
from mentorsurvey.ui.pair_words import STATUS
from mentorsurvey.ui.words import count, day, plain
from mentorsurvey.web.clock import now

actor = current.guard(lead=True)
database = current.database()
pairs = program.relationships(database, actor)

st.title("People")
if notice := st.session_state.pop("people_notice", None):
    st.success(notice, icon=":material/check_circle:")
if problem := st.session_state.pop("people_problem", None):
    st.error(problem)

if pairs:
    people = {pair.mentor_id for pair in pairs} | {pair.mentee_id for pair in pairs}
    st.write(f"{count(len(pairs), 'relationship')} of {count(len(people), 'person', 'people')}.")
    statuses = {pair.id: STATUS[pair.status(now())] for pair in pairs}
    shown = pairs
    if set(statuses.values()) != {STATUS["active"]}:
        chosen = st.pills(
            "Show", list(STATUS.values()), selection_mode="multi", key="people_status"
        )
        shown = [pair for pair in pairs if not chosen or statuses[pair.id] in chosen]
    listed = {
        "Mentee": [pair.mentee for pair in shown],
        "Mentor": [pair.mentor for pair in shown],
        "Cohort": [", ".join(pair.cohorts) for pair in shown],
    }
    if any(pair.departments for pair in shown):
        listed["Department"] = [", ".join(pair.departments) for pair in shown]
    listed["Phase"] = [pair.phase.title() for pair in shown]
    listed["Status"] = [statuses[pair.id] for pair in shown]
    st.dataframe(
        pd.DataFrame(listed),
        hide_index=True,
        alt="Who is paired with whom",
    )
else:
    st.info(
        "Import a file with a row for each pair: a column for the mentor, one for the mentee, and,"
        " where you have them, their addresses and the cohort.",
        title="Nobody is here yet.",
        icon=":material/group_add:",
    )

if pairs:
    with st.expander("Work with a pair", key="people_pair", on_change="rerun"):
        pairs_part.show()
    with st.expander("Correct a name or an address"):
        correcting.show()

st.header("Import a roster")
upload = st.file_uploader("A CSV or Excel file", type=["csv", "xlsx"], key="roster_file")
if upload is not None:
    try:
        importing.show(upload.name, upload.getvalue())
    except MentorsurveyError as problem:
        st.error(problem.mend, title=problem.what)

done = program.imports(database, actor)
if done:
    st.header("What was imported")


@st.dialog("Undo this import?")
def confirm_undo(import_id: str, what: str) -> None:
    """Ask once more, then take the import back."""
    st.write(
        f"This import brought {what}. What it brought is removed, with invitations and with people"
        " whom nothing else names. A pair that another import names too stays. Nothing that"
        " anybody answered is ever removed."
    )
    with st.container(horizontal=True):
        if st.button("Undo it", type="primary"):
            try:
                program.undo_import(
                    current.database(), current.guard(lead=True), import_id, now=now()
                )
            except MentorsurveyError as problem:
                st.session_state["people_problem"] = str(problem)
            else:
                st.session_state["people_notice"] = "The import is undone."
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


for each in done:
    brought = count(each.relationships, "pair")
    if each.added_to:
        brought += f", and a cohort or department for {count(each.added_to, 'pair')} more"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{plain(each.source)}**, {day(each.imported_at)}: "
            + ("undone" if each.undone_at else brought),
            width="stretch",
        )
        if each.undone_at is None and st.button("Undo…", key=f"undo-{each.id}"):
            confirm_undo(each.id, brought)
