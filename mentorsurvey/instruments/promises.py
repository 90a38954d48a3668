"""The sentences beside a question: exactly what will happen with the answer.

Whatever shows or hides an answer asks the same functions, so that no page does anything else.
"""

from typing import Literal

from mentorsurvey.access import Audience
from mentorsurvey.instruments.constructs import TITLES, Construct
from mentorsurvey.instruments.items import HIGH, Item, Side
from mentorsurvey.instruments.kept import once_an_item
from mentorsurvey.instruments.model import TOPIC_ITEMS, Instrument

ToPartner = Literal["half", "topic", "choice", "words"]
"""How an answer reaches the other person: by its half of the scale, by the mean of its topic,
as what was chosen, or word for word."""

ToLeads = Literal["score", "joint", "totals", "number", "answer"]
"""How an answer reaches the leads: in a score by name, averaged with what the other person says
of the same thing, in totals alone, as the number of meetings, or as it stands."""

HALVES = f"1–{HIGH - 1} or {HIGH}–7"


def by_mean(instrument: Instrument, construct: Construct) -> bool:
    """Whether a topic is compared by its mean: from three ratings on that may be shared.

    A matter of the form alone, never of the answers: otherwise what is left out would tell.
    """
    return len(shared_items(instrument, construct)) >= TOPIC_ITEMS


def shared_items(instrument: Instrument, construct: Construct) -> tuple[Item, ...]:
    """The ratings of a topic that the two people may let each other see, in any way."""
    return tuple(
        item for item in instrument.topic_items(construct) if _may_be_shared(instrument, item)
    )


@once_an_item
def to_partner(instrument: Instrument, item: Item) -> ToPartner | None:
    """How an answer would reach the other person, if its author lets it; None if it cannot."""
    if not item.widest_audience.admits("partner") or item.asked_of is not None:
        return None
    if item.construct is Construct.CONTACT or item.counted:
        return None
    if item.kind == "text":
        return "words"
    if not item.rated:
        return "choice"
    if not _may_be_shared(instrument, item):
        return None
    if item.flow is None and by_mean(instrument, item.construct):
        return "topic"
    return "half"


@once_an_item
def to_leads(
    instrument: Instrument, item: Item, side: Side, *, totals_only: bool = False
) -> ToLeads | None:
    """How an answer would reach the leads, if its author lets it; None if it cannot.

    A rating is never read by name: it counts in a core score or a topic of three answers or more,
    else in totals alone.
    """
    if not item.widest_audience.admits("leads") or item.construct is Construct.CONTACT:
        return None
    if item.rated:
        scored = item in instrument.core_items(side) or (
            item.asked_of is None and item.construct in instrument.topics()
        )
        if totals_only or not (scored or item.flow):
            return "totals"
        return "joint" if item.flow else "score"
    if item.counted:
        return "totals" if totals_only else "number"
    return None if totals_only else "answer"


def sentence(
    instrument: Instrument,
    item: Item,
    side: Side,
    audience: Audience,
    partner: str,
    *,
    totals_only: bool = False,
) -> str:
    """What stands beside a question: who will see the answer, and what of it.

    Parameters
    ----------
    audience : Audience
        As it stands now.
    partner : str
        The other person's name, fit to be shown.
    totals_only : bool
        Whether the program's leads see totals alone.
    """
    if item.construct is Construct.CONTACT:
        return "Only the person you name reads this, at their next sign-in once you submit."
    partner_way = to_partner(instrument, item) if audience.admits("partner") else None
    leads_way = (
        to_leads(instrument, item, side, totals_only=totals_only)
        if audience.admits("leads")
        else None
    )
    if partner_way is None:
        return _ONLY_LEADS[leads_way] if leads_way else "Only you see this."
    told = [_PARTNER[partner_way], _LEADS[leads_way] if leads_way else ""]
    topic = TITLES[item.construct]
    return " ".join(told).strip().format(partner=partner, topic=topic)


_PARTNER: dict[ToPartner, str] = {
    "half": f"{{partner}} will see whether you answered {HALVES}, never your number.",
    "topic": f"{{partner}} will see whether your answers on “{{topic}}” average {HIGH} or more,"
    " never a number.",
    "choice": "You will both see what each of you answered, once you have both submitted.",
    "words": "{partner} will read your words, once you have both submitted.",
}
_LEADS: dict[ToLeads, str] = {
    "score": "Your program sees a score.",
    "joint": "Your program sees it averaged with theirs.",
    "totals": "Your program sees it in totals.",
    "number": "Your program sees the number.",
    "answer": "Your program can read it.",
}
_ONLY_LEADS: dict[ToLeads, str] = {
    "score": "Only your program sees a score.",
    "joint": "Only your program sees this, averaged with the other answer.",
    "totals": "Only your program sees this, in totals.",
    "number": "Only your program sees this number.",
    "answer": "Only your program can read this.",
}


def _may_be_shared(instrument: Instrument, item: Item) -> bool:
    scale = instrument.scale_of(item)
    return (
        item.widest_audience.admits("partner")
        and not item.reverse
        and scale is not None
        and scale.halves
    )
