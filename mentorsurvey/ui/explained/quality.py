"""How the figures of *Quality* are computed, with the round's own numbers."""

from math import sqrt

from mentorsurvey import charts
from mentorsurvey.instruments import TITLES
from mentorsurvey.measures.concordance import ICC_PAIRS, INTERVAL_MENTORS
from mentorsurvey.measures.reliability import Reliability
from mentorsurvey.readings.quality import SIDES, Agreement, Minutes, Quality, SideQuality
from mentorsurvey.readings.quality_words import NAMES
from mentorsurvey.ui.explained.arithmetic import decimals, number, result
from mentorsurvey.ui.words import plain


def reliability(reading: Quality) -> tuple[str, ...]:
    """How reliable the core score is."""
    worked = [
        _alpha(NAMES[side], found.reliability)
        for side in SIDES
        if (found := reading.side(side)) and found.reliability and found.reliability.reason is None
    ]
    return (
        "The number is Cronbach's α: how far the questions of a core score go together, at most 1."
        " It counts people who answered every one of them and let the program use all of it. A"
        " mentor of many counts once, with one pair. What a score is made of differs by side, so"
        " the number of questions may differ too.",
        "The interval is Feldt's, 95 %. Where most people are at the top of the scale it is a"
        " little too narrow: it then holds the true α in about 88 of 100 rounds instead of 95.",
        "How far a score is off is its standard error of measurement, SD·√(1 − α), in points of"
        " 100: two scores in three are off by less. It holds within one round. From round to round"
        " scores vary more, so health and change use a noise of their own.",
        *worked,
        f"Nothing is shown of fewer than {reading.fewest} people of a side, nor before the round is"
        " over for everybody. People are added up in fixed groups of so many. When somebody hides"
        " an answer afterwards, their group leaves that total as a whole.",
    )


def _alpha(name: str, found: Reliability) -> str:
    alpha, sd, sem = found.alpha, found.sd, found.sem
    if alpha is None or sd is None or sem is None:
        return ""
    n, k = found.n_people, found.n_items
    whole = (k * sd) ** 2
    items = whole * (1 - alpha * (k - 1) / k)
    of_alpha = (lambda own, total: k / (k - 1) * (1 - own / total), (items, whole), 2)
    of_sem = (lambda score, a: score * sqrt(max(1 - a, 0.0)), (sd, alpha), 1)
    places, fine = decimals(of_alpha), max(decimals(of_sem), 2)
    part, total = number(items, places), number(whole, places)
    score, own = number(sd, fine), number(alpha, fine)
    rest = f"1 − ({own})" if alpha < 0 else f"1 − {own}"
    return (
        f"**In numbers.** {name}: n = {n} people, k = {k} questions, whose variances add up to"
        f" {part}; that of their sum is {total}. α = {k}/{k - 1}·(1 − {part}/{total}) ="
        f" {result(alpha, 2)}. With the SD of a score, {score}, and α = {own}:"
        f" {score}·√({rest}) = {result(sem)} points (SEM). Limits: 1 − (1 − α)·F, F with"
        f" {n - 1} and {(n - 1) * (k - 1)} degrees of freedom, so"
        f" {charts.index_words(found.low)} to {charts.index_words(found.high)}."
    )


def answers(reading: Quality) -> tuple[str, ...]:
    """Missing answers, "can't say" and the ceiling."""
    worked = [
        said
        for side in SIDES
        if (found := reading.side(side)) and (said := _ceiling(NAMES[side], found))
    ]
    return (
        "Answered: forms with an answer that counts here. In the others the question was left"
        " blank, was not asked, got “can’t say”, or its answer was kept from the program. These"
        f" look alike. “Can’t say” is counted where the program may see it, in steps of"
        f" {reading.fewest}.",
        "At the top: the share of those answers that are the best possible one. Where it is high,"
        " differences between good pairs are lost.",
        *worked[:1],
        "Questions that are answered in words or by a choice are not counted here.",
    )


def _ceiling(name: str, found: SideQuality) -> str:
    """The first question with a share at the top, as an example."""
    for one in found.questions:
        if one.top is not None and one.answered is not None:
            best = round(one.top * one.answered)
            return (
                f"**In numbers.** {name}, “{plain(one.title)}”: {one.answered} of {found.forms}"
                f" forms have an answer, {best} of these are at the top: {best}/{one.answered} ="
                f" {result(100 * one.top)} %."
            )
    return ""


def agreement(reading: Quality) -> tuple[str, ...]:
    """How far both sides agree over a program."""
    return (
        "Each core question that both people answer about the same person, or about the two of"
        " them together. It takes pairs in which both let the program use their answer. ICC(C,1)"
        " says how far the same pairs are high with both, a general difference taken out: 1 is the"
        " same, 0 no more than chance.",
        "The mean difference is mentors less mentees, in points. Where zero lies in its interval"
        " there is no clear difference. Chance-corrected: the share of the distance between"
        " strangers (every mentor with every mentee of another) that pairs do not have.",
        *(_agreed(one) for one in reading.agreement[:1]),
        "Intervals (95 %) draw mentors with all their mentees anew, because pairs of one mentor are"
        f" not independent. So they need {INTERVAL_MENTORS} mentors, and an index needs"
        f" {ICC_PAIRS} pairs (conventions). To disagree is normal: two honest people in a good"
        " relationship often do.",
    )


def _agreed(one: Agreement) -> str:
    found = one.found
    mentors, mentees = one.means
    places = decimals((lambda a, b: a - b, (mentors, mentees), 1))
    said = (
        f"**In numbers.** {TITLES[one.construct]}, over n = {found.n_pairs} pairs of"
        f" {found.n_mentors} mentors: the mean difference is {number(mentors, places)} −"
        f" {number(mentees, places)} = {result(mentors - mentees)}."
    )
    between, error = one.squares.between, one.squares.error
    if found.consistent.value is not None and between is not None and error is not None:
        places = decimals((lambda b, e: (b - e) / (b + e), (between, error), 2))
        b, e = number(between, places), number(error, places)
        said += (
            " The mean squares are"
            f" {b} between pairs and {e} of what is left: ICC(C,1) = ({b} − {e})/({b} + {e}) ="
            f" {result(found.consistent.value, 2)}."
        )
    seen, strangers = found.observed, found.random
    if found.chance_corrected.value is not None and seen is not None and strangers is not None:
        places = decimals((lambda near, far: 1 - near / far, (seen, strangers), 2))
        near, far = number(seen, places), number(strangers, places)
        said += (
            f" Pairs lie {near} points apart, strangers {far}: chance-corrected 1 − {near}/{far} ="
            f" {result(found.chance_corrected.value, 2)}."
        )
    return said


def burden(reading: Quality) -> tuple[str, ...]:
    """What answering takes."""
    worked = [
        _middle(NAMES[side], found.minutes)
        for side in SIDES
        if (found := reading.side(side)) and found.minutes
    ]
    return (
        "Minutes from the first to the last answer of each submitted form. Whoever came back the"
        " next day counts with a day, so look at the middle and not at the ends. Reading before the"
        " first answer is not in it. An answer that people keep from you is not in it either.",
        *worked,
    )


def _middle(name: str, found: Minutes) -> str:
    half = found.n // 2
    which = f"form {half + 1}" if found.n % 2 else f"forms {half} and {half + 1}, halfway"
    return (
        f"**In numbers.** {name}: {found.n} forms in the order of their minutes; the middle is"
        f" {which}: {found.median:.1f}. A quarter took under {found.lower:.1f}, a quarter over"
        f" {found.upper:.1f}."
    )
