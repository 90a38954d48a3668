"""The reflection: what both of a pair may know of each other's answers, the same for both.

Only what both let each other see is compared, by halves of the scale. What each chose, and words
whose author let the other read them, show as they stand. Nothing else of an answer is in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AnsweredElsewhere, ResponseClosed
from mentorsurvey.instruments import TITLES, Construct, Instrument, Item, other_side
from mentorsurvey.instruments.items import Exchange, Flow
from mentorsurvey.instruments.promises import ToPartner, to_partner
from mentorsurvey.readings.apart import Past, past, standings
from mentorsurvey.readings.comparing import Compared, High, Open, compared, open_to_partner
from mentorsurvey.readings.introduction import YourTime, your_time
from mentorsurvey.readings.prompts import By, Named, Prompt, prompts_for
from mentorsurvey.responses.forms import Form, form, from_stored, in_words
from mentorsurvey.store import Database, Tx, earlier, people, responses
from mentorsurvey.store.responses import Answer

Who = Literal["you", "partner"]


@dataclass(frozen=True, kw_only=True)
class View:
    """A rating of both, or a topic of several: how the two rate it.

    ``question`` is one's own question; empty for a topic that is compared by its mean.
    """

    title: str
    question: str
    high: High


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one gave beside what the other got.

    ``flow`` is "gave" where the person who reads gave it.
    """

    flow: Flow
    kind: Exchange
    high: High


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A question that both answered by choosing, and what each chose, in words."""

    question: str
    mine: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class Words:
    """The partner's own words, and the question as the partner was asked it: with your name."""

    question: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Reflection:
    """What both may read once both have submitted.

    ``named`` are the topics that each wants to talk about, ``nothing_from`` who named none of
    those whom the form asked.
    """

    relationship_id: str
    round_number: int
    partner: str
    released_at: datetime
    repeated: bool
    named: tuple[Named, ...]
    nothing_from: tuple[Who, ...]
    prompts: tuple[Prompt, ...]
    views: tuple[View, ...]
    give_and_take: tuple[Given, ...]
    choices: tuple[Choice, ...]
    words: tuple[Words, ...]
    time: YourTime | None = None
    """How their time compares, in an introduction."""
    first: bool = False
    """Whether it is the first that these two read."""


def reflection(where: Database | Tx, actor: Actor, invitation_id: str) -> Reflection:
    """The reflection of one form of the actor's own.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    ResponseClosed
        Before both have submitted, and once the other was erased.
    AnsweredElsewhere
        On a browser that does not know all of one's own answers.
    """
    require(actor, "reflection.own")
    with where.read() as tx:
        mine = form(tx, actor, invitation_id)
        theirs = responses.partner_answers(tx, mine.owed)
        if theirs is None and mine.owed.released_at is not None:
            raise ResponseClosed(
                "This comparison is gone.",
                "The other person was erased, with everything that they said. Your own answers are"
                " still there, and only you can read them.",
            )
        if theirs is None or mine.owed.released_at is None:
            raise ResponseClosed(
                "There is no reflection yet.", "It opens for both of you once you both submit."
            )
        if not mine.whole:
            raise AnsweredElsewhere(
                "This reflection opens on the device on which you answered.",
                "Open your link there, or enter your PIN here.",
            )
        before, first = past(tx, actor, mine.owed), earlier.is_first(tx, mine.owed)
        reader = people.own_name(tx, actor)
    return replace(read(mine, theirs, before, reader=reader), first=first)


def read(mine: Form, theirs: Mapping[str, Answer], before: Past, *, reader: str) -> Reflection:
    """The reflection of a released form, of what the partner answered and of earlier rounds.

    ``reader`` is the name of whoever reads it, as the partner's questions had it.
    """
    seen = open_to_partner(mine.instrument, theirs)
    return _Page(mine=mine, theirs=seen, before=before, reader=reader).read()


