"""A round of the simulation: what is asked, and one person with one form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from mentorsurvey.instruments import Instrument
from mentorsurvey.simulate.answering import Answers
from mentorsurvey.simulate.moods import Author
from mentorsurvey.simulate.times import Span, Visit


@dataclass(frozen=True, kw_only=True)
class Tour:
    """Two pairs of one mentor, for the demo's links, as numbers of pairs.

    In the open round the mentor has told about ``told``, whose mentee is halfway, and is halfway
    about ``begun``, whose mentee has told.
    """

    told: int
    begun: int

    @property
    def pairs(self) -> tuple[int, int]:
        """Both pairs."""
        return self.told, self.begun


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round under way: what each pair (by number) would answer, and where it is saved.

    ``named`` are the options for which somebody is named to get in touch.
    """

    index: int
    span: Span
    round_id: str
    instrument: Instrument
    answers: Answers
    invitations: Mapping[tuple[int, int], str]
    named: frozenset[str]

    @property
    def pairs(self) -> list[int]:
        """The pairs that are asked, by number."""
        return sorted({pair for pair, _ in self.invitations})


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One person with one form: when, and what they say.

    ``rng`` is their pair's, for what is drawn once they are at it.
    """

    author: Author
    visit: Visit
    said: list[tuple[str, object]]
    rng: np.random.Generator

    @property
    def answers(self) -> Iterator[tuple[datetime, str, object]]:
        """When each item is answered, and with what; an unfinished form stops on the way."""
        questions = len(self.said)
        for place, (item_id, value) in enumerate(self.said):
            if not self.visit.submits and place >= self.visit.first * questions:
                return
            yield self.visit.moment(place, questions), item_id, value

    @property
    def ends(self) -> datetime:
        """When the form would be submitted."""
        return self.visit.moment(len(self.said), len(self.said)) + timedelta(seconds=15)


def asked_in(index: int) -> tuple[str, bool]:
    """The form of a round, counted from 0, and whether it asks the exchange by kind.

    A review second and each third after it; the exchange by kind in every other review, so that
    it comes at most once a year.
    """
    review = index % 3 == 1
    return ("review" if review else "checkin"), review and index % 6 == 1
