"""Who may use which verb, on whose objects, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.access.actor import Actor
from mentorsurvey.errors import NotAllowed

Role = Literal["participant", "lead", "operator", "clock"]
Whose = Literal["own", "named", "program", "pairs", "server"]

WHOSE: Mapping[Whose, str] = {
    "own": "their own forms",
    "named": "wishes that name them",
    "program": "their program",
    "pairs": "the pairs of their program that are not kept from them",
    "server": "the whole server",
}
"""What a rule is about, as people read it."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Who may do something.

    Attributes
    ----------
    roles : frozenset of Role
        Who may; nobody else.
    whose : Whose
        On which objects. Anything else is as if it were not there.
    reason : str
        Why, in words that somebody who answers for data protection reads.
    """

    roles: frozenset[Role]
    whose: Whose
    reason: str


_PARTICIPANT: frozenset[Role] = frozenset({"participant"})
_LEAD: frozenset[Role] = frozenset({"lead"})
_OPERATOR: frozenset[Role] = frozenset({"operator"})
_RUNNING: frozenset[Role] = frozenset({"lead", "operator"})

RULES: Mapping[str, Rule] = {
    "program.create": Rule(
        roles=_OPERATOR,
        whose="server",
        reason="Only whoever runs the server founds a program, so nobody can make themselves"
        " its lead.",
    ),
    "program.see": Rule(
        roles=frozenset({"participant", "lead", "operator"}),
        whose="program",
        reason="Everyone may know which program they are in, who leads it and what it tells"
        " its people.",
    ),
    "program.change": Rule(
        roles=_RUNNING,
        whose="program",
        reason="Leads decide what the program tells its people, and whether leads see scores"
        " or totals alone.",
    ),
    "roster.see": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads have to know who is paired with whom.",
    ),
    "roster.change": Rule(
        roles=_RUNNING,
        whose="program",
        reason="Leads bring in the people and the pairs of their program.",
    ),
    "pair.change": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads end or pause a pair, let it go on again or start anew, and read why.",
    ),
    "person.merge": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads say that two people on their list are one, and take that back. They see no"
        " answer by this, and it opens none on another device.",
    ),
    "person.erase": Rule(
        roles=_OPERATOR,
        whose="server",
        reason="Nobody can bring back what is erased, so whoever runs the server does it, on"
        " request and after a preview.",
    ),
    "round.open": Rule(
        roles=_RUNNING,
        whose="program",
        reason="A round for everyone, or for a cohort, also asks the pairs that are kept from the"
        " lead who opens it. Single pairs a lead can choose only among their own.",
    ),
    "round.see": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads see who has opened a link, started and submitted, so that they can remind"
        " the others. They see no answer by this.",
    ),
    "round.change": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads close a round, move its end, or give people more time. They discard a round"
        " that was opened by mistake, or keep it out of what leads read.",
    ),
    "schedule.see": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads see which rounds will open by themselves, and when. How single pairs differ"
        " they see of their own alone.",
    ),
    "schedule.change": Rule(
        roles=_RUNNING,
        whose="program",
        reason="Leads decide which rounds open by themselves. These also ask the pairs that are"
        " kept from the lead, as any round for everyone does.",
    ),
    "schedule.pair": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads let the schedule ask a pair later, give it more time, or leave it out.",
    ),
    "schedule.run": Rule(
        roles=frozenset({"clock"}),
        whose="program",
        reason="The clock opens the rounds of a schedule. Its leads said which and when, and it"
        " reads no answers.",
    ),
    "link.mint": Rule(
        roles=_RUNNING | {"clock"},
        whose="pairs",
        reason="Leads send people their personal links, and end them. They make none that"
        " would also open a pair that is kept from them, and none that opens the pages of leads."
        " The clock makes the links in the mail that it sends.",
    ),
    "mail.fill": Rule(
        roles=frozenset({"clock"}),
        whose="program",
        reason="The clock finds out who is to get which mail. For that it reads who has submitted,"
        " and no answer.",
    ),
    "outbox.see": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads have to know whom mail does not reach, and who was invited and reminded.",
    ),
    "outbox.change": Rule(
        roles=_RUNNING,
        whose="pairs",
        reason="Leads let mail that failed be sent again.",
    ),
    "mail.return": Rule(
        roles=_RUNNING | {"clock"},
        whose="pairs",
        reason="The clock reads mail that came back, and leads can paste it. They learn nothing by"
        " it of people whom they do not see.",
    ),
    "mail.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="Everyone decides for themselves whether they get reminders. A lead can get a digest"
        " each week. The time zone of one's own browser says when it is day.",
    ),
    "mail.see": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads read the words that their program's mail has, and how it would look for"
        " somebody on their list.",
    ),
    "mail.change": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads write the words of their program's mail, send themselves a test, and say who"
        " gets the answers to it."
        " What every mail has to say stays in it.",
    ),
    "response.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="Nobody but the person who was asked can read, change or submit a form.",
    ),
    "reflection.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="What the two compare, and the step that they agree on, is between the two. Leads"
        " read a step only if both keep it and both let them.",
    ),
    "step.see": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads read a next step of a pair where both people let them. Whether it happened"
        " they never read.",
    ),
    "decision.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="Whether two people begin, and how they go on, is decided by each of them alone."
        " Until both have, nobody learns whether the other one has.",
    ),
    "decision.see": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads see which pairs are still deciding, which did not start and what came of an"
        " ending. It does not tell them who decided what.",
    ),
    "agreement.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="What two people agree on is written and confirmed by the two, and by nobody else.",
    ),
    "agreement.see": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads see that there is an agreement, its dates and how far its deliverables are."
        " They read the rest where both people let them.",
    ),
    "reading.program": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads read what the sentence beside each question says: scores, totals, and the"
        " words that their author lets them read. Nobody reads them on the server's command line.",
    ),
    "research.ask": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads write down who would get answers for research and what for. They never learn"
        " who agreed.",
    ),
    "consent.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="Everyone decides for themselves whether their answers are given for research, and"
        " can take that back.",
    ),
    "research.export": Rule(
        roles=_OPERATOR,
        whose="program",
        reason="Whoever runs the server hands over what people agreed to give for research, without"
        " names. Leads could recognize their own pairs in it.",
    ),
    "total.settle": Rule(
        roles=frozenset({"participant", "lead", "operator", "clock"}),
        whose="program",
        reason="Once a round is over, its totals are put together. It does not matter who comes"
        " first, and nobody reads anything by it.",
    ),
    "attention.draw": Rule(
        roles=frozenset({"lead", "clock"}),
        whose="program",
        reason="Once a round is over, some pairs are picked at random. Chance picks them, so it"
        " does not matter who comes first.",
    ),
    "attention.change": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Whoever checks in with a pair notes what came of it.",
    ),
    "letter.send": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads write to both people of a pair at once, in the same words. Other leads of the"
        " pair learn that they did and when, and nobody reads the words on a page.",
    ),
    "letter.answer": Rule(
        roles=_LEAD,
        whose="named",
        reason="A lead whom somebody asked to get in touch writes to them. No other lead learns of"
        " it.",
    ),
    "follow_up.keep": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads write down what one of them will do for a pair, by when, and what came of it."
        " A lead who was named later reads nothing of what was written before.",
    ),
    "threshold.see": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads may know from when on a pair is on their list.",
    ),
    "threshold.change": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads decide from when on a pair is on their list. Everyone's is the same.",
    ),
    "contact.name": Rule(
        roles=_RUNNING,
        whose="program",
        reason="Leads name the people who can be asked to get in touch. They cannot read who"
        " asked for somebody else.",
    ),
    "lead.see": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads know who else leads the program, since when, and whom a lead kept out of"
        " which pair.",
    ),
    "lead.change": Rule(
        roles=_LEAD,
        whose="program",
        reason="Leads name a lead, remove one and hand a role over. Somebody who can sign in stays"
        " a lead.",
    ),
    "lead.link": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="A lead can send a new lead the first sign-in link. It opens nothing that is kept"
        " from the lead who made it, and signs in on one device.",
    ),
    "lead.recuse": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads keep a lead out of a pair, such as a line manager. Nobody lets themselves in"
        " again.",
    ),
    "pin.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="A PIN opens one's own answers on another device, so nobody else can set it.",
    ),
    "wish.own": Rule(
        roles=_PARTICIPANT,
        whose="named",
        reason="A wish to be contacted is read by the person named in it and by nobody else.",
    ),
    "history.own": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="People may know who made a link for them and who changed their address.",
    ),
    "expired.forget": Rule(
        roles=frozenset({"operator", "clock"}),
        whose="server",
        reason="Sessions, links and codes that have run out are deleted in time. No answer is.",
    ),
    "record.look": Rule(
        roles=_PARTICIPANT,
        whose="own",
        reason="Whoever opens a page about people leaves their own name in the record by it.",
    ),
    "record.see": Rule(
        roles=_LEAD,
        whose="pairs",
        reason="Leads watch each other: they see who did what, and who looked at which pair.",
    ),
    "record.check": Rule(
        roles=_OPERATOR,
        whose="program",
        reason="Whoever runs the server can show that no line of the record was changed.",
    ),
}
"""Verb → its rule. What is not listed is nobody's."""


def roles(actor: Actor) -> frozenset[Role]:
    """The roles that an actor acts in. A lead is a participant of their own forms too."""
    if actor.kind == "person":
        return frozenset({"participant", "lead"} if actor.is_lead else {"participant"})
    return frozenset({actor.kind})


def require(actor: Actor, verb: str) -> None:
    """Pass where one of the actor's roles may use the verb.

    Raises
    ------
    NotAllowed
        Where none may; also for a verb that the table does not know.
    """
    rule = RULES.get(verb)
    if rule is None or not roles(actor) & rule.roles:
        raise NotAllowed
