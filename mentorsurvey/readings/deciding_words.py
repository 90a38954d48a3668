"""What people read about deciding whether to begin and how to go on, and what came of it."""

from collections.abc import Mapping

from mentorsurvey.instruments.deciding import OPTIONS, Kind, Outcome
from mentorsurvey.program.deciding import Deciding
from mentorsurvey.responses.saying import Day

TITLE: Mapping[Kind, str] = {
    "start": "Do you want to begin?",
    "end": "How do you want to go on?",
}
_ASKED: Mapping[Kind, str] = {
    "start": "Would you like to commit to working with {partner}?",
    "end": "What would you like to happen next with {partner}?",
}
TOLD: Mapping[Kind, str] = {
    "start": "If you both commit, your work together starts. Otherwise you are both told only that"
    " it did not start, and your leads that you need another match. Nobody is told who decided"
    " what.",
    "end": "You will both see what each of you chose, once you have both chosen. Your leads see"
    " what comes of it. If either of you ends here, you end. Otherwise you go on.",
}
OPEN: Mapping[Kind, str] = {
    "start": "You can decide there whether to begin.",
    "end": "You can decide there how to go on.",
}
"""What stands below the way to a comparison beside which one has not decided yet."""
UNSEEN = (
    "Until you have both decided, neither of you learns whether the other has. You can change"
    " your decision until then."
)
DECIDE, CHANGE = "Decide", "Change my decision"
FIRST = "Choose one of the three first."
CHOOSE = f"Nothing is decided yet. {FIRST}"
_HELD: Mapping[str, str] = {
    "ended": "This pair has ended, so there is nothing to decide.",
    "paused": "Your program has paused this pair. You can decide once it goes on.",
    "ahead": "The two of you have not begun yet. You can decide once you have.",
    "unlisted": "Your program no longer lists this pair, so there is nothing to decide.",
}
_CAME: Mapping[Outcome, str] = {
    "starts": "You both commit. Your work together starts.",
    "not_started": "Your work together did not start.",
    "continues": "You both want to continue, so you go on.",
    "redefined": "You go on in another form.",
    "ended": "Your work together has ended.",
}
_MORE: Mapping[Outcome, tuple[str, ...]] = {
    "starts": (
        "Write down next what you agree on. Your agreement begins with what you both said here.",
    ),
    "not_started": (
        "Your leads know that you need another match. Nobody is told who decided what.",
        "What you both let each other read stays here.",
    ),
    "continues": (
        "A new draft of your agreement is ready. It begins with the last one, and its dates are"
        " left open.",
    ),
    "redefined": (
        "A new draft of your agreement is ready. It begins with the last one, and its dates are"
        " left open. Talk about these three questions before you fill it in.",
    ),
    "ended": (
        "Thank you for the time that you gave each other.",
        "What you both let each other read stays here. Nobody asks you about each other any more.",
    ),
}
GUIDE = (
    "What has worked so well that you both want to keep it?",
    "What should be different: how often you meet, what you work on, or who does what?",
    "How will you both notice in three months that the new form works?",
)
"""What the two talk about where they go on in another form."""
AGREES: frozenset[Outcome] = frozenset({"starts", "continues", "redefined"})
"""What is followed by an agreement."""


def asked(found: Deciding, partner: str) -> str:
    """The question; the partner's name fit to be shown."""
    return _ASKED[found.kind].format(partner=partner)


def mine(found: Deciding) -> str:
    """What one has decided; empty where nothing yet."""
    return f"You decided: “{OPTIONS[found.kind][found.mine]}”." if found.mine else ""


def held(found: Deciding) -> str:
    """Why nothing can be decided now; empty where it can."""
    return _HELD[found.held] if found.held and not found.outcome else ""


def came(outcome: Outcome) -> str:
    """What came of what both decided, in a sentence."""
    return _CAME[outcome]


def more(outcome: Outcome) -> tuple[str, ...]:
    """What that means for the two."""
    return _MORE[outcome]


def chose(found: Deciding, partner: str) -> tuple[str, ...]:
    """What each of the two chose at an ending, once both have; the name fit to be shown."""
    if not found.theirs:
        return ()
    words = OPTIONS[found.kind]
    return (f"You: {words[found.mine]}", f"{partner}: {words[found.theirs]}")


def since(found: Deciding, day: Day) -> str:
    """On which day both had decided; empty where they have not."""
    return f"Since {day(found.settled_at)}" if found.settled_at else ""
