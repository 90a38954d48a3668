"""A letter to somebody of the program as it would be sent, to look at it before it is."""

from dataclasses import replace
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.mail.letters import Kind, Letter
from mentorsurvey.mail.samples import sample
from mentorsurvey.store import Database, Tx, mail_wordings, programs, relationships, rounds
from mentorsurvey.store.relationships import Relationship


def readers(where: Database | Tx, actor: Actor, *, now: datetime) -> dict[str, str]:
    """Id → name of the people in pairs that go on and that the lead may see, by name."""
    require(actor, "mail.see")
    with where.read() as tx:
        pairs = [one for one in relationships.within(tx, actor) if one.status(now) == "active"]
    found = {one.mentor_id: one.mentor for one in pairs}
    found.update({one.mentee_id: one.mentee for one in pairs})
    return dict(sorted(found.items(), key=lambda entry: (entry[1].casefold(), entry[0])))


def preview(
    where: Database | Tx, actor: Actor, kind: Kind, person_id: str, *, link: str, now: datetime
) -> Letter:
    """A letter of that kind to a person, about everybody whom they are paired with.

    It asks about all of them, whether or not anybody has answered, and its link leads nowhere.
    Without a person it goes to somebody who does not exist.

    Raises
    ------
    NotAllowed
        Where the actor is no lead, or the person is in no pair that the lead may see.
    """
    require(actor, "mail.see")
    with where.read() as tx:
        program = programs.of(tx, actor)
        if program is None:
            raise NotAllowed
        made_up = replace(
            sample(kind, program=program.name, timezone=program.timezone, link=link, now=now),
            reply_to=mail_wordings.reply_to(tx, actor.program_id),
        )
        if not person_id:
            return made_up
        pairs = relationships.within(tx, actor)
        asked = [one for one in rounds.of_program(tx, actor.program_id) if not one.withdrawn]
        minutes = rounds.instrument(tx, asked[-1].version_id).minutes if asked else 0
    own = [one for one in pairs if person_id in (one.mentor_id, one.mentee_id)]
    if not own:
        raise NotAllowed
    (pattern,) = made_up.forms
    if asked:
        pattern = replace(pattern, title=asked[-1].title, minutes=minutes)
        if asked[-1].is_open(now):
            pattern = replace(pattern, closes_at=asked[-1].closes_at)
    return replace(
        made_up,
        name=_the_two(own[0], person_id)[0],
        forms=tuple(
            replace(pattern, id=one.id, partner=_the_two(one, person_id)[1])
            for one in [one for one in own if one.status(now) == "active"] or own
        ),
    )


def _the_two(pair: Relationship, person_id: str) -> tuple[str, str]:
    """Their names, the person's own first."""
    if pair.mentor_id == person_id:
        return pair.mentor, pair.mentee
    return pair.mentee, pair.mentor
