"""One person's own line over the rounds, topic by topic: of the same questions each time.

It is made of one person's answers alone, and is theirs alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import mean

from mentorsurvey.instruments import Construct, Item
from mentorsurvey.responses.forms import Form

WHOLE = (None, "overall")
"""Kinds of give and take that stand for all of it."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One round of a line: the mean of the answers to its questions, on their own scale.

    A question where a low number is good is turned around. ``asked`` are the wordings of the
    questions, ``segment`` the run of rounds in which the anchors mean the same: None for others.
    """

    round_number: int
    value: float = field(repr=False)
    asked: tuple[str, ...] = ()
    segment: int | None = None

    def goes_on_from(self, before: "Point") -> bool:
        """Whether the two rest on the same questions."""
        if self.segment is not None and self.segment == before.segment:
            return True
        return self.asked == before.asked


@dataclass(frozen=True, kw_only=True)
class Line:
    """Points by round, oldest first, on a scale from ``low`` to ``high``.

    ``labels`` are what points of the scale mean, as of the newest round. ``turned`` says whether
    any question is turned around.
    """

    name: str
    low: int
    high: int
    labels: Mapping[int, str]
    n_questions: int
    turned: bool
    points: tuple[Point, ...]

    @property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The points run by run: within one they rest on the same questions, and so compare."""
        found = [[self.points[0]]]
        for before, point in pairwise(self.points):
            if point.goes_on_from(before):
                found[-1].append(point)
            else:
                found.append([point])
        return tuple(tuple(run) for run in found)


def lines(
    forms: Sequence[Form], segments: Mapping[int, int | None]
) -> dict[Construct, tuple[Line, ...]]:
    """Topic → its lines, of submitted forms about one partner in the order of rounds.

    A topic has one line, of its anchors where it has any. Give and take has one for each way. A
    round is on a line only where every question of it is answered: a mean of fewer would move by
    what is missing.
    """
    found: dict[tuple[Construct, str, int, int], list[tuple[Point, Form, list[Item]]]] = {}
    for form in forms:
        for (topic, name, low, high), items in _topics(form).items():
            numbers = [_number(form, item, low + high) for item in items]
            answered = [one for one in numbers if one is not None]
            if len(answered) < len(items):
                continue
            number = form.owed.round_number
            point = Point(
                round_number=number,
                value=mean(answered),
                asked=tuple(item.wording(form.side, form.owed.partner) for item in items),
                segment=segments.get(number) if all(item.anchor for item in items) else None,
            )
            found.setdefault((topic, name, low, high), []).append((point, form, items))
    made: dict[Construct, list[Line]] = {}
    for (topic, name, low, high), all_points in found.items():
        _, form, items = all_points[-1]
        scale = form.instrument.scale_of(items[0])
        line = Line(
            name=name,
            low=low,
            high=high,
            labels=scale.labels if scale else {},
            n_questions=len(items),
            turned=any(item.reverse for item in items),
            points=tuple(point for point, _, _ in all_points),
        )
        made.setdefault(topic, []).append(line)
    return {topic: tuple(found) for topic, found in made.items()}


def _topics(form: Form) -> dict[tuple[Construct, str, int, int], list[Item]]:
    """Topic, name of the line and ends of its scale → its questions in one form."""
    found: dict[tuple[Construct, str, int, int], list[Item]] = {}
    for item in form.instrument.asked_of(form.side):
        scale = form.instrument.scale_of(item)
        if scale is None or item.condition is not None or item.exchange not in WHOLE:
            continue
        name = {"gave": "What you gave", "got": "What you got"}.get(item.flow or "", "")
        found.setdefault((item.construct, name, scale.min, scale.max), []).append(item)
    return {
        place: [item for item in items if item.anchor] or items for place, items in found.items()
    }


def _number(form: Form, item: Item, both_ends: int) -> float | None:
    answer = form.visible(item.id)
    if answer is None or answer.number is None:
        return None
    return both_ends - answer.number if item.reverse else answer.number
