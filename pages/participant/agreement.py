"""The agreement of a pair: what both confirmed, what waits, and one's own draft."""

from collections.abc import Callable

import streamlit as st

from mentorsurvey.errors import AnsweredElsewhere, MentorsurveyError, ResponseClosed
from mentorsurvey.now import now
from mentorsurvey.program import agreeing, delivering, pair_agreement
from mentorsurvey.program.agreement_terms import Change, Line, in_words
from mentorsurvey.program.pair_agreement import Agreed, Produced
from mentorsurvey.readings import agreement_words as words
from mentorsurvey.readings import clause_words, step_words
from mentorsurvey.store.deliverables import Status
from mentorsurvey.ui import agreeing as writing
from mentorsurvey.ui import current, devices, step_shown, style
from mentorsurvey.ui.unbroken import unbroken
from mentorsurvey.ui.words import day, plain

actor = current.guard()
pair = st.query_params.get("pair", "")


def back() -> None:
    """The way back."""
    if st.button("Back to my forms"):
        st.switch_page(current.page("participant/due"))


try:
    found = pair_agreement.agreement(current.database(), actor, pair, now=now())
except ResponseClosed as problem:
    style.title_tab("Agreement")
    st.info(problem.mend, title=problem.what, icon=":material/lock:")
    if isinstance(problem, AnsweredElsewhere):
        devices.enter_pin()
    back()
    st.stop()

style.title_tab("Agreement", found.partner)
partner = plain(found.partner)
WRITING = f"{pair}:writing"


@unbroken
def do(act: Callable[..., None], done: str = "", **options: object) -> None:
    """Do something about this pair, and say what came of it."""
    try:
        act(current.database(), current.acting(), pair, now=now(), **options)
    except MentorsurveyError as problem:
        st.session_state[writing.PROBLEM] = str(problem)
        style.turn()
        return
    if done:
        st.session_state[writing.NOTICE] = done
        st.session_state.pop(WRITING, None)
        style.turn()


@unbroken
def move(one: Produced, key: str) -> None:
    """Say how far a deliverable is, as its field stands."""
    status: Status = st.session_state[key]
    do(
        delivering.move_deliverable,
        key=one.deliverable.key,
        status=status,
    )


@unbroken
def drop() -> None:
    """Delete one's own draft."""
    try:
        agreeing.drop_draft(current.database(), current.acting(), pair)
    except MentorsurveyError as problem:
        st.session_state[writing.PROBLEM] = str(problem)
        return
    st.session_state[writing.NOTICE] = words.DROPPED
    st.session_state.pop(WRITING, None)
    style.turn()


def begin() -> None:
    """Open one's own draft."""
    st.session_state[WRITING] = True


@unbroken
def let_read(shown: Agreed, key: str) -> None:
    """Let leads read all of it or not, as the switch stands."""
    allowed = bool(st.session_state[key])
    do(agreeing.let_leads_read, number=shown.number, allowed=allowed)


def show(listed: tuple[Line, ...]) -> None:
    """An agreement line by line."""
    for line in listed:
        with st.container(gap=None):
            st.caption(plain(line.what))
            st.text(line.said)


def show_changes(listed: tuple[Change, ...], new: str = "Proposed") -> None:
    """What would change."""
    for change in listed:
        with st.container(gap=None):
            st.markdown(f"**{plain(change.what)}**")
            for said in words.told(change, new):
                st.text(said)


def waits(proposal: Agreed) -> None:
    """A proposal, with what it changes, and what its reader can do."""
    st.header("Your proposal" if proposal.by_me else f"{partner} proposes", anchor=False)
    st.caption(words.waiting(proposal, partner, day, found.held))
    with st.container(border=True, gap="small"):
        if found.current:
            show_changes(words.changes_of(found, proposal.terms))
            with st.expander("All of it", type="compact"):
                show(words.lines_of(found, proposal.terms))
        else:
            show(words.lines_of(found, proposal.terms))
    st.caption(words.who_sees(proposal))
    if proposal.by_me:
        st.button(
            "Take it back",
            on_click=do,
            args=(agreeing.take_back, words.TAKEN_BACK),
            kwargs={"number": proposal.number},
        )
    elif not found.held:
        st.button(
            "Confirm it",
            type="primary",
            width="stretch",
            on_click=do,
            args=(agreeing.confirm, words.CONFIRMED),
            kwargs={"number": proposal.number},
        )


