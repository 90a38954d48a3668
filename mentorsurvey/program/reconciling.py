"""A roster beside what the program knows: what it would change, and what has to be said first.

Importing it with what was said is one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.program.correcting import give
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.look_alikes import Alike, look_alikes, settle
from mentorsurvey.program.roster import plan_rows
from mentorsurvey.program.roster_changes import Change, changes_of
from mentorsurvey.program.roster_corrections import Correction, corrections
from mentorsurvey.program.roster_import import apply_plan
from mentorsurvey.program.roster_pairs import RosterRow
from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.store import Database, Tx, people, relationships, roster_answers


@dataclass(frozen=True, kw_only=True)
class Reconciled:
    """What a roster comes to as the decisions stand.

    Attributes
    ----------
    plan : Plan
        Which rows go in, and which do not.
    alike : list of Alike
        People who look like somebody else and of whom nothing was said at an earlier import.
    changes : list of Change
        What becomes another name, address, cohort or department, as far as the actor may see it.
    """

    plan: Plan
    alike: list[Alike]
    changes: list[Change]
    corrections: list[Correction] = field(repr=False)

    @property
    def does_something(self) -> bool:
        """Whether there is anything to import."""
        return self.plan.changes or bool(self.corrections)


def preview(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    decisions: Decisions | None = None,
) -> Reconciled:
    """What importing these rows would do as the decisions stand. Linear in rows."""
    require(actor, "roster.change")
    with where.read() as tx:
        return _reconciled(tx, actor, rows, decisions or Decisions())


def import_settled(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    decisions: Decisions | None = None,
    *,
    source: str,
    now: datetime,
) -> Reconciled:
    """Import the rows as was decided, and remember what was said.

    Rows that wait for an answer stay out, and are among the refused.
    """
    require(actor, "roster.change")
    decisions = decisions or Decisions()
    with where.write() as tx:
        found = _reconciled(tx, actor, rows, decisions)
        if found.does_something:
            apply_plan(
                tx, actor, found.plan, source=source, is_kept=bool(found.corrections), now=now
            )
        given = [(one.person, one.name, one.address) for one in found.corrections]
        give(tx, actor, given, now=now)
        _remember(tx, actor, found, decisions, now=now)
    return found


def _reconciled(
    tx: Tx, actor: Actor, rows: Sequence[RosterRow], decisions: Decisions
) -> Reconciled:
    found = look_alikes(tx, actor, rows)
    settled, waiting = settle(tx, actor, rows, found, decisions.same)
    plan = plan_rows(tx, actor, settled, joined_anew=decisions.joined_anew)
    plan.refused.extend(waiting)
    correctable = {one.id: one for one in people.correctable(tx, actor)}
    mended = corrections(plan, found, decisions, correctable)
    keys = {one.id: one.key for one in people.by_key(tx, actor.program_id).values()}
    pairs = {
        (keys[pair.mentor_id], keys[pair.mentee_id]): pair
        for pair in relationships.within(tx, actor)
    }
    return Reconciled(
        plan=plan,
        alike=found,
        changes=changes_of(plan, mended, correctable, pairs),
        corrections=mended,
    )


def _remember(
    tx: Tx, actor: Actor, found: Reconciled, decisions: Decisions, *, now: datetime
) -> None:
    ids = {key: one.id for key, one in people.by_key(tx, actor.program_id).items()}
    for each in found.alike:
        same = decisions.same.get(each.question)
        person_id = each.other.person_id or ids.get(each.other.key)
        if same is None or person_id is None:
            continue
        roster_answers.remember(
            tx,
            actor,
            key=each.said.key,
            name=each.said.name,
            person_id=person_id,
            same=same,
            now=now,
        )
