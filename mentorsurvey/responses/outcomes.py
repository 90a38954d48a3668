"""What follows once both of a pair have decided: they begin, go on or end, in one transaction."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor, clock
from mentorsurvey.instruments import Instrument, Side, other_side
from mentorsurvey.instruments.deciding import ITEM, OPTIONS, Outcome, kind_of, outcome_of
from mentorsurvey.responses.forms import Form
from mentorsurvey.rounds import phases
from mentorsurvey.store import Tx, breaks, decisions, programs, responses
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.responses import Answer

NOT_STARTED = "Their work together did not start."
"""What leads read of a pair that did not begin; never who decided what."""


def chosen(instrument: Instrument, answers: Mapping[str, Answer]) -> str:
    """What somebody decides by a form, where they let the other see it; empty where nothing."""
    kind, said = kind_of(instrument), answers.get(ITEM)
    if kind != "end" or said is None or not said.audience.admits("partner"):
        return ""
    return str(said.words) if said.words in OPTIONS[kind] else ""


def decide_by_forms(tx: Tx, actor: Actor, found: Form, *, now: datetime) -> None:
    """Take what both chose in a form that was released just now for what they decide."""
    kind, owed = kind_of(found.instrument), found.owed
    theirs = responses.partner_answers(tx, owed)
    if kind is None or theirs is None or owed.response_id is None:
        return
    both: dict[Side, Mapping[str, Answer]] = {
        owed.side: responses.answers(tx, actor, owed.response_id),
        other_side(owed.side): theirs,
    }
    for side, answers in both.items():
        if choice := chosen(found.instrument, answers):
            decisions.put(tx, owed, side, kind, choice, now=now)
    follow(tx, actor, owed, now=now)


def follow(tx: Tx, actor: Actor, owed: Owed, *, now: datetime) -> Outcome | None:
    """Do what follows from what both decided after the round of a form.

    None where one of them has not decided, and where it was settled before.
    """
    both = list(decisions.of_form(tx, owed).values())
    if len(both) < 2 or not decisions.settle(tx, owed, now=now):
        return None
    outcome = outcome_of(both[0].kind, both[0].choice, both[1].choice)
    # By the clock: neither an entry nor a break may tell which of the two was the second.
    nobody = clock(actor.program_id)
    if outcome in ("not_started", "ended"):
        made = Break(
            kind="ended",
            starts_at=now,
            stops_at=None,
            reason="other" if outcome == "not_started" else "wish",
        )
        words = NOT_STARTED if outcome == "not_started" else ""
        breaks.add(tx, nobody, owed.relationship_id, made, words=words, now=now)
    else:
        phases.enter_today(tx, nobody, [owed.relationship_id], "cultivation", now=now)
    programs.touch(tx, actor.program_id)
    return outcome
