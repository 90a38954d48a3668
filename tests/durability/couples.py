"""Pairs who answer a check-in, and what has to stand after what they did."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorsurvey import responses, sign_in
from mentorsurvey.store import Database, create
from tests.durability.people import Deed, do
from tests.house import FULL, NOW, House, founded


@dataclass(frozen=True, kw_only=True)
class Seat:
    """One side of a pair: a session's cookie and the invitation."""

    cookie: str
    invitation: str

    def deed(self, verb: str, *more: object) -> Deed:
        """Something that this side does."""
        return [self.cookie, verb, self.invitation, *more]

    def answers(self) -> list[Deed]:
        """An answer to each question."""
        return [self.deed("save", item_id, value) for item_id, value in FULL.items()]


@dataclass(frozen=True, kw_only=True)
class Couple:
    """A mentor and a mentee."""

    mentor: Seat
    mentee: Seat

    def deeds(self) -> list[Deed]:
        """Everything that a pair can do in one round."""
        return [
            *self.mentor.answers(),
            self.mentor.deed("submit"),
            self.mentor.deed("take_back"),
            self.mentor.deed("submit"),
            *self.mentee.answers(),
            self.mentee.deed("submit"),
        ]


def couples(path: Path, number: int, *, answered: bool = False) -> tuple[Database, list[Couple]]:
    """A new database with that many pairs, all signed in, who may have answered everything."""
    pairs = tuple((f"Mentor{one} Ames", f"Mentee{one} Bell") for one in range(number))
    database = create(path)
    with database.kept_open():
        house = founded(database, pairs=pairs)
        seated = [
            Couple(mentor=_seat(house, mentor), mentee=_seat(house, mentee))
            for mentor, mentee in pairs
        ]
        if answered:
            with database.write() as tx:
                for one in seated:
                    for deed in [*one.mentor.answers(), *one.mentee.answers()]:
                        do(tx, deed)
    return database, seated


def _seat(house: House, name: str) -> Seat:
    cookie = sign_in.start_session(house.database, house.token(name), browser=name, now=NOW)
    session = sign_in.resume(house.database, cookie, now=NOW)
    if session is None:
        raise LookupError(name)
    (form,) = responses.due(house.database, session.actor)
    return Seat(cookie=cookie, invitation=form.owed.invitation_id)


Standing = dict[str, tuple[int, bool, bool, bool]]
"""Invitation → answers, whether submitted, whether released, whether it has scores."""


def stands(database: Database) -> Standing:
    """What the database holds of each invitation that somebody has answered."""
    with database.read() as tx:
        rows = tx.rows(
            "SELECT response.invitation_id, response.submitted_at, response.released_at,"
            " (SELECT COUNT(*) FROM answer WHERE answer.response_id = response.id) AS answers,"
            " EXISTS (SELECT 1 FROM score WHERE score.response_id = response.id) AS scored"
            " FROM response"
        )
    return {
        row["invitation_id"]: (
            row["answers"],
            row["submitted_at"] is not None,
            row["released_at"] is not None,
            bool(row["scored"]),
        )
        for row in rows
    }


def expected(seated: Sequence[Couple], deeds: Sequence[Deed]) -> Standing:
    """What has to stand after these deeds, and nothing else."""
    partner = {}
    for couple in seated:
        partner[couple.mentor.invitation] = couple.mentee.invitation
        partner[couple.mentee.invitation] = couple.mentor.invitation
    answers: dict[str, int] = {}
    submitted: set[str] = set()
    for _, verb, invitation, *_ in deeds:
        if verb == "save":
            answers[invitation] = answers.get(invitation, 0) + 1
        elif verb == "submit":
            submitted.add(invitation)
        else:
            submitted.discard(invitation)
    return {
        one: (given, one in submitted, {one, partner[one]} <= submitted, one in submitted)
        for one, given in answers.items()
    }


def is_sound(database: Database) -> bool:
    """Whether SQLite's own full check finds nothing, and no row points nowhere."""
    with database.read() as tx:
        found = tx.rows("PRAGMA integrity_check")
        return found == [{"integrity_check": "ok"}] and not tx.rows("PRAGMA foreign_key_check")
