"""What a lead may write to both people of a pair, and to somebody who asked for them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from mentorsurvey.instruments import one_line
from mentorsurvey.responses.forms import Fit
from mentorsurvey.store.lead_letters import LeadLetter, SentTo

SUBJECT = "How are the two of you getting on?"
SUBJECT_ASKED = "Would you like to talk?"
"""It says nothing of a wish: a subject is read by whoever sees a list of mail."""
SAME_FOR_ALL = "The same words for everyone, to both people, without a reason or a number."


NAME_NO_REASON = (
    "You can change the words. Name no reason in them: a letter must never mean that one of the two"
    " complained."
)
ONE_EACH = "One mail to each, in the same words. Neither sees the address of the other."
TO_THEM_ALONE = "One mail to them alone. No other lead is told of it."
WHEN = "It leaves between 8 AM and 8 PM where they are. The words are deleted once it has left."
NO_MAIL = "This server sends no mail to these people."
NO_REPLIES = "You have no e-mail address here, so nobody could answer you. Enter it on *People*."
OWN_PROGRAM = "You can still write from your own mail program."
LEAVES = "It is on its way, and the card says once it was sent."
ONCE_MORE = "Send another one only if you mean to write once more."
SEND_AGAIN = "To write once more, press the button again."


def to_both(mentor: str, mentee: str, lead: str) -> str:
    """The letter to both, the same whatever the reason."""
    return "\n\n".join(
        (
            f"Dear {one_line(mentor)}, dear {one_line(mentee)},",
            "After each round we get in touch with some of our mentoring pairs, and this time with"
            " you. How are the two of you getting on? Is there anything that we could make easier:"
            " time, contacts, what to expect of each other?",
            "There is nothing that you have to do. If you would like to talk, together or one by"
            " one, tell me when it suits you.",
            one_line(lead),
        )
    )


def to_one(name: str, lead: str) -> str:
    """The letter to somebody who asked this lead to get in touch; it says nothing of their pair."""
    return "\n\n".join(
        (
            f"Dear {one_line(name)},",
            "You asked me to get in touch, and I am glad that you did. Would you like to talk? Tell"
            " me when it suits you, and whether you would rather call or meet.",
            one_line(lead),
        )
    )


def no_address(names: Sequence[str]) -> str:
    """Whom the program cannot write to; empty where it has everybody's address."""
    return f"The program has no address for {_and(names)}." if names else ""


def not_reached(names: Sequence[str]) -> str:
    """Whose address takes no mail; empty where mail reaches everybody."""
    return f"Mail does not reach {_and(names)}. *People* says why." if names else ""


def already(letter: LeadLetter, reader_id: str, when: str) -> str:
    """That a letter went to the same people before: by whom, and on which day."""
    who = "You" if letter.by_id == reader_id else one_line(letter.by)
    whom = "both" if len(letter.to) > 1 else "them"
    return f"{who} wrote to {whom} on {when}."


def send(people: int, name: str, *, again: bool) -> str:
    """What the button says. The name is used as it is given."""
    whom = "both" if people > 1 else name
    return f"Send once more to {whom}" if again else f"Send to {whom}"


def how_far(
    letter: LeadLetter, reader_id: str, day: Callable[[datetime], str], fit: Fit = one_line
) -> str:
    """How far a letter is, as the outbox knows it: on its way, sent, or where it did not arrive.

    Parameters
    ----------
    reader_id : str
        The lead who reads it.
    """
    by = "" if letter.by_id == reader_id else f" {fit(letter.by)} wrote it."
    states = {_state(one) for one in letter.to}
    if states == {"sent"}:
        whom = "both" if len(letter.to) > 1 else fit(letter.to[0].name)
        return f"Sent to {whom} on {day(max(_handed(one) for one in letter.to))}.{by}"
    if states == {"waiting"}:
        whom = "both" if len(letter.to) > 1 else fit(letter.to[0].name)
        return f"On its way to {whom} since {day(letter.written_at)}. It has not left yet.{by}"
    return " ".join(_of_one(one, letter, day, fit) for one in letter.to) + by


def _of_one(one: SentTo, letter: LeadLetter, day: Callable[[datetime], str], fit: Fit) -> str:
    match _state(one):
        case "sent":
            return f"Sent to {fit(one.name)} on {day(_handed(one))}."
        case "waiting":
            return f"On its way to {fit(one.name)} since {day(letter.written_at)}."
        case "unsure":
            return f"Nobody knows whether it reached {fit(one.name)}."
        case _:
            return f"It did not reach {fit(one.name)}."


def _state(one: SentTo) -> str:
    if one.state == "handed":
        return "sent"
    if one.state in ("waiting", "sending"):
        return "waiting"
    return "unsure" if one.why == "unsure" else "failed"


def _handed(one: SentTo) -> datetime:
    if one.handed_at is None:
        raise LookupError("a mail that was handed over has no time")
    return one.handed_at


def _and(names: Sequence[str]) -> str:
    return " and ".join(one_line(name) for name in names)