@dataclass(frozen=True)
class _Page:
    mine: Form
    theirs: Open
    before: Past
    reader: str

    @property
    def instrument(self) -> Instrument:
        return self.mine.instrument

    @cached_property
    def own(self) -> Open:
        """What the reader lets the partner see."""
        return open_to_partner(self.instrument, self.mine.answers)

    def read(self) -> Reflection:
        """Everything, in the order in which a page shows it."""
        owed = self.mine.owed
        if owed.released_at is None:
            raise ValueError("not released")
        found = compared(self.instrument, self.own, self.theirs)
        named = self.named()
        return Reflection(
            relationship_id=owed.relationship_id,
            round_number=owed.round_number,
            partner=owed.partner,
            released_at=owed.released_at,
            repeated=self.instrument.repeated,
            named=named,
            nothing_from=self.nothing_from(named),
            prompts=prompts_for(named, standings(self.before, found), self.titles),
            views=tuple(self.view(one) for one in found if one.construct is not Construct.EXCHANGE),
            give_and_take=tuple(
                Given(flow=item.flow, kind=item.exchange, high=one.high)
                for one in found
                for item in one.items
                if item.flow and item.exchange
            ),
            choices=tuple(self.choices()),
            words=tuple(
                Words(question=self.question_of_partner(item), words=said.words)
                for item in self.showing("words")
                if (said := self.theirs.get(item.id)) and said.words
            ),
            time=your_time(self.instrument, self.own, self.theirs, begins=owed.released_at.date()),
        )

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Topic → what the page calls it: as the form offers it to be talked about, if it does."""
        offered = {
            option.value: option.label
            for item in self.talks
            for option in item.options
            if not option.alone
        }
        return {**{topic.value: title for topic, title in TITLES.items()}, **offered}

    @cached_property
    def talks(self) -> tuple[Item, ...]:
        """The questions what to talk about, of those that both see."""
        return tuple(item for item in self.showing("choice") if item.construct is Construct.TALK)

    def named(self) -> tuple[Named, ...]:
        """Topics that either wants to talk about, in the order of the form."""
        found = []
        for item in self.talks:
            mine, theirs = (_chosen(item, said.get(item.id)) for said in (self.own, self.theirs))
            for option in item.options:
                by = _by(option.value in mine, option.value in theirs)
                if by and not option.alone:
                    found.append(Named(topic=option.value, title=option.label, by=by))
        return tuple(found)

    def nothing_from(self, named: tuple[Named, ...]) -> tuple[Who, ...]:
        """Who names nothing, of those whom the form asked.

        What is kept from the other, and a blank, look like "nothing in particular" to both.
        """
        if not self.talks:
            return ()
        asked: tuple[Who, ...] = ("you", "partner")
        return tuple(who for who in asked if not any(one.by in ("both", who) for one in named))

    def view(self, one: Compared) -> View:
        """One comparison, in the reader's words."""
        return View(
            title=self.titles[one.construct],
            question="" if one.by_mean else self.question(one.items[0]),
            high=one.high,
        )

    def choices(self) -> Iterator[Choice]:
        """What both chose, where both let the other see it."""
        for item in self.showing("choice"):
            mine, theirs = self.own.get(item.id), self.theirs.get(item.id)
            if mine and theirs and item not in self.talks:
                yield Choice(
                    question=self.question(item),
                    mine=in_words(self.instrument, item, mine),
                    theirs=in_words(self.instrument, item, theirs),
                )

    def showing(self, way: ToPartner) -> tuple[Item, ...]:
        """The items that reach the partner in that way."""
        items = self.instrument.items
        return tuple(item for item in items if to_partner(self.instrument, item) == way)

    def question(self, item: Item) -> str:
        """The question as the reader was asked it."""
        return item.wording(self.mine.owed.side, self.mine.owed.partner)

    def question_of_partner(self, item: Item) -> str:
        """The question as the partner was asked it, about the reader."""
        return item.wording(other_side(self.mine.owed.side), self.reader)


def _chosen(item: Item, answer: Answer | None) -> frozenset[str]:
    """The values that were chosen, none where there is no answer."""
    match from_stored(item.kind, answer) if answer else None:
        case tuple() as values:
            return frozenset(values)
        case str() as value:
            return frozenset({value})
    return frozenset()


def _by(mine: bool, theirs: bool) -> By | None:
    if mine and theirs:
        return "both"
    if mine:
        return "you"
    return "partner" if theirs else None
