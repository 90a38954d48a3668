"""What people read who are asked whether their answers may be used for research."""

from collections.abc import Iterator

from mentorsurvey.program.research import Own
from mentorsurvey.responses.saying import Day

TITLE = "Optional: your answers for research"
ASKED = "May your answers be used for research? Your program says who gets them:"
WHAT = (
    "If you agree, they get your ratings, choices and numbers of every round, exactly as you gave"
    " them, with a code in place of your name. They get none of your own words, no request to be"
    " contacted, and no answer that only you can see. What you say about somebody, or about the"
    " two of you, goes only if that person agrees too."
)
FREE = (
    "It is up to you. Neither the other person nor your leads learn what you choose, and nothing"
    " changes for you. You can withdraw at any time: from then on nothing of yours is in a new"
    " file. Whoever got a file before can keep it."
)
ELSEWHERE = (
    "You can agree on the device where you answered, or after entering your PIN here. If you have"
    " agreed before, you can withdraw on this device too."
)
AGREE, WITHDRAW = "I agree", "Withdraw"
AGREED = "Thank you. You can withdraw on your first page."
WITHDRAWN = "From now on no new file holds your answers."


def so_far(own: Own, day: Day) -> Iterator[str]:
    """To what the person has agreed, and from when until when."""
    for one in own.consents:
        which = "" if one.study_id == own.study.id else " to another text"
        if one.withdrawn_at:
            yield f"You agreed{which} from {day(one.given_at)} until {day(one.withdrawn_at)}."
        else:
            yield f"You have agreed{which} since {day(one.given_at)}."


def is_new(own: Own | None) -> bool:
    """Whether somebody who has just submitted is asked: they could agree, and have not."""
    return own is not None and own.here and not own.agreed
