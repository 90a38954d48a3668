"""What a mentor of many reads of all mentees together: rounded means, once a round is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.measures.rounded_mean import HIGHEST, Rounded, rounded_mean
from mentorsurvey.readings.comparing import compared, open_to_partner
from mentorsurvey.responses import due, totals
from mentorsurvey.responses.forms import Form
from mentorsurvey.store import Database, Tx, merges, programs, responses, rounds
from mentorsurvey.store import totals as stored
from mentorsurvey.store.grace import GRACE


@dataclass(frozen=True, kw_only=True)
class Line:
    """A question as the mentor was asked it, with nobody's name, and the mentees' mean."""

    question: str
    mean: Rounded


@dataclass(frozen=True, kw_only=True)
class OwnMentees:
    """The latest round that is over: ``n`` mentees, and what all of them let their mentor see."""

    round_number: int
    n: int
    lines: tuple[Line, ...]


def own_mentees(where: Database | Tx, actor: Actor, *, now: datetime) -> OwnMentees | None:
    """Read the latest round of a mentor of five or more; None where there is nothing to show.

    Not of a round for chosen pairs, nor for a cohort of which the mentor has fewer: then the one
    before it stands.

    Of the pairs whose comparison was open when the round was first over for everybody: whoever
    comes later changes nothing. A question counts where both people of every such pair answered it
    and let the other see its half, so that a question leaves as soon as one of them hides it. The
    mean is rounded so far that every mentee's answer keeps three possible values, beside the half
    that the mentor knows.
    """
    require(actor, "reflection.own")
    if isinstance(where, Database):
        totals.settle(where, actor, now=now)
    with where.read() as tx:
        program = programs.of(tx, actor)
        forms = [one for one in due(tx, actor) if one.side == "mentor"]
        listed = {one.number: one for one in rounds.of_program(tx, actor.program_id)}
        for number in sorted({one.owed.round_number for one in forms}, reverse=True):
            asked = [one for one in forms if one.owed.round_number == number]
            if not listed[number].totals or (
                program and listed[number].reach != "all" and len(asked) < program.fewest
            ):
                continue
            settled = stored.settled_at(tx, actor, number)
            if settled is None or program is None:
                continue
            finishes = listed[number].finishes_at
            if finishes is not None and now < finishes and settled >= finishes - GRACE:
                continue  # whether it comes sooner would tell whether a mentee is still typing
            if merges.changed_since(tx, actor, settled):
                return None  # with other mentees than before, two means would tell of one of them
            there = [
                one
                for one in asked
                if one.owed.released_at is not None and one.owed.released_at <= settled
            ]
            if len(there) < program.fewest or not all(one.whole for one in there):
                return None
            lines = _lines(tx, there)
            return OwnMentees(round_number=number, n=len(there), lines=lines) if lines else None
    return None


def mean_words(mean: Rounded) -> str:
    """A rounded mean as people say it."""
    if mean.low == mean.high:
        return f"About {mean.low} of {HIGHEST}"
    return f"From {mean.low} to {mean.high} of {HIGHEST}"


def _lines(tx: Tx, forms: Sequence[Form]) -> tuple[Line, ...]:
    instrument = forms[0].instrument
    theirs = [responses.partner_answers(tx, one.owed) or {} for one in forms]
    open_to_both: set[str] | None = None
    for form, answers in zip(forms, theirs, strict=True):
        found = compared(
            instrument,
            open_to_partner(instrument, form.answers),
            open_to_partner(instrument, answers),
        )
        ids = {one.items[0].id for one in found if not one.by_mean and one.items[0].flow is None}
        open_to_both = ids if open_to_both is None else open_to_both & ids
    return tuple(
        Line(
            question=item.wording("mentor", "your mentee"),
            mean=rounded_mean([int(answers[item.id].number or 0) for answers in theirs]),
        )
        for item in instrument.asked_of("mentor")
        if item.id in (open_to_both or ())
    )
