"""In which phase a pair is, from which day on: introduction, cultivation or completion."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import RosterError
from mentorsurvey.instruments.model import Phase
from mentorsurvey.store import Tx, attributes, programs, rounds, standings
from mentorsurvey.store.breaks import long_day
from mentorsurvey.store.relationships import FIRST_PHASE
from mentorsurvey.store.rounds import Round


def enter(
    tx: Tx, actor: Actor, relationship_id: str, phase: Phase, *, on: date, now: datetime
) -> bool:
    """Put a pair of the actor's program into a phase from a day on; False where it is in it.

    Raises
    ------
    RosterError
        For a day before the one on which the pair came into the phase that it is in.
    """
    history = attributes.phases(tx, actor, relationship_id)
    if (history[-1][0] if history else FIRST_PHASE) == phase:
        return False
    if history and on < history[-1][1]:
        raise RosterError(
            f"The pair came into its phase on {long_day(history[-1][1])}, so the next one can't"
            " begin before that.",
            f"Choose {long_day(history[-1][1])} or a later day.",
        )
    attributes.add_phase(tx, actor, relationship_id, phase, since=on, now=now)
    return True


def leave(tx: Tx, actor: Actor, asked: Round, *, now: datetime) -> None:
    """Put pairs back that came into a phase by a round that is discarded, and are still in it."""
    phase = rounds.instrument(tx, asked.version_id).phase
    if phase == "cultivation":
        return
    host = operator(actor.program_id)
    for one in {each.relationship_id for each in standings.of_round(tx, host, asked.id)}:
        history = attributes.phases(tx, host, one)
        if history and history[-1][0] == phase:
            since = history[-1][1]
            attributes.drop_phase(tx, host, one, since=since)
            if len(history) == 1:  # it had taken the place of the first one on that day
                attributes.add_phase(tx, host, one, FIRST_PHASE, since=since, now=now)


def enter_today(
    tx: Tx, actor: Actor, relationship_ids: Iterable[str], phase: Phase, *, now: datetime
) -> None:
    """Put pairs into a phase from today on, where the program is, or from when theirs began."""
    own = programs.of(tx, actor)
    today = now.astimezone(ZoneInfo(own.timezone if own else "UTC")).date()
    for one in relationship_ids:
        history = attributes.phases(tx, actor, one)
        on = max(today, history[-1][1]) if history else today
        enter(tx, actor, one, phase, on=on, now=now)
