"""Removing a person from every table; what is left is a row with their id and no name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text

NOBODY = "Somebody who was erased"
FORMER_LEAD = "A former lead"
"""The names under which a partner's or a program's own records go on."""

_PAIRS = "(SELECT id FROM relationship WHERE :person IN (mentor_id, mentee_id))"
_FORMS = (
    "(SELECT invitation.id FROM invitation"
    " LEFT JOIN response ON response.invitation_id = invitation.id"
    " WHERE invitation.person_id = :person"
    f" OR (invitation.relationship_id IN {_PAIRS} AND response.submitted_at IS NULL))"
)
"""The person's own forms, and those about the person that nobody has submitted."""
_RESPONSES = f"(SELECT id FROM response WHERE invitation_id IN {_FORMS})"
_PAIRS_RESPONSES = (
    "(SELECT response.id FROM response JOIN invitation ON invitation.id = response.invitation_id"
    f" WHERE invitation.relationship_id IN {_PAIRS} OR invitation.person_id = :person)"
)
_SET_ASIDE = (
    "(SELECT id FROM set_aside_form WHERE person_id = :person"
    f" OR (relationship_id IN {_PAIRS} AND submitted_at IS NULL))"
)
FORMER = (
    "SELECT what, text FROM ("
    " SELECT what, before AS text FROM person_history WHERE person_id = :person"
    " AND what IN ('name', 'address') AND before IS NOT NULL"
    " UNION SELECT 'name', name FROM roster_answer WHERE person_id = :person AND same = 1"
    ") WHERE NOT EXISTS (SELECT 1 FROM person self JOIN person other"
    " ON other.program_id = self.program_id AND other.id <> self.id WHERE self.id = :person"
    " AND LOWER(text) IN (LOWER(other.name), LOWER(other.address), LOWER(other.key)))"
)
"""SQL: the names and addresses that a person had before a correction, or in a roster. Not what
somebody else has today: a wrong address may be another person's."""
_CALLED = (
    "(SELECT LOWER(key) FROM person WHERE id = :person"
    " UNION SELECT LOWER(name) FROM person WHERE id = :person"
    " UNION SELECT LOWER(address) FROM person WHERE id = :person AND address IS NOT NULL"
    f" UNION SELECT LOWER(text) FROM ({FORMER}))"
)
_LINE_MANAGED = (
    f"(kind = 'line_manager' AND LOWER(value) IN {_CALLED}"
    " AND relationship_id IN (SELECT relationship.id FROM relationship"
    "  JOIN person ON person.program_id = relationship.program_id WHERE person.id = :person))"
)
_UNASKED = (
    f"id IN {_PAIRS} AND NOT EXISTS"
    " (SELECT 1 FROM invitation WHERE invitation.relationship_id = relationship.id)"
    " AND NOT EXISTS"
    " (SELECT 1 FROM set_aside_form WHERE set_aside_form.relationship_id = relationship.id)"
)
_OWN_HISTORY = (
    "(person_id = :person OR (what = 'merge' AND person_id IN"
    " (SELECT kept_id FROM person_merge WHERE gone_id = :person)))"
)
"""The person's own, and where somebody was told that they are one."""
_HISTORY = f"(SELECT id FROM person_history WHERE {_OWN_HISTORY})"

_MERGES = "(SELECT id FROM person_merge WHERE :person IN (kept_id, gone_id))"

_WRITTEN_AS = (
    "(program_id = (SELECT program_id FROM person WHERE id = :person)"
    f" AND (LOWER(name) IN {_CALLED} OR LOWER(key) IN {_CALLED}))"
)

