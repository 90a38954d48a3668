"""One question of a form in words: what every form that draws it shows, and what it may keep.

The form of the pages and the light form both draw this. Neither has a rule or a sentence of its
own about a question.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mentorsurvey.access.audiences import Viewer
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import Construct, Instrument, Item, Scale, one_line
from mentorsurvey.instruments.items import HIGH
from mentorsurvey.instruments.promises import HALVES, ToLeads, ToPartner, to_leads, to_partner
from mentorsurvey.responses.drafts import CANT_SAY
from mentorsurvey.responses.forms import Fit, Form, from_stored, in_words
from mentorsurvey.responses.readers import limit
from mentorsurvey.store.responses import Answer

CANT_SAY_OPTION = "Can't say"
MONTHS_AHEAD = 60

LET: dict[ToPartner | ToLeads, str] = {
    "half": f"{{partner}} may see whether I answer {HALVES}",
    "topic": f"{{partner}} may see whether my answers on this topic average {HIGH} or more",
    "choice": "Let {partner} see this",
    "words": "Let {partner} read this",
    "score": "My program may count it in a score",
    "joint": "My program may average it with {partner}’s answer",
    "totals": "My program may count it in totals",
    "number": "My program may see this number",
    "answer": "Let the program read this answer",
}
"""How an answer reaches somebody → what the switch for that says."""

OPEN: frozenset[ToPartner | ToLeads] = frozenset({"choice", "words", "answer"})
"""Where somebody sees the answer as it stands: these switches are never folded away."""

CHANGE_WHO = "Change who sees this"
"""What stands over the switches."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question as its author meets it.

    Parameters
    ----------
    fit : callable
        Makes somebody's name fit for the page that shows it.
    """

    form: Form
    item: Item
    fit: Fit = one_line

    @property
    def scale(self) -> Scale | None:
        """What a rating is given on."""
        return self.form.instrument.scale_of(self.item)

    @cached_property
    def partner(self) -> str:
        """The other person's name, fit to be shown."""
        return self.fit(self.form.owed.partner)

    @cached_property
    def wording(self) -> str:
        """The question as this side reads it."""
        return self.item.wording(self.form.side, self.partner)

    @property
    def help(self) -> str:
        """The line that belongs to the question, or an empty text."""
        return self.item.help_for(self.form.side, self.partner)

    @property
    def name(self) -> str:
        """The name of a rating for those who hear it: the question, and what its points mean.

        The words over the scale are for the eye.
        """
        labels = sorted(self.scale.labels.items()) if self.scale else []
        means = ", ".join(f"{point_words(point)} {words}" for point, words in labels)
        return " ".join(part for part in (self.wording, self.help, means and f"{means}.") if part)

    @property
    def balance(self) -> bool:
        """Whether the scale has a middle that counts, such as −3 to 3."""
        return self.scale is not None and is_balance(self.scale)

    @property
    def ends(self) -> tuple[str, ...]:
        """The words over the ends of a scale, and over its middle where that counts."""
        return () if self.scale is None else ends_of(self.scale)

    @property
    def options(self) -> dict[str, str]:
        """Value → words; names of people in them made fit."""
        options = self.form.options(self.item)
        if self.item.construct is Construct.CONTACT:
            return {value: self.fit(label) for value, label in options.items()}
        return options

    @property
    def range(self) -> str:
        """What a number may be: "0 to 60"."""
        return f"{self.item.min} to {self.item.max}"

    def months(self, today: date, chosen: str | None) -> list[str]:
        """The months that can be chosen, with the one that is chosen now."""
        first = today.year * 12 + today.month - 1
        months = [
            f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, first + MONTHS_AHEAD)
        ]
        return months if chosen is None or chosen in months else [chosen, *months]

    @property
    def answer(self) -> Answer | None:
        """The answer, where it was given here."""
        return self.form.visible(self.item.id)

    @cached_property
    def stored(self) -> object:
        """The answer as a form holds it, None where there is none here."""
        if self.answer is None:
            return None
        if self.answer.cant_say:
            return CANT_SAY_OPTION
        value = from_stored(self.item.kind, self.answer)
        return list(value) if isinstance(value, tuple) else value

    @property
    def said(self) -> str:
        """The answer as people read it; an empty text where there is none here."""
        if self.answer is None:
            return ""
        return in_words(self.form.instrument, self.item, self.answer, self.form.options(self.item))

    @property
    def newer(self) -> str:
        """What is said where another page has saved something else meanwhile."""
        if self.answer is None:
            return "You cleared this answer on another page meanwhile."
        return f"A newer answer exists. You gave it on another page: {self.said}"

    def given(self, chosen: object) -> object:
        """What a form holds, as it is saved."""
        return CANT_SAY if self.item.cannot_say and chosen == CANT_SAY_OPTION else chosen

    @cached_property
    def promise(self) -> str:
        """Who will see the answer as it stands, and what of it."""
        return self.form.promise(self.item, self.partner)

    @cached_property
    def ways(self) -> dict[Viewer, ToPartner | ToLeads]:
        """How the answer would reach each reader whom it can reach."""
        form, item = self.form, self.item
        found: dict[Viewer, ToPartner | ToLeads | None] = {
            "partner": to_partner(form.instrument, item),
            "leads": to_leads(form.instrument, item, form.side, totals_only=form.totals_only),
        }
        return {viewer: way for viewer, way in found.items() if way is not None}

    @cached_property
    def switches(self) -> dict[Viewer, str]:
        """Each reader who can be let in or kept out, and what the switch for that says."""
        widest = limit(self.form, self.item)
        return {
            viewer: LET[way].format(partner=self.partner)
            for viewer, way in self.ways.items()
            if widest.admits(viewer)
        }

    @property
    def folded(self) -> bool:
        """Whether the switches may be folded away."""
        return not OPEN.intersection(self.ways.values())


