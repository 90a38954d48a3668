"""Why a pair is on the attention list: each reason in words that are true of this very pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.instruments import Side, one_line
from mentorsurvey.measures.attention.entries import Evidence, Turn, entries
from mentorsurvey.measures.attention.rules import Kind, RuleId, Settings
from mentorsurvey.readings.agreed import Agreed
from mentorsurvey.readings.change_words import dropped, dropped_headline, low, low_headline
from mentorsurvey.readings.changes import Changes
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One reason to check in with one relationship.

    ``says`` is true of this very pair, ``headline`` the same in one sentence where ratings raise
    it, ``rule_says`` the rule in general. ``rarity`` is how many of
    1,000 steady pairs come as far, where that is known. ``round_number`` is the newest round that
    it rests on; ``numbers`` are what the rule compared, by name; ``assumed`` whether it rests on
    assumed numbers; ``since`` the round in which a fall likeliest began.
    """

    rule: RuleId
    kind: Kind
    says: str
    clears: str
    numbers: Mapping[str, float]
    round_number: int
    rule_says: str = ""
    assumed: bool = False
    since: int = 0
    rarity: int | None = None
    headline: str = ""


def routine(number: int) -> Reason:
    """Picked at random after a round."""
    return Reason(
        rule="routine",
        kind="routine",
        says="Picked at random, whatever they answered.",
        rule_says="Some pairs are picked after every round, so that hearing from you never means"
        " that someone complained.",
        clears="The next round picks others.",
        numbers={},
        round_number=number,
    )


def silence(
    turns: Sequence[tuple[int, bool]], side: Side, pair: Relationship, settings: Settings
) -> list[Reason]:
    """A silence. Reminders leave by a program's own mail, so every missed form counts."""
    said: list[Turn] = ["answered" if done else "missed" for _, done in turns]
    of = Evidence(mentor_turns=said) if side == "mentor" else Evidence(mentee_turns=said)
    name = one_line(pair.mentor if side == "mentor" else pair.mentee)
    return [
        Reason(
            rule=one.rule.id,
            kind="behaviour",
            says=f"{name} missed {_last(int(one.numbers['rounds_missed']))}.",
            clears=f"This entry goes away once {name} answers a round.",
            rule_says=one.says,
            numbers=one.numbers,
            round_number=turns[-1][0],
        )
        for one in entries(of, settings)
    ]


def of_agreement(of: Agreed, first: int, settings: Settings) -> list[Reason]:
    """What both say of their agreement. No number goes with it: that would tell what they agreed.

    Only of rounds from ``first`` on.
    """
    since = {"clause": of.clauses_in, "meetings": of.meetings_in, "no_meeting": of.met_in}
    known = Evidence(
        clauses=of.clauses if of.clauses_in >= first else None,
        meetings=of.meetings if of.meetings_in >= first else None,
        agreed_meetings=of.agreed_meetings,
        met=of.met if of.met_in >= first else None,
    )
    return [
        Reason(
            rule=one.rule.id,
            kind=one.rule.kind,
            says=_BOTH_SAY[one.rule.id][0],
            clears=_BOTH_SAY[one.rule.id][1],
            numbers={},
            round_number=since[one.rule.id],
        )
        for one in entries(known, settings)
    ]


_BOTH_SAY: Mapping[str, tuple[str, str]] = {
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


def _last(many: int) -> str:
    return "the last round" if many == 1 else f"the last {many} rounds"


def scored(of: Changes, pair: Relationship, settings: Settings) -> list[Reason]:
    """What the scores of one relationship raise: its present level, and a fall."""
    place, fall = of.panel.place[pair.id], of.falls.get(pair.id)
    last = of.last_answered(place)
    chance = float(of.levels.below(settings.cut)[place]) if of.is_recent(last) else None
    known = Evidence(chance=chance, fall=fall)
    return [
        Reason(
            rule=one.rule.id,
            kind=one.rule.kind,
            says=dropped(of, pair, fell) if fell else low(of, pair, settings),
            headline=dropped_headline(of, pair, fell) if fell else low_headline(of, pair, settings),
            clears=one.clears,
            numbers=one.numbers,
            round_number=last,
            rule_says=one.says,
            assumed=of.basis.assumed,
            rarity=of.rarity(fell) if fell else None,
            since=fell.since if fell else 0,
        )
        for one in entries(known, settings)
        for fell in [fall if one.rule.id == "change" else None]
    ]