def progress(one: Produced) -> None:
    """How far a deliverable is, and what each of the two can say of it."""
    key = f"{pair}:status:{one.deliverable.key}"
    with st.container(border=True, gap="small", key=f"produced-{one.deliverable.key}"):
        st.text(in_words(one.deliverable))
        st.badge(words.STATUSES[one.status], icon=":material/flag:")
        if said := words.said(one, partner):
            st.caption(said)
        if one.said and not one.by_me:
            st.button(
                f"Confirm: {words.STATUSES[one.said.status].lower()}",
                key=f"{key}:confirm",
                type="primary",
                on_click=do,
                args=(delivering.confirm_deliverable,),
                kwargs={"key": one.deliverable.key, "said_id": one.said.id},
            )
        if found.held != "unlisted":
            st.session_state[key] = one.said.status if one.said else one.status
            with st.container(key=f"unprinted-{one.deliverable.key}"):
                st.selectbox(
                    "How far is it?",
                    list(words.STATUSES),
                    format_func=words.STATUSES.__getitem__,
                    key=key,
                    on_change=move,
                    args=(one, key),
                )


def kept() -> None:
    """What both said of each clause in the newest round that asked about it."""
    st.subheader(clause_words.KEPT_TITLE, anchor=False)
    for one in found.said:
        with st.container(border=True, gap="xsmall"):
            st.text(one.clause.words)
            if clause_words.differ(one):
                st.badge(clause_words.DIFFER, icon=":material/compare_arrows:", color="orange")
            st.text(clause_words.compared(one, found.partner))
            st.caption(clause_words.asked_in(one))
    st.caption(clause_words.WHERE_READ)


def steps() -> None:
    """The next steps that both kept, with the reader's own word, and who reads them."""
    with st.expander(step_words.OVER_TIME, type="compact", key="steps"):
        for form, step in found.steps.items():
            with st.container(border=True, gap="small"):
                st.text(step.words)
                st.caption(f"{step_words.by_when(step)}. {step_words.own_word(step)}")
                step_shown.ask(step, form, partner)
        step_shown.explain(found.steps.values())


def in_force(shown: Agreed) -> None:
    """What both confirmed, its deliverables, who reads it, and what was there before."""
    st.header("What you agreed on", anchor=False)
    st.caption(words.since(shown, day))
    with st.container(border=True, gap="small"):
        show(words.without_deliverables(found, shown.terms))
    if found.produced:
        st.subheader("What you will produce", anchor=False)
    for one in found.produced:
        progress(one)
    if said := clause_words.coming(found):
        st.text(said)
    if found.said:
        kept()
    with st.container(key="unprinted-leads", gap="small"):
        st.caption(words.LEADS_DATES if found.read_by_leads else words.who_sees(shown))
        if words.can_show(found):
            key = f"{pair}:shown:{shown.number}"
            st.session_state[key] = found.shown_by_me
            st.toggle(words.LET_READ, key=key, on_change=let_read, args=(shown, key))
            st.caption(words.whether_read(found, partner))
    if found.earlier:
        with st.expander("Earlier versions", type="compact"):
            later = shown
            for earlier in found.earlier:
                st.markdown(f"**{words.since(earlier, day)}** Later you changed:")
                show_changes(words.changes_of(found, later.terms, earlier.terms), "Later")
                later = earlier


def draft() -> None:
    """One's own draft, with what it would change."""
    st.header("Your draft" if found.seen else "Write your agreement", anchor=False)
    if found.behind:
        st.warning(words.BEHIND, icon=":material/update:")
    elif found.renewed and not found.drafted_at:
        st.caption(words.RENEWED)
    elif words.is_from_both(found):
        st.caption(words.FROM_BOTH)
    st.caption(f"{words.LEFT_OPEN} {words.KEPT_WHEN_LEFT}")
    writing.fields(found)
    if newest := words.newest(found):
        st.subheader("What this would change", anchor=False)
        differs = words.changes_of(found, found.terms, newest.terms)
        if differs:
            with st.container(border=True, gap="small"):
                show_changes(differs, "Your draft")
        else:
            st.caption("Nothing yet: it says the same.")
    st.caption(words.who_sees(found))
    st.button(
        f"Propose it to {partner}",
        type="primary",
        width="stretch",
        on_click=do,
        args=(agreeing.propose, words.PROPOSED),
        kwargs={"seen": found.seen},
    )
    if found.drafted_at:
        st.button("Delete my draft", on_click=drop)


st.title(words.title(found, plain), anchor=False)
if not found.held:
    st.caption(words.INTRO)
devices.tell()
if said := st.session_state.pop(writing.NOTICE, None):
    st.success(said, icon=":material/check_circle:")
if said := st.session_state.pop(writing.PROBLEM, None):
    st.error(said)
if found.held:
    st.info(words.held(found), icon=":material/pause_circle:")
if found.proposal:
    waits(found.proposal)
if found.current:
    in_force(found.current)
if found.steps:
    steps()
if not found.held:
    with st.container(key="unprinted-draft"):
        if found.drafting or st.session_state.get(WRITING):
            draft()
        else:
            st.button("Propose a change", icon=":material/edit:", on_click=begin)
back()