def question(form: Form, item_id: str, fit: Fit = one_line) -> Question:
    """A question that the form asks now.

    Raises
    ------
    AnswerError
        Where the form does not ask it, or not any more after another answer.
    """
    for item in form.shown:
        if item.id == item_id:
            return Question(form=form, item=item, fit=fit)
    if any(item.id == item_id for item in form.instrument.asked_of(form.side)):
        raise AnswerError(
            "This question is not asked any more after another of your answers.",
            "You don't need to answer it.",
        )
    raise AnswerError("This form has no such question.", "Load the page again.")


def is_balance(scale: Scale) -> bool:
    """Whether a scale has a middle that counts, such as −3 to 3."""
    return scale.min != 1


def ends_of(scale: Scale) -> tuple[str, ...]:
    """The words over the ends of a scale, and over its middle where that counts."""
    middle = (scale.middle,) if is_balance(scale) else ()
    return tuple(scale.labels[point] for point in (scale.min, *middle, scale.max))


def point_words(option: int | str) -> str:
    """A point of a scale as people read it."""
    return str(option).replace("-", "−")


def month_words(month: str) -> str:
    """A month as people read it: "June 2027"."""
    return f"{date.fromisoformat(month + '-01'):%B %Y}"


def gates(instrument: Instrument) -> frozenset[str]:
    """The items on which showing another one depends."""
    return frozenset(
        item_id for item in instrument.items if item.condition for item_id in item.condition.ids
    )


def settled(item: Item, stored: Sequence[str], chosen: Sequence[str]) -> tuple[list[str], str]:
    """What a tap on one of several choices comes to, and what to say about it.

    A choice that stands alone clears the others, and they clear it; one too many changes nothing.
    """
    alone = {option.value for option in item.options if option.alone}
    if added := [one for one in chosen if one not in stored]:
        chosen = [one for one in chosen if (one in alone) == (added[-1] in alone)]
    if item.most is not None and len(chosen) > item.most:
        told = f"You can choose {item.most}. Tap one of yours to take it away first."
        return list(stored), told
    return list(chosen), ""
