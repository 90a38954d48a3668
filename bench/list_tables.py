"""The whole attention list in tables: how good it is, by reason, what its draw and what it finds.

In need is counted twice: by what has happened, and by that or a true level below the cut of the
level rule, which lists who was low from the beginning as well.
"""

from collections.abc import Iterator, Mapping

from bench.listing import EVENTS, FIRST, KINDS, ROUNDS, Programs, Seen, pooled, seen
from bench.markdown import table
from bench.rules import Share
from mentorsurvey.measures.attention.quality import BEST_SENSITIVITY

BASE_RATES = (0.05, 0.10, 0.20)
RESPONSES = (1.0, 0.7)
HEAD = ("base rate", "response")
BEST_SPECIFICITY = 0.75
"""Of the best published screen (Lyons and Edwards 2022)."""

Found = Mapping[tuple[float, float], Seen]
"""(Base rate, response) → what was seen of its programs."""


def sections(pairs: int, programs: int, seed: int) -> Iterator[str]:
    """Simulate so many programs for each base rate and response, and lay out what was seen."""
    found = {
        (base_rate, response): seen(
            Programs(base_rate=base_rate, response=response, pairs=pairs, number=programs), seed
        )
        for base_rate in BASE_RATES
        for response in RESPONSES
    }
    yield f"{programs} programs a row, the list read after each of rounds {FIRST} to {ROUNDS}."
    yield _whole(found)
    yield f"### By reason\n\n{_reasons(found)}"
    yield f"### What the random draw finds\n\n{_draws(found)}"
    yield f"### Share listed, by what has happened\n\n{_events(found)}"


def precision_of_best_screen(base_rate: float) -> float:
    """Share of entries in which help is needed: se·b/(se·b + (1 − sp)·(1 − b))."""
    right, wrong = BEST_SENSITIVITY * base_rate, (1 - BEST_SPECIFICITY) * (1 - base_rate)
    return right / (right + wrong)


def _whole(found: Found) -> str:
    rows = []
    for rates, one in found.items():
        for name, need in one.needs.items():
            found_of = (
                one.share(need),
                one.share(one.listed),
                one.ratio(need, one.listed),
                one.ratio(one.listed, need),
                one.ratio(~one.listed, ~need),
            )
            screen = precision_of_best_screen(float(need.mean()))
            rows.append([*_rates(rates), name, *map(_said, found_of), f"{screen:.3f}"])
    head = ("need", "in need", "listed", "precision", "sensitivity", "specificity")
    return table([*HEAD, *head, "best published screen: precision"], rows)


def _reasons(found: Found) -> str:
    rows = []
    for rates, one in found.items():
        for kind, raised in zip(KINDS, one.raised.T, strict=True):
            right = (one.ratio(need, raised) for need in one.needs.values())
            rows.append([*_rates(rates), kind, *map(_said, (one.share(raised), *right))])
    head = ("reason", "listed", "precision: event", "precision: event or low")
    return table([*HEAD, *head], rows)


def _draws(found: Found) -> str:
    rows = []
    for rates, one in found.items():
        alone = one.drawn & ~one.listed
        for name, need in one.needs.items():
            missed = one.ratio(need, alone), one.ratio(need, ~one.listed)
            rows.append([*_rates(rates), name, str(alone.sum()), *map(_said, missed)])
    head = ("need", "drawn and not listed", "of them in need", "of all not listed in need")
    return table([*HEAD, *head], rows)


def _events(found: Found) -> str:
    by_response = [
        pooled([one for (_, response), one in found.items() if response == wanted])
        for wanted in RESPONSES
    ]
    rows = [
        [
            event.replace("_", " "),
            *(_said(one.ratio(one.listed, one.event == place)) for one in by_response),
        ]
        for place, event in enumerate(EVENTS)
    ]
    calm = [one.event < 0 for one in by_response]
    for name, low in (("low without an event", True), ("neither", False)):
        rows.append(
            [
                name,
                *(
                    _said(one.ratio(one.listed, at & (one.low == low)))
                    for one, at in zip(by_response, calm, strict=True)
                ),
            ]
        )
    return table(
        ["what has happened", *(f"at {100 * one:.0f} % response" for one in RESPONSES)], rows
    )


def _rates(rates: tuple[float, float]) -> list[str]:
    return [f"{100 * one:.0f} %" for one in rates]


def _said(share: Share | None) -> str:
    return "–" if share is None else str(share)
