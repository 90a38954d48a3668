"""What leads read of a pair whose ratings are low or have dropped: true of this very pair."""

import numpy as np

from mentorsurvey.instruments import SIDES, Side, one_line
from mentorsurvey.measures.attention.rules import Settings
from mentorsurvey.measures.change.falls import Fall
from mentorsurvey.measures.pair_rounds import Floats
from mentorsurvey.readings.changes import Changes
from mentorsurvey.store.relationships import Relationship

APART = 25.0
"""Points between the two from which they are said to see things very differently. A convention."""


def dropped(of: Changes, pair: Relationship, fall: Fall) -> str:
    """Whose ratings have probably dropped, and since when, by each person's own answers."""
    names = _names(pair)
    answered = {side: _since(of, pair, side, fall.since) for side in SIDES}
    lower = _lower_since(of, pair, fall)
    first = dropped_headline(of, pair, fall)
    if len(lower) != 1:
        if not lower:
            return first
        (one, early), (other, late) = lower.items()
        if early == late:
            return f"{first} Both of them rated it lower {early}."
        return f"{first} {names[one]}’s were lower {early}, {names[other]}’s {late}."
    [(side, when)] = lower.items()
    beside: Side = "mentee" if side == "mentor" else "mentor"
    about = (
        f"{names[beside]}’s show no clear change."
        if answered[beside]
        else f"There is nothing to read from {names[beside]} since then."
    )
    return f"{first.removesuffix('.')}: they were lower {when}. {about}"


def dropped_headline(of: Changes, pair: Relationship, fall: Fall) -> str:
    """Whose ratings have probably dropped, and nothing else."""
    lower = list(_lower_since(of, pair, fall))
    whose = f"{_names(pair)[lower[0]]}’s" if len(lower) == 1 else "Their"
    return f"{whose} ratings have probably dropped."


def low(of: Changes, pair: Relationship, settings: Settings) -> str:
    """That the present level is probably below the cut, and what it rests on."""
    answered = _answered(of, pair)
    if len(answered) == 1:
        return (
            f"{low_headline(of, pair, settings)} There is nothing to read from the other one, so"
            " we can’t say how they see it."
        )
    said = (
        f"Together, their ratings are probably below {settings.cut:.0f}, the mark that your program"
        " has set."
    )
    between = np.abs(_scores(of, pair, "mentor") - _scores(of, pair, "mentee"))
    known = between[~np.isnan(between)]
    if len(known) and known[-1] >= APART:
        said += " The two see things very differently."
    return said


def low_headline(of: Changes, pair: Relationship, settings: Settings) -> str:
    """That the present level is low, and nothing else."""
    answered = _answered(of, pair)
    if len(answered) == 1:
        return f"{_names(pair)[answered[0]]}’s ratings are low."
    return f"Together, their ratings are probably below {settings.cut:.0f}."


def moved(change: float) -> str:
    """A second round that differs from the first more than most do."""
    way = "higher" if change > 0 else "lower"
    return (
        f"In their second round they rated the relationship clearly {way} than in the first. About"
        " 1 in 20 steady pairs moves this far by chance, so this alone puts nobody on your list."
    )


def nothing(of: Changes | None) -> str:
    """Why no pair is listed for a change; empty where one could be."""
    if of is None or of.why_none is None:
        return ""
    return {
        "no noise": "One side’s ratings hardly vary from round to round, so no change can be told.",
        "fewer than six items": "Too few questions make up the ratings, so no change is looked for"
        " until the program has numbers of its own.",
        "unlike the assumed noise": "Ratings vary in another way than we assume, so no change is"
        " looked for until the program has numbers of its own.",
    }[of.why_none]


def _names(pair: Relationship) -> dict[Side, str]:
    return {"mentor": one_line(pair.mentor), "mentee": one_line(pair.mentee)}


def _scores(of: Changes, pair: Relationship, side: Side) -> Floats:
    place = of.panel.place[pair.id]
    scores: Floats = (of.panel.mentor if side == "mentor" else of.panel.mentee)[place]
    return scores


def _answered(of: Changes, pair: Relationship) -> list[Side]:
    """Who of the two has anything that can be read."""
    return [side for side in SIDES if not np.isnan(_scores(of, pair, side)).all()]


def _lower_since(of: Changes, pair: Relationship, fall: Fall) -> dict[Side, str]:
    """Side → in which rounds since a fall began its ratings were lower."""
    return {
        side: _when(rounds, _since(of, pair, side, fall.since))
        for side in SIDES
        if fall.whom in ("both", side) and (rounds := _lower(of, pair, side, fall.since))
    }


def _since(of: Changes, pair: Relationship, side: Side, since: int) -> list[int]:
    """The rounds from then on that a side answered."""
    scores = _scores(of, pair, side)
    return [
        number
        for number, value in zip(of.panel.numbers, scores.tolist(), strict=True)
        if number >= since and value == value
    ]


def _lower(of: Changes, pair: Relationship, side: Side, since: int) -> list[int]:
    """Those of the same rounds that lie below the mean of the rounds before.

    None where their own mean does not.
    """
    scores, numbers = _scores(of, pair, side), np.array(of.panel.numbers)
    there = ~np.isnan(scores)
    before, after = scores[there & (numbers < since)], scores[there & (numbers >= since)]
    if not len(before) or not len(after) or after.mean() >= before.mean():
        return []
    lower: list[int] = numbers[there & (numbers >= since) & (scores < before.mean())].tolist()
    return lower


def _when(rounds: list[int], answered: list[int]) -> str:
    """When a side's ratings were lower: "from … on" only if each of its later answers was."""
    if len(rounds) == 1:
        return f"in round {rounds[0]}"
    if rounds == answered[-len(rounds) :]:
        return f"from round {rounds[0]} on"
    *most, last = rounds
    return f"in rounds {', '.join(map(str, most))} and {last}"
