"""A fault of an instrument's file: where it is, what it is, how to mend it."""

from dataclasses import dataclass
from pathlib import Path

from mentorsurvey.commands import command
from mentorsurvey.errors import InstrumentError
from mentorsurvey.settings import ROOT


@dataclass(frozen=True, kw_only=True)
class Place:
    """A line of a file, counted from 1."""

    file: Path
    line: int


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing to mend."""

    file: Path
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what} {self.mend}"


def fault(place: Place, what: str, mend: str) -> Fault:
    """A fault at a place."""
    return Fault(file=place.file, line=place.line, what=what, mend=mend)


def as_error(faults: list[Fault]) -> InstrumentError:
    """The first fault as an error that says how many more there are."""
    first = faults[0]
    others = len(faults) - 1
    folder = first.file.absolute().parent
    check = command("instruments", "check", *([] if folder == ROOT / "surveys" else [folder]))
    more = f"There {'is' if others == 1 else 'are'} {others} more. See all with: {check}"
    return InstrumentError(
        first.what, first.mend, where=f"{first.file}:{first.line}", more=more if others else ""
    )
