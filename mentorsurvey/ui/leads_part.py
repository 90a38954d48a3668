"""The part of *Program* about its leads: who they are, naming one, removing one, handing over."""

from collections.abc import Callable

import streamlit as st

from mentorsurvey import program, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.now import now
from mentorsurvey.program.leading import hand_over, leads_of, name_lead, remove_lead
from mentorsurvey.settings import settings
from mentorsurvey.store.leads import Lead
from mentorsurvey.ui import current, new_lead
from mentorsurvey.ui.words import day, plain

NOTICE, PROBLEM, NAMED, LINK = "program_notice", "program_problem", "lead_named", "lead_link"
ENDS = (
    " The pages of leads close for them at once, on every device, and their sign-in links end."
    " Forms of their own stay theirs. This cannot be undone: whoever is named again later sees"
    " only what people submit after that."
)


def show() -> None:
    """Everyone who leads the program, with what can be done, and a form to name one more."""
    actor = current.guard(lead=True)
    leads = leads_of(current.database(), actor)
    st.header("Who leads the program")
    st.write(
        "Leads open these pages. Participants read their names before they submit a form. Somebody"
        " who is named later sees what people submit from then on, and nothing of what came before."
    )
    if named := st.session_state.pop(NAMED, None):
        st.button("Undo: don't name them", key="lead_undo", on_click=_remove, args=(named,))
    contact = program.named_contacts(current.database(), actor).get("lead")
    makes = sign_in.may_make_first_link(current.database(), actor)
    for lead in leads:
        asked = contact is not None and contact.person_id == lead.id
        _card(actor, lead, leads, asked=asked, makes=lead.id in makes)
    with st.expander("Name one more lead"):
        new_lead.ask("name")
        st.button("Name this lead", key="lead_name", type="primary", on_click=_name)


def _card(actor: Actor, lead: Lead, leads: list[Lead], *, asked: bool, makes: bool) -> None:
    """One lead, with the buttons of what can be done."""
    with st.container(border=True, key=f"lead-{lead.id}"):
        you = " (you)" if lead.id == actor.person_id else ""
        st.markdown(f"**{plain(lead.name)}**{you}")
        if lead.address:
            st.text(lead.address)
        said = f"A lead since {day(lead.named_at)}."
        if not lead.signed_in:
            said += " Has not signed in yet."
            if not makes:
                said += (
                    " You cannot make their sign-in link: another lead can, or the people who run"
                    " the server."
                )
        if asked:
            said += " People can ask for them."
        st.caption(said)
        shown = st.session_state.get(LINK)
        if shown and shown[0] == lead.id:
            st.session_state.pop(LINK)
            st.code(shown[1], language=None)
            st.caption(
                "Send this link now: it is shown once. Do not open it yourself: it belongs to the"
                " first device that opens it. It shows no pair that is kept from you. For a link"
                " without these limits, ask the people who run the server."
            )
        with st.container(horizontal=True):
            if makes:
                st.button(
                    "Make their sign-in link",
                    key=f"link-{lead.id}",
                    on_click=_make_link,
                    args=(lead,),
                )
            if st.button("Hand over…", key=f"hand-{lead.id}"):
                _ask_whom(lead, [one for one in leads if one.id != lead.id], asked=asked)
            if len(leads) > 1 and st.button("Remove…", key=f"remove-{lead.id}"):
                _ask_remove(lead, asked=asked)


@st.dialog("Remove this lead?")
def _ask_remove(lead: Lead, *, asked: bool) -> None:
    name = plain(lead.name)
    st.markdown(f"**{name}** will no longer lead the program.{ENDS}{_requests(name) * asked}")
    if asked:
        st.write("People can then ask for no lead, until you name one below.")
    with st.container(horizontal=True):
        if st.button(
            "Remove this lead",
            type="primary",
            key="remove_confirm",
            on_click=_remove,
            args=(lead,),
        ):
            st.rerun()
        if st.button("Leave it as it is"):
            st.rerun()


@st.dialog("Hand over the role of a lead")
def _ask_whom(lead: Lead, others: list[Lead], *, asked: bool) -> None:
    name = plain(lead.name)
    takes = " People who want to ask a lead then ask the new one." if asked else ""
    st.markdown(
        f"Whoever takes over leads the program from now on. **{name}** leads it no more.{takes}"
        f"{ENDS}{_requests(name) * asked}"
    )
    by_id = {one.id: one for one in others}
    chosen = st.selectbox(
        "Who takes over?",
        [None, *by_id],
        format_func=lambda one: by_id[one].name if one else "Somebody who is no lead yet",
        key="hand_whom",
    )
    if chosen is None:
        new_lead.ask("hand")
    with st.container(horizontal=True):
        if st.button(
            "Hand over", type="primary", key="hand_confirm", on_click=_hand, args=(lead, chosen)
        ):
            st.rerun()
        if st.button("Leave it as it is", key="hand_forget"):
            st.rerun()


def _requests(name: str) -> str:
    return (
        f" Whoever asked for {name} before asked nobody else: {name} reads it with a personal link,"
        " on a device on which they had signed in as a lead."
    )


def _make_link(lead: Lead) -> None:
    def do() -> str:
        token = sign_in.make_first_link(current.database(), current.acting(), lead.id, now=now())
        st.session_state[LINK] = (lead.id, f"{settings().base_url}/r/{token}")
        return ""

    _try(do)


def _name() -> None:
    def do() -> str:
        wanted = new_lead.read("name")
        lead = name_lead(
            current.database(),
            current.acting(),
            wanted.name,
            wanted.address,
            same_as=wanted.same_as,
            now=now(),
        )
        st.session_state[NAMED] = lead
        new_lead.forget("name")
        return (
            f"{plain(lead.name)} leads the program from now on. Make their sign-in link below and"
            " send it to them."
        )

    _try(do)


def _remove(lead: Lead) -> None:
    def do() -> str:
        gone = remove_lead(current.database(), current.acting(), lead.id, now=now())
        more = " Choose below whom people can ask now." if gone.asked else ""
        return f"{plain(gone.name)} leads the program no more.{more}"

    _try(do)


def _hand(lead: Lead, successor_id: str | None) -> None:
    def do() -> str:
        wanted = new_lead.Wanted(same_as=successor_id) if successor_id else new_lead.read("hand")
        gone, new = hand_over(
            current.database(),
            current.acting(),
            lead.id,
            wanted.name,
            wanted.address,
            same_as=wanted.same_as,
            now=now(),
        )
        new_lead.forget("hand")
        return f"{plain(new.name)} leads the program in place of {plain(gone.name)}." + (
            "" if new.signed_in else " Make their sign-in link below and send it to them."
        )

    _try(do)


def _try(do: Callable[[], str]) -> None:
    current.ask_to_rerun_page()
    try:
        if said := do():
            st.session_state[NOTICE] = said
    except MentorsurveyError as problem:
        st.session_state[PROBLEM] = str(problem)
