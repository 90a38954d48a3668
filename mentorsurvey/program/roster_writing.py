"""One writing for each cohort and department, whatever the capitals of a roster."""

from collections.abc import Iterable

from mentorsurvey.program.roster_plan import Plan
from mentorsurvey.store import attributes


class Writing:
    """How the program writes its cohorts and departments: one that differs by capitals is none."""

    def __init__(self, stated: Iterable[tuple[attributes.Kind, str]]) -> None:
        self._as: dict[tuple[str, str], str] = {}
        self._known = set(stated)
        for kind, value in sorted(self._known, reverse=True):
            self._as[kind, _folded(value)] = value

    def of(self, plan: Plan, kind: attributes.Kind, value: str) -> str:
        """The value as the program writes it, or an earlier row."""
        if not value or (kind, value) in self._known:
            return value
        as_written = self._as.setdefault((kind, _folded(value)), value)
        if as_written != value:
            plan.rewritten[value] = as_written
        return as_written


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()
