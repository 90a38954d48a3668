"""The script that every visit runs: who is here, which pages are theirs, run one."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from mentorsurvey.ui import current, style
from mentorsurvey.ui.words import plain

session = current.session()

if st.session_state.get("session_id") != (session and session.actor.session_id):
    # Another person's link was opened in this browser: nothing typed before may show.
    st.session_state.clear()
    st.session_state["session_id"] = session and session.actor.session_id


def _page(name: str, title: str, icon: str, help_text: str, **options: object) -> StreamlitPage:
    return st.Page(
        current.page(name),
        title=title,
        icon=f":material/{icon}:",
        help=help_text,
        **options,  # type: ignore[arg-type]  # default and visibility, both bool or text
    )


def _pages() -> dict[str, list[StreamlitPage]]:
    if session is None:
        return {"": [_page("account/sign_in", "Open your link", "link", "How to come in.")]}
    signed_out = _page(
        "account/sign_in", "Open your link", "link", "How to come in.", visibility="hidden"
    )
    lead = session.actor.is_lead
    mine = [
        _page("participant/due", "Due", "checklist", "Your forms: what is due.", default=not lead),
        _page(
            "participant/answer",
            "Answer",
            "edit_note",
            "One form, step by step.",
            visibility="hidden",
        ),
        _page(
            "participant/thanks",
            "Thank you",
            "task_alt",
            "What happens next.",
            visibility="hidden",
        ),
        _page(
            "participant/reflection",
            "Reflection",
            "compare_arrows",
            "What both of you said, side by side.",
            visibility="hidden",
        ),
    ]
    if not lead:
        return {"": [*mine, signed_out]}
    return {
        "Program": [
            _page(
                "lead/overview",
                "Overview",
                "monitoring",
                "Response, health and reciprocity over the rounds.",
                default=True,
            ),
            _page(
                "lead/relationship",
                "Relationship",
                "group",
                "One relationship over the rounds, from both sides.",
            ),
            _page(
                "lead/rounds",
                "Rounds",
                "event_repeat",
                "Open, watch and close a round of forms; see who is missing.",
            ),
            _page("lead/people", "People", "badge", "Import your roster, and undo an import."),
        ],
        "My own forms": [*mine, signed_out],
    }


page = st.navigation(_pages(), position="sidebar" if session and session.actor.is_lead else "hidden")
st.set_page_config(
    page_title=f"{page.title} · mentorsurvey",
    page_icon=str(Path(__file__).with_name("icon.svg")),
    layout="wide" if page.url_path in {"", "overview", "relationship", "rounds", "people"}
    and session is not None
    and session.actor.is_lead
    else "centered",
)
style.apply()


def _sign_out() -> None:
    from mentorsurvey import sign_in
    from mentorsurvey.web.clock import now

    sign_in.sign_out(current.database(), current.token(), now=now())


if session is not None:
    if session.demo:
        st.info(
            "**Demonstration.** Invented people and answers; no mail is sent.",
            icon=":material/science:",
        )
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.caption(f"{plain(session.program)} · {plain(session.name)}", width="content")
        st.button("Sign out", type="tertiary", key="sign_out", on_click=_sign_out)

page.run()
