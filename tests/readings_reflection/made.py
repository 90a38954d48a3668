"""Answers and pages made by hand, without a database: what is read of what two people said."""

from collections.abc import Iterable, Mapping
from functools import cache

from mentorsurvey.access import Audience
from mentorsurvey.instruments import Instrument, Item, Side, other_side, shipped
from mentorsurvey.instruments.promises import to_partner
from mentorsurvey.readings.apart import Past, by_topic
from mentorsurvey.readings.comparing import compared, open_to_partner
from mentorsurvey.readings.reflection import Reflection, read
from mentorsurvey.responses import CANT_SAY, Form
from mentorsurvey.responses.forms import to_stored
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.responses import Answer
from tests.earlier import frozen
from tests.house import CLOSES, NOW

Answers = Mapping[str, object]


@cache
def forms() -> Mapping[str, Instrument]:
    """Every form as a round may ask it, with and without its extras, and those of old rounds."""
    found = {
        f"{key}{' with extras' if extras else ''}": instrument.with_extras(extras)
        for key, instrument in shipped().items()
        for extras in ((False, True) if instrument.extras else (False,))
    }
    found |= {f"old {key}": frozen(key) for key in ("checkin", "review")}
    return found


def ways(instrument: Instrument, *wanted: str) -> list[Item]:
    """The items that reach the partner in one of these ways."""
    return [item for item in instrument.items if to_partner(instrument, item) in wanted]


def said(
    instrument: Instrument, values: Answers, audiences: Mapping[str, Audience] | None = None
) -> dict[str, Answer]:
    """These answers, each open to as many as its question allows."""
    found = {}
    for item_id, value in values.items():
        number, words = to_stored(None if value is CANT_SAY else value)
        found[item_id] = Answer(
            item_id=item_id,
            number=number,
            words=words,
            cant_say=value is CANT_SAY,
            audience=(audiences or {}).get(item_id, instrument.item(item_id).widest_audience),
            browser="here",
            answered_at=NOW,
        )
    return found


def page(
    instrument: Instrument,
    mine: Mapping[str, Answer],
    theirs: Mapping[str, Answer],
    before: Past = (),
    *,
    side: Side = "mentor",
) -> Reflection:
    """The whole reflection as that side reads it."""
    owed = Owed(
        invitation_id="form",
        round_id="round",
        round_number=1,
        relationship_id="pair",
        side=side,
        partner=f"the {other_side(side)}",
        version_id="version",
        closes_at=CLOSES,
        response_id="response",
        reopened=0,
        submitted_at=NOW,
        released_at=NOW,
        leads_see="scores",
    )
    form = Form(
        owed=owed, instrument=instrument, answers=mine, wishes={}, hidden=False, contacts={}
    )
    return read(form, theirs, before, reader=f"the {side}")


def past(
    instrument: Instrument, rounds: Iterable[tuple[Mapping[str, Answer], Mapping[str, Answer]]]
) -> Past:
    """Earlier rounds of the same form, of what both answered in each."""
    return [
        by_topic(compared(instrument, *(open_to_partner(instrument, one) for one in both)))
        for both in rounds
    ]
