"""The people and their pairs: found, opened, corrected; rosters in with a preview."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.ui import (
    adding,
    another_match,
    cached,
    correcting,
    current,
    importing,
    links_part,
    merging_part,
    pairs_part,
    people_list,
    people_part,
    person_history,
    undoing,
)
from mentorsurvey.ui.words import count, day, plain

actor = current.guard(lead=True)
database = current.database()
roster = cached.roster(database, actor, now=now())
pairs, everyone = roster.pairs, roster.everyone

st.title("People")
if notice := st.session_state.pop("people_notice", None):
    st.success(notice, icon=":material/check_circle:")
if problem := st.session_state.pop("people_problem", None):
    st.error(problem)
undoing.show()

offered = list(everyone)
if pairs:
    another_match.show(roster)
    adding.fold(beside_a_mentee=True)
    offered = people_list.show(roster)
else:
    st.info(
        "Import a file with a row for each pair: a column for the mentor, one for the mentee, and,"
        " where you have them, their addresses and the cohort.",
        title="Nobody is here yet.",
        icon=":material/group_add:",
    )

person = people_part.choose(roster, offered)
if person:
    people_part.show(person, pairs, now=now())
if pairs:
    with st.expander("Work with a pair", key=people_part.PAIR_OPEN, on_change="rerun"):
        pairs_part.show()
if person:
    with st.expander("Correct the name or the address"):
        correcting.show(person)
    links = st.expander("Personal links", key="people_links", on_change="rerun")
    if links.open:
        with links:
            links_part.show(person)
    same = "Merge with somebody who is the same person"
    with st.expander(same, key="people_merge", on_change="rerun") as part:
        if part.open:
            merging_part.show(person, everyone)
    with st.expander("What was changed", key="people_changed", on_change="rerun") as part:
        if part.open:
            person_history.show(person)
else:
    links_part.forget()

adding.fold(beside_a_mentee=False)

st.header("Import a roster")
upload = st.file_uploader("A CSV or Excel file", type=["csv", "xlsx"], key="roster_file")
if upload is not None:
    try:
        importing.show(upload.name, upload.getvalue())
    except MentorsurveyError as problem:
        st.error(problem.mend, title=problem.what)

done = roster.imports
if done:
    st.header("What was imported or added")


@st.dialog("Undo this?")
def confirm_undo(import_id: str, what: str) -> None:
    """Ask once more, then take the import back."""
    st.write(
        f"This brought {what}. What it brought is removed, with invitations and with people whom"
        " nothing else names. A pair that ended by it goes on, and one that another import names"
        " too stays. What it changed is as it was before, unless it was changed again since."
        " Nothing that anybody answered is ever removed."
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
                st.session_state["people_notice"] = "That is undone."
            st.rerun()
        if st.button("Keep it"):
            st.rerun()


for each in done:
    brought = count(each.relationships, "pair")
    if each.added_to:
        brought += f", and a cohort or department for {count(each.added_to, 'pair')} more"
    if each.ended:
        brought += f", and ended {count(each.ended, 'pair')}"
    if each.changed:
        brought += f", and {count(each.changed, 'change')} of people and pairs"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{plain(each.source) or 'Added by hand'}**, {day(each.imported_at)}: "
            + ("undone" if each.undone_at else brought),
            width="stretch",
        )
        if each.undone_at is None and st.button("Undo…", key=f"undo-{each.id}"):
            confirm_undo(each.id, brought)
