"""The sentences of the record: who did what, as a lead would tell a colleague."""

from collections.abc import Mapping

from mentorsurvey.instruments import TITLES as TITLES_OF_TOPICS
from mentorsurvey.instruments import Construct
from mentorsurvey.program.pairing import BY_HAND
from mentorsurvey.program.thresholds import CALLED
from mentorsurvey.readings.attention_words import BADGES
from mentorsurvey.store.record import Recorded
from mentorsurvey.ui.mail_words import TITLES
from mentorsurvey.ui.words import plain

_SAYS: Mapping[str, str] = {
    "program.found": "{who} made this program.",
    "program.fewest": "{who} raised how many people a total takes.",
    "program.note": "{who} put a note on everyone's first page.",
    "lead.name": "{who} named {person} as a lead.",
    "lead.remove": "{who} ended the role of {person} as a lead.",
    "lead.recuse": "{who} kept a lead out of the pair {pair}.",
    "lead.let_in": "{who} let a lead see the pair {pair} again.",
    "lead.sign_in": "{who} signed in as a lead.",
    "contact.name_lead": "{who} named {person} as the lead whom people can ask.",
    "contact.name_confidential": "{who} named {person} as the person to ask in confidence.",
    "roster.import": "{who} imported the roster {source}.",
    "roster.undo": "{who} took back the import of {source}.",
    "pair.end": "{who} ended the pair {pair}.",
    "pair.pause": "{who} paused the pair {pair}.",
    "pair.resume": "{who} let the pair {pair} go on again.",
    "pair.restart": "{who} let the pair {pair} start anew.",
    "pair.join": "{who} let the pair {pair} count as going on, not as a new start.",
    "person.address": "{who} set the e-mail address of {person}.",
    "person.merge": "{who} merged somebody into {person}, because the two are one person.",
    "person.part": "{who} took back a merge of somebody into {person}.",
    "person.name": "{who} set the name of {person}.",
    "round.open": "{who} opened round {round}.",
    "round.move": "{who} moved the last day of round {round}.",
    "round.extend": "{who} gave {person} more time in round {round}, in the pair {pair}.",
    "round.close": "{who} closed round {round}.",
    "schedule.start": "{who} switched the schedule on, or changed it.",
    "schedule.stop": "{who} switched the schedule off.",
    "schedule.pair": "{who} changed when the schedule asks the pair {pair}.",
    "round.discard": "{who} discarded round {round}.",
    "round.set_aside": "{who} marked round {round} as one that does not count.",
    "round.count": "{who} let round {round} count again.",
    "round.no_time": "{who} gave {person} no more time in round {round}, in the pair {pair}.",
    "link.make": "{who} made a personal link for {person}.",
    "link.make_lead": "{who} made a sign-in link for leads for {person}.",
    "link.make_round": "{who} made the links of round {round}, for everyone who still had a form.",
    "link.revoke": "{who} ended all links of {person}.",
    "mail.again": "{who} let mail to {person} be sent again.",
    "mail.return": "{who} pasted a mail that came back, which was for {person}.",
    "threshold.set": "{who} changed a threshold on Attention: {threshold}.",
    "attention.draw": "Pairs were picked at random for Attention after round {round}.",
    "attention.dismiss": "{who} took {pair} off the list on Attention.",
    "attention.undo": "{who} put {pair} back on the list on Attention.",
    "letter.send": "{who} wrote to both people of the pair {pair}.",
    "follow_up.plan": "{who} planned a follow-up for {pair}.",
    "follow_up.change": "{who} changed who follows up with {pair}, or by when.",
    "follow_up.done": "{who} noted what came of a follow-up with {pair}.",
    "follow_up.reopen": "{who} opened a follow-up with {pair} again.",
    "thing.set": "{who} changed a text under *Things to try*: {topic}.",
    "research.ask": "{who} asked people anew whether their answers may be used for research.",
    "research.end": "{who} chose that nobody is asked about research any more.",
    "mail.test": "{who} sent a test mail to themselves.",
    "mail.words": "{who} changed the words of the mail “{mail}”.",
    "mail.our_words": "{who} put the words of the mail “{mail}” back to ours.",
    "page.look": "{who} opened {page}.",
    "relationship.look": "{who} looked at {pair}.",
}
_BY_HAND: Mapping[str, str] = {
    "roster.import": "{who} added a pair by hand.",
    "roster.undo": "{who} took back a pair that was added by hand.",
}
_CHOICES: Mapping[tuple[str, str], str] = {
    ("program.leads_see", "scores"): "{who} chose that leads see scores of each pair.",
    ("program.leads_see", "totals"): "{who} chose that leads see totals only.",
    ("answers.download", "codes"): "{who} downloaded answers, with codes in place of names.",
    ("answers.download", "names"): "{who} downloaded answers with names.",
    ("answers.download", "research"): "{who} took out answers for research, of those who agreed.",
    ("mail.reply_to", "set"): "{who} set who gets the answers to this program's mail.",
    ("mail.reply_to", "none"): "{who} chose that nobody gets the answers to this program's mail.",
    ("contact.end", "lead"): "{who} chose that people can ask no lead by name.",
    ("contact.end", "contact"): "{who} chose that people can ask nobody in confidence.",
}


def sentence(entry: Recorded) -> str:
    """What happened, with people's names made safe to show."""
    said = _SAYS.get(entry.verb) or _CHOICES[entry.verb, entry.object_id]
    if entry.source == BY_HAND:
        said = _BY_HAND.get(entry.verb, said)
    threshold = {str(name): words for name, words in CALLED.items()}.get(entry.object_id, "")
    return said.format(
        who=who(entry),
        person=plain(entry.person) or "somebody",
        pair=" and ".join(plain(name) for name in entry.pair),
        round=entry.round_number,
        source=plain(entry.source) or "file",
        threshold=threshold[:1].lower() + threshold[1:],
        mail={str(kind): title for kind, title in TITLES.items()}.get(entry.object_id, ""),
        topic=_topic(entry.object_id),
        page=entry.object_id.replace("_", " ").capitalize(),
    )


def _topic(name: str) -> str:
    if name in set(Construct):
        return TITLES_OF_TOPICS[Construct(name)]
    reasons = {str(rule): title for rule, title in BADGES.items()}
    return f"what to look at, {reasons[name]}" if name in reasons else ""


def came_in(entry: Recorded) -> str:
    """How a pair came in; who imported it is not recorded for the oldest ones."""
    pair = " and ".join(plain(name) for name in entry.pair)
    if entry.source == BY_HAND:
        return f"{who(entry)} added the pair {pair} by hand."
    roster = f"the roster {plain(entry.source)}"
    if not entry.kind:
        return f"The pair {pair} came in with {roster}."
    return f"{who(entry)} brought in the pair {pair} with {roster}."


def who(entry: Recorded) -> str:
    """Who did it, at the beginning of a sentence."""
    if entry.kind == "operator":
        return "The people who run the server"
    return plain(entry.actor) or "Somebody who has left"
