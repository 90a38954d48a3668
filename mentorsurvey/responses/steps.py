"""The steps of a form: the sections of each, as far as this side has something to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentorsurvey.instruments import Item, Section
from mentorsurvey.responses.forms import Form


@dataclass(frozen=True, kw_only=True)
class Step:
    """One page of a form: its sections, each with the items that are asked."""

    sections: tuple[tuple[Section, tuple[Item, ...]], ...]

    @property
    def title(self) -> str:
        """The title of its first section."""
        return self.sections[0][0].title

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of the step."""
        return tuple(item for _, items in self.sections for item in items)


def steps_of(form: Form) -> tuple[Step, ...]:
    """The steps that ask this side anything, in their order."""
    drawn = {item.id for item in form.shown}
    found = []
    for sections in form.instrument.steps:
        asking = tuple(
            (section, items)
            for section in sections
            if (items := tuple(item for item in section.items if item.id in drawn))
        )
        if asking:
            found.append(Step(sections=asking))
    return tuple(found)


def where_stopped(form: Form, steps: Sequence[Step]) -> int:
    """The number of the first step with a question left open; the one after the last if none is."""
    for number, step in enumerate(steps, start=1):
        if not all(form.given(item.id) for item in step.items):
            return number
    return len(steps) + 1
