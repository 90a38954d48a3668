"""What somebody wrote in a second form of one round, which counts nowhere, for its author."""

from dataclasses import dataclass

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import Item
from mentorsurvey.instruments.items import CONTACT, LEAD
from mentorsurvey.responses.forms import in_words
from mentorsurvey.store import Database, Tx, rounds, set_aside


@dataclass(frozen=True, kw_only=True)
class SecondForm:
    """A form that was set aside: questions with the answers in words, and the steps beside it."""

    id: str
    round_number: int
    title: str
    partner: str
    answers: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]


def second_forms(where: Database | Tx, actor: Actor) -> list[SecondForm]:
    """The actor's own, the newest round first, on a browser that gave the answers."""
    require(actor, "response.own")
    with where.read() as tx:
        return [_read(tx, one) for one in set_aside.of_author(tx, actor)]


def _read(tx: Tx, one: set_aside.SetAside) -> SecondForm:
    instrument = rounds.instrument(tx, one.version_id)
    return SecondForm(
        id=one.id,
        round_number=one.round_number,
        title=instrument.title_for(one.side),
        partner=one.partner,
        answers=tuple(
            (
                item.wording(one.side, one.partner),
                in_words(instrument, item, one.answers[item.id], _options(item)),
            )
            for item in instrument.items
            if item.id in one.answers
        ),
        steps=one.steps,
    )


def _options(item: Item) -> dict[str, str]:
    """Value → words of the options. Whom a wish reached is not said: others may be named today."""
    return {
        option.value: option.label.replace(LEAD, "a lead").replace(CONTACT, "the contact")
        for option in item.options
    }
