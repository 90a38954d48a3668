"""Uniting relationships of the same two people, as earlier versions kept one for each cohort.

No answer is lost, nothing is released, and nobody reads more than before. Where the same person
had two forms in one round, one goes on counting and the other is set aside for its author.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]

UNITED = """
CREATE TABLE united (
    twin_id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL
) {strict};
CREATE INDEX united_relationship ON united (relationship_id)
"""
"""Which relationship becomes part of which; gone once the migration is done."""


def unite(connection: sqlite3.Connection) -> None:
    """Note cohorts, phases and line managers with their days, and make one of each pair's twins."""
    _find_twins(connection)
    _keep_attributes(connection)
    for forms in _grouped(_twice_asked(connection), "relationship_id", "round_id"):
        _settle_round(connection, forms)
    _move_steps(connection)
    _move_attention(connection)


def _rows(connection: sqlite3.Connection, statement: str, **values: object) -> list[Row]:
    cursor = connection.execute(statement, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _grouped(rows: Iterable[Row], *columns: str) -> Iterable[list[Row]]:
    def key(row: Row) -> tuple[str, ...]:
        return tuple(row[column] for column in columns)

    return [list(group) for _, group in groupby(sorted(rows, key=key), key=key)]


def _find_twins(connection: sqlite3.Connection) -> None:
    """The relationship that was there first stays; the others become part of it."""
    rows = _rows(
        connection,
        "SELECT id, program_id, mentor_id, mentee_id FROM relationship ORDER BY created_at, id",
    )
    for first, *twins in _grouped(rows, "program_id", "mentor_id", "mentee_id"):
        connection.executemany(
            "INSERT INTO united (twin_id, relationship_id) VALUES (?, ?)",
            [(twin["id"], first["id"]) for twin in twins],
        )


_STANDING = (
    " COALESCE(united.relationship_id, relationship.id) AS relationship_id FROM relationship"
    " LEFT JOIN united ON united.twin_id = relationship.id"
)


def _keep_attributes(connection: sqlite3.Connection) -> None:
    """What each of them said, from the day on which it came in."""
    kept: dict[tuple[str, ...], tuple[object, ...]] = {}

    def keep(row: Row, kind: str, value: str, at: str, import_id: str | None) -> None:
        key = (row["relationship_id"], kind, value, at[:10])
        kept.setdefault(key, (*key, import_id, at))

    for row in _rows(
        connection,
        f"SELECT relationship.*,{_STANDING} ORDER BY relationship.created_at, relationship.id",
    ):
        if row["cohort"]:
            keep(row, "cohort", row["cohort"], row["created_at"], row["import_id"])
        keep(row, "phase", row["phase"], row["created_at"], row["import_id"])
    for row in _rows(
        connection,
        "SELECT recusal.recused_at, COALESCE(person.address, person.key) AS manager,"
        " CASE WHEN recusal.recused_at = relationship.created_at"
        f"  THEN relationship.import_id END AS brought_by,{_STANDING}"
        " JOIN recusal ON recusal.relationship_id = relationship.id"
        " JOIN person ON person.id = recusal.person_id"
        " WHERE recusal.reason = 'line_manager' ORDER BY recusal.recused_at",
    ):
        keep(row, "line_manager", row["manager"], row["recused_at"], row["brought_by"])
    connection.executemany(
        "INSERT INTO relationship_attribute"
        " (relationship_id, kind, value, since, import_id, added_at) VALUES (?, ?, ?, ?, ?, ?)",
        kept.values(),
    )


def _twice_asked(connection: sqlite3.Connection) -> list[Row]:
    """Every form of relationships that have a twin, under the one that stays."""
    return _rows(
        connection,
        "SELECT invitation.id, invitation.round_id, invitation.side, invitation.person_id,"
        " invitation.relationship_id AS of, invitation.extended_until,"
        " COALESCE(united.relationship_id, invitation.relationship_id) AS relationship_id,"
        " response.id AS response_id, response.started_at, response.submitted_at,"
        " response.released_at"
        " FROM invitation LEFT JOIN united ON united.twin_id = invitation.relationship_id"
        " LEFT JOIN response ON response.invitation_id = invitation.id"
        " WHERE united.twin_id IS NOT NULL"
        "  OR invitation.relationship_id IN (SELECT relationship_id FROM united)"
        " ORDER BY invitation.id",
    )


def _settle_round(connection: sqlite3.Connection, forms: Sequence[Row]) -> None:
    """One form of each side stays in a round.

    A comparison that both have read stays whole: both of its forms stay. Otherwise, of each side's
    forms, the submitted one stays, else the one that was started later. Where two forms come
    together that were never compared, what leads read of both at once is removed, since they could
    not read it before.
    """
    released = max(
        (one for one in forms if one["released_at"]),
        key=lambda one: (one["released_at"], one["of"]),
        default=None,
    )
    stay: dict[str, Row] = {}
    for side, of_side in (
        (side, [one for one in forms if one["side"] == side]) for side in ("mentor", "mentee")
    ):
        if not of_side:
            continue
        stay[side] = next(
            (one for one in of_side if released and one["of"] == released["of"]),
            max(
                of_side,
                key=lambda one: (
                    one["submitted_at"] or "",
                    one["started_at"] or "",
                    one["of"] == one["relationship_id"],
                    one["id"],
                ),
            ),
        )
        extended = [one["extended_until"] for one in of_side if one["extended_until"]]
        for one in of_side:
            if one["id"] != stay[side]["id"]:
                _set_aside(connection, one, stay[side])
        connection.execute(
            "UPDATE invitation SET relationship_id = :stays, extended_until = :until"
            " WHERE id = :id",
            {
                "stays": stay[side]["relationship_id"],
                "until": max(extended, default=None),
                "id": stay[side]["id"],
            },
        )
    if len({one["of"] for one in stay.values() if one["submitted_at"]}) > 1:
        connection.executemany(
            "DELETE FROM score WHERE response_id = ?"
            " AND (measure LIKE 'gave%' OR measure LIKE 'got%')",
            [(one["response_id"],) for one in stay.values()],
        )


def _set_aside(connection: sqlite3.Connection, form: Row, stays: Row) -> None:
    """Keep a form for its author alone; where nobody began it, there is nothing to keep."""
    response = {"response": form["response_id"], "stays": stays["response_id"]}
    if form["response_id"]:
        connection.execute(
            "INSERT INTO set_aside_form (id, relationship_id, round_id, side, person_id,"
            "  started_at, submitted_at)"
            " VALUES (:response_id, :relationship_id, :round_id, :side, :person_id,"
            "  :started_at, :submitted_at)",
            dict(form),
        )
        connection.execute(
            "INSERT INTO set_aside_answer (form_id, item_id, number, words, cant_say, audience,"
            "  browser, answered_at)"
            " SELECT response_id, item_id, number, words, cant_say, audience, browser, answered_at"
            " FROM answer WHERE response_id = :response",
            response,
        )
        for table in ("answer", "score", "audience_wish"):
            connection.execute(f"DELETE FROM {table} WHERE response_id = :response", response)
        connection.execute(
            "DELETE FROM wish WHERE response_id = :response AND contact_id IN"
            " (SELECT contact_id FROM wish WHERE response_id = :stays)",
            response,
        )
        connection.execute(
            "UPDATE wish SET response_id = :stays WHERE response_id = :response", response
        )
        connection.execute("DELETE FROM response WHERE id = :response", response)
    connection.execute("DELETE FROM invitation WHERE id = ?", [form["id"]])


_OF_TWINS = (
    "SELECT {table}.*, COALESCE(united.relationship_id, {table}.relationship_id) AS stays"
    " FROM {table} LEFT JOIN united ON united.twin_id = {table}.relationship_id"
    " WHERE united.twin_id IS NOT NULL"
    " OR {table}.relationship_id IN (SELECT relationship_id FROM united)"
)


def _move_steps(connection: sqlite3.Connection) -> None:
    """Of two steps in one round, the one that both kept stays, else the later one."""
    for steps in _grouped(
        _rows(connection, _OF_TWINS.format(table="next_step")), "stays", "round_id"
    ):
        *others, stays = sorted(
            steps, key=lambda one: (one["kept_at"] or "", one["proposed_at"], one["id"])
        )
        for one in others:
            connection.execute(
                "INSERT INTO set_aside_step (id, relationship_id, round_id, author_id, words,"
                "  due_on, proposed_at, kept_at, mentor_says, mentee_says)"
                " VALUES (:id, :stays, :round_id, :author_id, :words,"
                "  :due_on, :proposed_at, :kept_at, :mentor_says, :mentee_says)",
                dict(one),
            )
            connection.execute("DELETE FROM next_step WHERE id = :id", {"id": one["id"]})
        connection.execute(
            "UPDATE next_step SET relationship_id = :stays WHERE id = :id",
            {"stays": stays["stays"], "id": stays["id"]},
        )


def _move_attention(connection: sqlite3.Connection) -> None:
    """A pair was drawn once where either was; what one lead said of both stands together."""
    place = " WHERE relationship_id = :relationship_id AND round_id = :round_id"
    for drawn in _grouped(
        _rows(connection, _OF_TWINS.format(table="attention_draw")), "stays", "round_id"
    ):
        first, *others = drawn
        for one in others:
            connection.execute(f"DELETE FROM attention_draw{place}", dict(one))
        connection.execute(
            f"UPDATE attention_draw SET relationship_id = :stays{place}", dict(first)
        )
    for said in _grouped(
        _rows(connection, _OF_TWINS.format(table="attention_dismissal")),
        "stays",
        "round_id",
        "dismissed_by",
    ):
        *others, stays = sorted(said, key=lambda one: one["dismissed_at"])
        kinds = dict.fromkeys(kind for one in (stays, *others) for kind in one["kinds"].split(","))
        words = [one["words"] for one in (stays, *reversed(others)) if one["words"]]
        by_lead = f"{place} AND dismissed_by = :dismissed_by"
        for one in others:
            connection.execute(f"DELETE FROM attention_dismissal{by_lead}", dict(one))
        connection.execute(
            "UPDATE attention_dismissal SET relationship_id = :stays, kinds = :all_kinds,"
            f" words = :all_words{by_lead}",
            {**stays, "all_kinds": ",".join(kinds), "all_words": "\n".join(words)},
        )
