"""What a lead may write to both people of a pair, and to somebody who asked for them."""

from mentorsurvey.instruments import one_line

SUBJECT = "How are the two of you getting on?"
SUBJECT_ASKED = "You asked me to get in touch"
SAME_FOR_ALL = "The same words for everyone, to both people, without a reason or a number."


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


def no_address(names: list[str]) -> str:
    """Whom the program cannot write to; empty where it has everybody's address."""
    if not names:
        return ""
    return f"The program has no address for {' and '.join(names)}."
