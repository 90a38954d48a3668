"""Two pages for a dean: totals alone, gathered from what the other pages read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, Side
from mentorsurvey.readings.agreement_totals import AgreementTotals
from mentorsurvey.readings.overview import Overview, RoundReading, newest
from mentorsurvey.readings.quality import Quality
from mentorsurvey.store import Database, Tx, attention, follow_ups


@dataclass(frozen=True, kw_only=True)
class Gained:
    """What people of one side say that the work does for them: a question, and its mean, 0–100."""

    side: Side
    question: str
    mean: float
    answered: int


@dataclass(frozen=True, kw_only=True)
class Done:
    """What was done about it: pairs that leads checked in with, and follow-ups with an outcome."""

    check_ins: int
    follow_ups: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """What stands in it. ``latest`` is the newest closed round with a total, if any."""

    overview: Overview
    latest: RoundReading | None
    gained: tuple[Gained, ...]
    gained_in: int | None
    agreements: AgreementTotals | None
    done: Done
    quality: Quality


def done(where: Database | Tx, actor: Actor) -> Done:
    """What leads did, as far as this lead may know of it."""
    require(actor, "reading.program")
    with where.read() as tx:
        return Done(
            check_ins=len(
                {(one.relationship_id, one.round_number) for one in attention.dismissals(tx, actor)}
            ),
            follow_ups=sum(bool(one.done_by) for one in follow_ups.within(tx, actor)),
        )


def report(
    overview: Overview,
    agreements: AgreementTotals | None,
    qualities: Sequence[Quality],
    what_was_done: Done,
) -> Report:
    """Put it together.

    ``qualities`` are of the latest closed round first, then of the newest one that asks what the
    work does for people, where that is another.
    """
    closed = [one for one in overview.rounds if one.answered and not one.asked.is_open]
    asked = next((one for one in qualities if gained(one)), None)
    return Report(
        overview=overview,
        latest=newest(closed) if closed else None,
        gained=gained(asked) if asked else (),
        gained_in=asked.choice.number if asked and asked.choice else None,
        agreements=agreements,
        done=what_was_done,
        quality=qualities[0],
    )


def gained(of: Quality) -> tuple[Gained, ...]:
    """What people get from it, by side and question, in the order of the form."""
    return tuple(
        Gained(side=side, question=one.title, mean=one.growth, answered=one.answered or 0)
        for side in SIDES
        if (found := of.side(side))
        for one in found.questions
        if one.growth is not None
    )


def until(of: Report) -> datetime | None:
    """When the latest round with a total closed."""
    return of.latest.asked.closes_at if of.latest else None
