"""What people let their program read in one round: by topic and question, with who said it."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, Construct, Instrument, Item, Side, one_line
from mentorsurvey.instruments.texts import count
from mentorsurvey.responses.forms import in_words
from mentorsurvey.store import Database, Tx, programs, relationships, rounds, texts
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.rounds import Round

ANYBODY = "your partner"
"""Stands in a question for the other person, where it is shown above the answers of many."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A round that asks for something that leads may read."""

    number: int
    title: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question with its topic, as each side that is asked it reads it."""

    item_id: str
    topic: Construct
    wordings: tuple[tuple[tuple[Side, ...], str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One answer that its author lets the program read. The texts may hold anything."""

    question: Question
    relationship_id: str
    side: Side
    who: str
    about: str
    cohorts: tuple[str, ...]
    answer: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class InTheirWords:
    """One round as one lead may read it; ``chosen`` is None where no round asks for words.

    ``said`` is in the order of the form, then by pair. ``rounds`` counts the rounds that leads'
    readings use, whatever they ask.
    """

    chosen: Choice | None
    choices: tuple[Choice, ...]
    questions: tuple[Question, ...]
    said: tuple[Said, ...]
    rounds: int
    pairs: int
    totals_only: bool

    @property
    def cohorts(self) -> tuple[str, ...]:
        """The cohorts of those who said something."""
        return tuple(sorted({cohort for one in self.said for cohort in one.cohorts}))

    @property
    def topics(self) -> tuple[Construct, ...]:
        """The topics that the round asks for words on, in the order of the form."""
        return tuple(dict.fromkeys(one.topic for one in self.questions))


def in_their_words(
    where: Database | Tx, actor: Actor, number: int | None = None, *, now: datetime
) -> InTheirWords:
    """Read one round for one lead; without a number, the newest that asks for words."""
    require(actor, "reading.program")
    with where.read() as tx:
        program = programs.of(tx, actor)
        listed = rounds.counted(tx, actor.program_id)
        asking = [one for one in listed if _questions(rounds.instrument(tx, one.version_id))]
        wanted = [one for one in asking if one.number == number]
        chosen = next(reversed(wanted or asking), None)
        pairs = relationships.within(tx, actor)
        found: tuple[Said, ...] = ()
        questions: tuple[Question, ...] = ()
        if chosen:
            instrument = rounds.instrument(tx, chosen.version_id)
            questions = _questions(instrument)
            found = _said(instrument, questions, pairs, texts.of_round(tx, actor, chosen, now=now))
    choices = {one.number: _choice(one, now) for one in asking}
    return InTheirWords(
        chosen=choices[chosen.number] if chosen else None,
        choices=tuple(choices.values()),
        questions=questions,
        said=found,
        rounds=len(listed),
        pairs=len(pairs),
        totals_only=program is not None and program.leads_see == "totals",
    )


def narrowed(
    said: Iterable[Said], *, cohort: str | None = None, search: str = ""
) -> tuple[Said, ...]:
    """The answers of one cohort, and those with these words in them or in the two names."""
    wanted = _folded(search).split()
    return tuple(
        one
        for one in said
        if (cohort is None or cohort in one.cohorts) and (not wanted or _holds(one, wanted))
    )


def by_topic(said: Iterable[Said]) -> Counter[Construct]:
    """How many answers there are to each topic."""
    return Counter(one.question.topic for one in said)


def headline(said: Collection[Said]) -> str:
    """How many people let their program read something, and how many answers that is."""
    people = len({one.who for one in said})
    who = "1 person lets" if people == 1 else f"{people:,} people let"
    return f"{who} you read {count(len(said), 'answer')} from this round."


def matching(shown: int, every: int) -> str:
    """How many answers are left of all, where the page is narrowed; empty where it is not."""
    return "" if shown == every else f"Here are {shown:,} of {count(every, 'answer')}."


def nothing_yet(reading: InTheirWords) -> tuple[str, str]:
    """Why there is nothing to read in a round, and what would change that."""
    if reading.totals_only:
        return (
            "Your program chose that its leads see totals only.",
            "So you can read nobody's own words. A lead can change that on *Program*. It then holds"
            " for the forms that people begin afterwards.",
        )
    return (
        "Nobody has let you read an answer from this round yet.",
        "People decide this for each answer, with the switch “Let the program read this answer”."
        " You can read it once both people of a pair have submitted, or once the round has closed.",
    )


def _holds(one: Said, wanted: Iterable[str]) -> bool:
    text = _folded(f"{one.answer} {one.who} {one.about}")
    return all(word in text for word in wanted)


def _folded(text: str) -> str:
    """Small letters without their accents, so that "zoe" finds "Zoë"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _choice(one: Round, now: datetime) -> Choice:
    return Choice(number=one.number, title=one.title, is_open=one.is_open(now))


def _questions(instrument: Instrument) -> tuple[Question, ...]:
    read = {side: texts.readable(instrument, side) for side in SIDES}
    return tuple(
        Question(item_id=item.id, topic=item.construct, wordings=_wordings(item, sides))
        for item in instrument.items
        if (sides := tuple(side for side in SIDES if item.id in read[side]))
    )


def _wordings(item: Item, sides: tuple[Side, ...]) -> tuple[tuple[tuple[Side, ...], str], ...]:
    """Each wording with the sides that read it: both, where it is the same."""
    found: dict[str, tuple[Side, ...]] = {}
    for side in sides:
        words = item.wording(side, ANYBODY)
        words = words[:1].upper() + words[1:]
        found[words] = (*found.get(words, ()), side)
    return tuple((who, words) for words, who in found.items())


def _said(
    instrument: Instrument,
    questions: Iterable[Question],
    pairs: Iterable[Relationship],
    released: Iterable[texts.Released],
) -> tuple[Said, ...]:
    asked = {one.item_id: (place, one) for place, one in enumerate(questions)}
    known = {pair.id: (place, pair) for place, pair in enumerate(pairs)}
    found = []
    for one in released:
        place, question = asked[one.answer.item_id]
        row, pair = known[one.relationship_id]
        mentors = one.side == "mentor"
        item = instrument.item(one.answer.item_id)
        said = Said(
            question=question,
            relationship_id=pair.id,
            side=one.side,
            who=one_line(pair.mentor if mentors else pair.mentee),
            about=one_line(pair.mentee if mentors else pair.mentor),
            cohorts=pair.cohorts,
            answer=in_words(instrument, item, one.answer),
        )
        found.append(((place, row, not mentors), said))
    return tuple(said for _, said in sorted(found, key=lambda each: each[0]))
