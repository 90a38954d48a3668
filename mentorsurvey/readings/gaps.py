"""Where the two see one thing differently: what is usual in a program, and a pair's own gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import CORE, Construct
from mentorsurvey.measures import shared_view
from mentorsurvey.measures.answer_noise import AnswerNoise, Views, answer_noise
from mentorsurvey.measures.shared_view import About, MeanDifference, mean_difference, raw_gap
from mentorsurvey.readings.series import Asked, Side, asked, in_segment
from mentorsurvey.store import Database, Tx, rounds, scores

MEASURES = tuple(f"anchor:{construct.value}" for construct in CORE)
"""What is read of each side: the six anchors, each by itself."""


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What is usual in a program of one construct in one round.

    Attributes
    ----------
    about : About
        Whom its anchor is about.
    delta : MeanDifference
        δ of that round.
    noise : AnswerNoise
        Of that anchor over the rounds in which it means the same.
    """

    about: About
    delta: MeanDifference
    noise: AnswerNoise


UsualGaps = Mapping[tuple[int, Construct], Usual]
"""By round and construct."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One construct as each side sees it, 0–100, by its anchor, which leads may read of both.

    ``also_in`` is the round with both sides before this one, where the same gap stood there too.
    """

    construct: Construct
    mentor: float
    mentee: float
    usual: Usual
    also_in: int | None = None

    @property
    def raw(self) -> float:
        """The other's view less one's own, in points; of what is about both, the mentee's first."""
        return raw_gap(self.mentor, self.mentee, self.usual.about) or 0.0

    @property
    def read(self) -> shared_view.Gap:
        """The gap beyond δ, in its standard errors."""
        found = shared_view.gap(
            self.mentor,
            self.mentee,
            self.usual.about,
            sem_mentor=self.usual.noise.sem_mentor,
            sem_mentee=self.usual.noise.sem_mentee,
            delta=self.usual.delta.value,
        )
        if found is None:
            raise ValueError("a gap has both sides")
        return found

    @property
    def can_tell(self) -> bool:
        """Whether the two views differ beyond what is usual here and by more than noise."""
        return self.read.can_tell


@dataclass(frozen=True, kw_only=True)
class OneView:
    """A construct of which leads can read one side alone, 0–100: no gap."""

    construct: Construct
    only: Side
    value: float


@dataclass(frozen=True, kw_only=True)
class RoundGaps:
    """All constructs of a round of which there is anything to read, in the order of the core."""

    gaps: tuple[Gap, ...] = ()
    alone: tuple[OneView, ...] = ()


def usual_gaps(where: Database | Tx, actor: Actor, *, now: datetime) -> UsualGaps:
    """Read δ and the noise of each anchor from all relationships that the lead may see.

    Returns
    -------
    UsualGaps
        δ of each round by itself; the noise of a run of rounds with one wording and phase. What
        is about oneself alone (one's growth) and rounds without anchors are not there.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        placed = asked(tx, actor, now=now)
        about = {
            each.number: {
                item.construct: item.about
                for item in rounds.instrument(tx, each.version_id).anchors
                if item.about != "self"
            }
            for each in rounds.of_program(tx, actor.program_id)
        }
        views = _views(tx, actor, now=now)
    found: dict[tuple[int, Construct], Usual] = {}
    for segment in {one.segment for one in placed if one.segment is not None}:
        numbers = in_segment(placed, segment)
        for place, construct in enumerate(CORE):
            noise = answer_noise(
                [of_round[number][place] for number in numbers if number in of_round]
                for of_round in views
            )
            for number in numbers:
                if (whom := about[number].get(construct)) is not None:
                    pairs = [one[number][place] for one in views if number in one]
                    delta = mean_difference(pairs, whom)
                    found[number, construct] = Usual(about=whom, delta=delta, noise=noise)
    return found


def of_pair(
    placed: Sequence[Asked],
    said: Mapping[int, Mapping[str, Mapping[str, float]]],
    usual: UsualGaps,
) -> dict[int, RoundGaps]:
    """The gaps of one relationship, by round.

    Parameters
    ----------
    placed : sequence of Asked
        The program's rounds in their order.
    said : mapping
        Round → side → measure → score, as the lead may see them.
    usual : UsualGaps
        Of the same lead.
    """
    found: dict[int, RoundGaps] = {}
    before: dict[tuple[int | None, Construct], list[tuple[int, Gap]]] = {}
    for one in placed:
        sides = said.get(one.number, {})
        mentor, mentee = sides.get("mentor", {}), sides.get("mentee", {})
        gaps: list[Gap] = []
        alone: list[OneView] = []
        for construct, measure in zip(CORE, MEASURES, strict=True):
            here = usual.get((one.number, construct))
            if here is None or (measure not in mentor and measure not in mentee):
                continue
            if measure not in mentee or measure not in mentor:
                only: Side = "mentor" if measure in mentor else "mentee"
                value = sides[only][measure]
                alone.append(OneView(construct=construct, only=only, value=value))
                continue
            gap = Gap(
                construct=construct, mentor=mentor[measure], mentee=mentee[measure], usual=here
            )
            earlier = before.setdefault((one.segment, construct), [])
            if earlier and shared_view.prompts([*(was.read for _, was in earlier), gap.read]):
                gap = replace(gap, also_in=earlier[-1][0])
            earlier.append((one.number, gap))
            gaps.append(gap)
        found[one.number] = RoundGaps(gaps=tuple(gaps), alone=tuple(alone))
    return found


def _views(tx: Tx, actor: Actor, *, now: datetime) -> list[dict[int, tuple[Views, ...]]]:
    """Of each relationship: round → what both say to each anchor, where both say anything."""
    sides: dict[str, dict[int, dict[str, list[float | None]]]] = {}
    for row in scores.by_side(tx, actor, measures=MEASURES, now=now):
        of_round = sides.setdefault(row["relationship_id"], {}).setdefault(row["number"], {})
        of_round[row["side"]] = [row[f"m{place}"] for place in range(len(MEASURES))]
    return [
        {
            number: tuple(zip(both["mentor"], both["mentee"], strict=True))
            for number, both in sorted(of_rounds.items())
            if len(both) == 2
        }
        for of_rounds in sides.values()
    ]
