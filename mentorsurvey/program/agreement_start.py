"""What a first draft begins with: what both said in the introduction and let each other see."""

from collections.abc import Mapping

from mentorsurvey.instruments import Instrument, Side, other_side
from mentorsurvey.instruments.deciding import FORMS
from mentorsurvey.instruments.promises import to_partner
from mentorsurvey.program.agreement_terms import AUTHORSHIP, LONGEST, MEETINGS, WAYS, Terms
from mentorsurvey.responses.forms import Form, from_stored
from mentorsurvey.store.responses import Answer

FORM = FORMS["start"]


def begun_with(mine: Form, theirs: Mapping[str, Answer]) -> Terms:
    """A draft out of both answers to a released introduction.

    A question that either of the two keeps from the other is left open, and so is one that they
    answered differently. Of two numbers of hours the lower one is taken, of two months the earlier
    one: both can keep that. What each hopes for stands beside who said it.
    """
    side = mine.owed.side
    own, other = (_shown(mine.instrument, said) for said in (mine.answers, theirs))
    both = {name: (own[name], other[name]) for name in own.keys() & other.keys()}
    hours = [one for one in both.get("time.hours", ()) if isinstance(one, int)]
    months = [one for one in both.get("time.until", ()) if isinstance(one, str)]
    ways = [set(one) for one in both.get("communication.ways", ()) if isinstance(one, tuple)]
    shared = set.intersection(*ways) if ways else set()
    hopes: dict[Side, object] = {side: own.get("hopes"), other_side(side): other.get("hopes")}
    return Terms(
        hours=min(hours, default=None),
        until=min(months, default=""),
        meetings=_alike(both.get("communication.rhythm"), MEETINGS),
        ways=tuple(way for way in WAYS if way in shared),
        authorship=_alike(both.get("authorship"), AUTHORSHIP),
        hopes_mentor=_words(hopes["mentor"]),
        hopes_mentee=_words(hopes["mentee"]),
    )


def _shown(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, object]:
    """Item → value of what a reflection shows the other one as it stands."""
    found = {}
    for item in instrument.items:
        answer = answers.get(item.id)
        if answer and to_partner(instrument, item) in ("choice", "words"):
            value = from_stored(item.kind, answer)
            if answer.audience.admits("partner") and value is not None:
                found[item.id] = value
    return found


def _alike(two: tuple[object, object] | None, options: Mapping[str, str]) -> str:
    if two is None or two[0] != two[1]:
        return ""
    return two[0] if isinstance(two[0], str) and two[0] in options else ""


def _words(said: object) -> str:
    return said[:LONGEST] if isinstance(said, str) else ""
