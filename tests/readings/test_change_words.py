"""What leads read of a pair whose ratings are low or dropped: true of that pair's own answers."""

import re
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.measures.change.falls import Fall
from mentorsurvey.readings import change_words
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.attention_words import finding, why
from mentorsurvey.readings.changes import Changes, changes
from mentorsurvey.readings.reasons import Reason
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.ui.words import plain
from tests.readings.simulated import program

NAN = float("nan")
PAIR = Relationship(id="p0", mentor_id="m0", mentor="Dr. Lee", mentee_id="e0", mentee="Dr. Novak")
NASTY = "Nil ![x](http://evil.example/x.png)\n# <b>Y</b>"
Rounds = list[float]


def read(mentor: Rounds, mentee: Rounds) -> Changes:
    found = changes(program(np.array([mentor]), np.array([mentee])))
    assert found is not None
    return found


def fallen(
    mentor: Rounds,
    mentee: Rounds,
    whom: Literal["both", "mentor", "mentee"] = "both",
    since: int = 3,
    pair: Relationship = PAIR,
) -> str:
    fall = Fall(whom=whom, since=since, round=len(mentor), value=5)
    return change_words.dropped(read(mentor, mentee), pair, fall)


BOTH = "Their ratings have probably dropped."


@pytest.mark.parametrize(
    ("mentor", "mentee", "said"),
    [
        ([80, 80, 40], [80, 80, 50], f"{BOTH} Both of them rated it lower in round 3."),
        (
            [80, 80, 40, 45],
            [80, 80, 50, 50],
            f"{BOTH} Both of them rated it lower from round 3 on.",
        ),
        (
            [80, 80, 40, 45],
            [80, 80, NAN, 50],
            f"{BOTH} Dr. Lee’s were lower from round 3 on, Dr. Novak’s in round 4.",
        ),
        # the mentor is back, and it is not said that the ratings are lower from then on
        (
            [80, 80, 30, 81],
            [80, 80, 50, 50],
            f"{BOTH} Dr. Lee’s were lower in round 3, Dr. Novak’s from round 3 on.",
        ),
        (
            [80, 80, 30, 81, 30],
            [80, 80, 30, 85, 30],
            f"{BOTH} Both of them rated it lower in rounds 3 and 5.",
        ),
        # one of them alone is lower, the other as before, or better
        (
            [80, 80, 40, 45],
            [80, 80, 80, 90],
            "Dr. Lee’s ratings have probably dropped: they were lower from round 3 on. Dr. Novak’s"
            " show no clear change.",
        ),
        (
            [80, 80, 40, 45],
            [80, 80, NAN, NAN],
            "Dr. Lee’s ratings have probably dropped: they were lower from round 3 on. There"
            " is nothing to read from Dr. Novak since then.",
        ),
        # only one has ever answered
        (
            [80, 80, 40],
            [NAN, NAN, NAN],
            "Dr. Lee’s ratings have probably dropped: they were lower in round 3. There is nothing"
            " to read from Dr. Novak since then.",
        ),
        # neither is lower by their own answers: nothing is said of a person
        ([80, 80, 80], [80, 80, 85], BOTH),
    ],
)
def test_a_drop_is_told_by_each_person_s_own_answers(
    mentor: Rounds, mentee: Rounds, said: str
) -> None:
    assert fallen(mentor, mentee) == said


def test_a_drop_of_one_side_names_that_side_alone() -> None:
    mentor, mentee = [80.0, 80, 79, 80], [80.0, 80, 40, 45]
    assert fallen(mentor, mentee, "mentee") == (
        "Dr. Novak’s ratings have probably dropped: they were lower from round 3 on. Dr. Lee’s show"
        " no clear change."
    )
    assert fallen([80, 80, NAN, NAN], mentee, "mentee").endswith(
        "There is nothing to read from Dr. Lee since then."
    )


TOGETHER = "Together, their ratings are probably below 60, the mark that your program has set."
APART = "The two see things very differently."


@pytest.mark.parametrize(
    ("mentor", "mentee", "said"),
    [
        ([40], [45], TOGETHER),
        ([75], [25], f"{TOGETHER} {APART}"),
        ([75, 40], [25, 40], TOGETHER),  # they no longer do
        ([75, 40], [25, NAN], f"{TOGETHER} {APART}"),
        ([40, NAN], [NAN, 40], TOGETHER),  # never in one round
        (
            [30, 30],
            [NAN, NAN],
            "Dr. Lee’s ratings are low. There is nothing to read from the other one, so we can’t"
            " say how they see it.",
        ),
        (
            [NAN, NAN],
            [NAN, 30],
            "Dr. Novak’s ratings are low. There is nothing to read from the other one, so we can’t"
            " say how they see it.",
        ),
    ],
)
def test_a_low_level_says_what_it_rests_on(mentor: Rounds, mentee: Rounds, said: str) -> None:
    assert change_words.low(read(mentor, mentee), PAIR, DEFAULTS) == said


