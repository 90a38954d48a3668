"""A schedule with what is known at a moment: its pairs, what has opened, who was asked already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor
from mentorsurvey.rounds.opening import zone_of
from mentorsurvey.rounds.schedule_plan import Due, Member, Planned, Settled, member, middle, plan
from mentorsurvey.store import Tx, schedule_openings, schedule_pairs, schedules
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.schedule_openings import Decided, Past
from mentorsurvey.store.schedules import AS_EVERYBODY, PairRule, Schedule, Step

PairKey = tuple[str, int, str, str]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a schedule is planned with: its program's pairs and what became of it so far."""

    now: datetime
    zone: ZoneInfo
    schedule: Schedule | None
    rules: Mapping[str, PairRule]
    members: tuple[Member, ...]
    decided: Mapping[tuple[str, int], Decided]
    of_pairs: Mapping[PairKey, Decided]
    past: Sequence[Past]

    @property
    def today(self) -> date:
        """The day that it is where the program is."""
        return self.now.astimezone(self.zone).date()

    @property
    def by_hand(self) -> list[Past]:
        """The rounds that no step opened which is on still: by hand, or before a step changed."""
        steps = self.schedule.steps if self.schedule else ()
        on = {step.id for step in steps if step.id}
        return [one for one in self.past if one.step_id not in on]

    def first_day(self, step: Step) -> date:
        """The day before which a step opens nothing: it was added then, or switched on again."""
        on = self.schedule is not None and self.schedule.is_on
        since = self.schedule.started_at if self.schedule and on else self.now
        return max(step.added_at or self.now, since).astimezone(self.zone).date()

    def is_over(self, due: Due) -> bool:
        """Whether it is too late to open it: its last day has come."""
        return due.closes_at.astimezone(self.zone).date() <= self.today

    def is_decided(self, due: Due, of: Member | None) -> bool:
        """Whether it was opened, or need not be."""
        if of is None:
            return due.key in self.decided
        return (*due.key, of.pair.id, of.life) in self.of_pairs

    def asked_all(self, due: Due) -> Past | None:
        """A round that somebody opened by hand and that asked all whom an opening would ask."""
        since = middle(due, self.zone)
        wanted = set(due.step.cohorts)
        for one in self.by_hand:
            meant = one.reach == "all" or (
                one.reach == "cohorts" and bool(wanted) and wanted <= one.cohorts
            )
            if meant and one.form == due.step.form and since <= one.opened_at <= self.now:
                return one
        return None

    def planned(
        self, steps: Sequence[Step], *, until: date, asked: bool = False
    ) -> tuple[Planned, ...]:
        """The rounds that are still to open until a day, those first that wait already.

        Without what a round asked that somebody opened by hand; with ``asked``, with that as well.
        """
        found: list[Planned] = []
        for step in steps:
            since = max(self.first_day(step), self.today - timedelta(days=step.days))
            found += plan(
                [step],
                self.members,
                self.zone,
                since=since,
                until=until,
                settled=self.settled(step, asked=asked),
                now=self.now,
            )
        return tuple(sorted(found, key=lambda one: (one.due.opens_at, one.alone)))

    def settled(self, step: Step, *, asked: bool = False) -> Settled:
        """Which openings of a step are not to come any more, or never were."""
        begins = self.first_day(step)

        def settled(due: Due, of: Member | None) -> bool:
            unshifted = due.day - timedelta(days=of.rule.later if of else 0)
            if unshifted < begins or self.is_over(due) or self.is_decided(due, of):
                return True
            return of is None and not asked and self.asked_all(due) is not None

        return settled


def known(
    tx: Tx,
    actor: Actor,
    *,
    now: datetime,
    pairs: Sequence[Relationship] | None = None,
    person: str = "",
) -> Known:
    """What is known of the actor's program.

    Parameters
    ----------
    pairs : sequence of Relationship, optional
        Those that count. Without them, all that the actor may see, without their names.
    person : str, optional
        Whose pairs these are, where they are one person's: that is quicker.
    """
    zone = zone_of(tx, actor)
    rules = schedules.rules(tx, actor.program_id)
    stated = schedules.first_days(tx, actor.program_id, person)
    found = schedule_pairs.within(tx, actor) if pairs is None else pairs
    return Known(
        now=now,
        zone=zone,
        schedule=schedules.of_program(tx, actor.program_id),
        rules=rules,
        members=tuple(
            member(
                pair,
                zone=zone,
                stated=stated.get(pair.id),
                rule=rules.get(pair.id, AS_EVERYBODY),
                now=now,
            )
            for pair in found
        ),
        decided=schedule_openings.decided(tx, actor.program_id),
        of_pairs=schedule_openings.decided_of_pairs(tx, actor.program_id, person),
        past=schedule_openings.past(tx, actor.program_id),
    )
