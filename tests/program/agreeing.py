"""Two people who have submitted their forms about each other, and ways to agree on something."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.program import agreeing, delivering, pair_agreement
from mentorsurvey.program.pair_agreement import Agreement, Produced
from tests.house import MIRA, NOW, TOM, House
from tests.store.leading import pair_id

PAPER = "a1"
FIELDS: Mapping[str, object] = {
    "hours": 6,
    "until": "2027-12",
    "confidential": "What we say of the department",
    f"d.{PAPER}.title": "Tides",
}


@dataclass(frozen=True, kw_only=True)
class Two:
    """Mira and Tom, whose agreement opens on their phones."""

    house: House
    pair: str
    mira: Actor
    tom: Actor

    def of(self, actor: Actor, *, now: datetime = NOW) -> Agreement:
        return pair_agreement.agreement(self.house.database, actor, self.pair, now=now)

    def write(self, actor: Actor, *, now: datetime = NOW, **fields: object) -> None:
        agreeing.save_draft(self.house.database, actor, self.pair, fields, now=now)

    def propose(
        self,
        actor: Actor,
        fields: Mapping[str, object] = FIELDS,
        *,
        seen: int | None = None,
        now: datetime = NOW,
    ) -> None:
        newest = self.of(actor).seen if seen is None else seen
        agreeing.save_draft(self.house.database, actor, self.pair, fields, now=now)
        agreeing.propose(self.house.database, actor, self.pair, seen=newest, now=now)

    def confirm(self, actor: Actor, number: int = 1, *, now: datetime = NOW) -> None:
        agreeing.confirm(self.house.database, actor, self.pair, number=number, now=now)

    def take_back(self, actor: Actor, number: int = 1) -> None:
        agreeing.take_back(self.house.database, actor, self.pair, number=number, now=NOW)

    def let_read(
        self, actor: Actor, number: int = 1, *, allowed: bool = True, now: datetime = NOW
    ) -> None:
        agreeing.let_leads_read(
            self.house.database, actor, self.pair, number=number, allowed=allowed, now=now
        )

    def agree(self, fields: Mapping[str, object] = FIELDS, *, now: datetime = NOW) -> None:
        """Mira proposes, and Tom confirms."""
        self.propose(self.mira, fields, now=now)
        self.confirm(self.tom, self.of(self.tom).seen, now=now)

    def move(self, actor: Actor, status: str, *, key: str = PAPER, now: datetime = NOW) -> None:
        delivering.move_deliverable(
            self.house.database,
            actor,
            self.pair,
            key,
            status,
            now=now,
        )

    def produced(self, actor: Actor) -> Produced:
        (only,) = self.of(actor).produced
        return only


def two_of(house: House) -> Two:
    """Both have submitted the check-in, on their phones."""
    mira, tom = house.actor(MIRA), house.actor(TOM)
    house.submit(mira, TOM)
    house.submit(tom, MIRA)
    return Two(house=house, pair=pair_id(house, TOM), mira=mira, tom=tom)
