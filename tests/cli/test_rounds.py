"""`mentorsurvey rounds`."""

import json
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.instruments import Instrument, shipped
from mentorsurvey.settings import settings
from mentorsurvey.store import open_database
from tests.cli.conftest import Run, days_ahead

OPEN = ("rounds", "open", "--instrument", "checkin", "--closes")


def test_both_sides_of_every_relationship_are_asked(paired: Run) -> None:
    found = json.loads(paired(*OPEN, days_ahead(9), "--json").stdout)
    assert isinstance(found.pop("round"), str)
    assert found == {"number": 1, "relationships": 2, "invitations": 4}


def test_a_round_closes_at_the_end_of_the_day_where_the_program_is(paired: Run) -> None:
    day = days_ahead(9)
    assert f"until the end of {day}, America/Chicago" in paired(*OPEN, day).stdout
    closes = json.loads(paired("rounds", "list", "--json").stdout)[0]["closes_at"]
    local = datetime.fromisoformat(closes).astimezone(ZoneInfo("America/Chicago"))
    assert (local.date().isoformat(), local.time().isoformat()) == (day, "23:59:59")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2020-01-31", "in the past"),
        ("9999-12-31", "more than a year away"),
        ("0001-01-01", "in the past"),
        ("2026-02-30", "does not match"),
        ("31.12.2026", "does not match"),
        ("tomorrow", "does not match"),
    ],
)
def test_a_day_that_cannot_be_is_told(paired: Run, day: str, told: str) -> None:
    result = paired(*OPEN, day)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_an_unknown_instrument_is_told_with_those_that_there_are(paired: Run) -> None:
    result = paired("rounds", "open", "--instrument", "exam", "--closes", days_ahead(9))
    assert result.exit_code == 2
    assert "Use one of checkin, completion, introduction, review." in result.stderr


def questions(run: Run, *options: str) -> int:
    """How many questions the round asks that is opened with these options."""
    made = run("rounds", "open", "--instrument", "review", "--closes", days_ahead(9), *options)
    assert made.exit_code == 0, made.output
    with open_database(settings().database).read() as tx:
        (row,) = tx.rows("SELECT content FROM instrument_version ORDER BY created_at DESC LIMIT 1")
    return len(Instrument.from_json(row["content"]).items)


def test_the_optional_sections_are_asked_where_one_says_so(paired: Run) -> None:
    review = shipped()["review"]
    assert questions(paired) == len(review.with_extras(False).items)
    paired("rounds", "close")
    assert questions(paired, "--extras") == len(review.items)


def test_a_form_without_optional_sections_is_told(paired: Run) -> None:
    result = paired(*OPEN, days_ahead(9), "--extras")
    assert result.exit_code == 2
    assert "The form checkin has no optional sections." in result.stderr
    assert json.loads(paired("rounds", "list", "--json").stdout) == []


def test_there_must_be_somebody_to_ask(founded: Run) -> None:
    result = founded(*OPEN, days_ahead(9))
    assert (result.exit_code, "Import your roster first" in result.stderr) == (2, True)


def test_the_same_questions_are_open_once(paired: Run) -> None:
    paired(*OPEN, days_ahead(9))
    result = paired(*OPEN, days_ahead(9))
    assert (result.exit_code, "Close it first" in result.stderr) == (2, True)


def test_rounds_are_listed_with_what_is_submitted(paired: Run) -> None:
    assert "No round yet" in paired("rounds", "list").stdout
    assert json.loads(paired("rounds", "list", "--json").stdout) == []
    paired(*OPEN, days_ahead(9))
    assert "0 of 4 submitted, closes" in paired("rounds", "list").stdout
    found = json.loads(paired("rounds", "list", "--json").stdout)[0]
    assert (found["open"], found["invitations"], found["submitted"]) == (True, 4, 0)


def test_a_round_is_closed_by_its_number_its_id_or_as_the_only_one(paired: Run) -> None:
    for name in ("1", None, "id"):
        opened = json.loads(paired(*OPEN, days_ahead(9), "--json").stdout)
        given = [] if name is None else ["--round", opened["round"] if name == "id" else name]
        assert paired("rounds", "close", *given).exit_code == 0
    assert [one["open"] for one in json.loads(paired("rounds", "list", "--json").stdout)] == [
        False
    ] * 3
    assert "closed" in paired("rounds", "list").stdout


def test_whoever_closes_a_round_reads_who_may_still_finish(paired: Run) -> None:
    paired(*OPEN, days_ahead(9))
    paired("rounds", "close")
    assert "still finish" not in paired("rounds", "close").stdout
    paired(*OPEN, days_ahead(9))
    database = open_database(settings().database)
    with database.read() as tx:
        row = tx.rows("SELECT id, person_id FROM invitation ORDER BY id DESC")[0]
        program = tx.rows("SELECT id FROM program")[0]["id"]
    person = Actor(kind="person", program_id=program, person_id=row["person_id"], browser="b")
    responses.save(database, person, row["id"], "core.trust", 5, now=datetime.now(UTC))
    said = paired("rounds", "close", "--round", "2").stdout
    assert re.search(
        r"1 person had begun, and can still finish until \d\d:\d\d, America/Chicago\.", said
    )


def test_a_round_that_is_not_open_is_not_closed(paired: Run) -> None:
    result = paired("rounds", "close")
    assert (result.exit_code, "No rounds are open." in result.stderr) == (2, True)
    paired(*OPEN, days_ahead(9))
    paired("rounds", "close")
    assert "closed already" in paired("rounds", "close", "--round", "1").stderr
    assert "no such round" in paired("rounds", "close", "--round", "7").stderr


def test_a_pair_is_named_by_its_two_people_and_a_cohort_by_its_name(paired: Run) -> None:
    found = json.loads(
        paired(*OPEN, days_ahead(9), "--pair", "ben with ADA", "--preview", "--json").stdout
    )
    assert (found["people"], found["pairs"], found["totals"]) == (2, 1, False)
    for options, told in (
        (("--pair", "Ada with Ben"), "1 pair of these is not in the program."),
        (("--cohort", "2026"), "Your roster names no cohorts."),
        (("--cohort", "2026", "--pair", "Ben with Ada"), "not for both"),
    ):
        result = paired(*OPEN, days_ahead(9), *options)
        assert (result.exit_code, told in result.stderr) == (2, True), result.output
    assert json.loads(paired("rounds", "list", "--json").stdout) == []
    assert paired(*OPEN, days_ahead(9), "--pair", "Ben with Ada").exit_code == 0
    (made,) = json.loads(paired("rounds", "list", "--json").stdout)
    assert (made["asks"], made["cohorts"], made["invitations"]) == ("pairs", [], 2)


@pytest.mark.parametrize(
    ("options", "days"), [(("--remind", "5", "--remind", "2"), [16, 19]), (("--remind", "0"), [])]
)
def test_when_people_are_reminded_is_said_in_days_before_the_last_one(
    paired: Run, options: tuple[str, ...], days: list[int]
) -> None:
    assert paired(*OPEN, days_ahead(21), *options).exit_code == 0
    with open_database(settings().database).read() as tx:
        found = [row["at"] for row in tx.rows("SELECT at FROM round_reminder ORDER BY at")]
    assert [one[:10] for one in found] == [days_ahead(one) for one in days]


def test_two_reminders_on_neighbouring_days_are_told(paired: Run) -> None:
    result = paired(*OPEN, days_ahead(21), "--remind", "3", "--remind", "2")
    assert result.exit_code == 2
    assert "The two reminders are within a day of each other." in result.stderr