REMOVED: tuple[tuple[str, str], ...] = (
    ("score", f"response_id IN {_PAIRS_RESPONSES}"),
    ("total_member", f"response_id IN {_PAIRS_RESPONSES}"),
    ("wish", f"response_id IN {_RESPONSES}"),
    ("audience_wish", f"response_id IN {_RESPONSES}"),
    ("answer", f"response_id IN {_RESPONSES}"),
    ("lead_letter", f"relationship_id IN {_PAIRS} OR response_id IN {_RESPONSES}"),
    ("response", f"id IN {_RESPONSES}"),
    (
        "next_step_shown",
        "step_id IN (SELECT id FROM next_step"
        f" WHERE author_id = :person OR relationship_id IN {_PAIRS})",
    ),
    ("next_step", f"author_id = :person OR relationship_id IN {_PAIRS}"),
    (
        "clause_said",
        f"agreement_id IN (SELECT id FROM agreement WHERE relationship_id IN {_PAIRS})",
    ),
    (
        "agreement_shown",
        f"agreement_id IN (SELECT id FROM agreement WHERE relationship_id IN {_PAIRS})",
    ),
    ("agreement", f"relationship_id IN {_PAIRS}"),
    ("agreement_draft", f"relationship_id IN {_PAIRS}"),
    ("decision", f"relationship_id IN {_PAIRS}"),
    ("deliverable_status", f"relationship_id IN {_PAIRS}"),
    ("attention_draw", f"relationship_id IN {_PAIRS}"),
    ("attention_dismissal", f"relationship_id IN {_PAIRS}"),
    ("follow_up", f"relationship_id IN {_PAIRS}"),
    ("set_aside_answer", f"form_id IN {_SET_ASIDE}"),
    ("set_aside_form", f"id IN {_SET_ASIDE}"),
    ("set_aside_step", f"author_id = :person OR relationship_id IN {_PAIRS}"),
    ("recusal", ":person IN (person_id, mentor_id, mentee_id)"),
    ("relationship_attribute", f"relationship_id IN {_PAIRS} OR {_LINE_MANAGED}"),
    ("roster_change", f"person_id = :person OR relationship_id IN {_PAIRS}"),
    ("pair_break", f"relationship_id IN {_PAIRS}"),
    ("schedule_pair", f"relationship_id IN {_PAIRS}"),
    ("schedule_pair_opening", f"relationship_id IN {_PAIRS}"),
    (
        "time_request",
        "invitation_id IN (SELECT id FROM invitation"
        f" WHERE person_id = :person OR relationship_id IN {_PAIRS})",
    ),
    (
        "mailed_form",
        f"invitation_id IN {_FORMS} OR outbox_id IN"
        " (SELECT id FROM outbox WHERE person_id = :person)",
    ),
    ("outbox", "person_id = :person"),
    ("mail_trouble", "person_id = :person"),
    ("mail_wish", "person_id = :person"),
    ("person_zone", "person_id = :person"),
    ("invitation", f"id IN {_FORMS}"),
    ("relationship", _UNASKED),
    ("roster_answer", f"person_id = :person OR {_WRITTEN_AS}"),
    ("consent", "person_id = :person"),
    (
        "mail_reply",
        f"LOWER(address) IN {_CALLED}"
        " AND program_id = (SELECT program_id FROM person WHERE id = :person)",
    ),
    ("person_history_read", f"history_id IN {_HISTORY}"),
    ("person_history", _OWN_HISTORY),
    ("person_merge_moved", f"merge_id IN {_MERGES}"),
    ("person_merge", f"id IN {_MERGES}"),
    ("session", "person_id = :person"),
    ("link", "person_id = :person"),
    ("pin_browser", "person_id = :person"),
    ("pin_failure", "person_id = :person"),
    ("pin", "person_id = :person"),
)
"""Table → which of its rows go, in the order in which they can."""

