"""A roster beside what the program knows: what it would change, and what has to be said first.

Importing it with what was said is one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import one_line, printable
from mentorsurvey.program.correcting import give
from mentorsurvey.program.decisions import Again, Becomes, Decisions
from mentorsurvey.program.kept_addresses import KeptAddresses
from mentorsurvey.program.look_alikes import Alike, look_alikes, settle
from mentorsurvey.program.missing import Missing, apply_missing, missing_in
from mentorsurvey.program.returning import apply_returning, stay_ended
from mentorsurvey.program.roster import plan_rows
from mentorsurvey.program.roster_changes import Change, changes_of
from mentorsurvey.program.roster_corrections import Correction, corrections
from mentorsurvey.program.roster_import import apply_plan
from mentorsurvey.program.roster_pairs import LONGEST, RosterRow
from mentorsurvey.program.roster_plan import Plan, Returning
from mentorsurvey.store import (
    Database,
    Tx,
    people,
    programs,
    relationships,
    roster_answers,
    roster_changes,
)


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
    missing : Missing
        Pairs that the actor may see and that no row names.
    decisions : Decisions
        What was said.
    """

    plan: Plan
    alike: list[Alike]
    changes: list[Change]
    missing: Missing
    decisions: Decisions
    corrections: list[Correction] = field(repr=False)
    kept: list[Alike] = field(repr=False)
    named_again: list[str] = field(repr=False)

    @property
    def returning(self) -> list[Returning]:
        """Pairs that had ended and that a row names, whatever was said of them now."""
        return list(self.plan.returning.values())

    def becoming(self, what: Becomes) -> int:
        """How many pairs that no row names end, pause or are kept."""
        return sum(self.decisions.of_missing(pair.id) == what for pair in self.missing.pairs)

    def coming_back(self, how: Again) -> int:
        """How many pairs that had ended go on, start anew or stay ended."""
        return sum(self.decisions.again.get(one.pair.id) == how for one in self.returning)

    @property
    def is_kept(self) -> bool:
        """Whether it is an import to be listed, and to be undone."""
        pairs = self.becoming("end") + self.becoming("pause")
        pairs += self.coming_back("go_on") + self.coming_back("anew")
        return self.plan.is_kept or bool(self.corrections or pairs)

    @property
    def does_something(self) -> bool:
        """Whether there is anything to import, or to remember of pairs."""
        said = any(one.pair.id in self.decisions.again for one in self.returning)
        return self.is_kept or self.plan.changes or said or bool(self.becoming("keep"))


def preview(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    decisions: Decisions | None = None,
    *,
    now: datetime,
) -> Reconciled:
    """What importing these rows would do as the decisions stand. Linear in rows."""
    require(actor, "roster.change")
    with where.read() as tx:
        return _reconciled(tx, actor, rows, decisions or Decisions(), now=now)


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

    Raises
    ------
    RosterError
        Where two people would have one address, or pairs pause without a day.
    """
    require(actor, "roster.change")
    source = printable(one_line(source))[:LONGEST]
    with where.write() as tx:
        found = _reconciled(tx, actor, rows, decisions or Decisions(), now=now)
        if found.does_something:
            apply_plan(tx, actor, found.plan, source=source, is_kept=found.is_kept, now=now)
            _apply_rest(tx, actor, found, source, now=now)
        _remember(tx, actor, found, now=now)
    return found


def _reconciled(
    tx: Tx, actor: Actor, rows: Sequence[RosterRow], decisions: Decisions, *, now: datetime
) -> Reconciled:
    found = look_alikes(tx, actor, rows)
    addresses = KeptAddresses(tx, actor)
    kept = addresses.of_look_alikes(found, decisions.same)
    others, refused = addresses.sort(rows, kept)
    settled, waiting = settle(tx, actor, others, found, decisions.same)
    everyone = {one.id: one for one in people.by_key(tx, actor.program_id).values()}
    mine = relationships.within(tx, actor)
    said = roster_changes.said_of_pairs(tx, actor)
    plan = plan_rows(
        tx,
        actor,
        settled,
        joined_anew=decisions.joined_anew,
        again=decisions.again,
        stay=stay_ended(mine, said),
        mine=mine,
    )
    plan.refused.extend((*refused, *waiting))
    correctable = {one.id: one for one in people.correctable(tx, actor)}
    mended = corrections(plan, [one for one in found if one not in kept], decisions, correctable)
    pairs = {(everyone[pair.mentor_id].key, everyone[pair.mentee_id].key): pair for pair in mine}
    stay = {pair for pair, one in said.items() if one.what == "keep"}
    missing = missing_in((*settled, *rows), found, everyone, mine, stay, now=now)
    return Reconciled(
        plan=plan,
        alike=found,
        changes=changes_of(plan, mended, correctable, pairs),
        missing=missing,
        decisions=decisions,
        corrections=mended,
        kept=kept,
        named_again=sorted(stay & missing.named),
    )


def _apply_rest(tx: Tx, actor: Actor, found: Reconciled, source: str, *, now: datetime) -> None:
    """Do what is beyond the rows that go in: correct people, and what becomes of pairs."""
    import_id, decisions = found.plan.import_id, found.decisions
    given = [(one.person, one.name, one.address) for one in found.corrections]
    give(tx, actor, given, now=now)
    for one in found.corrections:
        for what, before, after in (
            ("name", one.person.name, one.name),
            ("address", one.person.address, one.address),
        ):
            if before != after:
                roster_changes.add_of_person(
                    tx,
                    actor,
                    one.person.id,
                    "name" if what == "name" else "address",
                    import_id=import_id,
                    now=now,
                )
    apply_missing(
        tx, actor, found.missing.pairs, decisions, source=source, import_id=import_id, now=now
    )
    found.plan.invitations += apply_returning(
        tx, actor, found.returning, decisions, import_id=import_id, now=now
    )
    programs.touch(tx, actor.program_id)


def _remember(tx: Tx, actor: Actor, found: Reconciled, *, now: datetime) -> None:
    roster_changes.forget(tx, actor, found.named_again)
    ids = {key: one.id for key, one in people.by_key(tx, actor.program_id).items()}
    for each in found.alike:
        if each in found.kept:  # whoever may change the address is asked again
            continue
        same = found.decisions.same.get(each.question)
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
            import_id=found.plan.import_id,
            now=now,
        )
