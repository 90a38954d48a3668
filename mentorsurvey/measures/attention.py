"""Says whom to check in with, and why. Standard library alone.

To be on the list is a reason to ask, never a verdict. Most entries in a good program are fine.
`attention_rules` holds the rules and their thresholds, `attention_quality` how good a list is.
"""

import math
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, Protocol

from mentorsurvey.measures.attention_rules import (
    DEFAULTS,
    RULES,
    Audience,
    Rule,
    RuleId,
    Settings,
)
from mentorsurvey.measures.expectations import Clauses, Meetings
from mentorsurvey.measures.health import Parameters, posterior, probability_below
from mentorsurvey.measures.noise import present
from mentorsurvey.measures.shared_view import Divergence

Turn = Literal["answered", "missed", "not reminded"]
"""A closed round of one person: "missed" is after reminders; who was not asked is not there."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One reason to check in with one relationship.

    Attributes
    ----------
    rule : Rule
        Its kind and audience: show the entry to nobody else.
    says, clears : str
        The rule and what would clear it, in words, with the program's own thresholds.
    numbers : mapping of str to float
        What the rule compared, by name.
    """

    rule: Rule
    says: str
    clears: str
    numbers: Mapping[str, float]


class Clearable(Protocol):
    """What this list needs of any change: its limit, and what would clear it."""

    @property
    def limit(self) -> float:
        """What it is beyond: points for a line, a natural logarithm for the evidence."""

    @property
    def clears(self) -> float:
        """The score that clears it if each of the next ``clears_in`` rounds brings it."""

    @property
    def clears_in(self) -> int:
        """The fewest rounds that can clear it; 0 where none, or no few, can."""


class Alarm(Clearable, Protocol):
    """A line of change under its limit."""

    @property
    def series(self) -> Literal["health", "mentor", "mentee"]:
        """The line."""

    @property
    def z(self) -> float:
        """Where it is, points."""


class Fallen(Clearable, Protocol):
    """A fall for which the evidence is beyond its limit; both sides' scores clear it."""

    @property
    def whom(self) -> Literal["both", "mentor", "mentee"]:
        """Whom it took."""

    @property
    def value(self) -> float:
        """The evidence, a natural logarithm."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is known of one relationship within its phase. Whatever is missing raises nothing.

    Attributes
    ----------
    mentor_turns, mentee_turns : sequence of Turn
        In the order of rounds, closed rounds alone.
    meetings : Meetings or None
        Of the last round.
    agreed_meetings : float or None
        What the two agreed on for such a round.
    clauses : Clauses or None
        Of the last round.
    health : sequence of float or None
        H by round, None at a one-sided round; with ``parameters``, of H.
    alarms : sequence of Alarm
        Those that stand after the last round.
    fall : Fallen or None
        What the evidence of both sides together says after the last round.
    divergences : mapping of str to Divergence
        By construct, in words.
    """

    mentor_turns: Sequence[Turn] = ()
    mentee_turns: Sequence[Turn] = ()
    meetings: Meetings | None = None
    agreed_meetings: float | None = None
    clauses: Clauses | None = None
    health: Sequence[float | None] = ()
    parameters: Parameters | None = None
    alarms: Sequence[Alarm] = ()
    fall: Fallen | None = None
    divergences: Mapping[str, Divergence] = field(default_factory=dict)


def entries(evidence: Evidence, settings: Settings = DEFAULTS) -> list[Entry]:
    """Apply every rule but the concern route and the draw to one relationship.

    Parameters
    ----------
    evidence : Evidence
        What is known of it; the caller has seen to it that each number may be used for whom its
        rule is shown to.
    settings : Settings
        The program's thresholds.

    Returns
    -------
    list of Entry
        In the order of the rules, empty where nothing applies. Entries of several audiences stand
        side by side: take `seen_by` before showing them.
    """
    found = [
        _silence("mentor", evidence.mentor_turns, settings),
        _silence("mentee", evidence.mentee_turns, settings),
        _meetings(evidence, settings),
        _clause(evidence.clauses, settings),
        _level(evidence, settings),
        *(_change(alarm, settings) for alarm in evidence.alarms),
        _fall(evidence.fall, settings),
        *(
            _divergence(construct, one, settings)
            for construct, one in evidence.divergences.items()
            if one.diverging
        ),
    ]
    return [entry for entry in found if entry is not None]


def seen_by(audience: Audience, found: Iterable[Entry]) -> list[Entry]:
    """Keep the entries that this audience may see."""
    return [entry for entry in found if entry.rule.audience == audience]


