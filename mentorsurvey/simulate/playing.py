"""Playing rounds through the functions that real answers take, each at its own time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import numpy as np

from mentorsurvey import program, responses
from mentorsurvey.access import Actor, Audience, operator
from mentorsurvey.instruments import shipped
from mentorsurvey.program import RosterRow
from mentorsurvey.rounds import close_round, open_round
from mentorsurvey.sign_in import DEMO_BROWSER, hashed
from mentorsurvey.simulate.agreements import Ends, agree, say_what_was_kept
from mentorsurvey.simulate.answering import answer
from mentorsurvey.simulate.events import MENTEE, MENTOR, Event
from mentorsurvey.simulate.filling import audiences, filled_in
from mentorsurvey.simulate.follow_ups import finish_some, plan_some
from mentorsurvey.simulate.moods import Author
from mentorsurvey.simulate.people import Cast
from mentorsurvey.simulate.sitting import Asked, Sitting, Tour, asked_in
from mentorsurvey.simulate.steps_shown import let_some_read
from mentorsurvey.simulate.times import Span, Visit, visit
from mentorsurvey.simulate.truth import Truth
from mentorsurvey.simulate.words import NOTES, STEPS, Deck
from mentorsurvey.store import Tx, people, relationships, standings
from mentorsurvey.store.next_steps import Outcome

DEPARTMENTS = ("Medicine", "Pediatrics", "Surgery")
"""Of the mentors, one after the other."""

HARD = frozenset({Event.JOINT_FALL, Event.ONE_SIDED_FALL, Event.EROSION, Event.EXPLOITATION})
"""What happens to the pairs with which leads follow up."""


@dataclass(kw_only=True)
class Game:
    """A program being played: its people, its truth, and what earlier rounds left behind."""

    cast: Cast
    truth: Truth
    program_id: str
    lead: Actor
    tour: Tour
    spans: list[Span]
    seed: int
    now: datetime
    kept_steps: set[tuple[int, int]] = field(default_factory=set)
    agreed: set[int] = field(default_factory=set)
    _people: dict[str, str] = field(default_factory=dict)
    _deck: Deck = field(init=False)

    def __post_init__(self) -> None:
        self._deck = Deck(np.random.default_rng([self.seed, 3]))

    def person(self, pair: int | np.int64, side: int) -> str:
        """The id of one of a pair."""
        places = self.cast.mentors if side == MENTOR else self.cast.mentees
        return self._people[self.cast.people[int(places[pair])].address]

    def join(self, tx: Tx, index: int) -> None:
        """Import the pairs whose first round this is, some days before it opens."""
        opens = self.spans[index].opens
        rows = [
            RosterRow(line=line, cells=self._cells(int(pair)))
            for line, pair in enumerate(np.flatnonzero(self.cast.first_rounds == index), start=2)
        ]
        if rows:
            program.import_roster(
                tx,
                self.lead,
                rows,
                source=f"roster-{opens:%Y-%m}.csv",
                now=opens - timedelta(days=6),
            )
            known = people.by_key(tx, self.program_id)
            self._people = {key: person.id for key, person in known.items()}

    def _cells(self, pair: int) -> dict[str, str]:
        mentor = self.cast.people[int(self.cast.mentors[pair])]
        mentee = self.cast.people[int(self.cast.mentees[pair])]
        return {
            "mentor": mentor.name,
            "mentor_email": mentor.address,
            "mentee": mentee.name,
            "mentee_email": mentee.address,
            "cohort": self._cohort(pair),
            "department": DEPARTMENTS[int(self.cast.mentors[pair]) % len(DEPARTMENTS)],
        }

    def _cohort(self, pair: int) -> str:
        """A half-year: one before the first round, the first round's own, or the one after it."""
        opens = self.spans[0].opens
        joins_later = bool(self.cast.first_rounds[pair])
        half = 2 * opens.year + (opens.month > 6) + joins_later - int(self.cast.cohorts[pair] == 0)
        return f"{'Fall' if half % 2 else 'Spring'} {half // 2}"

    def open_round(self, tx: Tx, index: int) -> Asked:
        """Open a round with every relationship: see :func:`asked_in`."""
        form, extras = asked_in(index)
        span = self.spans[index]
        opened = open_round(
            tx, self.lead, shipped()[form], closes_at=span.closes, extras=extras, now=span.opens
        )
        instrument = shipped()[form].with_extras(extras)
        host = operator(self.program_id)
        pairs = self._numbers(tx, index)
        return Asked(
            index=index,
            span=span,
            round_id=opened.round_id,
            instrument=instrument,
            answers=answer(
                self.truth, index, instrument, np.random.default_rng([self.seed, 4, index])
            ),
            invitations={
                (
                    pairs[standing.relationship_id],
                    MENTOR if standing.side == "mentor" else MENTEE,
                ): standing.invitation_id
                for standing in standings.of_round(tx, host, opened.round_id)
            },
            named=frozenset(program.named_contacts(tx, self.lead)),
        )

    def _numbers(self, tx: Tx, index: int) -> dict[str, int]:
        """Relationship id → number of the pair, for those that have joined."""
        sides = {
            (self.person(pair, MENTOR), self.person(pair, MENTEE)): int(pair)
            for pair in np.flatnonzero(self.cast.first_rounds <= index)
        }
        return {
            pair.id: sides[pair.mentor_id, pair.mentee_id]
            for pair in relationships.within(tx, operator(self.program_id))
            if (pair.mentor_id, pair.mentee_id) in sides
        }

    def sittings(self, asked: Asked, pair: int) -> list[Sitting]:
        """Who of a pair answers in a round, and when; in the order in which they end."""
        rng = np.random.default_rng([self.seed, 5, asked.index, pair])
        sittings = []
        for side in (MENTOR, MENTEE):
            responds = bool(self.truth.responds[pair, asked.index, side])
            planned = self._on_tour(asked, pair, side, visit(rng, asked.span, responds=responds))
            if planned is not None:
                author = self._author(asked, pair, side)
                said = filled_in(asked.instrument, asked.answers, author, self._deck, rng)
                sittings.append(Sitting(author=author, visit=planned, said=said, rng=rng))
        return sorted(sittings, key=lambda one: one.ends)

    def play(self, tx: Tx, asked: Asked, sitting: Sitting) -> None:
        """Let one answer; whoever is second can agree on a next step with the first, or not."""
        pair, rng = sitting.author.pair, sitting.rng
        released_at = self._fill(tx, asked, pair, sitting, rng)
        if released_at is not None:
            self._agree(tx, asked, pair, released_at, rng)
            self._write_agreement(tx, asked, pair, released_at)

    def _author(self, asked: Asked, pair: int, side: int) -> Author:
        """One of a pair before a form; on the tour they have something to talk about."""
        return Author(
            truth=self.truth,
            pair=pair,
            round_index=asked.index,
            side=side,
            named=asked.named,
            talkative=pair in self.tour.pairs,
        )

    def _on_tour(self, asked: Asked, pair: int, side: int, drawn: Visit | None) -> Visit | None:
        """The visit as the demo's links need it: all rounds answered, the open one as told."""
        if pair not in self.tour.pairs:
            return drawn
        if asked.span.last_call > self.now:
            halfway = (pair == self.tour.told) == (side == MENTEE)
            begins = self.now - timedelta(days=1 if halfway else 2, hours=2)
            resumes = asked.span.closes if halfway else begins
            return Visit(begins=begins, first=0.5, resumes=resumes, seconds=11.0, submits=True)
        if drawn is None or not drawn.submits:
            begins = asked.span.opens + timedelta(days=3 + side, hours=4)
            return Visit(begins=begins, first=1.0, resumes=begins, seconds=11.0, submits=True)
        return drawn

    def _fill(
        self,
        tx: Tx,
        asked: Asked,
        pair: int,
        sitting: Sitting,
        rng: np.random.Generator,
    ) -> datetime | None:
        """Save one form's answers as far as time goes; when both were released, if they were."""
        actor = self._actor(pair, sitting.author.side)
        invitation = asked.invitations[pair, sitting.author.side]
        until = min(self.now, asked.span.last_call)
        for moment, item_id, value in sitting.answers:
            if moment > until:
                return None
            responses.save(tx, actor, invitation, item_id, value, now=moment)
        ends = sitting.ends
        if not sitting.said or not sitting.visit.submits or ends > until:
            return None
        if (pair, asked.index - 1) in self.kept_steps:
            program.say_whether(tx, actor, invitation, _outcome(rng), now=ends)
        if pair in self.agreed:
            say_what_was_kept(
                tx,
                actor,
                invitation,
                shared=np.random.default_rng([self.seed, 7, asked.index, pair]),
                own=np.random.default_rng([self.seed, 8, asked.index, pair, sitting.author.side]),
                sure=pair == self.tour.told,
                now=ends,
            )
        if wishes := self._wishes(asked, pair, sitting, rng):
            responses.set_audience(tx, actor, invitation, wishes, now=ends)
        submitted = responses.submit(tx, actor, invitation, now=ends)
        return ends if submitted.released else None

    def _wishes(
        self, asked: Asked, pair: int, sitting: Sitting, rng: np.random.Generator
    ) -> dict[str, Audience]:
        """Who may see what; the pairs of the tour keep to the questions and share their words."""
        if pair not in self.tour.pairs:
            return audiences(asked.instrument, sitting.author, rng)
        words = (item.id for item in asked.instrument.items if item.kind == "text")
        return dict.fromkeys(words, Audience.PARTNER)

    def _agree(
        self, tx: Tx, asked: Asked, pair: int, released_at: datetime, rng: np.random.Generator
    ) -> None:
        """One proposes a next step after the reflection, and the other may keep it."""
        author = MENTEE if rng.uniform() < 0.6 else MENTOR
        proposes, agrees = (float(chance) for chance in rng.uniform(size=2))
        waits = [timedelta(days=0.02 + float(days)) for days in rng.exponential((2.0, 2.5))]
        weeks = int(rng.integers(2, 10))
        last_before_open = asked.index == len(self.spans) - 2
        sure = pair == self.tour.told and last_before_open
        proposed_at, kept_at = released_at + waits[0], released_at + waits[0] + waits[1]
        if proposed_at > self.now or not (sure or proposes < 0.4):
            return
        program.propose_step(
            tx,
            self._actor(pair, author),
            asked.invitations[pair, author],
            self._deck.deal(STEPS),
            (proposed_at + timedelta(weeks=weeks)).date(),
            now=proposed_at,
        )
        if kept_at <= self.now and (sure or agrees < 0.7):
            other = MENTOR + MENTEE - author
            reader, invitation = self._actor(pair, other), asked.invitations[pair, other]
            step = program.next_step(tx, reader, invitation)
            if step is None:
                raise LookupError("the step that was just proposed")
            program.keep_step(tx, reader, invitation, step_id=step.id, now=kept_at)
            self.kept_steps.add((pair, asked.index))
            let_some_read(
                tx,
                [(self._actor(pair, of), asked.invitations[pair, of]) for of in (MENTEE, MENTOR)],
                np.random.default_rng([self.seed, 9, asked.index, pair]),
                sure=sure,
                after=kept_at,
                now=self.now,
            )

    def _write_agreement(self, tx: Tx, asked: Asked, pair: int, released_at: datetime) -> None:
        """After their first comparison some pairs write an agreement; on the tour one waits."""
        if pair in self.agreed:
            return
        self.agreed.add(pair)
        planned: dict[int, Ends] = {self.tour.told: "confirmed", self.tour.begun: "open"}
        two = self._actor(pair, MENTOR), self._actor(pair, MENTEE)
        agree(
            tx,
            responses.open_form(tx, two[0], asked.invitations[pair, MENTOR]).owed.relationship_id,
            two,
            np.random.default_rng([self.seed, 6, pair]),
            ends=planned.get(pair),
            after=released_at,
            now=self.now,
        )

    def end_round(self, tx: Tx, asked: Asked) -> None:
        """Close a round whose time is over, and tell the participants what changed since."""
        if asked.span.last_call > self.now:
            return
        close_round(tx, self.lead, asked.round_id, now=asked.span.last_call)
        if asked.index:
            note = NOTES[(asked.index - 1) % len(NOTES)]
            noted_at = asked.span.last_call + timedelta(days=9)
            program.publish_note(tx, self.lead, note, round_id=asked.round_id, now=noted_at)
        self._follow_up(tx, asked, asked.span.last_call + timedelta(days=10))

    def _follow_up(self, tx: Tx, asked: Asked, at: datetime) -> None:
        """After the last rounds, leads do something for pairs that have had a hard time."""
        before_last = len(self.spans) - 1 - asked.index
        if before_last not in (1, 2):
            return
        numbers = self._numbers(tx, asked.index)
        hard = [
            pair.id
            for pair in relationships.within(tx, self.lead)
            if pair.id in numbers and self.truth.events[numbers[pair.id]] in HARD
        ]
        if before_last == 2:
            finish_some(tx, self.lead, hard, at=at)
        else:
            plan_some(tx, self.lead, hard, at=at, now=self.now)

    def _actor(self, pair: int, side: int) -> Actor:
        return Actor(
            kind="person",
            program_id=self.program_id,
            person_id=self.person(pair, side),
            browser=hashed(DEMO_BROWSER),
        )


def _outcome(rng: np.random.Generator) -> Outcome:
    """Whether a next step happened, as one of the two says."""
    outcomes: tuple[Outcome, ...] = ("yes", "partly", "no", "cant_say")
    return outcomes[int(rng.choice(4, p=[0.55, 0.28, 0.12, 0.05]))]
