"""A program's first year from the pages alone: whatever happens to rosters, rounds and leads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor, operator
from mentorsurvey.access.actor import Scope
from mentorsurvey.readings.attention import watched
from mentorsurvey.store import Database, create
from tests.browser.conftest import VIEWPORTS, free_port, serving
from tests.browser.office import Office
from tests.browser.people import arrive
from tests.house import ANCHORS, FULL

ROSTER = """\
mentor,mentor_email,mentee,mentee_email,cohort
Ana Lee,ana@example.org,Ben Ortiz,ben@exmaple.org,2026
Ana Lee,ana@example.org,Chi Wu,chi@example.org,2026
Dov Katz,dov@example.org,Eva Moss,eva@example.org,2026
Dov Katz,dov@example.org,Fay Nunn,fay@example.org,2026
Gus Hill,gus@example.org,Ida Roth,ida@example.org,2026
Dr. Hill,hill@example.org,Jan Pohl,jan@example.org,2026
"""


ASKED = {
    "Ana Lee": {"Ben Ortiz", "Chi Wu"},
    "Ben Ortiz": {"Ana Lee"},
    "Chi Wu": {"Ana Lee"},
    "Dov Katz": set(),
    "Eva Moss": {"Kim Vale"},
    "Fay Nunn": set(),
    "Gus Hill": {"Ida Roth", "Jan Pohl"},
    "Ida Roth": {"Gus Hill"},
    "Jan Pohl": {"Gus Hill"},
    "Kim Vale": {"Eva Moss"},
}
"""Whom each is asked about in the end."""
WELL = {**FULL, **dict.fromkeys(ANCHORS, 6), "gave.overall": 5, "got.overall": 5, "fairness": 0}


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[tuple[Database, str, str]]:
    """A program of nobody but its lead, on a server; the lead's link."""
    database = create(tmp_path / "year.db")
    made = program.found(
        database,
        operator(),
        name="Faculty Mentoring",
        lead_address="lead@example.org",
        lead_name="Lena Lead",
        now=datetime.now(UTC),
    )
    with serving(tmp_path / "year.db", free_port()) as url:
        yield database, made.program.id, f"{url}/r/{made.token}"


def actor(
    database: Database, program_id: str, name: str, now: datetime, scope: Scope = "participant"
) -> Actor:
    """Somebody of the program who has just opened a link."""
    runs_it = operator(program_id)
    (who,) = [one for one in program.people_of(database, runs_it) if one.name == name]
    token = sign_in.mint(database, runs_it, who.id, scope=scope, now=now)
    cookie = sign_in.start_session(database, token, browser="phone", now=now)
    session = sign_in.resume(database, cookie, now=now)
    assert session is not None
    return session.actor


def asked_about(database: Database, program_id: str, name: str, now: datetime) -> set[str]:
    """About whom somebody has an open form."""
    forms = responses.due(database, actor(database, program_id, name, now))
    return {form.owed.partner for form in forms if form.owed.is_open(now)}


def answer_everything(database: Database, program_id: str, now: datetime) -> None:
    """Whoever is asked answers and submits."""
    for name in ASKED:
        who = actor(database, program_id, name, now)
        for form in responses.due(database, who):
            if form.owed.is_open(now):
                for item_id, value in WELL.items():
                    responses.save(database, who, form.owed.invitation_id, item_id, value, now=now)
                responses.submit(database, who, form.owed.invitation_id, now=now)


@pytest.mark.parametrize("viewport", VIEWPORTS)
def test_after_a_year_of_changes_each_person_has_exactly_the_forms_they_should(
    chromium: Browser,
    begun: tuple[Database, str, str],
    tmp_path: Path,
    viewport: dict[str, int],
) -> None:
    database, program_id, link = begun
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, encoding="utf-8")
    office = Office(arrive(chromium, link, viewport), link.partition("/r/")[0])
    page = office.page

    office.go("people", "People")
    office.upload(roster)
    office.press("Import 6 relationships")
    office.told("6 pairs of 10 people.")

    office.go("rounds", "Rounds")
    office.press("Open: Check-in for 6 pairs…")
    office.press("Open the round for 6 pairs")
    office.told("Round 1")

    office.open_person("Ben Ortiz")
    office.unfold("Correct the name or the address")
    office.fill("E-mail address", "ben@example.org")
    office.press("Save")
    office.told("Ben Ortiz is corrected.")

    office.work_with("Eva Moss", "Mentee of Dov Katz")
    office.unfold("Give the mentee another mentor")
    office.choose("New mentor", "Somebody new")
    office.fill("New mentor's name", "Kim Vale")
    office.fill("New mentor's e-mail address, if you have it", "kim@example.org")
    office.press("Give them another mentor…")
    office.press("Give them this mentor")
    office.told("Eva Moss has another mentor")

    office.work_with("Fay Nunn", "Mentee of Dov Katz")
    office.choose("Why?", "left")
    office.press("End it…")
    office.press("End it", within=page.get_by_role("dialog"))
    office.told("this pair has ended")

    office.open_person("Gus Hill")
    office.unfold("Merge with somebody who is the same person")
    office.choose("Who else is this?", "Dr. Hill")
    office.press("Merge the two…")
    office.press("They are one person", within=page.get_by_role("dialog"))
    office.told("Dr. Hill is part of Gus Hill now")

    office.go("rounds", "Rounds")
    office.choose("Form", "Review", "Review: about")
    page.get_by_role("button", name="Open: Review for").click()
    office.press("Open the round for 5 pairs")
    office.told("Round 2 is open")
    second = page.locator(".st-key-round-2")
    office.press("Discard this round…", within=second)
    office.press("Discard round 2")
    office.told("Round 2 is discarded.")
    first = page.locator(".st-key-round-1")
    office.unfold("Move the last day", within=first)
    office.press("Move the last day", within=first)
    office.told("Round 1 is open until")

    office.go("program", "Program")
    office.unfold("Name one more lead")
    office.fill("Name, as participants know it", "Mona Field")
    office.fill(
        "E-mail address", "mona@example.org", within=page.locator(".st-key-name_lead_address")
    )
    office.press("Name this lead")
    office.told("Mona Field leads the program from now on.")
    office.press("Make their sign-in link")
    hers = page.get_by_test_id("stCode").inner_text().strip()
    successor = Office(arrive(chromium, hers, viewport), office.url)
    successor.go("program", "Program")
    card = successor.page.locator("[class*='st-key-lead-']").filter(has_text="Lena Lead").first
    successor.press("Remove…", within=card)
    successor.press("Remove this lead", within=successor.page.get_by_role("dialog"))
    successor.told("Lena Lead leads the program no more.")
    successor.go("attention", "Attention")

    now = datetime.now(UTC)
    assert {name: asked_about(database, program_id, name, now) for name in ASKED} == ASKED
    answer_everything(database, program_id, now)
    later = now + timedelta(days=60)
    mona = actor(database, program_id, "Mona Field", later, scope="lead")
    found = watched(database, mona, now=later)
    assert len(found.pairs) == 5
    assert found.reasons == {}
