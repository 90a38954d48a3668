"""Two people who have submitted an introduction or a completion, and ways to decide after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments.deciding import Outcome
from mentorsurvey.program import deciding
from mentorsurvey.program.deciding import Deciding
from mentorsurvey.store import attributes
from tests.house import MIRA, NOW, TOM, House
from tests.store.leading import pair_id

INTRODUCTION: Mapping[str, object] = {"time.hours": 6}
COMPLETION: Mapping[str, object] = {"goals.met": 6}
AFTER = NOW + timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Deciders:
    """Mira and Tom, who both have submitted; ``hers`` and ``his`` are their forms."""

    house: House
    pair: str
    mira: Actor
    tom: Actor
    hers: str
    his: str

    def form(self, who: Actor) -> str:
        return self.hers if who == self.mira else self.his

    def decide(self, who: Actor, choice: str, *, now: datetime = AFTER) -> Outcome | None:
        return deciding.decide(self.house.database, who, self.form(who), choice, now=now)

    def of(self, who: Actor, *, now: datetime = AFTER) -> Deciding:
        found = deciding.decision(self.house.database, who, self.form(who), now=now)
        assert found
        return found

    def both(self, hers: str, his: str, *, now: datetime = AFTER) -> Outcome | None:
        assert self.decide(self.mira, hers, now=now) is None
        return self.decide(self.tom, his, now=now)

    def phases(self) -> list[str]:
        with self.house.database.read() as tx:
            return [value for value, _ in attributes.phases(tx, self.house.operator, self.pair)]

    def standing(self) -> str:
        return deciding.standings(self.house.database, self.house.lead).get(self.pair, "")


def deciders(
    house: House,
    form: str = "introduction",
    *,
    number: int = 1,
    hers: Mapping[str, object] | None = None,
    his: Mapping[str, object] | None = None,
    hides: bool = False,
    now: datetime = NOW,
) -> Deciders:
    """Both submit this form; ``hides`` keeps her answer on how to go on from him."""
    house.open_round(form, now=now)
    mira, tom = house.actor(MIRA), house.actor(TOM)
    usual = INTRODUCTION if form == "introduction" else COMPLETION
    one = house.form(mira, TOM, number=number)
    house.answer(mira, one, {**usual, **(hers or {})}, now=now)
    if hides:
        responses.set_audience(house.database, mira, one, {"next": Audience.ONLY_YOU}, now=now)
    responses.submit(house.database, mira, one, now=now)
    other = house.submit(tom, MIRA, {**usual, **(his or {})}, number=number, now=now)
    return Deciders(house=house, pair=pair_id(house, TOM), mira=mira, tom=tom, hers=one, his=other)
