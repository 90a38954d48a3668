"""The three ways to lay out an export: a row for each value, for each pair, or for each person."""

import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from mentorsurvey.exchange import variables
from mentorsurvey.exchange.sheets import Cell, Column, Sheet
from mentorsurvey.instruments import SIDES, Side, other_side
from mentorsurvey.readings.export import AskedRound, Export, Pair

Layout = Literal["long", "wide", "pairwise"]

CODE = 12
"""Characters of a code, 48 bits: enough that no two people of one export have the same."""


@dataclass(frozen=True, kw_only=True)
class Codes:
    """Codes for people and pairs: the same in all of one export, and in no other.

    They are made with a key that is drawn for this export and kept nowhere, so that nobody can
    find out whose a code is by computing the codes of people whom they know.
    """

    key: str

    def person(self, person_id: str) -> str:
        """Who it is, whether as a mentor or as a mentee."""
        return f"P{self._of(person_id)}"

    def pair(self, relationship_id: str) -> str:
        """Which two they are."""
        return f"R{self._of(relationship_id)}"

    def _of(self, one: str) -> str:
        return hmac.new(self.key.encode(), one.encode(), hashlib.sha256).hexdigest()[:CODE]


@dataclass(frozen=True, kw_only=True)
class _Place:
    """One pair in one round, with what each side has of it."""

    code: str
    pair: Pair
    asked: AskedRound
    said: Mapping[Side, Mapping[str, float | str]]


def laid_out(export: Export, layout: Layout, *, key: str, names: bool = False) -> Sheet:
    """The export as a table, with people's names beside their codes where ``names`` says so."""
    codes = Codes(key=key)
    makes = {"long": _long, "wide": _wide, "pairwise": _pairwise}
    return makes[layout](export, codes, names and bool(export.pairs))


def _places(export: Export, codes: Codes) -> Iterator[_Place]:
    """In the order of the codes, which says nothing of anybody, then by round."""
    ordered = {one: codes.pair(one) for one in export.pairs}
    said: dict[tuple[str, int], dict[Side, dict[str, float | str]]] = {}
    for one in export.values:
        of = said.setdefault((ordered[one.relationship_id], one.round_number), {})
        of.setdefault(one.side, {})[one.measure] = one.value
    pairs = {code: export.pairs[one] for one, code in ordered.items()}
    for (code, number), of_sides in sorted(said.items(), key=itemgetter(0)):
        yield _Place(code=code, pair=pairs[code], asked=export.rounds[number], said=of_sides)


_ROUND = (
    Column(name="round", label="Number of the round", number=True),
    Column(name="round_opened", label="Day on which the round opened"),
    Column(name="form", label="Form that was asked"),
    Column(name="version", label="Version of the form", number=True),
    Column(
        name="core_version",
        label="Rounds with the same number ask the core questions in the same words",
        number=True,
    ),
    Column(
        name="run",
        label="Counts on where the two ended and started anew: compare rounds of one run alone",
        number=True,
    ),
)


def _of_round(place: _Place) -> list[Cell]:
    asked, form = place.asked, place.asked.instrument.key
    core = None if asked.core is None else float(asked.core)
    run = float(place.pair.run(asked.number))
    day = asked.opened_on.isoformat()
    return [float(asked.number), day, form, float(asked.version), core, run]


def _cohort(export: Export) -> tuple[tuple[Column, ...], Callable[[Pair], list[Cell]]]:
    """The cohorts of a pair, in exports that have any."""
    if not any(pair.cohorts for pair in export.pairs.values()):
        return (), lambda _: []
    return (
        (Column(name="cohort", label="Cohorts of the pair"),),
        lambda pair: ["; ".join(pair.cohorts)],
    )


def _of_pair(
    codes: Codes, names: bool
) -> tuple[tuple[Column, ...], Callable[[str, Pair], list[Cell]]]:
    columns = [
        Column(name="relationship", label="Code of the pair"),
        Column(name="mentor", label="Code of the mentor"),
        Column(name="mentee", label="Code of the mentee"),
    ]
    if names:
        columns += [
            Column(name="mentor_name", label="Name of the mentor"),
            Column(name="mentee_name", label="Name of the mentee"),
        ]

    def cells(code: str, pair: Pair) -> list[Cell]:
        found: list[Cell] = [code, codes.person(pair.mentor_id), codes.person(pair.mentee_id)]
        return [*found, pair.mentor, pair.mentee] if names else found

    return tuple(columns), cells


