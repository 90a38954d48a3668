"""Merging two people who are one, on the page of people: what moves, a question, and a way back."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.program.look_alikes import fold
from mentorsurvey.program.merging import (
    MergePreview,
    MovedPair,
    merge_people,
    preview_merge,
    undo_merge,
)
from mentorsurvey.readings.series import label
from mentorsurvey.store.merges import Merge
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current, people_part
from mentorsurvey.ui.correcting import NOTICE, PROBLEM
from mentorsurvey.ui.pair_words import STATUS
from mentorsurvey.ui.words import count, plain


def show(person: Person, everyone: Mapping[str, Person]) -> None:
    """Choose who else this is and who stays; what moves stands above the button."""
    names = told_apart({one.id: (one.name, one.address, one.key) for one in everyone.values()})
    alike = [one.id for one in everyone.values() if fold(one.name) == fold(person.name)]
    others = [one for one in dict.fromkeys((*alike, *everyone)) if one != person.id]
    st.caption(
        "Where somebody is here twice, for instance under an old and a new address, the two become"
        " one: their pairs, forms and cohorts come together. Nothing is deleted, and you can undo"
        " it."
    )
    chosen = st.selectbox(
        "Who else is this?",
        others,
        index=None,
        format_func=lambda one: one_line(names[one]),
        placeholder="Type a name",
        key=f"merge-{person.id}",
    )
    if chosen is None:
        return
    kept_id = st.radio(
        "Whose name and address stay?",
        [person.id, chosen],
        format_func=lambda one: plain(called(everyone[one])),
        key=f"stays-{person.id}-{chosen}",
    )
    gone_id = chosen if kept_id == person.id else person.id
    try:
        seen = preview_merge(
            current.database(), current.guard(lead=True), kept_id, gone_id, now=now()
        )
    except MentorsurveyError as problem:
        st.error(problem.mend, title=problem.what)
        return
    _preview(seen)
    if st.button("Merge the two…", key=f"ask-merge-{person.id}"):
        _confirm(seen)


def called(person: Person) -> str:
    """A name with the address."""
    return f"{person.name}, {person.address or 'without an address'}"


def _preview(seen: MergePreview) -> None:
    kept, gone = plain(seen.kept.name), plain(seen.gone.name)
    if not seen.pairs:
        st.markdown(f"{gone} is in no pair, so no pair and no form moves to {kept}.")
    for one in seen.pairs:
        st.markdown(f"- {_moves(one, kept)}")
    if any(one.twice for one in seen.pairs):
        st.caption(
            "Where both have a form in one round, the pair counts that was answered further. The"
            " other form stays with its author, and counts nowhere."
        )
    links = f"{count(seen.links, 'link')} of {gone} will end. " if seen.links else ""
    st.caption(
        f"{links}Make a new link for {kept} if they only have the old one. They read on their next"
        " visit that you merged the two. What was answered shows only on the device where it was"
        " given."
    )


def _moves(one: MovedPair, kept: str) -> str:
    forms = count(one.forms, "form")
    if one.into is None:
        return f"{plain(label(one.pair))} becomes a pair of {kept}, with {forms}."
    more = f" It is in {plain(', '.join(one.more))} too from now on." if one.more else ""
    twice = f" Both were asked in {count(one.twice, 'round')}." if one.twice else ""
    status = one.into.status(now())
    same = status == one.pair.status(now())
    stands = "" if same else f" It is {STATUS[status].lower()}, as it is for {kept}."
    return (
        f"{plain(label(one.pair))} and {plain(label(one.into))} become one pair, with {forms}"
        f" more.{twice}{more}{stands}"
    )


@st.dialog("Are they one person?")
def _confirm(seen: MergePreview) -> None:
    st.markdown(
        f"**{plain(called(seen.gone))}** becomes part of **{plain(called(seen.kept))}**, and is"
        " on no list any more."
    )
    st.write("You can undo it under “What was changed”. Ended links stay ended.")
    with st.container(horizontal=True):
        if st.button(
            "They are one person",
            type="primary",
            key="merge_confirm",
            on_click=_merge,
            args=(seen,),
        ):
            st.rerun()
        if st.button("Leave them as they are"):
            st.rerun()


def _merge(seen: MergePreview) -> None:
    try:
        done = merge_people(
            current.database(),
            current.guard(lead=True),
            seen.kept.id,
            seen.gone.id,
            now=now(),
        )
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    people_part.open_person(done.kept.id)
    ended = f" {count(done.links, 'link')} ended." if done.links else ""
    st.session_state[NOTICE] = (
        f"{plain(done.gone.name)} is part of {plain(done.kept.name)} now, with"
        f" {count(len(done.pairs), 'pair')} and {count(done.forms, 'form')}.{ended} You can undo"
        " it under “What was changed”."
    )


def merge_words(merge: Merge, *, parted: bool) -> str:
    """A merge in somebody's history, in a sentence."""
    gone = f"{plain(merge.gone)} ({plain(merge.gone_address or 'no address')})"
    if parted:
        return f"{plain(merge.undone_by)} took back that {gone} and {plain(merge.kept)} are one."
    return f"{plain(merge.by)} merged {gone} into {plain(merge.kept)}."


def undo_button(merge: Merge) -> None:
    """Take a merge back, beside it in the history."""
    st.button("Undo", key=f"part-{merge.id}", on_click=_undo, args=(merge,))


def _undo(merge: Merge) -> None:
    try:
        stayed = undo_merge(current.database(), current.guard(lead=True), merge.id, now=now())
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
        return
    forms = (
        f" {count(stayed, 'form')} in which something was answered since"
        f" {'stays' if stayed == 1 else 'stay'} with {plain(merge.kept)}."
        if stayed
        else ""
    )
    st.session_state[NOTICE] = (
        f"{plain(merge.gone)} and {plain(merge.kept)} are two people again.{forms} Make a new link"
        f" for {plain(merge.gone)}: the old ones stay ended."
    )