CHANGED: tuple[tuple[str, str], ...] = (
    (
        "answers closed",
        "UPDATE answer SET audience = 'only_you' WHERE audience <> 'only_you'"
        f" AND response_id IN {_PAIRS_RESPONSES}",
    ),
    (
        "forms kept",
        "UPDATE response SET released_at = submitted_at"
        f" WHERE submitted_at IS NOT NULL AND id IN {_PAIRS_RESPONSES}",
    ),
    (
        "relationships kept",
        f"UPDATE relationship SET import_id = NULL WHERE id IN {_PAIRS}",
    ),
    (
        "reasons emptied",
        "UPDATE attention_dismissal SET words = '' WHERE dismissed_by = :person AND words <> ''",
    ),
    (
        "follow-ups emptied",
        "UPDATE follow_up SET words = '' WHERE planned_by = :person AND words <> ''",
    ),
    (
        "outcomes emptied",
        "UPDATE follow_up SET outcome = '' WHERE done_by = :person AND outcome <> ''",
    ),
    (
        "letters emptied",
        "UPDATE lead_letter SET subject = '', body = '' WHERE written_by = :person AND body <> ''",
    ),
    (
        "leads ended",
        "UPDATE lead SET ended_at = :now WHERE ended_at IS NULL AND person_id = :person",
    ),
    (
        "contacts ended",
        "UPDATE contact SET ended_at = COALESCE(ended_at, :now), browser = NULL, opened_at = NULL"
        " WHERE person_id = :person",
    ),
)
"""What is changed in rows that stay, and what each is counted as.

A partner's submitted form is as if it had been released when it was submitted: it can be reopened
no more, and it does not tell when the other one submitted.
"""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A person whom somebody asks to erase, with what they are in their program."""

    id: str
    program_id: str
    program: str
    timezone: str
    key: str
    name: str
    address: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """Somebody who was erased; ``wiped_at`` is None while the file is still to be freed of it."""

    person_id: str
    program_id: str
    erased_at: datetime
    wiped_at: datetime | None


def subjects(tx: Tx) -> list[Subject]:
    """Everybody who can be erased, of all programs. For the operator."""
    rows = tx.rows(
        "SELECT person.*, program.name AS program, program.timezone,"
        " COALESCE((SELECT person_merge.key FROM person_merge WHERE gone_id = person.id"
        "   AND undone_at IS NULL), person.key) AS known_as,"
        " EXISTS (SELECT 1 FROM relationship WHERE mentor_id = person.id) AS mentor,"
        " EXISTS (SELECT 1 FROM relationship WHERE mentee_id = person.id) AS mentee,"
        " EXISTS (SELECT 1 FROM lead WHERE person_id = person.id AND ended_at IS NULL) AS lead,"
        " EXISTS (SELECT 1 FROM contact WHERE person_id = person.id AND ended_at IS NULL)"
        "   AS contact"
        " FROM person JOIN program ON program.id = person.program_id"
        " WHERE NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)"
        " ORDER BY person.id"
    )
    return [_subject(row) for row in rows]


def _subject(row: Row) -> Subject:
    roles = tuple(role for role in ("mentor", "mentee", "lead", "contact") if row[role])
    return of_row(Subject, row, key=row["known_as"], roles=roles)


def merged_with(tx: Tx, person: Subject) -> list[Subject]:
    """Everyone who is one with a person today: who became part of whom, and the other way."""
    ids = {person.id}
    pairs = [
        {row["kept_id"], row["gone_id"]}
        for row in tx.rows("SELECT kept_id, gone_id FROM person_merge WHERE undone_at IS NULL")
    ]
    while more := [two for two in pairs if two & ids and two - ids]:
        ids = ids.union(*more)
    return [one for one in subjects(tx) if one.id in ids - {person.id}]


def erasures(tx: Tx) -> dict[str, Erasure]:
    """Person id → what was erased. For the operator."""
    rows = tx.rows(
        "SELECT erasure.*, person.program_id FROM erasure"
        " JOIN person ON person.id = erasure.person_id"
    )
    return {row["person_id"]: of_row(Erasure, row) for row in rows}


def _counts(tx: Tx, person: Subject) -> Counter[str]:
    """What there is of a person before they are erased, where the tables alone do not say it."""
    row = tx.rows(
        "SELECT (SELECT COUNT(*) FROM invitation WHERE person_id = :person) AS own_forms,"
        f" (SELECT COUNT(*) FROM invitation WHERE person_id <> :person AND id IN {_FORMS})"
        "   AS drafts_about,"
        f" (SELECT COUNT(*) FROM answer WHERE response_id IN {_RESPONSES} AND response_id IN"
        "   (SELECT response.id FROM response"
        "    JOIN invitation ON invitation.id = response.invitation_id"
        "    WHERE invitation.person_id = :person)) AS own_answers,"
        f" (SELECT COUNT(*) FROM relationship WHERE id IN {_PAIRS}) AS relationships,"
        " (SELECT COUNT(*) FROM wish JOIN contact ON contact.id = wish.contact_id"
        "   WHERE contact.person_id = :person AND wish.done_at IS NULL) AS waiting",
        person=person.id,
    )[0]
    return Counter(row)


def remove(tx: Tx, person: Subject, *, now: datetime) -> Counter[str]:
    """Remove everything of a person that is in a column of its own; what went, and how much.

    What people wrote may still hold the name: see :mod:`mentorsurvey.store.erasing_names`.
    """
    tx.rows("PRAGMA secure_delete = ON")
    gone = _counts(tx, person)
    for table, where in REMOVED:
        gone[table] += tx.run(f"DELETE FROM {table} WHERE {where}", person=person.id)
    for name, statement in CHANGED:
        values = {"now": to_text(now)} if ":now" in statement else {}
        gone[name] += tx.run(statement, person=person.id, **values)
    tx.run(
        "UPDATE person SET name = CASE WHEN EXISTS"
        "  (SELECT 1 FROM lead WHERE lead.person_id = person.id) THEN :lead ELSE :nobody END,"
        " key = id, address = NULL, import_id = NULL WHERE id = :person",
        person=person.id,
        lead=FORMER_LEAD,
        nobody=NOBODY,
    )
    tx.insert("erasure", {"person_id": person.id, "erased_at": to_text(now), "wiped_at": None})
    tx.run(
        "UPDATE program SET changes = changes + 1"
        " WHERE id = (SELECT program_id FROM person WHERE id = :person)",
        person=person.id,
    )
    return gone


def set_wiped(tx: Tx, erased: Mapping[str, Erasure], *, now: datetime) -> None:
    """Note that the file was freed of what had been deleted."""
    for person_id in erased:
        tx.run(
            "UPDATE erasure SET wiped_at = :now WHERE person_id = :person AND wiped_at IS NULL",
            person=person_id,
            now=to_text(now),
        )
