"""How a round is going, in sentences about people."""

from collections.abc import Iterable, Mapping

from mentorsurvey.rounds.whereabouts import State
from mentorsurvey.store.standings import Standing
from mentorsurvey.ui.words import count

STATES: Mapping[State, str] = {
    "submitted": "Submitted",
    "started": "Started",
    "opened": "Opened the link",
    "bounced": "Mail came back",
    "reminded": "Reminded",
    "invited": "Invited",
    "asked": "Asked",
    "paused": "Paused",
}
"""What a list says of how far a form is."""


def how_it_goes(forms: Iterable[Standing], *, is_open: bool) -> str:
    """Such as "12 mentors and 9 mentees have not answered yet."; empty where nobody is asked.

    Somebody with several forms has not answered until one of them is submitted, and is counted
    apart until all of them are.
    """
    done: dict[str, dict[str, list[bool]]] = {"mentor": {}, "mentee": {}}
    for one in forms:
        own = done[one.side].setdefault(one.person_id, [])
        own.append(one.submitted_at is not None)
    missing = {side: sum(not any(own) for own in of.values()) for side, of in done.items()}
    partly = {
        side: sum(any(own) and not all(own) for own in of.values()) for side, of in done.items()
    }
    if not any(done.values()):
        return ""
    if not any(missing.values()) and not any(partly.values()):
        return "Everyone has answered." if is_open else "Everyone answered."
    said = []
    if any(missing.values()):
        have = "has" if sum(missing.values()) == 1 else "have"
        not_yet = f"{have} not answered yet" if is_open else "did not answer"
        said.append(f"{_people(missing)} {not_yet}.")
    if any(partly.values()):
        have = "has" if sum(partly.values()) == 1 else "have"
        some = f"{have} answered some of their forms" if is_open else "answered some of their forms"
        said.append(f"{_people(partly)} {some}, but not all.")
    return " ".join(said)


def _people(by_side: Mapping[str, int]) -> str:
    return " and ".join(count(number, side) for side, number in by_side.items() if number)
