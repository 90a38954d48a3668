"""Turning one response's answers into its scores: those that leads read by name, and the rest.

By name, leads read scores of at least three answers and the number of meetings. Single answers
that their author lets leads have are kept for totals alone; for give and take, the two people's
answers to the same flow are averaged (`mentorsurvey.store.scores.flows`).
"""

from collections.abc import Mapping, Sequence

from mentorsurvey.instruments import TOPIC_ITEMS, Construct, Instrument, Item, Side
from mentorsurvey.measures.scores import core_score, item_score, mean_score, needed
from mentorsurvey.store.kept_scores import Reader
from mentorsurvey.store.owing import LeadsSee
from mentorsurvey.store.responses import Answer


def scores_of(
    instrument: Instrument,
    answers: Mapping[str, Answer],
    side: Side,
    *,
    leads_see: LeadsSee = "scores",
) -> dict[Reader, dict[str, float]]:
    """Reader → measure → value, from the answers that their author lets the leads have.

    A hidden answer counts as not given: two thirds must remain. Measures by name are

    - ``core``: the mean of the anchors about the other person or about both (0–100)
    - ``topic:CONSTRUCT``: a topic with three ratings or more, three of them answered (0–100)
    - ``meetings``: a count

    and in totals

    - ``item:ID``: a rating (0–100)
    - ``gave``, ``got``, ``gave:KIND``, ``got:KIND``: give and take (0–100)
    - ``fairness``: −3…+3, as answered
    """
    numbers = {item.id: _number(item, answers) for item in instrument.asked_of(side)}
    pomps = {
        item.id: _pomp(instrument, item, numbers.get(item.id)) for item in instrument.asked_of(side)
    }
    named: dict[str, float | None] = {}
    totals: dict[str, float | None] = {}
    if core := instrument.core_items(side):
        named["core"] = core_score([pomps[item.id] for item in core])
    for construct in instrument.topics():
        named[f"topic:{construct.value}"] = _topic(
            [pomps[item.id] for item in instrument.topic_items(construct)]
        )
    for item in instrument.asked_of(side):
        match own_measure(item):
            case "meetings":
                named["meetings"] = numbers[item.id]
            case "fairness":
                totals["fairness"] = numbers[item.id]
            case str() as measure:
                totals[measure] = pomps[item.id]
            case None:
                pass
    if leads_see == "totals":
        totals, named = {**totals, **named}, {}
    return {"leads": _there(named), "totals": _there(totals)}


def measures_with(instrument: Instrument, item: Item, side: Side) -> frozenset[str]:
    """The measures that an item's answer is an ingredient of: those by name, and its own."""
    found = {own_measure(item)}
    if item in instrument.core_items(side):
        found.add("core")
    if item.construct in instrument.topics() and item in instrument.topic_items(item.construct):
        found.add(f"topic:{item.construct.value}")
    return frozenset(found - {None})  # type: ignore[arg-type]


def own_measure(item: Item) -> str | None:
    """The score that an answer has to itself; None for words and choices."""
    if item.counted:
        return "meetings"
    if item.flow is not None:
        return item.flow if item.exchange in (None, "overall") else f"{item.flow}:{item.exchange}"
    if item.construct is Construct.FAIRNESS:
        return "fairness"
    return f"item:{item.id}" if item.rated else None


def _topic(pomps: Sequence[float | None]) -> float | None:
    answered = [one for one in pomps if one is not None]
    if len(answered) < max(TOPIC_ITEMS, needed(len(pomps))):
        return None
    return mean_score(pomps)


def _pomp(instrument: Instrument, item: Item, number: float | None) -> float | None:
    scale = instrument.scale_of(item)
    if scale is None or number is None:
        return None
    return item_score(number, minimum=scale.min, maximum=scale.max, reverse_keyed=item.reverse)


def _number(item: Item, answers: Mapping[str, Answer]) -> float | None:
    answer = answers.get(item.id)
    return answer.number if answer and answer.audience.admits("leads") else None


def _there(measures: Mapping[str, float | None]) -> dict[str, float]:
    return {measure: value for measure, value in measures.items() if value is not None}
