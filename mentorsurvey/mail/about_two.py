"""Letters about what two people do together: a proposal that waits, and that both have decided.

Neither says what was proposed or decided: only that something waits.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.mail.letters import Letter
from mentorsurvey.mail.stopping import stop_address
from mentorsurvey.mail.written import NotDue, Written, own_forms, the_form
from mentorsurvey.sign_in.links import GRACE
from mentorsurvey.store import Tx, agreements, decisions
from mentorsurvey.store.mail import Mail
from mentorsurvey.store.mail_people import Reader
from mentorsurvey.store.owing import Owed


def about_two(
    tx: Tx, letter: Letter, reader: Reader, mails: Sequence[Mail], *, now: datetime
) -> Written:
    """The letter about proposals that still wait, or about what was decided.

    Raises
    ------
    NotDue
        Where nothing waits any more, and where the reader stopped such mail.
    """
    if reader.no_reminders:
        raise NotDue("unwanted")
    found = _proposed(tx, reader, now) if letter.kind == "proposal" else _decided(tx, reader)
    settled = tuple(one for one in mails if one.about in found)
    if not settled:
        raise NotDue("gone")
    forms = [found[one.about] for one in settled]
    return Written(
        letter=replace(
            letter,
            forms=tuple(the_form(tx, form) for form in forms),
            stop_reminders=stop_address(tx, reader.id),
        ),
        mails=settled,
        dropped=tuple((one, "gone") for one in mails if one not in settled),
        round_id=forms[0].round_id,
        until=max(now, *(form.closes_at for form in forms)) + GRACE,
    )


def _proposed(tx: Tx, reader: Reader, now: datetime) -> dict[str, Owed]:
    """Proposal that waits for the reader → their newest form of the pair, with which it opens."""
    released = {
        form.relationship_id: form
        for form in sorted(own_forms(tx, reader), key=lambda form: form.closes_at)
        if form.released_at is not None and form.held(now) is None
    }
    person = Actor(kind="person", program_id=reader.program_id, person_id=reader.id)
    return {
        version: released[pair]
        for version, pair in agreements.waiting(tx, person).items()
        if pair in released
    }


def _decided(tx: Tx, reader: Reader) -> dict[str, Owed]:
    """Invitation → the form of the reader after which both have decided."""
    return {
        form.invitation_id: form
        for form in own_forms(tx, reader)
        if any(one.settled_at for one in decisions.of_form(tx, form).values())
    }
