"""What a lead sets for the whole program: who leads it, whom people can ask, what leads see."""

import streamlit as st

from mentorsurvey import program, responses, sign_in
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import one_line
from mentorsurvey.now import now
from mentorsurvey.settings import settings
from mentorsurvey.ui import (
    asking_for_research,
    current,
    leads_part,
    link_words,
    recusals_part,
    things_part,
)
from mentorsurvey.ui.words import day, plain

actor = current.guard(lead=True)
database = current.database()
found = program.program_of(database, actor)
named = program.named_contacts(database, actor)
leads = program.possible_leads(database, actor)

st.title("Program")
if notice := st.session_state.pop("program_notice", None):
    st.success(notice, icon=":material/check_circle:")
if problem := st.session_state.pop("program_problem", None):
    st.error(problem)


def do(change: str) -> None:
    """Carry out one change and say what came of it."""
    acting = current.guard(lead=True)
    state = st.session_state
    try:
        match change:
            case "lead":
                program.name_lead_contact(database, acting, state["lead_contact"], now=now())
                state["program_notice"] = "Saved. Forms show it from now on."
            case "contact":
                contact = program.name_confidential_contact(
                    database, acting, state["contact_name"], state["contact_address"], now=now()
                )
                state["program_notice"] = (
                    f"{plain(contact.name)} can now be asked for in confidence. Make a link below."
                )
            case "end":
                program.end_contact(database, acting, "contact", now=now())
                state["program_notice"] = "Saved. Forms offer nobody in confidence from now on."
            case "link":
                token = sign_in.mint(database, acting, named["contact"].person_id, now=now())
                state["contact_link"] = f"{settings().base_url}/r/{token}"
            case "leads_see":
                program.set_leads_see(database, acting, state["leads_see"], now=now())
                state["program_notice"] = "Saved, for the forms that are begun from now on."
            case "fewest":
                responses.raise_fewest(database, acting, state["fewest"], now=now())
                state["program_notice"] = (
                    f"Saved: from now on a total takes at least {state['fewest']} people."
                )
            case _:
                raise ValueError(change)
    except MentorsurveyError as trouble:
        state["program_problem"] = str(trouble)


leads_part.show()
recusals_part.show()

st.header("Who gets in touch")
st.write(
    "Each check-in and review ends with the question whether somebody from the program should get"
    " in touch. A request reaches exactly the person named in it and nobody else. Until you name"
    " somebody, the question is not asked."
)
st.selectbox(
    "A lead whom people can ask",
    [None, *leads],
    format_func=lambda one: "Nobody" if one is None else one_line(leads[one]),
    index=[None, *leads].index(named["lead"].person_id) if "lead" in named else 0,
    key="lead_contact",
    on_change=do,
    args=("lead",),
)
st.subheader("Somebody to ask in confidence")
contact = named.get("contact")
if contact is None:
    with st.form("contact", border=True):
        st.text_input("Name", key="contact_name", max_chars=200)
        st.text_input("Email address", key="contact_address", max_chars=300)
        st.form_submit_button("Name this person", type="primary", on_click=do, args=("contact",))
    st.caption("Somebody outside the leads, such as an ombudsperson.")
else:
    with st.container(border=True):
        st.markdown(f"**{plain(contact.name)}**")
        st.text(contact.address or "")
        if contact.opened_at:
            st.caption(f"Opened their page on {day(contact.opened_at)}.")
        else:
            st.caption("Has not opened their page yet.")
        link_words.warn_where_only_here()
        if link := st.session_state.pop("contact_link", None):
            st.code(link, language=None)
            st.caption(
                "Send this link now: it is shown once. Do not open it yourself: the page belongs"
                " to the first device that opens it, and says so."
            )
        else:
            st.button("Make a sign-in link", on_click=do, args=("link",))
        st.button("Name somebody else", on_click=do, args=("end",))
        st.caption(f"What {plain(contact.name)} was asked before stays with {plain(contact.name)}.")

st.header("What leads see")
st.radio(
    "What leads see of each pair",
    ["scores", "totals"],
    index=["scores", "totals"].index(found.leads_see),
    format_func={
        "scores": "Scores of at least three answers, and answers that people let you read",
        "totals": "Totals over the whole program alone, nothing about a single pair",
    }.__getitem__,
    key="leads_see",
    on_change=do,
    args=("leads_see",),
)
st.caption(
    "The form says which of the two applies, and a form keeps what it said when it was begun."
    " Who has answered and how often a pair met is always seen."
    if found.leads_see == "scores"
    else "The form says so, and a form keeps what it said when it was begun. You will still see"
    " who has answered."
)

st.header("How many people a total takes")
st.write(
    f"What people answer to a single question is shown in totals alone, and a total takes at least"
    f" **{found.fewest} people** of a side. You can ask for more. You cannot go back afterwards,"
    " because people answer with this protection."
)
with st.form("fewest_people", border=True):
    st.number_input(
        "People of a side, at least",
        min_value=found.fewest,
        max_value=responses.HIGHEST,
        value=found.fewest,
        step=1,
        key="fewest",
    )
    st.form_submit_button("Raise it", on_click=do, args=("fewest",))
st.caption(
    "In a small program, a high number hides most totals. Nothing that you see by name changes."
)

things_part.edit(actor)
asking_for_research.show()
