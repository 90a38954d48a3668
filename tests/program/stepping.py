"""Two people who have compared their forms, and the next step that they keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.program.steps_for_leads import steps_of_pair
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.store.steps_shown import ShownStep
from tests.house import MIRA, NOW, TOM, House
from tests.store.leading import pair_id

WORDS = "Agree on the author order"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Mira and Tom, and by each one's id the form beside which the step stands."""

    house: House
    pair: str
    mira: Actor
    tom: Actor
    forms: Mapping[str, str]

    def step(self, actor: Actor) -> NextStep:
        """The step as one of the two reads it."""
        found = program.next_step(self.house.database, actor, self.forms[actor.person_id])
        if found is None:
            raise LookupError("there is no step")
        return found

    def propose(self, words: str = WORDS, *, now: datetime = NOW) -> None:
        """Mira proposes a step."""
        due = (now + timedelta(days=20)).date()
        form = self.forms[self.mira.person_id]
        program.propose_step(self.house.database, self.mira, form, words, due, now=now)

    def keep(self, *, now: datetime = NOW) -> None:
        """Tom keeps it."""
        program.keep_step(
            self.house.database,
            self.tom,
            self.forms[self.tom.person_id],
            step_id=self.step(self.tom).id,
            now=now,
        )

    def let_read(self, *actors: Actor, allowed: bool = True, now: datetime = NOW) -> None:
        """Each of these says whether leads may read it."""
        for actor in actors:
            program.let_step_be_read(
                self.house.database,
                actor,
                self.forms[actor.person_id],
                step_id=self.step(actor).id,
                allowed=allowed,
                now=now,
            )

    def read(self, lead: Actor | None = None) -> list[tuple[str, datetime, date]]:
        """What a lead reads."""
        found = steps_of_pair(self.house.database, lead or self.house.lead, self.pair)
        return [_told(one) for one in found]

    def in_round(self, number: int, *, now: datetime) -> "Kept":
        """The same two, who submit another round too."""
        forms = {
            actor.person_id: self.house.submit(actor, partner, number=number, now=now)
            for actor, partner in ((self.mira, TOM), (self.tom, MIRA))
        }
        return Kept(house=self.house, pair=self.pair, mira=self.mira, tom=self.tom, forms=forms)


def _told(one: ShownStep) -> tuple[str, datetime, date]:
    return one.words, one.kept_at, one.due_on


def compared(house: House, *, mentee: str = TOM, now: datetime = NOW) -> Kept:
    """Both have submitted the check-in, on their phones, and no step stands yet."""
    mira, tom = house.actor(MIRA), house.actor(mentee)
    forms = {
        mira.person_id: house.submit(mira, mentee, now=now),
        tom.person_id: house.submit(tom, MIRA, now=now),
    }
    return Kept(house=house, pair=pair_id(house, mentee), mira=mira, tom=tom, forms=forms)


def kept_of(house: House, *, mentee: str = TOM, now: datetime = NOW) -> Kept:
    """The same once both keep a step."""
    found = compared(house, mentee=mentee, now=now)
    found.propose(now=now)
    found.keep(now=now)
    return found
