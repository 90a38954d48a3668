"""The only place that says how a reflection is computed, and how far it can be trusted."""

from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.noise import CAN_TELL, assumed_sem
from mentorsurvey.readings.apart import LIMIT
from mentorsurvey.readings.comparing import error
from mentorsurvey.readings.prompts import ROOM_BELOW, WHY, WORKS_FROM, Prompt
from mentorsurvey.readings.reflection import Reflection, View
from mentorsurvey.ui.words import count, plain

ANSWER, WITHIN = assumed_sem(), CAN_TELL * error()
"""Points: the assumed error of one answer, and how far two differ without any difference."""

QUESTIONS = "Questions to begin with, not findings. How they are chosen stands below."
"""Above the questions."""

SAME = (
    "About the same means no difference we can tell. The noise is assumed, the form not validated:"
    " see below."
)
"""Beside the bands."""

WAITS = "A difference becomes a question above when it has come back."
"""Where one has not yet."""

OWN_READING = "The project's own reading, not validated. The noise is assumed."
"""Beside give and take."""

NOTHING = (
    "Nothing can be compared here this time: at least one of you left each question out, or kept"
    " it from the other."
)
"""Where there is no band; whose doing that is stays open."""

READS = {"lower": "lower", "same": "about the same", "higher": "higher"}


def reason(prompt: Prompt) -> str:
    """Why a question is asked, and about what."""
    why = WHY[prompt.why]
    return f"{TITLES[prompt.construct]} · {why}" if prompt.construct else why


def computed(found: Reflection) -> tuple[str, ...]:
    """Paragraphs in Markdown, the people's own text in them escaped."""
    partner = plain(found.partner)
    return (
        f"You read whether {partner} sees a thing lower, about the same, or higher than you do;"
        f" {partner} reads the same from the other side. Each answer is put on a line from 0 to"
        " 100. Where several questions are about one thing, their mean counts, over those that"
        " both of you answered and let the other see.",
        f"Single answers move by themselves: the error of one is **assumed** to be {ANSWER:.0f}"
        f" points a side. So up to {CAN_TELL}·√2·{ANSWER:.0f} = {WITHIN:.0f} points either way,"
        " two steps on the scale, it reads about the same: **no difference we can tell**. For a"
        f" mean of several questions it is less, {CAN_TELL * error(3):.0f} points for three. Where"
        " both choose the top of the scale, no difference can show. Two people in a good"
        " relationship often differ.",
        "A difference becomes a question when it has come back: two rounds running, to the same"
        " side. In one round alone chance is too strong: of six questions without any true"
        " difference, one differs now and then, in about one pair of four.",
        f"“{WHY['apart']}” takes four rounds. The first two say how far apart you usually are. In"
        f" each of the last two you are more than {LIMIT:.1f} points from that"
        f" ({CAN_TELL}·√(2·{ANSWER:.0f}²·(1 + ½))), and further apart than before.",
        "A round is skipped where it is one-sided, or where one of you kept the answer from the"
        " other. Only rounds of the same wording and phase are compared, by the question that is"
        " the same in all of them, and never later ones."
        f" {_earlier(found)}",
        f"“{WHY['room']}” is asked where it reads about the same and the mean of both is under"
        f" {ROOM_BELOW:.0f}; “{WHY['works']}” where it is {WORKS_FROM:.0f} or more. These rest on"
        " one round.",
        "Give and take puts what one says they gave beside what the other says they got. It is the"
        " project's own reading, and no question is asked about it.",
        "The forms are **not validated**, and every bound here is a convention. Not in here:"
        " answers that either of you keeps from the other, or did not give.",
        _numbers(found),
    )


def _earlier(found: Reflection) -> str:
    if not found.earlier:
        return "No earlier round of yours can be compared with this one."
    return f"This one is compared with {count(found.earlier, 'earlier round')} of yours."


def _numbers(found: Reflection) -> str:
    views = [view for view in (*found.views, *found.give_and_take) if view.numbers]
    if not found.shares_exact:
        return "Numbers are shown only where both of you said yes to exact answers in this round."
    if not views:
        return "You both said yes to exact answers, and there is nothing to compare in this round."
    rows = "\n".join(_row(view) for view in views)
    return (
        "Your numbers in this round, because both of you said yes to exact answers:\n\n"
        f"| 0–100 | You | {plain(found.partner)} | Difference |\n| :-- | --: | --: | :-- |\n{rows}"
    )


def _row(view: View) -> str:
    numbers = view.numbers
    if numbers is None:
        raise ValueError("no numbers to show")
    own = "other device" if numbers.own is None else f"{numbers.own:.0f}"
    reading = READS[view.band]
    if numbers.difference is not None:
        points = round(numbers.difference)
        signed = f"{points:+d}".replace("-", "−") if points else "0"
        reading = f"{signed}, {reading}"
    return f"| {plain(view.title)} | {own} | {numbers.theirs:.0f} | {reading} |"
