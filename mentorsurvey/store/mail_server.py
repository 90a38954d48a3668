"""How the mail server is: since when it fails and when it is tried again, and unmatched returns."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.store.database import Tx
from mentorsurvey.store.mail import UNTOLD
from mentorsurvey.store.times import from_text, maybe, to_text


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """How the mail server is: it fails since a moment, and is left alone until another."""

    failures: int
    failing_since: datetime | None
    next_try: datetime | None
    why: str
    unmatched: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How much waits in the outbox, and since when its oldest could have gone."""

    mails: int
    oldest: datetime | None


def state(tx: Tx) -> MailServer:
    """How the mail server is."""
    row = tx.rows("SELECT * FROM mail_server WHERE id = 1")[0]
    return MailServer(
        failures=row["failures"],
        failing_since=maybe(row["failed_at"]),
        next_try=maybe(row["next_try_at"]),
        why=row["why"],
        unmatched=row["unmatched"],
    )


def failed(tx: Tx, why: str, *, next_try: datetime, now: datetime) -> None:
    """Note that the server failed once more."""
    tx.run(
        "UPDATE mail_server SET failures = failures + 1, why = :why, next_try_at = :next,"
        " failed_at = COALESCE(failed_at, :now) WHERE id = 1",
        why=why,
        next=to_text(next_try),
        now=to_text(now),
    )


def refused(tx: Tx) -> int:
    """Note that the server refused a mail for good; how many since it last took one."""
    rows = tx.rows("UPDATE mail_server SET refused = refused + 1 WHERE id = 1 RETURNING refused")
    return int(rows[0]["refused"])


def works(tx: Tx) -> None:
    """Note that the server took a mail."""
    tx.run(
        "UPDATE mail_server SET failures = 0, refused = 0, failed_at = NULL, next_try_at = NULL,"
        " why = '' WHERE id = 1 AND (failures > 0 OR refused > 0)"
    )


def count_unmatched(tx: Tx, number: int) -> None:
    """Count returned mail that belongs to nobody here."""
    tx.run("UPDATE mail_server SET unmatched = unmatched + :n WHERE id = 1", n=number)


def held_back(tx: Tx, program_id: str | None = None) -> int:
    """How many mails wait that the mail server refused by its own rules; of one program, or all.

    Leads are told of those of a program, which has none that would tell of a wish.
    """
    row = tx.rows(
        "SELECT COUNT(*) AS n FROM outbox WHERE state = 'waiting' AND why = 'refused'"
        f" AND (:program = '' OR program_id = :program AND kind <> '{UNTOLD}')",
        program=program_id or "",
    )[0]
    return int(row["n"])


def waiting(tx: Tx, *, now: datetime) -> Waiting:
    """What of the outbox could have gone by now."""
    row = tx.rows(
        "SELECT COUNT(*) AS n, MIN(next_try) AS oldest FROM outbox"
        " WHERE state = 'waiting' AND next_try <= :now",
        now=to_text(now),
    )[0]
    return Waiting(mails=row["n"], oldest=from_text(row["oldest"]) if row["oldest"] else None)