def _long(export: Export, codes: Codes, names: bool) -> Sheet:
    """A row for each person, round and question or score."""
    measures = variables.names(export)
    order = {measure: place for place, measure in enumerate(measures)}
    of_pair, pair_cells = _of_pair(codes, names)
    of_cohort, cohort_cells = _cohort(export)

    def rows() -> Iterator[list[Cell]]:
        for place in _places(export, codes):
            for side in SIDES:
                person = place.pair.mentor_id if side == "mentor" else place.pair.mentee_id
                said = place.said.get(side, {})
                for measure in sorted(said, key=order.__getitem__):
                    value = said[measure]
                    words = isinstance(value, str)
                    yield [
                        *pair_cells(place.code, place.pair),
                        *cohort_cells(place.pair),
                        *_of_round(place),
                        side,
                        codes.person(person),
                        measures[measure],
                        None if words else value,
                        value if words else "",
                    ]

    return Sheet(
        name="long",
        columns=(
            *of_pair,
            *of_cohort,
            *_ROUND,
            Column(name="side", label="Which of the two answered"),
            Column(name="person", label="Code of who answered"),
            Column(name="measure", label="Question or score, as in the codebook"),
            Column(name="value", label="Its value, where it is a number", number=True),
            Column(name="words", label="Its value, where it is words or a choice"),
        ),
        rows=rows(),
    )


def _wide(export: Export, codes: Codes, names: bool) -> Sheet:
    """A row for each pair and round, both sides side by side."""
    of_pair, pair_cells = _of_pair(codes, names)
    of_cohort, cohort_cells = _cohort(export)
    there = {(one.side, one.measure) for one in export.values}
    found = [
        (side, measure, variables.column(export, measure, name, side, prefix=side))
        for measure, name in variables.names(export).items()
        for side in SIDES
        if (side, measure) in there
    ]

    def rows() -> Iterator[list[Cell]]:
        for place in _places(export, codes):
            yield [
                *pair_cells(place.code, place.pair),
                *cohort_cells(place.pair),
                *_of_round(place),
                *(_cell(place.said, side, measure, column) for side, measure, column in found),
            ]

    columns = (*of_pair, *of_cohort, *_ROUND, *(column for _, _, column in found))
    return Sheet(name="wide", columns=columns, rows=rows())


def _pairwise(export: Export, codes: Codes, names: bool) -> Sheet:
    """Two rows for each pair and round: each person once as the actor, and once as the partner."""
    of_pair, pair_cells = _of_pair(codes, names)
    of_cohort, cohort_cells = _cohort(export)
    found = [
        (
            measure,
            variables.column(export, measure, name, None, prefix="actor"),
            variables.column(export, measure, name, None, prefix="partner"),
        )
        for measure, name in variables.names(export).items()
    ]

    def rows() -> Iterator[list[Cell]]:
        for place in _places(export, codes):
            people = {
                "mentor": codes.person(place.pair.mentor_id),
                "mentee": codes.person(place.pair.mentee_id),
            }
            for side in SIDES:
                other = other_side(side)
                yield [
                    *pair_cells(place.code, place.pair),
                    *cohort_cells(place.pair),
                    *_of_round(place),
                    people[side],
                    people[other],
                    side,
                    *(
                        _cell(place.said, of, measure, column)
                        for measure, mine, theirs in found
                        for of, column in ((side, mine), (other, theirs))
                    ),
                ]

    columns = (
        *of_pair,
        *of_cohort,
        *_ROUND,
        Column(name="actor", label="Code of the person whom the row is about"),
        Column(name="partner", label="Code of the other person of the pair"),
        Column(name="actor_side", label="Whether the actor is the mentor or the mentee"),
        *(column for _, mine, theirs in found for column in (mine, theirs)),
    )
    return Sheet(name="pairwise", columns=columns, rows=rows())


def _cell(
    said: Mapping[Side, Mapping[str, float | str]], side: Side, measure: str, column: Column
) -> Cell:
    value = said.get(side, {}).get(measure)
    return value if column.number or not isinstance(value, float) else f"{value:g}"
