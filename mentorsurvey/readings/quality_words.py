"""What *Quality* says of a round: sentences without an index, which stand beside them."""

from mentorsurvey.instruments import Side
from mentorsurvey.instruments.texts import count
from mentorsurvey.measures.agreement.concordance import ICC_PAIRS
from mentorsurvey.measures.reliability import Reason
from mentorsurvey.readings.quality import Minutes, Quality, SideQuality
from mentorsurvey.store.programs import FEWEST

NAMES: dict[Side, str] = {"mentor": "Mentors", "mentee": "Mentees"}
NO_CORE = "This form does not ask the core questions."
NOT_THE_SAME = (
    "Where a core question asks each person about the other, the two speak of different people. So"
    " there is nothing to agree on, and it is not listed."
)
_NO_ALPHA: dict[Reason, str] = {
    "fewer than two people": "Too few answered every question of their core score.",
    "one item": "The core score is a single question, so there is nothing that could go together.",
    "no spread": "Everybody has the same core score, so this cannot be told.",
}


def too_few(side: Side, fewest: int = FEWEST) -> str:
    """What stands where a side is too few people, or nobody, or its round is not over."""
    return f"Nothing to show yet: this takes at least {fewest} {side}s, once the round is over."


def steadiness(side: Side, found: SideQuality | None, fewest: int = FEWEST) -> str:
    """Whether the questions of the core score go together, and how far one score is off."""
    if found is None:
        return too_few(side, fewest)
    alpha = found.reliability
    if alpha is None:
        return (
            f"Nothing to show yet: this takes at least {fewest} {side}s who let the program use"
            " every answer of their core score."
        )
    if alpha.reason is not None or alpha.low is None or alpha.high is None:
        return _NO_ALPHA[alpha.reason or "no spread"]
    if alpha.high <= 0:
        return (
            f"**{NAMES[side]} who rate one core question high tend to rate the others low.** So"
            " their core score says little in this round."
        )
    if alpha.low <= 0:
        return (
            "**It is too early to say whether the core questions go together.** With more people it"
            " becomes clearer."
        )
    return (
        f"**{NAMES[side]} who rate one core question high tend to rate the others high too.** One"
        f" {side}'s score is off by {_points(alpha.sem)}, either way. From {side} to {side}, scores"
        f" differ by {_points(alpha.sd)}."
    )


def _points(value: float | None) -> str:
    near = round(value or 0.0)
    return f"about {count(near, 'point')}" if near else "less than a point"


def answered(
    side: Side, found: SideQuality, fewest: int = FEWEST, *, counts_cant_say: bool = True
) -> str:
    """How many people submitted, and how often they chose "can't say" where that is counted."""
    forms = "" if found.forms == found.people else f" {found.forms:,} forms"
    if not counts_cant_say:
        return f"**{found.people:,} {side}s submitted{forms}.**"
    chose = f"{found.cant_say:,} times or more" if found.cant_say else f"fewer than {fewest} times"
    return (
        f"**{found.people:,} {side}s submitted{forms}.** They chose “can't say” {chose}, over all"
        " questions."
    )


def ceiling(found: SideQuality) -> str:
    """On how many questions most answers are at the top; empty where none has enough answers."""
    tops = [one.top for one in found.questions if one.top is not None]
    if not tops:
        return ""
    many = sum(top > 0.5 for top in tops)
    if not many:
        return "There is no question to which most gave the top answer."
    which = "It" if many == 1 else "They"
    return (
        f"On {many} of {len(tops)} questions, most gave the top answer. {which} can show a fall,"
        " but hardly a rise."
    )


def meetings(side: Side, found: SideQuality) -> str:
    """How many meetings a side counted on average; empty where there is no total of them."""
    counted = next((one.meetings for one in found.questions if one.meetings is not None), None)
    if counted is None:
        return ""
    many = count(int(counted + 0.5), "meeting")
    average = "less than one meeting" if counted < 0.5 else many
    return f"On average, {side}s counted {average} since the round before."


def no_agreement(reading: Quality) -> str:
    """Why nothing is said of agreement."""
    if not reading.core:
        return NO_CORE
    return (
        f"Nothing to show yet: once the round is over, this takes at least {reading.fewest} mentors"
        f" and {reading.fewest} mentees who let the program use their answers to the same question."
    )


def too_few_pairs(reading: Quality) -> str:
    """What there is until an index of agreement can be given."""
    pairs = max(one.found.n_pairs for one in reading.agreement)
    mentors = max(one.found.n_mentors for one in reading.agreement)
    return (
        "**There are too few pairs to say how far the two people agree.** That takes"
        f" {ICC_PAIRS} pairs, and these are {pairs} pairs of {mentors} mentors. The table shows"
        " which side rates higher: mentors less mentees, in points of 100."
    )


def promise(reading: Quality) -> str:
    """How much the form asks, and the time that it promises."""
    questions = "1 question" if reading.items == 1 else f"up to {reading.items} questions"
    return f"The form asks {questions} and promises {count(reading.promised, 'minute')}."


def time_taken(side: Side, taken: Minutes | None, promised: int, fewest: int = FEWEST) -> str:
    """Whether the promised minutes are kept, by the middle of a side's forms."""
    if taken is None:
        return too_few(side, fewest)
    longer = "longer than" if round(taken.median, 1) > promised else "no longer than"
    return (
        f"**{NAMES[side]} usually take {longer} promised.** Promised: {count(promised, 'minute')}."
        f" Half of {taken.n:,} forms took {taken.lower:.1f} to {taken.upper:.1f} minutes."
    )
