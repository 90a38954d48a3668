"""The app as a lead sees it, at a moment of one's choice."""

import pkgutil
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import now as clock
from mentorsurvey import settings, sign_in, ui
from mentorsurvey.settings import ROOT
from tests.house import House

UI = [
    import_module(one.name)
    for one in pkgutil.walk_packages(ui.__path__, "mentorsurvey.ui.")
    if one.name != "mentorsurvey.ui.main"
]
"""Every module that pages use: loaded before a test sets the clock, so that none keeps that one."""

SCRIPT = ROOT / "mentorsurvey" / "ui" / "main.py"


def page(name: str) -> str:
    """The file of a page of leads."""
    return str(ROOT / "pages" / "lead" / f"{name}.py")


class Seen:
    """A browser tab of a lead of a house: the first one, or the one of that id."""

    def __init__(
        self,
        house: House,
        monkeypatch: pytest.MonkeyPatch,
        *,
        now: datetime,
        lead_id: str | None = None,
    ) -> None:
        link = sign_in.mint(
            house.database,
            house.operator,
            lead_id or house.lead.person_id,
            scope="lead",
            now=now,
        )
        cookie = sign_in.start_session(house.database, link, browser="office", now=now)
        monkeypatch.setenv("MENTORSURVEY_DATABASE", str(Path(house.database.path)))
        settings.settings.cache_clear()
        monkeypatch.setattr("mentorsurvey.ui.current.token", lambda: cookie)
        for module in (clock, *UI):
            if hasattr(module, "now"):
                monkeypatch.setattr(module, "now", lambda: now)
        self.app = AppTest.from_file(str(SCRIPT), default_timeout=30)

    def open(self, name: str, **query: str) -> AppTest:
        """Open a page with these query parameters."""
        self.app.run()
        for key, value in query.items():
            self.app.query_params[key] = value
        self.app.switch_page(page(name)).run()
        return self.app


COMPUTED = (
    "attention", "response", "health", "plane", "levels", "lines", "flows", "gaps", "reliability",
    "answers", "agreement", "burden",
)  # fmt: skip
"""What pages compute, and fold away until somebody opens it."""


def worked_out(app: AppTest) -> AppTest:
    """The page with every *How this is computed* opened."""
    for one in COMPUTED:
        app.session_state[f"how-{one}"] = True
    return app.run()


def words(app: AppTest) -> str:
    """Everything that the page says in words."""
    parts = [*app.title, *app.header, *app.subheader, *app.markdown, *app.info, *app.caption]
    return "\n".join(str(part.value) for part in parts)


def said(app: AppTest) -> str:
    """The same, without the marks that keep people's text from being Markdown."""
    return words(app).replace("\\", "")
