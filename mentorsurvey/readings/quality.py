"""How far one round's answers can be trusted: reliability, missing, ceiling, agreement, burden.

Every total is of whole groups (`mentorsurvey.responses.totals`), so there is none while a round is
open. Of a side with fewer than five people nothing is read, as where there is nothing at all. Of a
part of a program, such as a cohort, what is not of whole groups is left out: times, and who chose
"can't say".
"""

from collections.abc import Iterator, Mapping, Sequence
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
        choices = {
            one.number: Choice(
                number=one.number, title=one.title, is_open=one.is_open(now), totals=one.totals
            )
            for one in listed
        }
        closed = [one for one in listed if not one.is_open(now) and one.totals]
        wanted = [one for one in listed if one.number == number]
        asked = next(reversed(wanted or closed or listed), None)
        if asked is None:
            return Quality(fewest=fewest)
        instrument = rounds.instrument(tx, asked.version_id)
        in_totals = {
            item.id
            for side in SIDES
            for item in instrument.asked_of(side)
            if to_leads(instrument, item, side, totals_only=True)
        }
        part = filters(tx, actor)
        chosen = chosen if chosen in part.offered else EVERYBODY
        among = part.among(chosen) if chosen else None
        forms = stored.forms(tx, actor, asked.number, in_totals=in_totals, now=now)
        answers = _Answers(
            instrument=instrument,
            forms=[one for one in forms if among is None or one.relationship_id in among],
            scores=stored.scores(tx, actor, asked.number, now=now),
            cant_say={} if chosen else stored.cant_say(tx, actor, asked.number, now=now),
            together={
                total: groups.within(those, among)
                for (_, total), those in groups.together(
                    tx, actor, number=asked.number, now=now
                ).items()
            },
            fewest=fewest,
        )
        over = groups.settled(tx, actor, asked.number) and asked.totals
    mentor, mentee = (answers.of(side, timed=not chosen) if over else None for side in SIDES)
    return Quality(
        choice=choices[asked.number],
        choices=tuple(choices.values()),
        core=bool(instrument.anchors),
        mentor=mentor,
        mentee=mentee,
        agreement=tuple(answers.agreement()),
        items=max(len(instrument.asked_of(side)) for side in SIDES),
        promised=instrument.minutes,
        fewest=fewest,
        chosen=chosen,
    )


@dataclass(frozen=True, kw_only=True)
class _Answers:
    """What a round was answered, by relationship, and of which relationships each total is made."""

    instrument: Instrument
    forms: Sequence[Form]
    scores: Mapping[str, Mapping[str, float]]
    cant_say: Mapping[tuple[str, str], int]
    together: Mapping[str, frozenset[str]]
    fewest: int

    def in_total(self, side: Side, total: str) -> list[Form]:
        """The forms of a side that are in a total; none where they are of too few people."""
        shown = self.together.get(total, ())
        there = [one for one in self.forms if one.side == side and one.relationship_id in shown]
        return there if len({one.person_id for one in there}) >= self.fewest else []

    def step(self, chosen: int) -> int | None:
        """A count in steps of the fewest people; None below."""
        return chosen // self.fewest * self.fewest or None

    def of(self, side: Side, *, timed: bool) -> SideQuality | None:
        """One side; None where it is too few people."""
        forms = [one for one in self.forms if one.side == side]
        people = {one.person_id for one in forms}
        if len(people) < self.fewest:
            return None
        core = [f"item:{item.id}" for item in self.instrument.core_items(side)]
        rows = [
            [self.scores[one.response_id][name] for name in core]
            for one in self.in_total(side, totals.of_rows(side))
        ]
        return SideQuality(
            people=len(people),
            forms=len(forms),
            cant_say=self.step(sum(n for (of, _), n in self.cant_say.items() if of == side)),
            reliability=reliability(rows) if rows else None,
            questions=tuple(
                self.question(side, item, measure)
                for item in self.instrument.asked_of(side)
                if (measure := own_measure(item)) is not None
            ),
            minutes=_minutes(forms, self.fewest) if timed else None,
        )

    def question(self, side: Side, item: Item, measure: str) -> Question:
        """One question of a side, by the forms that are in its total."""
        there = self.in_total(side, totals.of_side(side, measure))
        values = [self.scores[one.response_id][measure] for one in there]
        wording = item.wording(side, f"the {other_side(side)}")
        average = mean(values) if values else None
        best = sum(value >= 100 - SAME for value in values)
        has_best = item.rated and item.construct is not Construct.FAIRNESS
        return Question(
            title=wording[:1].upper() + wording[1:],
            answered=len(values) or None,
            cant_say=self.step(self.cant_say.get((side, item.id), 0)),
            top=best / len(values) if values and has_best else None,
            meetings=average if item.counted else None,
            growth=average if item.rated and item.construct is Construct.GROWTH else None,
        )

    def agreement(self) -> Iterator[Agreement]:
        """Of the anchors that are about the same: where each rates the other, there is none."""
        for item in self.instrument.anchors:
            measure = f"item:{item.id}"
            mentors, mentees = (self.in_total(one, totals.of_pairs(measure)) for one in SIDES)
            if item.about in ("partner", "self") or not (mentors and mentees):
                continue
            mentor, mentee = (
                [self.scores[one.response_id][measure] for one in side]
                for side in (mentors, mentees)
            )
            yield Agreement(
                construct=item.construct,
                found=concordance(mentor, mentee, [one.person_id for one in mentors]),
                means=(mean(mentor), mean(mentee)),
            )


def _minutes(forms: Sequence[Form], fewest: int) -> Minutes | None:
    timed = [(one.person_id, one.last - one.first) for one in forms if one.first and one.last]
    if len({person for person, _ in timed}) < fewest:
        return None
    taken = [time.total_seconds() / 60 for _, time in timed]
    lower, median, upper = quantiles(taken, n=4, method="inclusive")
    return Minutes(n=len(taken), lower=lower, median=median, upper=upper)
