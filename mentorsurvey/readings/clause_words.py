"""What is said of the clauses of an agreement: beside a form, and on the agreement's page."""

from collections.abc import Mapping

from mentorsurvey.program.agreement_terms import month
from mentorsurvey.program.clauses_due import Clause
from mentorsurvey.program.keeping import AskedAbout, BothSaid
from mentorsurvey.program.pair_agreement import Agreement
from mentorsurvey.store.clauses import Outcome

TITLE = "What you agreed on"
CHANGE = "Change what you said of it"
OUTCOMES: Mapping[Outcome, str] = {
    "yes": "Kept",
    "partly": "Partly",
    "no": "Not kept",
    "cant_say": "Can't say",
}
NO_ANSWER = "No answer"
KEPT_TITLE = "Whether it was kept"
DIFFER = "You differ"
WHERE_READ = "This shows the rounds that you answered on this device, or that your PIN opens here."

_BOTH_SEE = "You will both see what each of you says, once you have both submitted."
_BOTH_READ = "You can both read what each of you says."
_LEADS_HEAR = (
    "Your leads are told only if both of you say that it was not kept, or only partly. They are not"
    " told which part of your agreement it is."
)
_LEADS_NEVER = "Your leads see none of it."


def agreed(partner: str) -> str:
    """Whose words stand above the question; the name fit to be shown."""
    return f"You and {partner} agreed on this:"


def ask(clause: Clause) -> str:
    """The question, by which those who hear the page can tell one clause from the other."""
    return f"{clause.lines[0].what}: was this kept?"


def promise(asked: AskedAbout) -> str:
    """Who will see what is said of a clause: this stands beside it."""
    return f"{_BOTH_SEE} {_LEADS_HEAR if asked.leads_hear else _LEADS_NEVER}"


def who_reads(asked: AskedAbout, *, released: bool) -> str:
    """Who reads what was said of a clause, once it was submitted; before, who will."""
    leads = _LEADS_HEAR if asked.leads_hear else _LEADS_NEVER
    return f"{_BOTH_READ} {leads}" if released else promise(asked)


def said(asked: AskedAbout) -> str:
    """What its author says of a clause, in words."""
    return OUTCOMES[asked.mine] if asked.mine else NO_ANSWER


def compared(one: BothSaid, partner: str) -> str:
    """What the two say of a clause; the name fit to be shown."""
    if one.mine is None and one.theirs is None:
        return "Neither of you said anything about this."
    if one.mine is None:
        return f"{partner} says: {_lower(one.theirs)}. You left it open."
    if one.theirs is None:
        return f"You say: {_lower(one.mine)}. {partner} left it open."
    if one.mine == one.theirs:
        return f"You both say: {_lower(one.mine)}."
    return f"You say: {_lower(one.mine)}. {partner} says: {_lower(one.theirs)}."


def differ(one: BothSaid) -> bool:
    """Whether the two judge a clause, and not alike."""
    judged = {one.mine, one.theirs} - {None, "cant_say"}
    return len(judged) == 2


def asked_in(one: BothSaid) -> str:
    """In which round the two said it."""
    return f"Round {one.round_number}, {one.opened_at:%B %Y}"


def coming(found: Agreement) -> str:
    """What is due next, in a sentence; empty where nothing is."""
    if found.coming is None:
        return ""
    due, clause = found.coming
    return f"Due next, by the end of {month(due)}: {clause.words}"


def _lower(outcome: Outcome | None) -> str:
    words = OUTCOMES[outcome] if outcome else NO_ANSWER
    return words[0].lower() + words[1:]
