"""One small thing to try after a low answer, for its author alone.

It is made of a form as its author sees it on this browser. Nothing is stored or counted, and
nobody else is shown it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mentorsurvey.instruments import TITLES, Construct, Instrument, Item, one_line
from mentorsurvey.program.things_to_try import SMALL_THINGS
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.store.responses import Answer

PERSON_FIRST = (Construct.TRUST, Construct.WORK)
"""Topics where somebody to talk to comes before anything to try."""

NO_OWN: Mapping[Construct, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class SmallThing:
    """What to try, about which topic; first, the name of somebody to talk to in confidence.

    ``person`` is empty where the topic asks for nobody, or where the program has named nobody.
    """

    topic: str
    words: str
    person: str = ""


def small_thing(form: Form, own: Mapping[Construct, str] = NO_OWN) -> SmallThing | None:
    """What is offered after the lowest answers of a submitted form; None where none is low.

    ``own`` are the words of the program, which take the place of ours.

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
            return SmallThing(topic=TITLES[topic], words=own.get(topic, words), person=person)
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
        return (fit(found.words), only_you)
    person = fit(found.person)
    return (
        f"You can talk to {person} in confidence. {person} does not lead your program. You can also"
        f" choose {person} at the end of a form, to ask {person} to get in touch.",
        fit(found.words),
        only_you,
    )
