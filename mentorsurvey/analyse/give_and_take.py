"""Says what an analysis reads of give and take, in the unit that is reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mentorsurvey.analyse.flows import Flows
from mentorsurvey.analyse.units import Object, Unit, said
from mentorsurvey.measures.give_and_take import BalanceNoise

Table = list[list[Any]]
"""Numbers by relationship and round, missing as None."""


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """Give and take of all pairs, in the unit it is said in.

    Attributes
    ----------
    unit : Unit
    flows : Flows
        In points.
    noise : BalanceNoise
        Of the balance, in points.
    """

    unit: Unit
    flows: Flows = field(repr=False)
    noise: BalanceNoise

    def said(self, rows: slice) -> Mapping[str, Table]:
        """Every reading of some relationships, by name."""
        of, unit = self.flows.rows(rows), self.unit
        low, high = of.interval(self.noise.sd)
        return {
            "mentor_to_mentee": unit.levels(of.mentor_to_mentee),
            "mentee_to_mentor": unit.levels(of.mentee_to_mentor),
            "mutuality": unit.levels(of.mutuality),
            "balance": unit.differences(of.balance),
            "balance_low": unit.differences(low),
            "balance_high": unit.differences(high),
            "claiming": unit.differences(of.claiming),
            "tone": unit.differences(of.tone),
            "ratio": said(of.ratio),
        }


def exchange(of: Exchange, numbers: Mapping[str, Table], row: int, at: int) -> Object:
    """One round of one relationship."""
    if numbers["balance"][row][at] is None:
        return {"reason": "ratings of both sides are missing"}
    found = {name: one[row][at] for name, one in numbers.items()}
    return {
        **found,
        "balance_error": of.unit.difference(of.noise.sd),
        "assumed": of.noise.assumed,
        "reason": "no ratio where nothing flows" if found["ratio"] is None else None,
    }
