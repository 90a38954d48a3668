"""A participant sees and changes whether they get reminders, on their first page."""

import pytest

from mentorsurvey.mail.wishes import want_reminders, wishes
from mentorsurvey.settings import settings
from tests.house import TOM, UMA, House
from tests.pages.conftest import Visit

PAGE = "participant/due"


@pytest.fixture
def sends(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that sends mail; nothing of it is reached here."""
    monkeypatch.setenv("MENTORSURVEY_SMTP", "smtp://127.0.0.1:2525")
    monkeypatch.setenv("MENTORSURVEY_MAIL_FROM", "survey@example.org")
    settings.cache_clear()


def test_reminders_are_stopped_and_wanted_again_on_the_first_page(
    here: House, visit: Visit, sends: None
) -> None:
    tom = here.actor(TOM)
    at = visit(here, TOM, PAGE)
    assert at.toggle(key="own_reminders").value is True
    at = at.toggle(key="own_reminders").set_value(False).run()
    assert not at.exception
    assert wishes(here.database, tom).no_reminders
    assert not wishes(here.database, here.actor(UMA)).no_reminders
    at = at.toggle(key="own_reminders").set_value(True).run()
    assert not wishes(here.database, tom).no_reminders


def test_what_the_link_in_a_reminder_stopped_is_seen_there(
    here: House, visit: Visit, sends: None
) -> None:
    want_reminders(here.database, here.actor(TOM), False, now=here.now)
    assert visit(here, TOM, PAGE).toggle(key="own_reminders").value is False


def test_without_mail_nothing_is_offered(here: House, visit: Visit) -> None:
    assert not visit(here, TOM, PAGE).toggle
