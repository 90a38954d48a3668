"""How the two of a pair see the topics of a review: what is usual in a program, their own gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import CORE, Construct, Instrument, Side
from mentorsurvey.measures import shared_view
from mentorsurvey.measures.answer_noise import AnswerNoise, Views, answer_noise
from mentorsurvey.measures.noise import assumed_sem
from mentorsurvey.measures.shared_view import About, MeanDifference, mean_difference, raw_gap
from mentorsurvey.readings.panel import only
from mentorsurvey.readings.series import Asked, Said, asked
from mentorsurvey.store import Database, Tx, rounds, scores
from mentorsurvey.store.scores import BySide

COMPARED: tuple[Construct, ...] = (*CORE, Construct.CAREER)
"""The seven topics of which a gap may be read."""

TOPICS: tuple[Construct, ...] = (*COMPARED, Construct.GROWTH)
"""All topics of a review. Growth is an outcome of each person's own: no gap is taken on it."""

MEASURES = tuple(f"topic:{construct.value}" for construct in TOPICS)
"""What is read of each side: scores of three answers or more."""

Asks = tuple[int, tuple[str, ...]]
"""The segment of a review, and what it asks of a topic: two reviews compare where it is equal."""


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What is usual in a program of one topic in one review: δ, and the noise of its score.

    The noise is over all reviews that ask the same of the topic.
    """

    about: About
    delta: MeanDifference
    noise: AnswerNoise
    asks: Asks


UsualGaps = Mapping[tuple[int, Construct], Usual]
"""By round and topic."""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One topic as each side sees it in one review, 0–100; None where leads cannot read it.

    ``usual`` is None where no gap is taken. ``before`` is the review before this one with both
    sides that asked the same, None in the first; ``stands`` whether the same gap stands in both.
    """

    construct: Construct
    mentor: float | None
    mentee: float | None
    usual: Usual | None = None
    before: int | None = None
    stands: bool = False

    @property
    def only(self) -> Side | None:
        """The side that is there alone."""
        return only(self.mentor, self.mentee)

    @property
    def gap(self) -> shared_view.Gap | None:
        """The gap beyond δ, in its standard errors; None before there are two reviews to read."""
        return None if self.before is None else _gap(self)

    @property
    def raw(self) -> float:
        """The other's view less one's own view of the same person, in points.

        Of what is about both, and where each speaks of the other, the mentee's less the mentor's.
        """
        about: About = self.usual.about if self.usual else "both"
        return raw_gap(self.mentor, self.mentee, about) or 0.0


def usual_gaps(where: Database | Tx, actor: Actor, *, now: datetime) -> UsualGaps:
    """Read δ and the noise of each topic from all relationships that the lead may see.

    Topics of fewer than three questions, and rounds without any topic, are not there.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        asks = _asks(tx, actor, now=now)
        said = scores.by_side(tx, actor, MEASURES, now=now)
    views = {topic: _views(said[measure]) for topic, measure in zip(TOPICS, MEASURES, strict=True)}
    found: dict[tuple[int, Construct], Usual] = {}
    for (number, construct), (about, same) in asks.items():
        alike = {
            other for other, of in asks if of is construct and asks[other, of] == (about, same)
        }
        pairs = views[construct].values()
        found[number, construct] = Usual(
            about=about,
            delta=mean_difference((of[number] for of in pairs if number in of), about),
            noise=answer_noise(
                ([of[other] for other in sorted(of) if other in alike] for of in pairs),
                assumed=assumed_sem(len(same[1])),
            ),
            asks=same,
        )
    return found


def of_pair(
    placed: Sequence[Asked],
    said: Said,
    usual: UsualGaps,
) -> dict[int, tuple[Topic, ...]]:
    """The topics of one relationship, by round; empty where a round has none."""
    found: dict[int, tuple[Topic, ...]] = {}
    earlier: dict[tuple[Construct, Asks], list[tuple[int, Topic]]] = {}
    for one in placed:
        sides = said.get(one.number, {}) if one.segment is not None else {}
        topics: list[Topic] = []
        for construct, measure in zip(TOPICS, MEASURES, strict=True):
            topic = Topic(
                construct=construct,
                mentor=sides.get("mentor", {}).get(measure),
                mentee=sides.get("mentee", {}).get(measure),
                usual=usual.get((one.number, construct)),
            )
            if topic.mentor is None and topic.mentee is None:
                continue
            if topic.usual and topic.only is None:
                before = earlier.setdefault((construct, topic.usual.asks), [])
                topic = _after(topic, before)
                before.append((one.number, topic))
            topics.append(topic)
        found[one.number] = tuple(topics)
    return found


def _after(topic: Topic, before: Sequence[tuple[int, Topic]]) -> Topic:
    """The topic, with what the review before it says of the same gap."""
    if not before:
        return topic
    number, last = before[-1]
    stands = shared_view.stands([_gap(last), _gap(topic)])
    return replace(topic, before=number, stands=stands)


def _gap(topic: Topic) -> shared_view.Gap | None:
    if topic.usual is None:
        return None
    return shared_view.gap(
        topic.mentor,
        topic.mentee,
        topic.usual.about,
        sem_mentor=topic.usual.noise.sem_mentor,
        sem_mentee=topic.usual.noise.sem_mentee,
        delta=topic.usual.delta.value,
    )


def _asks(
    tx: Tx, actor: Actor, *, now: datetime
) -> dict[tuple[int, Construct], tuple[About, Asks]]:
    """By round and topic of which a gap may be read: whom it is about, and what is asked."""
    segments = {one.number: one.segment for one in asked(tx, actor, now=now)}
    found: dict[tuple[int, Construct], tuple[About, Asks]] = {}
    for one in rounds.counted(tx, actor.program_id):
        segment, instrument = segments[one.number], rounds.instrument(tx, one.version_id)
        if segment is None:
            continue
        for construct in COMPARED:
            about = _about(instrument, construct)
            if construct in instrument.topics() and about is not None:
                ids = tuple(sorted(item.id for item in instrument.topic_items(construct)))
                found[one.number, construct] = (about, (segment, ids))
    return found


def _about(instrument: Instrument, construct: Construct) -> About | None:
    """Whom all questions of a topic are about; None where they differ, or are about oneself."""
    found = {item.about for item in instrument.topic_items(construct)}
    about = found.pop() if len(found) == 1 else "self"
    return None if about == "self" else about


def _views(said: BySide) -> dict[str, dict[int, Views]]:
    """What both people of each pair say of a topic, by round."""
    found: dict[str, dict[int, Views]] = {}
    for (relationship_id, number), both in said.items():
        if len(both) == 2:
            found.setdefault(relationship_id, {})[number] = both["mentor"], both["mentee"]
    return found
