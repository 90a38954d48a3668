"""Why a pair is on the attention list: each reason in words that are true of this very pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.instruments import Side, one_line
from mentorsurvey.measures.attention.raised import did_not_meet, missed, too_few_meetings, too_low
from mentorsurvey.measures.attention.rules import RULES, Kind, RuleId, Settings
from mentorsurvey.readings.agreed import Agreed
from mentorsurvey.readings.change_words import dropped, dropped_headline, low, low_headline
from mentorsurvey.readings.changes import Changes
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to check in with one relationship.

    ``says`` is true of this very pair, ``clears`` what takes it off the list again, ``headline``
    what it says in one sentence where ratings raise it, ``rule_says`` the rule in general.
    ``chance`` is that of a level under the cut, ``rarity`` how many of 1,000 steady pairs come as
    far, where that is known. ``round_number`` is the newest round that it rests on; ``assumed``
    whether it rests on assumed numbers; ``since`` the round in which a fall likeliest began.
    """

    rule: RuleId
    says: str
    clears: str
    round_number: int
    rule_says: str = ""
    headline: str = ""
    chance: float | None = None
    assumed: bool = False
    since: int = 0
    rarity: int | None = None

    @property
    def kind(self) -> Kind:
        """The kind of its rule."""
        return RULES[self.rule]


def routine(number: int) -> Reason:
    """Picked at random after a round."""
    return Reason(
        rule="routine",
        says="Picked at random, whatever they answered.",
        rule_says="Some pairs are picked after every round, so that hearing from you never means"
        " that someone complained.",
        clears="The next round picks others.",
        round_number=number,
    )


def silence(
    turns: Sequence[tuple[int, bool]], side: Side, pair: Relationship, settings: Settings
) -> list[Reason]:
    """A silence. Reminders leave by a program's own mail, so every missed form counts."""
    many = missed([answered for _, answered in turns], settings)
    if not many:
        return []
    name = one_line(pair.mentor if side == "mentor" else pair.mentee)
    last = "the last round" if many == 1 else f"the last {many} rounds"
    return [
        Reason(
            rule="silence",
            says=f"{name} missed {last}.",
            clears=f"This entry goes away once {name} answers a round.",
            rule_says=f"The {side} answered at least {settings.answered} rounds, then missed"
            f" {settings.missed} or more in spite of reminders.",
            round_number=turns[-1][0],
        )
    ]


def of_agreement(of: Agreed, first: int, settings: Settings) -> list[Reason]:
    """What both say of their agreement. No number goes with it: that would tell what they agreed.

    Only of rounds from ``first`` on.
    """
    raised: dict[RuleId, int] = {}
    if of.met_in >= first and did_not_meet(of.met):
        raised["no_meeting"] = of.met_in
    elif of.meetings_in >= first and too_few_meetings(of.meetings, of.agreed_meetings, settings):
        raised["meetings"] = of.meetings_in
    if of.clauses_in >= first and of.clauses:
        raised["clause"] = of.clauses_in
    return [
        Reason(rule=rule, says=_BOTH_SAY[rule][0], clears=_BOTH_SAY[rule][1], round_number=number)
        for rule, number in raised.items()
    ]


_BOTH_SAY: Mapping[RuleId, tuple[str, str]] = {
    "no_meeting": (
        "Both report that they did not meet.",
        "This entry goes away once one of them counts a meeting in a later round.",
    ),
    "clause": (
        "Both say that something they agreed on was not kept, or only partly.",
        "This entry goes away once one of them says in a later round that it was kept, or they"
        " agree on something else.",
    ),
    "meetings": (
        "Both count far fewer meetings than they agreed on: less than half of them.",
        "This entry goes away once one of them counts at least half of them in a later round, or"
        " they agree on something else.",
    ),
}
"""Rule → what it says, and what clears it."""


def scored(of: Changes, pair: Relationship, settings: Settings) -> list[Reason]:
    """What the scores of one relationship raise: its present level, and a fall."""
    place, fall = of.panel.place[pair.id], of.falls.get(pair.id)
    last, assumed = of.last_answered(place), of.basis.assumed
    chance = float(of.levels.below(settings.cut)[place]) if of.is_recent(last) else None
    raised = []
    if too_low(chance, settings):
        raised.append(
            Reason(
                rule="level",
                says=low(of, pair, settings),
                headline=low_headline(of, pair, settings),
                rule_says=f"The chance that their present level is below {settings.cut:g} is over"
                f" {settings.probability:.0%}.",
                clears="This entry goes away once their next answers make a level below"
                f" {settings.cut:g} unlikely, or two rounds after their last answer.",
                round_number=last,
                chance=chance,
                assumed=assumed,
            )
        )
    if fall:
        raised.append(
            Reason(
                rule="change",
                says=dropped(of, pair, fall),
                headline=dropped_headline(of, pair, fall),
                rule_says="The ratings of both together have probably dropped.",
                clears="This entry goes away once their next answers are back near their usual"
                " level, or they start anew.",
                round_number=last,
                assumed=assumed,
                rarity=of.rarity(fall),
                since=fall.since,
            )
        )
    return raised
