"""Says an analysis in words and tables, from the object that JSON shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from mentorsurvey.analyse.analysis import Analysis
from mentorsurvey.analyse.program import INDICES
from mentorsurvey.analyse.units import Object, number, table

SHOWN = 40
"""Relationships that the table holds; flagged ones first where there are more. A convention."""


def summary(found: Analysis) -> list[str]:
    """The lines that a person reads."""
    about, pairs = found.about, _pick(found.relationships())
    return [
        *_head(about),
        "",
        *_parameters(about, pairs),
        *_agreement(about),
        *_reliability(about),
        *_model(about["program"]["actor_partner"]),
        "",
        *_relationships(pairs),
    ]


@dataclass
class _Pairs:
    """What a person reads of relationships, however many there are.

    Attributes
    ----------
    count, flagged : int
        How many, and how many with something to look at.
    first, first_flagged : list of dict
        As many as are shown.
    rated : set of str
        Which give and take somebody rated.
    """

    count: int = 0
    flagged: int = 0
    first: list[Object] = field(default_factory=list)
    first_flagged: list[Object] = field(default_factory=list)
    rated: set[str] = field(default_factory=set)


def _pick(relationships: Iterable[Object]) -> _Pairs:
    found = _Pairs()
    for pair in relationships:
        found.count += 1
        if found.count <= SHOWN:
            found.first.append(pair)
        if pair["flags"]:
            found.flagged += 1
            if found.flagged <= SHOWN:
                found.first_flagged.append(pair)
        for one in pair["rounds"]:
            found.rated |= {kind for kind, of in one["give_and_take"].items() if "balance" in of}
    return found


def _head(found: Object) -> Iterator[str]:
    program = found["program"]
    counts = [f"{program['n_relationships']:,} relationships"]
    if program["mentors_named"]:
        counts.append(f"{program['n_mentors']:,} mentors")
    rounds = found["rounds"]
    span = f"round {rounds[0]}" if len(rounds) == 1 else f"rounds {rounds[0]} to {rounds[-1]}"
    yield f"{', '.join(counts)}, {span}. Numbers are in {_unit(found)}."
    if len(rounds) > 1:
        yield f"Rounds, in this order: {', '.join(rounds)}."
    if found["health_measures"]:
        yield f"S is the mean of {', '.join(found['health_measures'])}, in {found['core_unit']}."
    yield from found["notices"]


def _unit(found: Object) -> str:
    return "the file's units" if found["unit"] == "file" else "points, 0–100"


def _parameters(found: Object, pairs: _Pairs) -> Iterator[str]:
    program = found["program"]
    yield "Level, spread and noise of a relationship"
    names = {"health": "H", "mentor": "S of mentors", "mentee": "S of mentees"}
    yield from table(
        ["", "μ", "τ²", "σ_e²", "pairs", ""],
        [
            [
                names[name],
                *(number(one[key]) for key in ("mu", "tau2", "sigma2")),
                str(one["n_pairs"]),
                _assumed(one),
            ]
            for name, one in program["parameters"].items()
        ],
    )
    change = program["change"]
    if change["limit"] is None:
        yield f"Change: no fall is looked for: {change['reason']}."
    else:
        rate = ""
        if change["false_alarms"] is not None:
            rate = (
                f"; in simulations {change['false_alarms']:.1%} of steady pairs come as far within"
                f" {change['rounds']} rounds"
            )
        note = f" ({change['reason']})" if change["reason"] else ""
        yield f"Change: the evidence of a fall counts beyond {change['limit']:.2f}{rate}{note}."
    for kind, noise in program["balance"].items():
        if kind in pairs.rated:
            word = "by kind" if kind == "by_kind" else kind
            yield f"Balance, {word}: SE {number(noise['error'])}, {_assumed(noise)}."


def _assumed(one: Mapping[str, object]) -> str:
    return "assumed" if one["assumed"] else "estimated"


def _agreement(found: Object) -> Iterator[str]:
    latest = {one["measure"]: one for one in found["program"]["concordance"]}
    for measure, one in latest.items():
        yield ""
        yield (
            f"Agreement on {measure}, round {one['round']}: N = {one['n_pairs']:,} pairs,"
            f" {one['n_mentors']:,} mentors"
        )
        rows = [
            [name, number(one[key]["value"]), _interval(one[key])] for key, name in INDICES.items()
        ]
        rows += [
            [name, number(one[key]["value"]), one[key]["reason"] or ""]
            for key, name in (("observed", "D_obs"), ("random", "D_rand"))
        ]
        yield from table(["", "value", "95 %"], rows)
    if len(found["program"]["concordance"]) > len(latest):
        yield "Earlier rounds: --json."


def _interval(one: Object) -> str:
    low, high, reason = one.get("low"), one.get("high"), one.get("reason")
    return f"{number(low)} to {number(high)}" if low is not None else str(reason)


def _reliability(found: Object) -> Iterator[str]:
    alphas = found["program"]["reliability"]
    if alphas:
        yield ""
        yield "Reliability (Cronbach's α, Feldt's interval)"
        yield from table(
            ["", "round", "side", "α", "95 %", "SEM", "people", "items"],
            [
                [
                    one["construct"],
                    one["round"],
                    one["side"],
                    number(one["alpha"]),
                    _interval(one),
                    number(one["sem"]),
                    str(one["n_people"]),
                    str(one["n_items"]),
                ]
                for one in alphas
            ],
        )


def _model(of: Object) -> Iterator[str]:
    if "outcome" not in of:
        return
    yield ""
    yield f"Actor–partner model: {of['outcome']} on {of['predictor']}"
    if "n_pairs" not in of:
        yield f"  Not fitted: {of['reason']}."
        return
    when = "earlier" if of["earlier"] else "the same round: there is no earlier one"
    yield (
        f"  Outcome of round {of['outcome_round']}, predictor of round {of['predictor_round']}"
        f" ({when}); N = {of['n_pairs']} pairs, {of['n_mentors']} mentors."
    )
    yield f"  People: {of['people']}."
    if of["reason"]:
        yield f"  Not fitted: {of['reason']}."
        return
    alike, apart, test = of["alike"], of["apart"], of["distinguishability"]
    rows = [["both alike", *_effects(alike)]] if "actor" in alike else []
    rows += [[f"{side}s", *_effects(apart[side])] for side in ("mentor", "mentee")]
    yield from table(["", "intercept", "actor (SE)", "partner (SE)"], rows)
    if "actor" in alike:
        yield f"  Alike: ρ = {number(alike['rho'])}, −2RLL = {number(alike['minus_two_rll'])}."
        yield (
            f"  Told apart: χ²({test['df']}) = {number(test['chi2'])}, p = {number(test['p'])};"
            f" −2LL {number(test['alike'])} and {number(test['apart'])}."
        )
    else:
        yield f"  Alike: {alike['reason']}."
    yield f"  Apart: ρ = {number(apart['rho'])}."


def _effects(of: Object) -> list[str]:
    actor, partner = of["actor"], of["partner"]
    return [
        number(of["intercept"]["value"]),
        *(f"{one['value']:.4f} ({one['error']:.5f})".replace("-", "−") for one in (actor, partner)),
    ]


def _relationships(pairs: _Pairs) -> Iterator[str]:
    some = pairs.first if pairs.count <= SHOWN else pairs.first_flagged
    yield f"Relationships: {pairs.count:,}, {pairs.flagged:,} with something to look at"
    if some:
        yield from table(
            ["", "rounds", "last H", "level", "95 %", "B, last", "95 %"],
            [_row(pair) for pair in some],
        )
    if len(some) < pairs.count:
        yield "All of them: --json."
    for pair in pairs.first_flagged:
        for flag in pair["flags"]:
            note = " (parameters assumed)" if flag["assumed"] else ""
            yield f"  {pair['relationship']}: {flag['flag']}: {flag['reason']}{note}."


def _row(pair: Object) -> list[str]:
    health = [one["health"]["value"] for one in pair["rounds"] if one["answered"] == "both"]
    level = pair["level"]
    flows = [
        one["give_and_take"]["overall"]
        for one in pair["rounds"]
        if "balance" in one["give_and_take"]["overall"]
    ]
    balance = flows[-1] if flows else {}
    return [
        pair["relationship"],
        str(len(health)),
        number(health[-1] if health else None),
        number(level.get("mean")),
        _ends(level.get("low"), level.get("high")),
        number(balance.get("balance")),
        _ends(balance.get("balance_low"), balance.get("balance_high")),
    ]


def _ends(low: float | None, high: float | None) -> str:
    return f"{number(low)} to {number(high)}" if low is not None else "–"
