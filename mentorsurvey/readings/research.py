"""What leaves for research: answers of people who agreed, without names."""

from datetime import datetime

from mentorsurvey.access import Actor, Audience, Viewer, require
from mentorsurvey.instruments import Construct, Instrument, Item, Side
from mentorsurvey.instruments.promises import to_leads, to_partner
from mentorsurvey.readings.export import Export, Pair, Value, gathered, stored
from mentorsurvey.store import Database, Tx, relationships, research, rounds


def for_research(where: Database | Tx, actor: Actor, *, now: datetime) -> Export:
    """Ratings, choices and numbers of everyone who agrees now, as they were answered.

    Without names, cohorts and words. What somebody says of themselves needs their consent; what
    they say of the other person, or of the two together, needs the consent of both.
    """
    require(actor, "research.export")
    with where.read() as tx:
        items = {
            item.id
            for version in rounds.versions(tx, actor.program_id)
            for item in rounds.instrument(tx, version.id).items
            if may_leave(item)
        }
        said = []
        for one in research.given(tx, actor, items, now=now):
            form = rounds.instrument(tx, one.version_id)
            item = form.item(one.answer.item_id)
            value = stored(form, one.answer)
            if (
                value is not None
                and may_leave(item)
                and is_shown(form, item, one.side, one.answer.audience)
                and (one.both or is_about_oneself(item, one.side))
            ):
                said.append(
                    Value(
                        relationship_id=one.relationship_id,
                        round_number=one.round_number,
                        side=one.side,
                        measure=item.id,
                        value=value,
                    )
                )
        pairs = {
            one.id: Pair(id=one.id, mentor_id=one.mentor_id, mentee_id=one.mentee_id)
            for one in relationships.within(tx, actor)
        }
        return gathered(tx, actor, pairs, said, now=now)


def may_leave(item: Item) -> bool:
    """Whether answers to a question may leave at all: never words, nor a wish to be contacted."""
    return item.kind != "text" and item.construct is not Construct.CONTACT


def is_shown(form: Instrument, item: Item, side: Side, audience: Audience) -> bool:
    """Whether its author shows an answer, in any way, to the partner or to the leads.

    An answer that only its author can see stays with its author.
    """
    ways: dict[Viewer, object] = {
        "partner": to_partner(form, item),
        "leads": to_leads(form, item, side),
    }
    return any(audience.admits(viewer) and way is not None for viewer, way in ways.items())


def is_about_oneself(item: Item, side: Side) -> bool:
    """Whether a question is about the person who answers it, and about nobody else."""
    return item.about in ("self", side)
