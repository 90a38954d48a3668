"""The only place that turns one response's answers into its scores, once for each viewer."""

from collections.abc import Mapping, Sequence

from mentorsurvey.access.audiences import VIEWERS, Viewer
from mentorsurvey.instruments import CORE, Construct, Instrument, Item
from mentorsurvey.measures.scoring import core_score, item_score, mean_score
from mentorsurvey.store.responses import Answer

UNSCORED = frozenset({Construct.EXCHANGE, Construct.FAIRNESS, Construct.ACTIVITY})
"""Constructs whose single items are measures of their own."""


def scores_of(instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, dict[str, float]]:
    """Viewer → measure → value, each from the answers that this viewer may see.

    A score has the narrowest audience of its ingredients: an answer that a viewer may not see
    counts for that viewer as not given, and two thirds must remain. Measures are

    - ``core``: the six anchors; ``anchor:CONSTRUCT``: one of them (0–100)
    - ``construct:CONSTRUCT``: where the instrument has two items of it or more (0–100)
    - ``gave``, ``got``, ``gave:KIND``, ``got:KIND``: give and take (0–100)
    - ``fairness``: −3…+3, as answered; ``meetings``: a count
    """
    return {viewer: _for(viewer, instrument, answers) for viewer in VIEWERS}


def _for(viewer: Viewer, instrument: Instrument, answers: Mapping[str, Answer]) -> dict[str, float]:
    def pomp(item: Item) -> float | None:
        scale = instrument.scale_of(item)
        number = _number(viewer, answers.get(item.id))
        if scale is None or number is None:
            return None
        return item_score(number, minimum=scale.min, maximum=scale.max, reverse_keyed=item.reverse)

    found: dict[str, float | None] = {}
    anchors = {item.construct: item for item in instrument.anchors}
    if set(anchors) == set(CORE):
        found["core"] = core_score([pomp(anchors[construct]) for construct in CORE])
    for construct, anchor in anchors.items():
        found[f"anchor:{construct.value}"] = pomp(anchor)
    for construct, items in _rated(instrument).items():
        if len(items) > 1 and construct not in UNSCORED:
            found[f"construct:{construct.value}"] = mean_score([pomp(item) for item in items])
    for item in instrument.items:
        if item.flow is not None:
            kind = "" if item.exchange in (None, "overall") else f":{item.exchange}"
            found[f"{item.flow}{kind}"] = pomp(item)
        elif item.construct is Construct.FAIRNESS:
            found["fairness"] = _number(viewer, answers.get(item.id))
        elif item.construct is Construct.ACTIVITY and item.kind == "number":
            found["meetings"] = _number(viewer, answers.get(item.id))
    return {measure: value for measure, value in found.items() if value is not None}


def _rated(instrument: Instrument) -> dict[Construct, Sequence[Item]]:
    grouped: dict[Construct, list[Item]] = {}
    for item in instrument.items:
        if item.rated:
            grouped.setdefault(item.construct, []).append(item)
    return dict(grouped)


def _number(viewer: Viewer, answer: Answer | None) -> float | None:
    return answer.number if answer and answer.audience.admits(viewer) else None
