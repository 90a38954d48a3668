"""Who reaches which answers of a form: counted once each, so that the counts add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentorsurvey.access import Audience
from mentorsurvey.instruments import TITLES, Construct, Item, one_line
from mentorsurvey.instruments.promises import HALVES, ToLeads, to_leads, to_partner
from mentorsurvey.responses.forms import Fit, Form


def limit(form: Form, item: Item) -> Audience:
    """Those whom the author can let have something of an answer now, in any way.

    Before submitting, what the question allows and a follow-up's question before it; afterwards
    what stands.
    """
    widest = form.widest(item)
    if form.owed.submitted_at is not None:
        widest = form.audience(item) if form.given(item.id) else Audience.ONLY_YOU
    for followed in item.condition.ids if item.condition else ():
        if followed in form.answers:
            widest = widest.narrowed_to(form.answers[followed].audience)
    if to_partner(form.instrument, item) is None:
        widest = widest.switched("partner", on=False)
    if to_leads(form.instrument, item, form.side, totals_only=form.totals_only) is None:
        widest = widest.switched("leads", on=False)
    return widest


def readers(form: Form, fit: Fit = one_line) -> dict[str, list[Item]]:
    """Who has something of an answer → the answers, every one that was given in one place.

    Parameters
    ----------
    fit : callable
        Makes somebody's name fit for the page that shows it.
    """
    given: dict[str, list[tuple[str, Item]]] = {title: [] for title in _READERS.values()}
    for item in form.shown:
        if not form.given(item.id):
            continue
        partner = fit(form.owed.partner)
        if named := _named(form, item):
            title, partner = "{partner}", fit(named)
        else:
            title = _READERS[limit(form, item).narrowed_to(form.audience(item))]
            partner += _AS.get(to_partner(form.instrument, item) or "", "")
        given.setdefault(title, []).append((title.format(partner=partner), item))
    found: dict[str, list[Item]] = {}
    for title, item in (one for several in given.values() for one in several):
        found.setdefault(title, []).append(item)
    return found


def to_program(form: Form, fit: Fit = one_line) -> str:
    """In which way the program sees its answers, every one counted once; empty for none."""
    partner = fit(form.owed.partner)
    said: list[str] = []
    ways = [
        to_leads(form.instrument, item, form.side, totals_only=form.totals_only)
        for item in form.shown
        if form.given(item.id)
        and limit(form, item).narrowed_to(form.audience(item)).admits("leads")
    ]
    for way, words in _TO_LEADS.items():
        if number := ways.count(way):
            said.append(f"{number} {words.format(partner=partner)}")
    if not said:
        return ""
    *first, last = said
    return f"Your program sees {', '.join(first)}{' and ' if first else ''}{last}."


_TO_LEADS: Mapping[ToLeads, str] = {
    "score": "only in scores",
    "joint": "only averaged with the answers of {partner}",
    "totals": "only in totals",
    "number": "as a number",
    "answer": "as you gave it",
}
_READERS = {
    Audience.PARTNER_AND_LEADS: "{partner} and your program",
    Audience.PARTNER: "{partner} alone",
    Audience.LEADS: "Your program alone",
    Audience.ONLY_YOU: "Only you",
}
_AS = {"half": f" ({HALVES})", "topic": " (averages, 5 or more or less)"}
"""How a rating reaches the other person, behind their name."""


def _named(form: Form, item: Item) -> str:
    """The person whom a wish to be contacted reaches; empty where there is none."""
    answer = form.visible(item.id)
    if item.construct is not Construct.CONTACT or answer is None:
        return ""
    return form.contacts.get(answer.words or "", "")


@dataclass(frozen=True, kw_only=True)
class Topic:
    """Answers that are shown or kept together; a text stands for itself."""

    title: str
    items: tuple[Item, ...]
    limits: Mapping[str, Audience]
    """Item → the most that its author may allow."""
    standing: Audience | None
    """Who sees the topic as it stands; None where its answers differ."""

    @property
    def key(self) -> str:
        """The id of its first item."""
        return self.items[0].id

    @property
    def choices(self) -> tuple[Audience, ...]:
        """Everything that can be chosen for the topic, the most first."""
        return _all(self.limits.values()).narrowings()

    def set_to(self, wish: Audience) -> dict[str, Audience]:
        """Item → its audience after that wish: never beyond what the item allows."""
        return {item_id: widest.narrowed_to(wish) for item_id, widest in self.limits.items()}


WHO = {
    Audience.PARTNER_AND_LEADS: "{partner} and the leads",
    Audience.PARTNER: "{partner} alone",
    Audience.LEADS: "The leads alone",
    Audience.ONLY_YOU: "Only me",
}
"""An audience → what its author chooses."""
OTHER = {"mentor": "My mentee", "mentee": "My mentor"}
"""Side → the other person in few words: a name can be longer than a phone is wide."""


def who(form: Form) -> dict[Audience, str]:
    """An audience → what the author of this form chooses."""
    return {audience: words.format(partner=OTHER[form.side]) for audience, words in WHO.items()}


DIFFERS = "As I chose beside each question"
"""What stands where the answers of a topic have different audiences."""


def topics(form: Form, fit: Fit = one_line) -> tuple[Topic, ...]:
    """The topics of which the author can change who sees them."""
    grouped: dict[str, list[Item]] = {}
    for item in form.shown:
        text = item.kind == "text"
        title = item.wording(form.side, fit(form.owed.partner)) if text else TITLES[item.construct]
        if limit(form, item) is not Audience.ONLY_YOU:
            grouped.setdefault(title, []).append(item)
    return tuple(_topic(form, title, tuple(items)) for title, items in grouped.items())


def _topic(form: Form, title: str, items: tuple[Item, ...]) -> Topic:
    limits = {item.id: limit(form, item) for item in items}
    seen = {item.id: limits[item.id].narrowed_to(form.audience(item)) for item in items}
    standing = next(
        (
            wish
            for wish in _all(limits.values()).narrowings()
            if {item_id: widest.narrowed_to(wish) for item_id, widest in limits.items()} == seen
        ),
        None,
    )
    return Topic(title=title, items=items, limits=limits, standing=standing)


def _all(audiences: Iterable[Audience]) -> Audience:
    """Everyone whom any of these admits."""
    found = Audience.ONLY_YOU
    for audience in audiences:
        for viewer in audience.viewers:
            found = found.switched(viewer, on=True)
    return found
