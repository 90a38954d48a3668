"""Reads what is asked of an analysis: scales and measures, fault by fault."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mentorsurvey.analyse.data import Choices, Scale, as_number, normal


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to mend, in a file or in an option.

    Attributes
    ----------
    line, column : int and str
        Where in the file, the line counted from 1; 0 and "" where there is none.
    place : str
        Anything else that says where.
    what, mend : str
        What is wrong, and what to do.
    """

    line: int = 0
    column: str = ""
    place: str = ""
    what: str
    mend: str

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}" if self.line else self.place
        return f"{where}: {self.what} {self.mend}" if where else f"{self.what} {self.mend}"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The options as they were given.

    Attributes
    ----------
    minimum, maximum : float or None
        The scale of every measure without one of its own.
    scales : sequence of str
        MEASURE=MIN:MAX. ``gave`` and ``got`` stand for all their kinds, ``item:CONSTRUCT`` for all
        items of the construct, unless one has a scale of its own.
    health : str or None
        Measures with commas between.
    outcome, predictor : str or None
        Measures.
    raw, replicates, items
        As in `Choices`.
    wide : bool
        Whether a row holds several answers, each in a column of its own.
    columns : mapping of str to str
        Relationship, round, side, mentor, mentee → the column, where it is called otherwise.
    measures : str or None
        The columns of answers, with commas between.
    rounds : str or None
        The rounds in their order, with commas between.
    """

    minimum: float | None = None
    maximum: float | None = None
    scales: Sequence[str] = ()
    health: str | None = None
    outcome: str | None = None
    predictor: str | None = None
    raw: bool = False
    replicates: int = 2000
    items: int | None = None
    wide: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    measures: str | None = None
    rounds: str | None = None

    @property
    def names_of_measures(self) -> list[str]:
        """The columns of answers that were named."""
        return _names(self.measures)

    @property
    def order_of_rounds(self) -> list[str]:
        """The rounds as they were listed."""
        return _names(self.rounds)

    def respelled(self, measures: Iterable[str]) -> "Asked":
        """The same, with measures in the spelling of the file, whatever their capitals."""
        spelling: dict[str, str] = {}
        for measure in measures:
            for name in _keys(measure):
                spelling.setdefault(name.casefold(), name)

        def right(name: str) -> str:
            return spelling.get(normal(name).casefold(), name)

        def all_right(names: str | None) -> str | None:
            return names and listed(right(name) for name in _names(names))

        scales = []
        for given in self.scales:
            name, equals, ends = given.rpartition("=")
            scales.append(f"{right(' '.join(name.split()))}{equals}{ends}" if equals else given)
        return replace(
            self,
            scales=tuple(scales),
            health=all_right(self.health),
            outcome=self.outcome and right(" ".join(self.outcome.split())),
            predictor=self.predictor and right(" ".join(self.predictor.split())),
        )

    def choices(self) -> Choices:
        """The same without the scales, names in one form."""
        return Choices(
            health=tuple(sorted(set(_names(self.health)))),
            outcome=normal(self.outcome) if self.outcome else None,
            predictor=normal(self.predictor) if self.predictor else None,
            raw=self.raw,
            replicates=self.replicates,
            items=self.items,
        )

    def read_scales(self) -> tuple[dict[str, Scale], list[Fault]]:
        """Scales by measure, "" for all others, and what is wrong with the options."""
        found: dict[str, Scale] = {}
        faults: list[Fault] = []
        if (self.minimum is None) != (self.maximum is None):
            what = "One end of the scale is missing."
            faults.append(_option("--min", what, "Give --min and --max together."))
        elif self.minimum is not None and self.maximum is not None:
            if _scale(self.minimum, self.maximum):
                found[""] = Scale(minimum=self.minimum, maximum=self.maximum)
            else:
                what = "The lower end is not below the upper one."
                faults.append(_option("--min", what, "Give two numbers, --min below --max."))
        for given in self.scales:
            name, equals, ends = given.rpartition("=")
            low, colon, high = (part.strip() for part in ends.partition(":"))
            ends_at = as_number(low), as_number(high)
            measure = normal(" ".join(name.split()))
            if not (equals and colon and measure) or None in ends_at:
                what = "This is not a scale."
                faults.append(_option("--scale", what, "Write MEASURE=MIN:MAX, such as bond=1:7."))
            elif not _scale(*ends_at):
                what = f"The lower end of {measure} is not below the upper one."
                faults.append(_option("--scale", what, "Write MEASURE=MIN:MAX, MIN below MAX."))
            elif measure in found:
                what = f"{measure} has two scales."
                faults.append(_option("--scale", what, "Give one."))
            else:
                found[measure] = Scale(minimum=ends_at[0] or 0.0, maximum=ends_at[1] or 0.0)
        if (self.outcome is None) != (self.predictor is None):
            given = "--predictor" if self.outcome is None else "--outcome"
            what = "The model takes an outcome and a predictor."
            faults.append(_option(given, what, "Give --outcome and --predictor together."))
        return found, faults

    def unknown(self, known: Sequence[str], scales: Mapping[str, Scale]) -> list[Fault]:
        """What the options name and the file does not hold."""
        scores = [name for name in known if not name.startswith(("gave", "got", "item:"))]
        plain = [name for name in known if not name.startswith("item:")]
        named = [("--health", name, scores) for name in _names(self.health)]
        named += [
            (option, normal(name), plain)
            for option, name in (("--outcome", self.outcome), ("--predictor", self.predictor))
            if name
        ]
        faults = [
            _option(option, f"There is no measure {name} for it.", _one_of(allowed))
            for option, name, allowed in named
            if name not in allowed
        ]
        used = {name for measure in known for name in _keys(measure)}
        faults += [
            _option("--scale", f"There is no measure {name}.", _one_of(known))
            for name in scales
            if name not in used
        ]
        return faults


def scale_for(measure: str, scales: Mapping[str, Scale]) -> Scale | None:
    """The scale of a measure: its own, else that of its group, else the one for all."""
    return next((scales[key] for key in _keys(measure) if key in scales), None)


def _keys(measure: str) -> tuple[str, ...]:
    if measure.startswith("item:"):
        return measure, measure.partition("/")[0], ""
    return measure, normal(measure.partition(":")[0]), ""


def listed(names: Iterable[str]) -> str:
    """Names with commas between, as an option takes them."""
    return ",".join(f'"{name}"' if "," in name else name for name in names)


def _names(given: str | None) -> list[str]:
    """What stands between commas; a name with a comma in it stands in quotation marks."""
    cells = next(csv.reader([given or ""], skipinitialspace=True), [])
    return [" ".join(name.split()) for name in cells if name.strip()]


def _scale(minimum: float | None, maximum: float | None) -> bool:
    ends = (math.nan if minimum is None else minimum, math.nan if maximum is None else maximum)
    return ends[0] < ends[1] and math.isfinite(ends[1] - ends[0])


def _option(name: str, what: str, mend: str) -> Fault:
    return Fault(place=name, what=what, mend=mend)


def _one_of(known: Sequence[str]) -> str:
    return f"Use one of {', '.join(known)}." if known else "The file has none."
