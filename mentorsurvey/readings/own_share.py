"""What somebody who may carry more than their share reads after submitting, and nobody else ever.

It is made of the person's own forms as they show on this browser. Nothing of it is stored or
counted. If they ask the person named, that one reads a wish to be contacted, and nothing more.
"""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Construct, one_line
from mentorsurvey.measures.attention.own_share import carries_more
from mentorsurvey.readings import wish_words
from mentorsurvey.responses import due
from mentorsurvey.responses.asking import Ask, ask_of
from mentorsurvey.responses.forms import Fit, Form
from mentorsurvey.responses.saying import Day
from mentorsurvey.store import Database, Tx

WORK = "core.work"
"""The anchor that asks who does which work."""

TITLE = "Somebody to talk to"
SUGGESTS = (
    "Your last two answers suggest that you may be carrying more than your share. If so, here is"
    " someone to talk to. Only you see this."
)
NOTHING_ELSE = (
    "None of your answers is sent. Neither the other person in your pair nor anybody else is told."
)
UNSENT = "Nothing is sent until you press the button."


def own_share(where: Database | Tx, actor: Actor, invitation_id: str) -> Ask | None:
    """Whom to talk to, after a form that suggests it; None where it does not, or nobody is named.

    It rests on the last two submitted forms about the pair that ask both questions, this one the
    newest. Each must show on this browser.

    Raises
    ------
    NotAllowed
        Where the form is not the actor's, or not there.
    """
    with where.read() as tx:
        offered = ask_of(tx, actor, invitation_id)
        if offered is None:
            return None
        forms = due(tx, actor)
        this = next(one.owed for one in forms if one.owed.invitation_id == invitation_id)
        about = [
            one
            for one in forms
            if one.owed.relationship_id == this.relationship_id
            and one.owed.submitted_at is not None
            and one.owed.counts
        ]
    about.sort(key=lambda one: one.owed.round_number)
    said = [(one, pair) for one in about if (pair := _said(one)) is not None]
    if not said or said[-1][0].owed.invitation_id != invitation_id:
        return None
    return offered if carries_more([pair for _, pair in said]) else None


def _said(form: Form) -> tuple[float | None, float | None] | None:
    """What a form says of the work and of fairness; None where it does not ask both."""
    work = fairness = None
    asked = set()
    for item in form.instrument.asked_of(form.side):
        answer, scale = form.visible(item.id), form.instrument.scale_of(item)
        number = answer.number if answer else None
        if item.id == WORK and scale:
            asked.add(WORK)
            if number is not None:
                work = scale.middle - number if item.reverse else number - scale.middle
        elif item.construct is Construct.FAIRNESS and scale:
            asked.add("fairness")
            fairness = number
    return (work, fairness) if len(asked) == 2 else None


def show(found: Ask, fit: Fit = one_line) -> str:
    """What opens the preview."""
    return f"Show me what {fit(found.contact)} would read"


def sent(found: Ask, day: Day, now: datetime, fit: Fit = one_line) -> tuple[str, ...]:
    """Exactly what the person named reads on their page, line by line."""
    when = day(found.asked_at or now)
    return (
        wish_words.who(fit(found.name)),
        wish_words.about(found.side, found.partner, when, found.role, fit),
        fit(found.address) if found.address else wish_words.NO_ADDRESS,
    )


def send(found: Ask, fit: Fit = one_line) -> str:
    """What the button says."""
    return f"Send this to {fit(found.contact)}"


def asked(found: Ask, day: Day, fit: Fit = one_line) -> str:
    """What is said once they have asked; empty before."""
    if found.asked_at is None:
        return ""
    return f"You asked {fit(found.contact)} to get in touch, on {day(found.asked_at)}."


def outside(found: Ask, fit: Fit = one_line) -> str:
    """Who the person named is."""
    if found.role == "contact":
        return f"{fit(found.contact)} listens in confidence, and does not lead your program."
    return f"{fit(found.contact)} is one of your program’s leads."
