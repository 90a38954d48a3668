"""One small thing to try after a low answer, for its author alone.

It is made of a form as its author sees it on this browser. Nothing is stored or counted, and
nobody else is shown it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mentorsurvey.instruments import TITLES, Construct, Instrument, Item, one_line
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.store.responses import Answer

PERSON_FIRST = (Construct.TRUST, Construct.WORK)
"""Topics where somebody to talk to comes before anything to try."""

SMALL_THINGS: Mapping[Construct, str] = {
    Construct.TRUST: (
        "Before your next meeting, write down one thing that would help you speak openly."
        " You decide whether you bring it up."
    ),
    Construct.WORK: (
        "List who did what since the last round, for yourself. It is easier to talk about a list"
        " than about a feeling."
    ),
    Construct.EXPECTATIONS: (
        "At the end of your next meeting, each say in one sentence what you expect until the one"
        " after."
    ),
    Construct.PREPARATION: "Send each other two questions the day before you meet.",
    Construct.GUIDANCE: (
        "Begin your next meeting with one question: what kind of help would be useful today?"
    ),
    Construct.OVERSIGHT: (
        "Use the last five minutes of your next meeting for one question: what could go wrong next?"
    ),
    Construct.CAREER: "Name one step for the next three months, and one person who could help.",
    Construct.EXCHANGE: (
        "Tell the other person one thing that you would like to get, and one that you would like to"
        " give."
    ),
    Construct.GROWTH: (
        "Name one thing that you would like to get better at, and ask for ten minutes on it."
    ),
    Construct.FIT: "Agree on three meetings, and then talk about whether it works.",
    Construct.GOALS: (
        "Choose one goal that you can still reach together, and drop the others for now."
    ),
}
"""Topic → what may help, in the order in which topics come first. Each takes a few minutes."""


@dataclass(frozen=True, kw_only=True)
class SmallThing:
    """What to try, about which topic; first, the name of somebody to talk to in confidence.

    ``person`` is empty where the topic asks for nobody, or where the program has named nobody.
    """

    topic: str
    words: str
    person: str = ""


def small_thing(form: Form) -> SmallThing | None:
    """What is offered after the lowest answers of a submitted form; None where none is low.

    Of several low topics, those with a person to talk to come first.
    """
    if form.owed.submitted_at is None:
        return None
    low = {
        item.construct
        for item in form.shown
        if (answer := form.visible(item.id)) and is_low(form.instrument, item, answer)
    }
    for topic, words in SMALL_THINGS.items():
        if topic in low:
            person = form.contacts.get("contact", "") if topic in PERSON_FIRST else ""
            return SmallThing(topic=TITLES[topic], words=words, person=person)
    return None


def is_low(instrument: Instrument, item: Item, answer: Answer) -> bool:
    """Whether a rating lies below the middle of its scale, or above it where low is good.

    A balance has no low end.
    """
    scale = instrument.scale_of(item)
    if scale is None or answer.number is None or scale.min < 0:
        return False
    return answer.number > scale.middle if item.reverse else answer.number < scale.middle


def title(found: SmallThing) -> str:
    """What stands over it."""
    return (
        "Somebody to talk to, and one small thing to try"
        if found.person
        else "One small thing to try"
    )


def sentences(found: SmallThing, fit: Fit = one_line) -> tuple[str, ...]:
    """What the thank-you page says, the person first."""
    only_you = "Only you see this, on this device. It is stored nowhere, and nobody counts it."
    if not found.person:
        return (found.words, only_you)
    person = fit(found.person)
    return (
        f"You can talk to {person} in confidence. {person} does not lead your program. You can also"
        f" choose {person} at the end of a form, to ask {person} to get in touch.",
        found.words,
        only_you,
    )
