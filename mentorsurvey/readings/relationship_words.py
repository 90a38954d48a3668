"""What leads read of the pictures of one pair, in sentences."""

from collections.abc import Sequence

from mentorsurvey.instruments import Construct
from mentorsurvey.readings.beside import KindOfFlow
from mentorsurvey.readings.reflection_words import KINDS
from mentorsurvey.readings.relationship import RelationshipReading, RoundReading

DRAWN = "What each of them rated in each round, from 0 to 100."
KINDS_TITLE = "Who gives what to whom"
KINDS_NOTE = (
    "Each number is the average of what one says they gave and the other says they got, from 0 to"
    " 100. A kind appears once both have answered it and let the program use it."
)


def line(reading: RelationshipReading) -> str:
    """The latest numbers, where the pair stands now, and what breaks the lines."""
    rounds = [one for one in reading.rounds if one.asked.segment is not None]
    said = [*_latest(reading), *_alone(rounds)]
    if any(one.asked.breaks for one in reading.rounds):
        said.append("The wording changed, so lines begin anew there.")
    for stop in reading.stops:
        what = "ended" if stop.kind == "ended" else "was paused"
        said.append(f"The pair {what} {_when(stop.round_number)}.")
    if any(one.asked.anew for one in reading.rounds):
        said.append("The two started anew, so nothing is compared with the rounds before.")
    return " ".join(said)


def kinds(found: Sequence[KindOfFlow]) -> str:
    """What each of them gets most, in the latest round that asked for kinds."""
    if not found:
        return ""
    number = max(one.round_number for one in found)
    latest = [one for one in found if one.round_number == number]
    to_mentee = {one: one.flow.mentor_to_mentee for one in latest}
    to_mentor = {one: one.flow.mentee_to_mentor for one in latest}
    return f"In round {number}, {_most('mentee', to_mentee)} {_most('mentor', to_mentor, True)}"


def growth(reading: RelationshipReading) -> str:
    """What it does for each of them, each by their own answers; empty where nothing can be read."""
    topics = reading.reviewed.topics if reading.reviewed else ()
    found = next((one for one in topics if one.construct is Construct.GROWTH), None)
    if found is None:
        return ""
    said = {
        side: f"the {side}’s score is {value:.0f}"
        for side, value in (("mentor", found.mentor), ("mentee", found.mentee))
        if value is not None
    }
    if len(said) == 2:
        return f"**What it does for each of them:** {said['mentor']}, {said['mentee']}, of 100."
    ((side, score),) = said.items()
    other = "mentee" if side == "mentor" else "mentor"
    return f"**What it does for the {side}:** {score} of 100. Nothing to read from the {other}."


def _latest(reading: RelationshipReading) -> list[str]:
    latest = reading.latest
    if latest is None or latest.level is None:
        return ["There is no round yet in which both can be read."]
    level = latest.level
    read = [one for one in reading.rounds if (one.mentor, one.mentee) != (None, None)]
    how = "Counting earlier rounds too, we estimate" if len(read) > 1 else "We estimate"
    return [
        f"In round {latest.asked.number}, the mentor’s score is {latest.mentor:.0f} and the"
        f" mentee’s {latest.mentee:.0f}.",
        f"{how} that together they now stand at about {level.mean:.0f}, probably between"
        f" {level.low:.0f} and {level.high:.0f}.",
    ]


def _alone(rounds: Sequence[RoundReading]) -> list[str]:
    """Of which rounds one of the two alone can be read."""
    said = []
    for side in ("mentor", "mentee"):
        *most, last = [str(one.asked.number) for one in rounds if one.only == side] or [""]
        if last:
            listed = f"rounds {', '.join(most)} and {last}" if most else f"round {last}"
            said.append(f"Of {listed}, only the {side}’s answers can be read.")
    return said


def _most(side: str, values: dict[KindOfFlow, float], begins: bool = False) -> str:
    top = max(values.values())
    the = "The" if begins else "the"
    if round(top) == 0:
        return f"{the} {side} gets none of these."
    best = [KINDS[one.kind] for one, value in values.items() if value == top]
    if len(best) > 2:
        return f"{the} {side} gets about the same of several kinds."
    return f"{the} {side} gets most as {' and as '.join(best)}."


def _when(round_number: int) -> str:
    if round_number == 0:
        return "before the first round opened"
    return f"after round {round_number} had opened"
