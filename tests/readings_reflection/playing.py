"""A mentor and a mentee who play one round after the other, each on one browser."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.instruments import Instrument
from mentorsurvey.readings.reflection import Reflection, reflection
from mentorsurvey.responses import CANT_SAY, open_form
from mentorsurvey.responses.forms import to_stored
from mentorsurvey.store import owing
from mentorsurvey.store import responses as store_responses
from mentorsurvey.store.responses import Answer
from tests.house import MIRA, NOW, TOM, House

Answers = Mapping[str, object]
Wishes = Mapping[str, Audience]


def opens(number: int) -> datetime:
    """When a round opens, and is answered."""
    return NOW + timedelta(days=20 * (number - 1))


@dataclass
class Pair:
    """Two people of a house whose first check-in is open, or which has no round yet."""

    house: House
    names: tuple[str, str] = (MIRA, TOM)
    forms: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        mentor, mentee = self.names
        self.mentor = self.house.actor(mentor, browser="hers")
        self.mentee = self.house.actor(mentee, browser="his")

    @property
    def actors(self) -> tuple[Actor, Actor]:
        """Mentor and mentee."""
        return self.mentor, self.mentee

    def play(
        self,
        hers: Answers,
        his: Answers | None,
        *,
        wishes: tuple[Wishes, Wishes] = ({}, {}),
        instrument: str | Instrument = "checkin",
        opened: bool = False,
        extras: bool = False,
        same_meaning: bool = False,
    ) -> None:
        """The next round; ``his`` None: he does not submit. ``opened``: another pair opened it."""
        number = len(self.forms) + 1
        now = opens(number)
        existing = len(rounds.list_rounds(self.house.database, self.house.operator))
        if number > existing and not opened:
            self.house.open_round(instrument, now=now, same_meaning=same_meaning, extras=extras)
        forms = [
            self.house.form(actor, partner, number=number)
            for actor, partner in zip(self.actors, reversed(self.names), strict=True)
        ]
        self.forms[number] = (forms[0], forms[1])
        for actor, form, answers, wish in zip(self.actors, forms, (hers, his), wishes, strict=True):
            if answers is not None:
                self.submit(actor, form, answers, now, wish)

    def submit(
        self, actor: Actor, form: str, answers: Answers, now: datetime, wishes: Wishes | None = None
    ) -> None:
        """Answer one form, say who sees what, submit."""
        self.house.answer(actor, form, answers, now=now)
        if wishes:
            responses.set_audience(self.house.database, actor, form, wishes, now=now)
        responses.submit(self.house.database, actor, form, now=now)

    def read(self, number: int) -> tuple[Reflection, Reflection]:
        """What the two read of a round."""
        mine, theirs = (
            reflection(self.house.database, actor, form)
            for actor, form in zip(self.actors, self.forms[number], strict=True)
        )
        return mine, theirs

    def pages(self, place: int) -> list[Reflection]:
        """What one of them reads of every round so far: 0 the mentor, 1 the mentee."""
        return [self.read(number)[place] for number in self.forms]

    def change(self, number: int, place: int, values: Mapping[str, object]) -> None:
        """Replace stored answers, their audiences left as they are, as if given so at the time."""
        form = self.forms[number][place]
        with self.house.database.write() as tx:
            owed = owing.owed(tx, self.actors[place], form)
            response_id = (owed.response_id if owed else None) or ""
            before = store_responses.answers(tx, self.actors[place], response_id)
            for item_id, value in values.items():
                cant_say = value is CANT_SAY
                kept, words = to_stored(None if cant_say else value)
                store_responses.put_answer(
                    tx,
                    replace(self.actors[place], browser=before[item_id].browser),
                    response_id,
                    item_id=item_id,
                    number=kept,
                    words=words,
                    cant_say=cant_say,
                    audience=before[item_id].audience,
                    now=before[item_id].answered_at,
                )

    def kept(self, number: int, place: int) -> tuple[Instrument, Mapping[str, Answer]]:
        """The form of a round and what one of them answered in it."""
        form = open_form(self.house.database, self.actors[place], self.forms[number][place])
        return form.instrument, form.answers
