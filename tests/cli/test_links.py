"""`mentorsurvey links`."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey import sign_in
from mentorsurvey.errors import LinkError
from mentorsurvey.store import Database
from tests.cli.conftest import Run, days_ahead

EXPORT = ("links", "export", "--round", "1", "--out", "links.csv")


@pytest.fixture
def asked(paired: Run) -> Run:
    """Two relationships with an open round."""
    opened = paired("rounds", "open", "--instrument", "checkin", "--closes", days_ahead(9))
    assert opened.exit_code == 0
    return paired


def exported(folder: Path) -> list[dict[str, str]]:
    with (folder / "links.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def works(folder: Path, row: dict[str, str]) -> bool:
    database, token = Database(folder / "data" / "program.db"), row["link"].rpartition("/")[2]
    try:
        sign_in.landing(database, token, now=datetime.now(UTC))
    except LinkError:
        return False
    return True


def test_each_person_who_owes_a_form_has_one_row(asked: Run, here: Path) -> None:
    result = asked(*EXPORT)
    assert result.stdout.startswith("3 links in links.csv")
    missing, careful = result.stderr.splitlines()
    assert missing == "Without an address: 2 people. Send these links another way."
    assert careful.startswith("Careful: Links work on this machine only")
    rows = exported(here)
    assert [(row["name"], row["forms"], row["about"]) for row in rows] == [
        ("Ada", "2", "Ben; Cleo"),
        ("Ben", "1", "Ada"),
        ("Cleo", "1", "Ada"),
    ]
    assert {row["closes"] for row in rows} == {days_ahead(9)}
    assert all(works(here, row) for row in rows)


def test_a_file_that_exists_stays_and_no_link_is_made_for_it(asked: Run, here: Path) -> None:
    (here / "links.csv").write_text("mine")
    result = asked(*EXPORT)
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert (here / "links.csv").read_text() == "mine"
    assert asked("links", "revoke", "--person", "Ben").stdout == "0 links revoked.\n"
    assert asked(*EXPORT, "--force").exit_code == 0
    assert len(exported(here)) == 3


def test_a_round_that_is_not_there_is_told(asked: Run, here: Path) -> None:
    result = asked("links", "export", "--round", "2", "--out", "links.csv")
    assert (result.exit_code, "no such round" in result.stderr) == (2, True)
    assert not (here / "links.csv").exists()


def test_revoked_links_open_nothing_and_others_go_on(asked: Run, here: Path) -> None:
    asked(*EXPORT)
    ada, ben, _ = exported(here)
    assert asked("links", "revoke", "--person", ben["person"]).stdout == "1 link revoked.\n"
    assert (works(here, ada), works(here, ben)) == (True, False)
    result = asked("links", "revoke", "--person", "Nobody")
    assert (result.exit_code, "Nobody in this program" in result.stderr) == (2, True)


def test_a_lead_gets_a_new_link_and_nobody_else_does(asked: Run) -> None:
    assert "/r/" in asked("links", "lead", "--lead", " Lead@Example.org").stdout
    for address in ("ada@example.org", "nobody@example.org"):
        result = asked("links", "lead", "--lead", address)
        assert (result.exit_code, "/r/" in result.output) == (2, False)


def test_one_person_gets_a_new_link_also_where_nothing_is_due(paired: Run, here: Path) -> None:
    result = paired("links", "new", "--person", "Ben")
    assert result.exit_code == 0
    assert works(here, {"link": result.stdout.strip()})
    assert paired("links", "new", "--person", "Nobody").exit_code == 2