def draw(
    relationships: Collection[str],
    listed: Collection[str],
    *,
    round_id: str,
    settings: Settings = DEFAULTS,
) -> list[str]:
    """Draw some relationships of a round at random, each of the rest as likely as another.

    Parameters
    ----------
    relationships : collection of str
        Ids of all that a lead could check in with. The order does not matter.
    listed : collection of str
        Those with an entry that leads see, and no others: leaving out whom a divergence or a
        concern names would tell leads about it.
    round_id : str
        Seeds the draw: the same round draws the same.
    settings : Settings
        ``drawn`` says how many.

    Returns
    -------
    list of str
        As many as are drawn a round, or all of the rest where they are fewer; sorted.
    """
    rest = sorted(set(relationships) - set(listed))
    chance = random.Random(round_id)  # noqa: S311 - a fair draw that can be repeated, no secret
    return sorted(chance.sample(rest, min(settings.drawn, len(rest))))


def _entry(
    rule_id: RuleId, settings: Settings, numbers: Mapping[str, float], **words: str
) -> Entry:
    rule = RULES[rule_id]
    known = {**asdict(settings), **numbers, **words}
    return Entry(
        rule=rule,
        says=rule.says.format(**known),
        clears=rule.clears.format(**known),
        numbers=numbers,
    )


def _silence(side: str, turns: Sequence[Turn], settings: Settings) -> Entry | None:
    counted = [turn for turn in turns if turn != "not reminded"]
    missed = next((i for i, turn in enumerate(reversed(counted)) if turn == "answered"), 0)
    answered = counted.count("answered")
    if answered < settings.answered or missed < settings.missed:
        return None
    numbers = {"rounds_answered": answered, "rounds_missed": missed}
    return _entry("silence", settings, numbers, side=side)


def _meetings(evidence: Evidence, settings: Settings) -> Entry | None:
    met, agreed = evidence.meetings, evidence.agreed_meetings
    if met is None or agreed is None or met.counted >= settings.meetings_share * agreed:
        return None
    numbers = {
        "counted": met.counted,
        "agreed": agreed,
        "needed": math.ceil(settings.meetings_share * agreed),
    }
    return _entry("meetings", settings, numbers)


def _clause(clauses: Clauses | None, settings: Settings) -> Entry | None:
    if clauses is None or clauses.neither == 0:
        return None
    numbers = {"neither": clauses.neither, "partly": clauses.partly, "clauses": clauses.n}
    return _entry("clause", settings, numbers)


def _level(evidence: Evidence, settings: Settings) -> Entry | None:
    parameters = evidence.parameters
    last = present(evidence.health)[-settings.level_rounds :]
    found = posterior(last, parameters) if parameters else None
    if parameters is None or found is None:
        return None
    chance = probability_below(found, settings.cut)
    if chance <= settings.probability:
        return None
    numbers = {"chance": chance, "mean": found.mean, "sd": found.sd, "rounds": found.rounds}
    enough = _enough(last, parameters, settings)
    clearing = "more than one, good enough to bring the chance to {:.0%} or less"
    if enough is not None:
        clearing = "at least {clears_at:g} in the next one"
        numbers["clears_at"] = enough
    words = clearing.format(settings.probability, **numbers)
    return _entry("level", settings, numbers, clearing=words)


def _enough(last: Sequence[float], parameters: Parameters, settings: Settings) -> float | None:
    """The whole H of one more round that takes an entry of level off the list, if one can."""
    for value in range(101):
        after = posterior([*last, value][-settings.level_rounds :], parameters)
        if after and probability_below(after, settings.cut) <= settings.probability:
            return value
    return None


def _change(alarm: Alarm, settings: Settings) -> Entry:
    line = "health" if alarm.series == "health" else f"the {alarm.series}"
    numbers: dict[str, float] = {"line": alarm.z, "limit": alarm.limit}
    clearing, enough = _clearing(alarm, "At least {} in the next {}")
    return _entry("change", settings, numbers | enough, whose=line, clearing=clearing)


def _fall(fall: Fallen | None, settings: Settings) -> Entry | None:
    if fall is None:
        return None
    whose = "both" if fall.whom == "both" else f"the {fall.whom}"
    numbers = {"evidence": fall.value, "limit": fall.limit}
    clearing, enough = _clearing(fall, "At least {} from both in the next {}")
    return _entry("evidence", settings, numbers | enough, whose=whose, clearing=clearing)


def _clearing(one: Clearable, words: str) -> tuple[str, dict[str, float]]:
    if not one.clears_in:
        return "Good scores over many rounds", {}
    at = math.ceil(one.clears)
    rounds = "round" if one.clears_in == 1 else f"{one.clears_in} rounds"
    return words.format(at, rounds), {"clears_at": at, "clears_in": one.clears_in}


def _divergence(construct: str, one: Divergence, settings: Settings) -> Entry:
    numbers = {"baseline": one.baseline, "departure": one.departures[-1], "limit": one.limit}
    return _entry("divergence", settings, numbers, construct=construct)
