"""Scores as leads may read them: never an answer, never a relationship that is not theirs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.measures.give_and_take import JointFlows
from mentorsurvey.store import attributes, relationships
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.grace import ENDED
from mentorsurvey.store.rounds import COUNTED, LEFT_OUT, OVER
from mentorsurvey.store.times import to_text

VISIBLE = (
    f"(response.released_at IS NOT NULL OR {ENDED}) AND {COUNTED}"
    " AND EXISTS (SELECT 1 FROM lead WHERE lead.person_id = :actor AND lead.ended_at IS NULL"
    "  AND lead.named_at <= response.submitted_at)"
)
"""Holds for responses of rounds that count, that are released or whose invitation has closed, for
leads who were named when they were submitted."""

_READABLE = (
    " FROM score JOIN response ON response.id = score.response_id"
    " JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    f" WHERE score.reader = 'leads' AND {VISIBLE}"
)

DECIMALS = 9
"""Of a score that is read by name. The last bits of a mean tell which answers it was made of."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """One score of one side in one round (0–100, except ``meetings``, which is a count)."""

    relationship_id: str
    round_number: int
    side: Side
    measure: str
    value: float


def of_program(tx: Tx, actor: Actor, *, measures: tuple[str, ...], now: datetime) -> list[Score]:
    """Scores of all relationships that the lead may see; without ``measures``, all of them."""
    return [Score(**row) for row in _rows(tx, actor, measures, now=now)]


def of_relationship(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> list[Score]:
    """All scores of one relationship, where the lead may see it."""
    return [Score(**row) for row in _rows(tx, actor, (), relationship_id, now=now)]


BySide = dict[tuple[str, int], dict[Side, float]]
"""By relationship and round: side → a score."""


def by_side(
    tx: Tx, actor: Actor, measures: Sequence[str], *, now: datetime
) -> Mapping[str, BySide]:
    """Measure → what :func:`of_program` reads of it."""
    found: dict[str, BySide] = {measure: {} for measure in measures}
    for row in _rows(tx, actor, measures, now=now) if found else ():
        of_round = found[row["measure"]].setdefault(
            (row["relationship_id"], row["round_number"]), {}
        )
        of_round[row["side"]] = row["value"]
    return found


def _rows(
    tx: Tx, actor: Actor, measures: Sequence[str], relationship_id: str = "", *, now: datetime
) -> list[Row]:
    """Columns as in `Score`, in no order."""
    wanted = {f"measure{place}": measure for place, measure in enumerate(measures)}
    marks = ", ".join(f":{name}" for name in wanted)
    rows = tx.rows(
        "SELECT relationship.id AS relationship_id, round.number AS round_number,"
        " invitation.side, score.measure, score.value"
        f"{_READABLE} AND {relationships.scope(actor)}"
        f"{f' AND score.measure IN ({marks})' if wanted else ''}"
        f"{' AND relationship.id = :relationship' if relationship_id else ''}",
        now=to_text(now),
        **relationships.scope_values(actor),
        **({"relationship": relationship_id} if relationship_id else {}),
        **wanted,
    )
    for row in rows:
        row["value"] = round(row["value"], DECIMALS)
    return rows


def anything(tx: Tx, actor: Actor, *, now: datetime) -> bool:
    """Whether there is any score that the lead may see."""
    found = tx.row(
        f"SELECT 1 AS found{_READABLE} AND {relationships.scope(actor)} LIMIT 1",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    return found is not None


def flows(
    tx: Tx, actor: Actor, *, relationship_id: str = "", kind: str = "", now: datetime
) -> dict[tuple[str, int], JointFlows]:
    """Give and take by relationship and round, both people's answers to a flow averaged.

    What the mentor gave, by what the mentor says to have given and the mentee to have got, and the
    other way round. A round is there only where all four answers are, and where both are open to
    the leads by name. The four by themselves are read by nobody.

    Parameters
    ----------
    relationship_id : str
        One relationship alone; empty for all that the lead may see.
    kind : str
        A kind of give and take, such as ``ideas``; empty for all of it together.
    """
    ending = f":{kind}" if kind else ""
    joins = "".join(
        f" JOIN score {flow}_{side} ON {flow}_{side}.response_id = {side}.response_id"
        f"  AND {flow}_{side}.reader = 'totals' AND {flow}_{side}.measure = :{flow}"
        for side in ("mentor", "mentee")
        for flow in ("gave", "got")
    )
    own = " AND invitation.relationship_id = :relationship" if relationship_id else ""
    open_to_leads = (
        "SELECT response.id AS response_id, invitation.round_id, invitation.relationship_id,"
        " invitation.side FROM response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        f" WHERE response.leads_see = 'scores' AND {VISIBLE}{own}"
    )
    rows = tx.rows(
        f"WITH readable AS ({open_to_leads})"
        " SELECT relationship.id AS pair, round.number,"
        " (gave_mentor.value + got_mentee.value) / 2 AS from_mentor,"
        " (gave_mentee.value + got_mentor.value) / 2 AS from_mentee"
        " FROM readable mentor JOIN readable mentee ON mentee.round_id = mentor.round_id"
        "  AND mentee.relationship_id = mentor.relationship_id"
        "  AND mentor.side = 'mentor' AND mentee.side = 'mentee'"
        " JOIN round ON round.id = mentor.round_id"
        f" JOIN relationship ON relationship.id = mentor.relationship_id{joins}"
        f" WHERE {relationships.scope(actor)}",
        now=to_text(now),
        **({"relationship": relationship_id} if relationship_id else {}),
        gave=f"gave{ending}",
        got=f"got{ending}",
        **relationships.scope_values(actor),
    )
    return {
        (row["pair"], row["number"]): JointFlows(
            mentor_to_mentee=round(row["from_mentor"], DECIMALS),
            mentee_to_mentor=round(row["from_mentee"], DECIMALS),
        )
        for row in rows
    }


@dataclass(frozen=True, kw_only=True)
class InTotal:
    """One score of the person whose form it is: an ingredient of totals alone."""

    relationship_id: str
    round_number: int
    side: Side
    person_id: str
    value: float = field(repr=False)


def in_total(
    tx: Tx, actor: Actor, measure: str, *, number: int | None = None, now: datetime
) -> list[InTotal]:
    """One measure of every form that has it for totals alone; with ``number``, of one round.

    Whoever reads them adds up over five people or more, and names nobody.
    """
    # Named measures are kept for totals alone where the whole form is.
    whole = " AND response.leads_see = 'totals'" if measure == "core" else ""
    in_round = " AND round.number = :number" if number else ""
    rows = tx.rows(
        "SELECT relationship.id AS relationship_id, round.number AS round_number, invitation.side,"
        " invitation.person_id, score.value"
        " FROM score JOIN response ON response.id = score.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE score.reader = 'totals' AND score.measure = :measure{whole}"
        f" AND {VISIBLE} AND {relationships.scope(actor)}{in_round}"
        " ORDER BY round.number, relationship.id, invitation.side",
        now=to_text(now),
        measure=measure,
        **({"number": number} if number else {}),
        **relationships.scope_values(actor),
    )
    return [InTotal(**row) for row in rows]


@dataclass(frozen=True, kw_only=True)
class Response:
    """How many relationships of the same cohorts and departments one round asked; who answered."""

    round_number: int
    cohorts: tuple[str, ...]
    departments: tuple[str, ...] = ()
    asked: int
    both: int
    mentor_only: int
    mentee_only: int


def response_counts(tx: Tx, actor: Actor, *, now: datetime) -> list[Response]:
    """Who submitted, counted over the relationships that the lead may see: never an answer.

    A pair that had ended or was paused when the round closed counts only where one submitted.
    """
    found = tx.rows(
        "SELECT round.number, relationship.id,"
        " CASE WHEN mr.submitted_at IS NULL THEN 0 ELSE 1 END AS by_mentor,"
        " CASE WHEN er.submitted_at IS NULL THEN 0 ELSE 1 END AS by_mentee"
        " FROM round JOIN invitation"
        "   ON invitation.round_id = round.id AND invitation.side = 'mentor'"
        " JOIN invitation mentee ON mentee.round_id = round.id"
        "   AND mentee.relationship_id = invitation.relationship_id AND mentee.side = 'mentee'"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " LEFT JOIN response mr ON mr.invitation_id = invitation.id"
        " LEFT JOIN response er ON er.invitation_id = mentee.id"
        f" WHERE {COUNTED} AND {relationships.scope(actor)} AND (mr.submitted_at IS NOT NULL"
        f"  OR er.submitted_at IS NOT NULL OR NOT {LEFT_OUT})",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    stated = attributes.of_program(tx, actor.program_id)
    counted: dict[tuple[int, tuple[str, ...], tuple[str, ...]], Counter[tuple[int, int]]] = {}
    for row in found:
        said = stated.get(row["id"], {})
        cohorts, departments = (
            tuple(sorted(said.get(one, ()))) for one in ("cohort", "department")
        )
        of = counted.setdefault((row["number"], cohorts, departments), Counter())
        of[row["by_mentor"], row["by_mentee"]] += 1
    return [
        Response(
            round_number=number,
            cohorts=cohorts,
            departments=departments,
            asked=of.total(),
            both=of[1, 1],
            mentor_only=of[1, 0],
            mentee_only=of[0, 1],
        )
        for (number, cohorts, departments), of in sorted(counted.items())
    ]


def state(tx: Tx, actor: Actor, *, now: datetime) -> tuple[int, int, int, str]:
    """What readings depend on besides their arguments: equal states give equal readings.

    The program's change counter; rounds, extensions, graces and breaks whose time has come, because
    time passes without a change; and since when the actor is a lead.
    """
    row = tx.row(
        "SELECT program.changes,"
        " (SELECT COUNT(*) FROM round WHERE round.program_id = program.id"
        f"   AND {OVER}) AS closed,"
        " (SELECT COUNT(*) FROM invitation WHERE invitation.extended_until <= :now"
        "   AND EXISTS (SELECT 1 FROM round WHERE round.id = invitation.round_id"
        "     AND round.program_id = program.id))"
        " + (SELECT COUNT(*) FROM round WHERE round.finish_until <= :now)"
        " + (SELECT COUNT(*) FROM invitation WHERE invitation.extended_until IS NOT NULL"
        "   AND invitation.finish_until <= :now)"
        " + (SELECT COUNT(*) FROM pair_break WHERE pair_break.starts_at <= :now)"
        " + (SELECT COUNT(*) FROM pair_break WHERE pair_break.stops_at <= :now) AS run_out,"
        " (SELECT lead.named_at FROM lead WHERE lead.person_id = :actor"
        "   AND lead.ended_at IS NULL) AS named_at"
        " FROM program WHERE program.id = :program",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    if row is None:
        return (0, 0, 0, "")
    return (row["changes"], row["closed"], row["run_out"], row["named_at"] or "")
