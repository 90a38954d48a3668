"""What leads read of a pair beside its lines: give and take by kind, topics of other forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Construct
from mentorsurvey.instruments.items import Exchange
from mentorsurvey.measures.give_and_take import JointFlows
from mentorsurvey.readings.series import Asked, Said
from mentorsurvey.store import Tx, rounds, scores

TOPIC = "topic:"


@dataclass(frozen=True, kw_only=True)
class KindOfFlow:
    """One kind of give and take in one round, both people's answers averaged."""

    round_number: int
    kind: Exchange
    flow: JointFlows


@dataclass(frozen=True, kw_only=True)
class OtherTopic:
    """A topic of a form that is asked once, 0–100; None where leads cannot read it."""

    round_number: int
    form: str
    construct: Construct
    mentor: float | None
    mentee: float | None


def kinds(tx: Tx, actor: Actor, relationship_id: str, *, now: datetime) -> tuple[KindOfFlow, ...]:
    """Give and take by kind, by round, where a round that counts asked for it."""
    asked = {
        item.exchange
        for one in rounds.counted(tx, actor.program_id)
        for item in rounds.instrument(tx, one.version_id).items
        if item.flow
    }
    found = [
        KindOfFlow(round_number=number, kind=kind, flow=flow)
        for kind in get_args(Exchange)
        if kind in asked and kind != "overall"
        for (_, number), flow in scores.flows(
            tx, actor, relationship_id=relationship_id, kind=kind, now=now
        ).items()
    ]
    return tuple(sorted(found, key=lambda one: one.round_number))


def other_topics(placed: Sequence[Asked], said: Said) -> tuple[OtherTopic, ...]:
    """The topics of forms without core questions, such as the fit that an introduction asks for."""
    found = []
    for one in placed:
        sides = said.get(one.number, {}) if one.segment is None else {}
        named = {measure for of in sides.values() for measure in of if measure.startswith(TOPIC)}
        for construct in Construct:
            if (measure := f"{TOPIC}{construct.value}") in named:
                found.append(
                    OtherTopic(
                        round_number=one.number,
                        form=one.title,
                        construct=construct,
                        mentor=sides.get("mentor", {}).get(measure),
                        mentee=sides.get("mentee", {}).get(measure),
                    )
                )
    return tuple(found)
