"""Which clauses of an agreement a form asks about. Pure.

A clause without a date is asked about in each review. What has a date is asked about once its month
is over: in the check-in or review that opens next, and a deliverable in later reviews as well,
until both say that it was done.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from mentorsurvey.program.agreement_terms import Line, Terms, lines

CHECK_IN, REVIEW = "checkin", "review"
"""The forms beside which clauses are asked about."""
DELIVERABLE = "deliverable:"
_UNDATED = frozenset({"meetings", "communication", "authorship", "confidentiality"})
_TIME = "time"


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A clause with the lines in which the two put it. ``key`` is the same in every version."""

    key: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """What the two agreed on, such as "Meetings: Every month"; a line for each of its parts."""
        if self.key.startswith(DELIVERABLE):
            return self.lines[0].said
        return "\n".join(f"{line.what}: {line.said}" for line in self.lines)


def clauses_of(terms: Terms) -> tuple[Clause, ...]:
    """Everything in an agreement that can be kept or not, in its order."""
    found: dict[str, list[Line]] = {}
    for line in lines(terms, mentor="", mentee=""):
        if line.clause == _TIME or line.clause in _UNDATED or line.clause.startswith(DELIVERABLE):
            found.setdefault(line.clause, []).append(line)
    return tuple(Clause(key=key, lines=tuple(those)) for key, those in found.items())


def asked_about(
    terms: Terms, *, form: str, opened: date, before: date | None, done: Collection[str] = ()
) -> tuple[Clause, ...]:
    """The clauses about which a form asks, in the agreement's order.

    Parameters
    ----------
    form : str
        Its key. Other forms than the check-in and the review ask about none.
    opened, before : date, date or None
        When its round opened, and the pair's round before it.
    done : collection of str
        Clauses of which both have said that they were kept.
    """
    if form not in (CHECK_IN, REVIEW):
        return ()
    review = form == REVIEW
    dated = {f"{DELIVERABLE}{one.key}": one.due for one in terms.deliverables}
    found = []
    for clause in clauses_of(terms):
        due = terms.until if clause.key == _TIME else dated.get(clause.key, "")
        over = bool(due) and due < _month(opened)
        newly = over and (before is None or due >= _month(before))
        if clause.key in dated:
            asks = newly or (review and over and clause.key not in done)
        elif clause.key == _TIME:
            asks = newly or (review and (over or terms.hours is not None))
        else:
            asks = review
        if asks:
            found.append(clause)
    return tuple(found)


def next_due(terms: Terms, today: date, done: Collection[str] = ()) -> tuple[str, Clause] | None:
    """The month that comes next, and what is due by then; None where nothing is."""
    dated = {f"{DELIVERABLE}{one.key}": one.due for one in terms.deliverables if one.due}
    coming = [
        (dated[clause.key], clause)
        for clause in clauses_of(terms)
        if clause.key in dated and clause.key not in done and dated[clause.key] >= _month(today)
    ]
    return min(coming, key=lambda one: one[0], default=None)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
