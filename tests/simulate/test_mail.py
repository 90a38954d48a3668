"""The mail of a simulated program is made by the code that writes to real people."""

from pathlib import Path

import pytest

from mentorsurvey.mail import local_box
from mentorsurvey.settings import keeping_mail
from tests.simulate.conftest import NOW, Simulated, played


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Simulated, Path]:
    """A small program whose mail was kept in a folder, and the folder."""
    place = tmp_path_factory.mktemp("mailed")
    with keeping_mail(place / "mail"):
        return played(place / "demo.db"), place / "mail"


def test_each_kind_of_mail_lies_in_the_folder(mailed: tuple[Simulated, Path]) -> None:
    own, folder = mailed
    rows = own.rows("SELECT kind, state, message_id FROM outbox")
    assert {row["kind"] for row in rows} == {"invitation", "reminder", "comparison", "digest"}
    handed = {row["message_id"] for row in rows if row["state"] == "handed"}
    assert len(local_box.listed(folder)) == len(handed) > 0
    assert {row["state"] for row in rows} <= {"handed", "waiting", "dropped"}


def test_everybody_was_invited_before_anybody_answered(mailed: tuple[Simulated, Path]) -> None:
    own, _ = mailed
    invited = own.rows("SELECT person_id FROM outbox WHERE kind = 'invitation' AND number = 1")
    last = own.rows(
        "SELECT DISTINCT person_id FROM invitation WHERE round_id = (SELECT id FROM round"
        " ORDER BY number DESC LIMIT 1)"
    )
    assert {row["person_id"] for row in invited} == {row["person_id"] for row in last}
    assert len(invited) == len(last)


def test_nobody_was_reminded_after_they_had_answered(mailed: tuple[Simulated, Path]) -> None:
    own, _ = mailed
    reminded = own.rows(
        "SELECT person_id, about, handed_at FROM outbox WHERE kind = 'reminder'"
        " AND state = 'handed'"
    )
    assert reminded
    for one in reminded:
        missing = own.rows(
            "SELECT 1 FROM invitation LEFT JOIN response ON response.invitation_id = invitation.id"
            " WHERE invitation.person_id = :person AND invitation.round_id = :round"
            " AND (response.submitted_at IS NULL OR response.submitted_at > :at)",
            person=one["person_id"],
            round=one["about"],
            at=one["handed_at"],
        )
        assert missing


def test_nobody_heard_of_a_comparison_before_it_was_open(mailed: tuple[Simulated, Path]) -> None:
    own, _ = mailed
    told = own.rows(
        "SELECT outbox.handed_at, response.released_at FROM outbox"
        " JOIN response ON response.invitation_id = outbox.about WHERE kind = 'comparison'"
    )
    assert told
    assert all(row["released_at"] < row["handed_at"] for row in told if row["handed_at"])


def test_the_mail_lies_there_with_the_times_at_which_it_left(
    mailed: tuple[Simulated, Path],
) -> None:
    _, folder = mailed
    times = [one.at for one in local_box.listed(folder)]
    assert times == sorted(times, reverse=True)
    assert (NOW - times[-1]).days > 7
    assert times[0] <= NOW
