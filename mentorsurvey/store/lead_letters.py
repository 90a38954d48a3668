"""Letters of leads to both people of a pair, and to who asked for them: how far each has come.

Of a letter to a pair other leads learn as they do of follow-ups, and never its words. Of a letter
to somebody who asked, nobody learns but the lead who was asked.
"""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.contacts import MINE, mine
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.leads import may_know
from mentorsurvey.store.recusals import of_two
from mentorsurvey.store.relationships import scope, scope_values, standing
from mentorsurvey.store.times import from_text, maybe, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class SentTo:
    """How far the mail of a letter to one person is, as the outbox knows it."""

    name: str
    state: str
    handed_at: datetime | None
    why: str


@dataclass(frozen=True, kw_only=True)
class LeadLetter:
    """A letter, and how far its mail to each person is; ``by`` is the name of who wrote it."""

    id: str
    by_id: str
    by: str
    written_at: datetime
    to: tuple[SentTo, ...]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """The words of a letter that may still leave, with who wrote it and their address."""

    subject: str
    body: str
    by: str
    reply_to: str


def add(
    tx: Tx,
    actor: Actor,
    *,
    relationship_id: str | None = None,
    response_id: str | None = None,
    subject: str,
    body: str,
    now: datetime,
) -> str:
    """Keep what a lead writes until it has left; its id. The caller has checked to whom it goes."""
    letter_id = new_id()
    tx.run(
        "INSERT INTO lead_letter (id, program_id, relationship_id, response_id, written_by,"
        " lead_since, written_at, subject, body)"
        " SELECT :id, :program, :pair, :response, :actor, lead.named_at, :now, :subject, :body"
        " FROM lead WHERE lead.person_id = :actor AND lead.ended_at IS NULL",
        id=letter_id,
        program=actor.program_id,
        actor=actor.person_id,
        pair=relationship_id,
        response=response_id,
        now=to_text(now),
        subject=subject,
        body=body,
    )
    return letter_id


_SENT = (
    "SELECT lead_letter.*, author.name AS author, reader.name AS reader, outbox.state,"
    " outbox.handed_at, outbox.why, {about} AS written_about FROM lead_letter"
    " JOIN person author ON author.id = lead_letter.written_by"
    " JOIN outbox ON outbox.about = lead_letter.id AND outbox.kind = '{kind}'"
    " JOIN person reader ON reader.id = outbox.person_id"
)
_NEWEST = " ORDER BY lead_letter.written_at DESC, lead_letter.id DESC, outbox.number"
_PAIR = (
    "COALESCE((SELECT moved.after FROM person_merge_moved moved"
    " JOIN person_merge ON person_merge.id = moved.merge_id AND person_merge.undone_at IS NULL"
    " WHERE moved.what = 'twin' AND moved.object_id = lead_letter.relationship_id),"
    " lead_letter.relationship_id)"
)
"""SQL: the pair of a letter, or the one that goes on in its place since two people were one."""


def to_pairs(tx: Tx, actor: Actor) -> dict[str, LeadLetter]:
    """Pair in scope → the newest letter to both of which the lead may know."""
    rows = tx.rows(
        f"{_SENT.format(about='relationship.id', kind='check_in')}"
        f" JOIN relationship ON relationship.id = {_PAIR}"
        f" WHERE {may_know('lead_letter.written_at', 'lead_letter.lead_since')}"
        f" AND {scope(actor)}{_NEWEST}",
        **scope_values(actor),
    )
    return _newest(rows)


def to_askers(tx: Tx, actor: Actor) -> dict[str, LeadLetter]:
    """Form with a wish that the actor may read → the newest letter of theirs to its author."""
    rows = tx.rows(
        f"{_SENT.format(about='lead_letter.response_id', kind='asked')}"
        " JOIN wish ON wish.response_id = lead_letter.response_id"
        " JOIN contact ON contact.id = wish.contact_id"
        f" WHERE lead_letter.written_by = :actor AND contact.role = 'lead' AND {MINE}{_NEWEST}",
        **mine(actor),
    )
    return _newest(rows)


def _newest(rows: list[Row]) -> dict[str, LeadLetter]:
    """Whom or what a letter is about → the newest one, of rows with the newest first."""
    found: dict[str, LeadLetter] = {}
    for row in rows:
        before = found.get(row["written_about"])
        if before is not None and before.id != row["id"]:
            continue
        found[row["written_about"]] = LeadLetter(
            id=row["id"],
            by_id=row["written_by"],
            by=row["author"],
            written_at=from_text(row["written_at"]),
            to=(
                *(before.to if before else ()),
                SentTo(
                    name=row["reader"],
                    state=row["state"],
                    handed_at=maybe(row["handed_at"]),
                    why=row["why"],
                ),
            ),
        )
    return found


def waiting(tx: Tx, actor: Actor, letter_id: str) -> Waiting | None:
    """A letter of the actor's program whose author may still write it; None where not.

    That is a lead who may see the pair, or whom the wish names.
    """
    row = tx.row(
        "SELECT lead_letter.*, author.name AS author, author.address FROM lead_letter"
        " JOIN person author ON author.id = lead_letter.written_by"
        " JOIN lead ON lead.person_id = author.id AND lead.ended_at IS NULL"
        " WHERE lead_letter.id = :id AND lead_letter.program_id = :program"
        " AND lead_letter.body <> '' AND author.address IS NOT NULL AND (EXISTS"
        " (SELECT 1 FROM relationship WHERE relationship.id = lead_letter.relationship_id"
        f"   AND {standing()}"
        "   AND author.id NOT IN (relationship.mentor_id, relationship.mentee_id)"
        f"   AND NOT EXISTS (SELECT 1 FROM recusal WHERE {of_two('relationship')}"
        "    AND recusal.person_id = author.id))"
        " OR EXISTS (SELECT 1 FROM wish JOIN contact ON contact.id = wish.contact_id"
        "   WHERE wish.response_id = lead_letter.response_id AND contact.role = 'lead'"
        "   AND contact.person_id = author.id))",
        id=letter_id,
        program=actor.program_id,
    )
    if row is None:
        return None
    return Waiting(
        subject=row["subject"], body=row["body"], by=row["author"], reply_to=row["address"]
    )