def test_a_low_level_is_measured_by_the_program_s_own_cut() -> None:
    said = change_words.low(read([40], [45]), PAIR, replace(DEFAULTS, cut=70))
    assert "probably below 70," in said


def test_a_second_round_says_the_way_and_that_it_lists_nobody() -> None:
    up, down = change_words.moved(20), change_words.moved(-20)
    assert "clearly higher than in the first" in up
    assert "clearly lower than in the first" in down
    assert "puts nobody on your list" in up


@pytest.mark.parametrize(
    ("why_none", "said"),
    [
        (None, ""),
        ("no noise", "hardly vary"),
        ("fewer than six items", "Too few questions"),
        ("unlike the assumed noise", "in another way than we assume"),
    ],
)
def test_it_says_why_no_change_is_looked_for(why_none: str | None, said: str) -> None:
    of = replace(read([40], [45]), why_none=why_none)
    assert said in change_words.nothing(of)
    assert (change_words.nothing(of) == "") == (why_none is None)
    assert change_words.nothing(None) == ""


def test_a_name_stays_on_its_line_and_a_page_shows_it_as_text() -> None:
    pair = replace(PAIR, mentor=NASTY, mentee=NASTY)
    for said in (
        fallen([80, 80, 40], [80, 80, 80], pair=pair),
        fallen([80, 80, 40, 40], [80, 80, NAN, 40], pair=pair),
        change_words.low(read([30], [NAN]), pair, DEFAULTS),
    ):
        assert "Nil ![x](http" in said
        assert "\n" not in said
        assert not re.search(r"(?<!\\)[\[<]", plain(said))


# What the page of a pair says, and what stands behind an entry


def watched(mentor: Rounds, mentee: Rounds, *reasons: Reason, held: bool = False) -> Watched:
    return Watched(
        pairs={} if held else {"p0": "A with B"},
        names={"p0": ("B", "A")},
        reasons={"p0": reasons} if reasons else {},
        rounds=len(mentor),
        changes=read(mentor, mentee),
    )


def reason(rule: str, **more: object) -> Reason:
    return Reason(
        rule=rule,
        says=f"Says {rule}.",
        clears="Clears.",
        chance=0.9 if rule == "level" else None,
        round_number=3,
        rule_says=f"The rule of {rule}.",
        **more,
    )


def test_a_pair_s_page_says_what_its_entry_says_of_its_ratings_and_nothing_else() -> None:
    three = [80.0, 80, 80], [80.0, 80, 80]
    silent = watched(*three, reason("silence"))
    assert finding(silent, "p0") == "No clear change."
    found = watched(*three, reason("silence"), reason("level"), reason("change"))
    assert finding(found, "p0") == "Says level. Says change."


def test_before_a_third_round_it_is_too_early() -> None:
    early = "It is too early to say whether anything has changed."
    assert finding(watched([80, 80], [80, 80]), "p0") == early
    assert finding(watched([80, NAN, 80], [80, NAN, NAN]), "p0") == early
    assert finding(watched([80, NAN, 80], [80, 80, NAN]), "p0") == "No clear change."


def test_of_a_pair_that_nobody_watches_nothing_is_found() -> None:
    assert finding(watched([80, 80, 80], [80, 80, 80], held=True), "p0") == ""
    none = replace(watched([80], [80]), changes=None)
    assert finding(none, "p0") == ""


def test_where_no_change_is_looked_for_the_page_says_why() -> None:
    found = watched([80, 80, 80], [80, 80, 80])
    assert found.changes is not None
    of = replace(found, changes=replace(found.changes, why_none="no noise"))
    assert "no change can be told" in finding(of, "p0")


def test_behind_an_entry_stand_the_rule_its_numbers_and_what_clears_it() -> None:
    assert why(reason("silence")) == "The rule of silence. Clears."
    assert why(reason("level")) == ("The rule of level. For this pair it is about 90%. Clears.")


@pytest.mark.parametrize(
    ("rarity", "said"),
    [(0, "fewer than 1 in 1,000"), (1, "about 1 in 1,000"), (5, "about 1 in 200"), (20, "1 in 50")],
)
def test_how_rare_a_change_is_comes_from_simulations(rarity: int, said: str) -> None:
    words = why(reason("change", rarity=rarity))
    assert f"In simulations, {said}" in words or f"In simulations, about {said}" in words


def test_with_assumed_numbers_no_rate_is_claimed() -> None:
    words = why(reason("change", assumed=True))
    assert "rests on assumed numbers" in words
    assert "In simulations" not in words
    assert "How often this is a false alarm is not known." in words
