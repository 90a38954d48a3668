"""The pages as the menu shows them. Whose each is stands in the table of access."""

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from mentorsurvey.access import PAGE_RULES
from mentorsurvey.access.pages import Whose
from mentorsurvey.store.links import Session
from mentorsurvey.ui import current


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One page. The menu shows it to whom it belongs."""

    name: str
    title: str
    icon: str
    help: str
    in_menu: bool = True
    names_tab: bool = False
    """Whether the page itself gives the browser's tab a title, with whom it is about."""

    @property
    def whose(self) -> Whose:
        """Whose it is, as the table says."""
        return PAGE_RULES[self.name].whose


PAGES = (
    Entry(
        name="lead/home",
        title="Home",
        icon="home",
        help="How your program is doing, and what to do.",
    ),
    Entry(
        name="lead/overview",
        title="Overview",
        icon="monitoring",
        help="Response, health and reciprocity over the rounds.",
    ),
    Entry(
        name="lead/relationship",
        title="Relationship",
        icon="group",
        help="One relationship over the rounds, from both sides.",
    ),
    Entry(
        name="lead/in_their_words",
        title="In their words",
        icon="forum",
        help="What people let you read in a round, by topic.",
    ),
    Entry(
        name="lead/attention",
        title="Attention",
        icon="waving_hand",
        help="Whom to check in with, and why; most of them are fine.",
    ),
    Entry(
        name="lead/rounds",
        title="Rounds",
        icon="event_repeat",
        help="Open, watch and close a round of forms; see who is missing.",
    ),
    Entry(
        name="lead/schedule",
        title="Schedule",
        icon="calendar_month",
        help="Let rounds open by themselves, a year ahead.",
    ),
    Entry(
        name="lead/people",
        title="People",
        icon="badge",
        help="Import your roster, and undo an import.",
    ),
    Entry(
        name="lead/quality",
        title="Quality",
        icon="verified",
        help="How far the answers of a round can be trusted.",
    ),
    Entry(
        name="lead/report",
        title="Report",
        icon="description",
        help="Two pages to print or to send, in totals alone.",
    ),
    Entry(
        name="lead/download",
        title="Download",
        icon="download",
        help="Scores, words and choices as a file.",
    ),
    Entry(
        name="lead/program",
        title="Program",
        icon="tune",
        help="Whom people can ask for, and what leads see.",
    ),
    Entry(
        name="lead/mail",
        title="Mail",
        icon="mail",
        help="The words of the mail that people get.",
    ),
    Entry(
        name="lead/record",
        title="Record",
        icon="history",
        help="Who did what, and who looked at which pair.",
    ),
    Entry(
        name="participant/due",
        title="Due",
        icon="checklist",
        help="Your own forms: what is due, and what you may read.",
    ),
    Entry(
        name="participant/answer",
        title="Answer",
        icon="edit_note",
        help="One form, step by step.",
        in_menu=False,
        names_tab=True,
    ),
    Entry(
        name="participant/thanks",
        title="Thank you",
        icon="task_alt",
        help="What happens next.",
        in_menu=False,
        names_tab=True,
    ),
    Entry(
        name="participant/reflection",
        title="Reflection",
        icon="compare_arrows",
        help="What both of you said, side by side.",
        in_menu=False,
        names_tab=True,
    ),
    Entry(
        name="participant/agreement",
        title="Agreement",
        icon="handshake",
        help="What the two of you agree on.",
        in_menu=False,
        names_tab=True,
    ),
    Entry(
        name="participant/my_answers",
        title="My answers",
        icon="history",
        help="What you said, and who can see it.",
        names_tab=True,
    ),
    Entry(
        name="participant/my_mentors",
        title="My mentors",
        icon="hub",
        help="Who gives you what, by your own answers.",
        in_menu=False,
    ),
    Entry(
        name="participant/asked_for_you",
        title="Who asked for you",
        icon="person_raised_hand",
        help="Who asked you by name to get in touch.",
    ),
    Entry(
        name="account/sign_in",
        title="Open your link",
        icon="link",
        help="How to come in.",
        in_menu=False,
    ),
)
HOME: dict[Whose, str] = {
    "nobody": "account/sign_in",
    "participant": "participant/due",
    "lead": "lead/home",
}
"""Where each comes in."""
BACK: dict[Whose, str] = {
    "nobody": "How to sign in",
    "participant": "Back to my forms",
    "lead": "Back to Home",
}
"""What leads there from a page that is not theirs."""


def who_is(session: Session | None) -> Whose:
    """As whom somebody is here."""
    if session is None:
        return "nobody"
    return "lead" if session.actor.is_lead else "participant"


def way_back(session: Session | None) -> None:
    """A button to the first page of whoever is here, or to how to come in."""
    who = who_is(session)
    if st.button(BACK[who], key="way_back"):
        st.switch_page(current.page(HOME[who]))


def choose(session: Session | None) -> tuple[StreamlitPage, Entry]:
    """The page to run, and what it is.

    Every page is registered for everyone, so that a link to one leads to its guard and its
    words, not to a missing page.
    """
    who = who_is(session)
    pages = {
        entry.name: st.Page(
            current.page(entry.name),
            title=entry.title,
            icon=f":material/{entry.icon}:",
            help=entry.help,
            default=entry.name == HOME[who],
            visibility="visible" if who == "lead" and entry.in_menu else "hidden",
        )
        for entry in PAGES
    }
    # One list: Streamlit's groups are lists that a screen reader can't read as such.
    chosen = st.navigation(list(pages.values()), position="sidebar" if who == "lead" else "hidden")
    return chosen, next(entry for entry in PAGES if chosen is pages[entry.name])
