"""Pages as Streamlit's own test harness runs them, signed in as one person."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from mentorsurvey import sign_in
from mentorsurvey.settings import ROOT, settings
from mentorsurvey.store import Database
from mentorsurvey.ui import current
from tests.house import House, founded

MAIN = ROOT / "mentorsurvey" / "ui" / "main.py"
Visit = Callable[..., AppTest]
LOOKED_THROUGH = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def packages_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit looks through every installed package each time a page is opened here."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", LOOKED_THROUGH)


@pytest.fixture(autouse=True)
def fresh_settings() -> Iterator[None]:
    """What a page read of the environment is read anew in the next test."""
    yield
    settings.cache_clear()


@pytest.fixture
def here(database: Database) -> House:
    """The small program, founded at this very moment: pages ask the clock themselves."""
    return founded(database, now=datetime.now(UTC))


@pytest.fixture
def here_unasked(database: Database) -> House:
    """The same before its first round."""
    return founded(database, now=datetime.now(UTC), asks=False)


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch, database: Database) -> Visit:
    """Open a page: ``visit(house, who, "participant/due", form=…)``; who None is nobody."""
    monkeypatch.setenv("MENTORSURVEY_DATABASE", str(database.path))
    settings.cache_clear()

    def open_page(house: House, who: str | None, page: str = "", **query: str) -> AppTest:
        cookie = ""
        if who is not None:
            link = house.lead_token if who == "lead" else house.token(who)
            cookie = sign_in.start_session(
                house.database, link, browser="phone", now=datetime.now(UTC)
            )
        monkeypatch.setattr(current, "token", lambda: cookie)
        at = AppTest.from_file(str(MAIN), default_timeout=60)
        for name, value in query.items():
            at.query_params[name] = value
        if not page:
            return at.run()
        at.run()
        at.switch_page(str(Path(current.page(page))))
        for name, value in query.items():
            at.query_params[name] = value
        return at.run()

    return open_page


def text_of(at: AppTest) -> str:
    """Everything that a page says, in one text."""
    parts = [
        *at.title,
        *at.header,
        *at.subheader,
        *at.markdown,
        *at.caption,
        *at.text,
        *at.info,
        *at.success,
        *at.warning,
        *at.error,
    ]
    return "\n".join(str(part.value) for part in parts)
