"""Setting and reading who sees an answer, in few words."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from tests.house import NOW, House

BOTH, PARTNER, LEADS, NOBODY = Audience


def allow(
    house: House,
    actor: Actor,
    form: str,
    wishes: Mapping[str, Audience],
    *,
    now: datetime = NOW,
) -> None:
    """Set who sees these answers."""
    responses.set_audience(house.database, actor, form, wishes, now=now)


def seen(house: House, actor: Actor, form: str, item_id: str) -> Audience:
    """Who sees an answer, as its form says on that actor's browser."""
    opened = responses.open_form(house.database, actor, form)
    return opened.audience(opened.instrument.item(item_id))


def kept(house: House, actor: Actor, form: str) -> dict[str, Audience]:
    """Who sees each answer, as it is kept."""
    answers = responses.open_form(house.database, actor, form).answers
    return {item_id: answer.audience for item_id, answer in answers.items()}


def submit(house: House, actor: Actor, form: str) -> None:
    """Submit a form that is answered."""
    responses.submit(house.database, actor, form, now=NOW)
