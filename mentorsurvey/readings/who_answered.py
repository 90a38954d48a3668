"""How many people of each side one round asked, and how many answered: people, and not forms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, Side
from mentorsurvey.store import Database, Tx, rounds, standings


@dataclass(frozen=True, kw_only=True)
class Counted:
    """People of one side: a mentor of three pairs is one, and has answered with one form."""

    asked: int
    answered: int


def who_answered(
    where: Database | Tx, actor: Actor, number: int, among: Collection[str], *, now: datetime
) -> Mapping[Side, Counted]:
    """Count the people of these pairs in one round; empty where there is no such round."""
    require(actor, "round.see")
    with where.read() as tx:
        listed = rounds.counted(tx, actor.program_id)
        asked = next((one for one in listed if one.number == number), None)
        if asked is None:
            return {}
        forms = [
            one
            for one in standings.of_round(tx, actor, asked.id)
            if one.is_asked(now) and one.relationship_id in among
        ]
    return {
        side: Counted(
            asked=len({one.person_id for one in forms if one.side == side}),
            answered=len({one.person_id for one in forms if one.side == side and one.submitted_at}),
        )
        for side in SIDES
    }
