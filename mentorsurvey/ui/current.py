"""Says who is here: read from the session's row on every rerun."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from mentorsurvey import sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError, NotAllowed
from mentorsurvey.now import now
from mentorsurvey.settings import ROOT, settings
from mentorsurvey.sign_in import cookies
from mentorsurvey.store import Database
from mentorsurvey.store.links import Session

PAGES = ROOT / "pages"
_HERE: ContextVar[Session | None] = ContextVar("session of the page that runs", default=None)


def database() -> Database:
    """The database of this server."""
    return Database(settings().database)


def token() -> str:
    """The session's cookie, as it was when this tab connected."""
    return st.context.cookies.get(cookies.SESSION, "")


def other_tokens() -> tuple[str, ...]:
    """The sessions of a lead's other programs on this browser, as this tab's cookies say."""
    return cookies.others(st.context.cookies)


def session() -> Session | None:
    """Who is signed in in this browser, if anyone still is."""
    return sign_in.resume(database(), token(), now=now())


@contextmanager
def during_page(found: Session | None) -> Iterator[None]:
    """While a page runs, let its guard use what main.py has read a moment ago.

    Callbacks and fragments run outside of it, and read the session's row themselves.
    """
    mark = _HERE.set(found)
    try:
        yield
    finally:
        _HERE.reset(mark)


def guard(*, lead: bool = False) -> Actor:
    """The first line of every page: who may read on. Everyone else is told and stopped here.

    Parameters
    ----------
    lead : bool
        Whether the page is for program leads.
    """
    found = _HERE.get() or session()
    if found is None:
        st.switch_page(page("account/sign_in"))
    if lead and not found.actor.is_lead:
        raise NotAllowed
    return found.actor


def program_name() -> str:
    """The program of who is here; empty where nobody is."""
    found = _HERE.get() or session()
    return found.program if found else ""


def acting() -> Actor:
    """In a callback of a participant's page: who acts, read again.

    Raises
    ------
    MentorsurveyError
        Where nobody is signed in any more, so that a page can say that nothing was kept.
    """
    found = session()
    if found is None:
        raise MentorsurveyError("You are signed out.", "Open your personal link and do this again.")
    return found.actor


def page(name: str) -> Path:
    """The file of a page, such as ``participant/due``."""
    return PAGES / f"{name}.py"


def ask_to_rerun_page(*, as_drawn: bool = False) -> None:
    """In a callback: what it changed concerns the whole page.

    A click on a button of the page that also commits a number or text reaches the server as one
    message that names the text's fragment: the button's callback runs, but not the page.

    Parameters
    ----------
    as_drawn : bool
        Whether the page stays where it was drawn last. What our script sends by itself can carry
        the address of a step that a button has left a moment ago.
    """
    st.session_state["rerun_page"] = True
    if as_drawn:
        st.session_state["rerun_as_drawn"] = True


def rerun_page_if_asked() -> None:
    """At the end of every fragment of a form: rerun the page where a callback asked for it."""
    if st.session_state.pop("rerun_page", False):
        st.rerun()
