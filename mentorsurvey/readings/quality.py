"""How far one round's answers can be trusted: reliability, missing, ceiling, agreement, burden.

Every total is of whole groups (`mentorsurvey.responses.totals`), so there is none while a round is
open. Of a side with fewer than five people nothing is read, as where there is nothing at all. Of a
part of a program, such as a cohort, what is not of whole groups is left out: times, and who chose
"can't say".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, Construct, Instrument, Item, Side, other_side
from mentorsurvey.instruments.promises import to_leads
from mentorsurvey.measures.agreement.concordance import Concordance, concordance
from mentorsurvey.measures.noise import SAME, mean
from mentorsurvey.measures.reliability import Reliability, reliability
from mentorsurvey.readings.filters import EVERYBODY, Filter, filters
from mentorsurvey.responses import totals
from mentorsurvey.responses.scores import own_measure
from mentorsurvey.store import Database, Tx, programs, rounds
from mentorsurvey.store import quality as stored
from mentorsurvey.store import totals as groups
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.quality import Form

Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question in one side's words, and how that side answered it.

    ``answered`` counts forms with an answer that is in the total, None where there is no total;
    ``cant_say`` those who chose it, in steps of five, None where they are fewer; ``top`` the share,
    0–1, at the best answer, None where a question has none or there is no total. ``meetings`` is
    the mean of what was counted, None for every other question. ``growth`` is the mean, 0–100, of a
    question about what the work does for oneself, None for every other one.
    """

    title: str
    answered: int | None
    cant_say: int | None
    top: float | None
    meetings: float | None = None
    growth: float | None = None


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Time from the first to the last answer of a form, in minutes: median and quartiles.

    Of the answers that leads may see something of: one that is kept from them moves nothing.
    """

    n: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class SideQuality:
    """One side of a round that is over: five people or more.

    ``cant_say`` counts it over all questions of these forms, in steps of five, None where it is
    fewer.
    """

    people: int
    forms: int
    cant_say: int | None
    reliability: Reliability | None
    questions: tuple[Question, ...]
    minutes: Minutes | None


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How far both sides agree on the core question of one topic, over the round's relationships.

    ``means`` are those of the mentors and of the mentees.
    """

    construct: Construct
    found: Concordance
    means: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A round that can be chosen; without ``totals`` there is nothing to read in it."""

    number: int
    title: str
    is_open: bool
    totals: bool = True


@dataclass(frozen=True, kw_only=True)
class Quality:
    """One round; its sides are None where they are fewer than five people.

    ``core`` says whether the form asks the core questions. ``agreement`` holds those of them that
    both answer about the same, with five mentors and five mentees or more. ``items`` is the most
    questions that a side is asked, ``promised`` the minutes that the form promises. ``chosen`` is
    the part of the program that it is about.
    """

    choice: Choice | None = None
    choices: tuple[Choice, ...] = ()
    core: bool = False
    mentor: SideQuality | None = None
    mentee: SideQuality | None = None
    agreement: tuple[Agreement, ...] = ()
    items: int = 0
    promised: int = 0
    fewest: int = FEWEST
    chosen: Filter = EVERYBODY

    def side(self, side: Side) -> SideQuality | None:
        """One of the two."""
        return self.mentor if side == "mentor" else self.mentee


def quality(
    where: Database | Tx,
    actor: Actor,
    number: int | None = None,
    *,
    chosen: Filter = EVERYBODY,
    now: datetime,
) -> Quality:
    """Read one round for one lead; without a number, the latest closed one, else the latest.

    ``chosen`` is one of the parts that are offered; any other reads the whole program.
    """
    require(actor, "reading.program")
    if isinstance(where, Database):
        totals.settle(where, actor, now=now)
    with where.read() as tx:
        program = programs.of(tx, actor)
        fewest = program.fewest if program else FEWEST
        listed = rounds.counted(tx, actor.program_id)
        choices = tuple(
            Choice(number=one.number, title=one.title, is_open=one.is_open(now), totals=one.totals)
            for one in listed
        )
        closed = [one for one in choices if not one.is_open and one.totals]
        wanted = [one for one in choices if one.number == number]
        choice = next(reversed(wanted or closed or choices), None)
        if choice is None:
            return Quality(fewest=fewest)
        version = next(one.version_id for one in listed if one.number == choice.number)
        instrument = rounds.instrument(tx, version)
        in_totals = {
            item.id
            for side in SIDES
            for item in instrument.asked_of(side)
            if to_leads(instrument, item, side, totals_only=True)
        }
        forms = stored.forms(tx, actor, choice.number, in_totals=in_totals, now=now)
        scores = stored.scores(tx, actor, choice.number, now=now)
        part = filters(tx, actor)
        chosen = chosen if chosen in part.offered else EVERYBODY
        among = part.among(chosen)
        cant_say = {} if chosen else stored.cant_say(tx, actor, choice.number, now=now)
        found = groups.together(tx, actor, number=choice.number, now=now)
        settled = groups.settled(tx, actor, choice.number)
    together = _Together(
        {
            total: groups.within(those, among if chosen else None)
            for (_, total), those in found.items()
        },
        fewest,
    )
    forms = [one for one in forms if not chosen or one.relationship_id in among]
    mentor, mentee = (
        _side(side, forms, scores, cant_say, instrument, together, timed=not chosen)
        if settled and choice.totals
        else None
        for side in SIDES
    )
    return Quality(
        choice=choice,
        choices=choices,
        core=bool(instrument.anchors),
        mentor=mentor,
        mentee=mentee,
        agreement=_agreement(forms, scores, instrument, together),
        items=max(len(instrument.asked_of(side)) for side in SIDES),
        promised=instrument.minutes,
        fewest=fewest,
        chosen=chosen,
    )


@dataclass(frozen=True)
class _Together:
    """The relationships that each total is made of: whole groups alone; and the fewest people."""

    of: Mapping[str, frozenset[str]]
    fewest: int

    def among(self, forms: Sequence[Form], total: str) -> list[Form]:
        """The forms that are in a total; none where they are of too few people."""
        there = [one for one in forms if one.relationship_id in self.of.get(total, ())]
        return there if len({one.person_id for one in there}) >= self.fewest else []

    def step(self, chosen: int) -> int | None:
        """A count in steps of the fewest people; None below."""
        return chosen // self.fewest * self.fewest or None


def _side(
    side: Side,
    forms: Sequence[Form],
    scores: Scores,
    cant_say: Mapping[tuple[str, str], int],
    instrument: Instrument,
    together: _Together,
    *,
    timed: bool,
) -> SideQuality | None:
    forms = [one for one in forms if one.side == side]
    people = {one.person_id for one in forms}
    if len(people) < together.fewest:
        return None
    questions = []
    for item in instrument.asked_of(side):
        measure = own_measure(item)
        if measure is None:
            continue
        there = together.among(forms, totals.of_side(side, measure))
        values = [scores[one.response_id][measure] for one in there]
        best = sum(value >= 100 - SAME for value in values)
        questions.append(
            Question(
                title=_words(item, side),
                answered=len(values) or None,
                cant_say=together.step(cant_say.get((side, item.id), 0)),
                top=best / len(values)
                if values and item.rated and item.construct is not Construct.FAIRNESS
                else None,
                meetings=mean(values) if values and item.counted else None,
                growth=mean(values)
                if values and item.rated and item.construct is Construct.GROWTH
                else None,
            )
        )
    rows = together.among(forms, totals.of_rows(side))
    core = [f"item:{item.id}" for item in instrument.core_items(side)]
    return SideQuality(
        people=len(people),
        forms=len(forms),
        cant_say=together.step(sum(n for (of, _), n in cant_say.items() if of == side)),
        reliability=reliability([[scores[one.response_id][name] for name in core] for one in rows])
        if rows
        else None,
        questions=tuple(questions),
        minutes=_minutes(forms, together.fewest) if timed else None,
    )


def _words(item: Item, side: Side) -> str:
    said = item.wording(side, f"the {other_side(side)}")
    return said[:1].upper() + said[1:]


def _minutes(forms: Sequence[Form], fewest: int) -> Minutes | None:
    timed = [(one.person_id, one.last - one.first) for one in forms if one.first and one.last]
    if len({person for person, _ in timed}) < fewest:
        return None
    taken = [time.total_seconds() / 60 for _, time in timed]
    lower, median, upper = quantiles(taken, n=4, method="inclusive")
    return Minutes(n=len(taken), lower=lower, median=median, upper=upper)


def _agreement(
    forms: Sequence[Form], scores: Scores, instrument: Instrument, together: _Together
) -> tuple[Agreement, ...]:
    """Of the anchors that are about the same: where each rates the other, there is no agreement."""
    pairs: dict[str, dict[str, Form]] = {}
    for one in forms:
        pairs.setdefault(one.relationship_id, {})[one.side] = one
    found = []
    for item in instrument.anchors:
        if item.about in ("partner", "self"):
            continue
        measure = f"item:{item.id}"
        shown = together.of.get(totals.of_pairs(measure), ())
        there = [
            (sides["mentor"], sides["mentee"])
            for pair_id, sides in pairs.items()
            if pair_id in shown
        ]
        people = [{pair[place].person_id for pair in there} for place in (0, 1)]
        if min(len(one) for one in people) < together.fewest:
            continue
        mentor, mentee = (
            [scores[pair[place].response_id][measure] for pair in there] for place in (0, 1)
        )
        mentors = [pair[0].person_id for pair in there]
        found.append(
            Agreement(
                construct=item.construct,
                found=concordance(mentor, mentee, mentors),
                means=(mean(mentor), mean(mentee)),
            )
        )
    return tuple(found)
