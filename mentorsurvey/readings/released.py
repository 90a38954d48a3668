"""What the two of a pair let their program read: answers as they stand, with their questions."""

from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side, other_side
from mentorsurvey.responses.forms import in_words
from mentorsurvey.store import Tx, rounds, texts
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class ReleasedAnswer:
    """One answer whose author chose that the program reads it. Both texts may hold anything."""

    round_number: int
    side: Side
    who: str
    question: str
    answer: str = field(repr=False)


def released(
    tx: Tx, actor: Actor, pair: Relationship, *, now: datetime
) -> tuple[ReleasedAnswer, ...]:
    """The answers of one relationship that a lead may read, by round; ratings are never there."""
    names: dict[Side, str] = {"mentor": pair.mentor, "mentee": pair.mentee}
    found = []
    for one in texts.of_relationship(tx, actor, pair.id, now=now):
        instrument = rounds.instrument(tx, one.version_id)
        item = instrument.item(one.answer.item_id)
        found.append(
            ReleasedAnswer(
                round_number=one.round_number,
                side=one.side,
                who=names[one.side],
                question=item.wording(one.side, names[other_side(one.side)]),
                answer=in_words(instrument, item, one.answer),
            )
        )
    return tuple(found)
