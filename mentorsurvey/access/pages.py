"""Who may open which page, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.access.actor import Actor
from mentorsurvey.access.rules import roles
from mentorsurvey.errors import NotAllowed

Whose = Literal["nobody", "participant", "lead"]
"""Whose a page is: the page of people who are not signed in, of participants, or of leads."""


@dataclass(frozen=True, kw_only=True)
class PageRule:
    """Whose a page is, and why. A lead may open the pages of participants too, for own forms."""

    whose: Whose
    reason: str


PAGE_RULES: Mapping[str, PageRule] = {
    "lead/home": PageRule(
        whose="lead", reason="It says how the program is doing, and what waits for this lead."
    ),
    "lead/overview": PageRule(
        whose="lead", reason="It shows how the program is doing, in averages."
    ),
    "lead/relationship": PageRule(
        whose="lead", reason="It shows the scores of one pair that is not kept from the lead."
    ),
    "lead/in_their_words": PageRule(
        whose="lead",
        reason="It shows what people of pairs that are not kept from the lead let leads read.",
    ),
    "lead/attention": PageRule(
        whose="lead", reason="It lists the pairs to check in with, but none kept from the lead."
    ),
    "lead/rounds": PageRule(
        whose="lead", reason="It opens and closes rounds, and shows who has not submitted."
    ),
    "lead/schedule": PageRule(whose="lead", reason="It sets when which form is asked, of whom."),
    "lead/people": PageRule(whose="lead", reason="It shows who is paired with whom."),
    "lead/quality": PageRule(
        whose="lead", reason="It shows how far answers can be trusted, and names nobody."
    ),
    "lead/report": PageRule(
        whose="lead", reason="It shows totals of the program, to print, and names nobody."
    ),
    "lead/download": PageRule(
        whose="lead", reason="It gives what a lead reads on the other pages as a file."
    ),
    "lead/program": PageRule(
        whose="lead", reason="It sets what leads see and whom people can ask to get in touch."
    ),
    "lead/mail": PageRule(
        whose="lead",
        reason="It shows the words of the program's mail, and lets leads write their own.",
    ),
    "lead/record": PageRule(
        whose="lead", reason="It shows who did what, and who looked at which pair."
    ),
    "participant/due": PageRule(whose="participant", reason="It lists one's own forms."),
    "participant/answer": PageRule(whose="participant", reason="It is one of one's own forms."),
    "participant/thanks": PageRule(
        whose="participant", reason="It says what happens to one's own form next."
    ),
    "participant/reflection": PageRule(
        whose="participant", reason="It is for the two who answered, once both have submitted."
    ),
    "participant/agreement": PageRule(
        whose="participant",
        reason="It is for the two who agree on something, on the device where they answered.",
    ),
    "participant/my_answers": PageRule(
        whose="participant",
        reason="It shows people what they said themselves, on the device where they said it.",
    ),
    "participant/my_mentors": PageRule(
        whose="participant",
        reason="It shows mentees who gives them what, by their own answers, on the device where"
        " they gave them.",
    ),
    "participant/asked_for_you": PageRule(
        whose="participant",
        reason="It shows who asked for the person who reads it. Somebody who was never named finds"
        " nothing here.",
    ),
    "account/sign_in": PageRule(whose="nobody", reason="It says how to sign in, and nothing else."),
}
"""Page → its rule. A page that is not listed opens for nobody."""


def require_page(actor: Actor, name: str) -> None:
    """Pass where somebody who is signed in may open the page.

    Raises
    ------
    NotAllowed
        Where the page is a lead's and they are none, or where the table does not know it.
    """
    rule = PAGE_RULES.get(name)
    if rule is None or rule.whose not in {"nobody", *roles(actor)}:
        raise NotAllowed
