"""A difference is asked about when it has come back, and when it has grown: rounds of one pair."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.instruments import Construct, Instrument, shipped
from mentorsurvey.readings.apart import ERROR, LIMIT, Past, Standing, standing
from mentorsurvey.readings.comparing import Compared
from mentorsurvey.readings.prompts import WORDS
from mentorsurvey.readings.reflection import Reflection, reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import create, earlier
from mentorsurvey.store import responses as store_responses
from tests.house import FULL, MIRA, NOW, TOM, UMA, House, founded

STEP = 100 / 6
Answers = Mapping[str, object]
GAPS = st.lists(
    st.none() | st.integers(-6, 6).map(lambda steps: round(steps * STEP, 6)), max_size=9
)


# The rule


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], "same"),
        ([0], "same"),
        ([2], "same"),
        ([3], "new"),
        ([3, 3], "back"),
        ([-3, -4], "back"),
        ([3, -3], "new"),  # the other way round is another difference
        ([3, 0, 3], "new"),  # the latest earlier round shows none
        ([3, None, 3], "back"),  # a round without a comparison is skipped
        ([3, 3, None], "same"),  # and nothing is said where the present one has none
        ([3, 3, 2], "same"),
        ([0, 0, 4], "new"),
        ([0, 0, 4, 4], "apart"),
        ([0, 0, -4, -4], "apart"),
        ([0, None, 0, None, 4, None, 4], "apart"),
        ([1, 1, 4, 4], "back"),  # 50 points from the usual, within its noise
        ([0, 0, 4, 0, 4, 4], "apart"),
        ([2, 2, 6, 6], "apart"),  # further apart than they always were
        ([3, 3, 3, 3], "back"),  # as far apart as always
        ([6, 6, 3, 3], "back"),  # closer than they were
        ([3, 3, 0, 0], "same"),
        ([-3, -3, 3, 3], "back"),  # turned round, not further apart
        ([-3, -3, 4, 4], "back"),
        ([-2, -2, 2, 2], "same"),  # diverging, and about the same in every round
        ([0, 0, 6, -6], "new"),
    ],
)
def test_a_difference_stands(steps: list[int | None], expected: Standing) -> None:
    assert standing([None if one is None else one * STEP for one in steps]) == expected


def test_two_steps_are_no_difference_in_either_round() -> None:
    assert standing([100 / 3, 50.0]) == "new"
    assert standing([50.0, 100 / 3]) == "same"


def test_a_longer_form_s_difference_is_a_question_only_where_its_anchor_has_it_too() -> None:
    def of(gap: float) -> Compared:
        anchor = shipped()["review"].anchors[0]
        return Compared(own=50.0, theirs=50.0 + gap, items=((anchor, anchor),))

    before = Past()
    assert before.standing(Construct.BOND, of(20), of(50)) == "same"
    assert before.standing(Construct.BOND, of(50), of(20)) == "new"
    assert before.standing(Construct.BOND, of(50), of(-50)) == "new"
    assert before.standing(Construct.BOND, of(50), None) == "new"


def test_the_bounds_come_from_an_assumed_error_of_fifteen_a_side() -> None:
    assert pytest.approx(21.213, abs=1e-3) == ERROR
    assert pytest.approx(50.922, abs=1e-3) == LIMIT


@given(GAPS)
def test_it_stands_the_same_from_either_side(gaps: list[float | None]) -> None:
    assert standing(gaps) == standing([None if gap is None else -gap for gap in gaps])


@given(GAPS, st.integers(0, 8))
def test_a_round_without_a_comparison_changes_nothing(gaps: list[float | None], place: int) -> None:
    with_gap = [*gaps[:place], None, *gaps[place:], 50.0]
    assert standing(with_gap) == standing([*gaps, 50.0])


@given(GAPS)
def test_moving_apart_takes_four_rounds_that_can_be_compared(gaps: list[float | None]) -> None:
    if standing(gaps) == "apart":
        assert sum(gap is not None for gap in gaps) >= 4


# Rounds of a pair


class Pair:
    """A mentor and a mentee who play one round after the other, each on one browser."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.mira, self.tom = house.actor(MIRA, browser="hers"), house.actor(TOM, browser="his")
        self.forms: dict[int, tuple[str, str]] = {}

    def play(
        self,
        hers: Answers,
        his: Answers | None,
        *,
        kept: str | None = None,
        instrument: str | Instrument = "checkin",
        same_meaning: bool = False,
    ) -> None:
        """The next round; ``his`` None: he does not submit. He keeps ``kept`` for the leads."""
        number = len(self.forms) + 1
        now = opens(number)
        if number > 1:
            self.house.open_round(instrument, now=now, same_meaning=same_meaning)
        mine = self.house.form(self.mira, TOM, number=number)
        theirs = self.house.form(self.tom, MIRA, number=number)
        self.forms[number] = (mine, theirs)
        self.submit(self.mira, mine, hers, now)
        if his is not None:
            wish = {kept: Audience.LEADS} if kept else {}
            responses.narrow(self.house.database, self.tom, theirs, wish, now=now)
            self.submit(self.tom, theirs, his, now)

    def submit(self, actor: Actor, form: str, answers: Answers, now: datetime) -> None:
        self.house.answer(actor, form, answers, now=now)
        responses.submit(self.house.database, actor, form, now=now)

    def extend(self, form: str, until: datetime) -> None:
        """More time for one form of the first round."""
        house = self.house
        rounds.extend_invitation(
            house.database, house.operator, house.round_id, form, until=until, now=NOW
        )

    def read(self, number: int) -> tuple[Reflection, Reflection]:
        """What the two read of a round; it is the same comparison."""
        mine, theirs = self.forms[number]
        found = reflection(self.house.database, self.mira, mine)
        other = reflection(self.house.database, self.tom, theirs)
        assert found.prompts == other.prompts
        assert [view.standing for view in found.views] == [view.standing for view in other.views]
        return found, other

    def standing(self, number: int, construct: Construct = Construct.BOND) -> Standing | None:
        """Where the difference stands, for both."""
        found, _ = self.read(number)
        return next((one.standing for one in found.views if one.construct is construct), None)


def bond(value: object) -> Answers:
    return {"core.bond": value, "core.guidance": 5}


SAME, APART = (bond(6), bond(6)), (bond(6), bond(2))
ASKED = {why: WORDS[Construct.BOND][why] for why in ("apart", "differ")}


def opens(number: int) -> datetime:
    """When a round opens, and is answered."""
    return NOW + timedelta(days=20 * (number - 1))


@pytest.fixture
def pair(house: House) -> Pair:
    """Mira and Tom, before their first round."""
    return Pair(house)


def played(pair: Pair, *each: tuple[Answers, Answers | None]) -> None:
    for hers, his in each:
        pair.play(hers, his)


def words(found: Reflection) -> list[str]:
    return [prompt.words for prompt in found.prompts]


def test_in_the_first_round_a_difference_shows_and_its_question_waits(pair: Pair) -> None:
    played(pair, APART)
    mine, other = pair.read(1)
    assert {view.band for view in mine.views} == {"same", "lower"}
    assert {view.band for view in other.views} == {"same", "higher"}
    assert pair.standing(1) == "new"
    assert not set(ASKED.values()) & set(words(mine))
    assert mine.earlier == 0


def test_a_difference_that_has_come_back_is_asked_about_on_both_sides(pair: Pair) -> None:
    played(pair, APART, APART)
    for found in pair.read(2):
        assert words(found)[0] == ASKED["differ"]
        assert found.prompts[0].why == "differ"
        assert found.earlier == 1


def test_a_difference_that_turned_round_waits_again(pair: Pair) -> None:
    played(pair, (bond(6), bond(3)), (bond(3), bond(6)))
    assert pair.standing(2) == "new"


def test_two_who_move_apart_are_asked_about_it_first(pair: Pair) -> None:
    played(pair, SAME, SAME, APART, APART)
    assert [pair.standing(number) for number in (1, 2, 3, 4)] == ["same", "same", "new", "apart"]
    for found in pair.read(4):
        assert words(found)[0] == ASKED["apart"]
        assert ASKED["differ"] not in words(found)


def test_an_old_reflection_stays_what_it_was(pair: Pair) -> None:
    played(pair, APART)
    before = pair.read(1)
    played(pair, APART, APART, APART)
    assert pair.read(1) == before


def test_a_round_that_was_released_later_does_not_change_an_old_reflection(pair: Pair) -> None:
    played(pair, (bond(6), None))
    his = pair.forms[1][1]
    pair.extend(his, opens(4))
    played(pair, APART)
    before = pair.read(2)
    pair.submit(pair.tom, his, bond(3), opens(2) + timedelta(days=5))
    assert pair.standing(1) == "new"
    assert pair.read(2) == before
    played(pair, APART)
    assert pair.read(3)[0].earlier == 2


def test_a_late_round_keeps_its_place(pair: Pair) -> None:
    played(pair, (bond(6), None))
    his = pair.forms[1][1]
    pair.extend(his, opens(4))
    played(pair, SAME)
    pair.submit(pair.tom, his, bond(3), opens(2) + timedelta(days=5))
    played(pair, APART)
    assert pair.standing(3) == "new"


@pytest.mark.parametrize("value", [None, CANT_SAY], ids=["cleared", "can't say"])
def test_an_earlier_round_without_an_answer_is_skipped(pair: Pair, value: object) -> None:
    played(pair, APART, (bond(6), bond(value)), APART)
    assert pair.standing(2) is None
    assert pair.standing(3) == "back"


def test_a_one_sided_round_is_skipped(pair: Pair) -> None:
    played(pair, APART, (bond(6), None), APART)
    assert pair.standing(3) == "back"
    assert pair.read(3)[0].earlier == 1


def test_an_answer_that_was_kept_from_the_other_enters_no_later_question(pair: Pair) -> None:
    pair.play(*APART, kept="core.bond")
    pair.play(*APART)
    assert pair.standing(2) == "new"
    assert not set(ASKED.values()) & set(words(pair.read(2)[0]))


def test_only_numbers_that_each_lets_the_other_see_are_read_at_all(pair: Pair) -> None:
    pair.play(FULL, FULL, kept="core.bond")
    played(pair, APART, (bond(6), None))

    def earlier_of(number: int, actor: Actor, form: str) -> list[tuple[int, set[str], set[str]]]:
        with pair.house.database.read() as tx:
            owed = store_responses.owed(tx, actor, form)
            assert owed is not None
            assert owed.round_number == number
            return [
                (each.round_number, set(each.own), set(each.theirs))
                for each in earlier.numbers(tx, owed)
            ]

    shown = set(FULL) - {"core.accountability", "core.labor_boundary", "fairness"}
    (hers, his), (open_hers, _) = pair.forms[2], pair.forms[3]
    assert earlier_of(2, pair.mira, hers) == [(1, shown, shown - {"core.bond"})]
    assert earlier_of(2, pair.tom, his) == [(1, shown - {"core.bond"}, shown)]
    assert earlier_of(3, pair.mira, open_hers) == []  # before release


def test_what_is_kept_now_is_asked_about_no_more(pair: Pair) -> None:
    played(pair, APART, APART)
    pair.play(*APART, kept="core.bond")
    assert pair.standing(3) is None
    assert not set(ASKED.values()) & set(words(pair.read(3)[0]))


def test_an_answer_that_is_erased_later_counts_as_not_given(pair: Pair) -> None:
    played(pair, APART, APART)
    with pair.house.database.write() as tx:
        tx.run(
            "DELETE FROM answer WHERE item_id = 'core.bond' AND response_id IN"
            " (SELECT id FROM response WHERE invitation_id = :form)",
            form=pair.forms[1][1],
        )
    assert pair.standing(2) == "new"


def test_another_pair_of_the_same_mentor_changes_nothing(pair: Pair) -> None:
    uma = pair.house.actor(UMA)
    pair.house.submit(pair.mira, UMA, bond(6), now=NOW)
    pair.house.submit(uma, MIRA, bond(3), now=NOW)
    played(pair, (bond(6), None), APART)
    assert pair.standing(2) == "new"


def changed(was: str, now: str) -> Instrument:
    """The check-in with something else in it."""
    content = shipped()["checkin"].canonical_json()
    assert was in content
    return Instrument.from_json(content.replace(was, now))


@pytest.mark.parametrize(("same_meaning", "expected"), [(False, "new"), (True, "back")])
def test_a_new_wording_begins_anew_and_a_mended_typo_does_not(
    pair: Pair, same_meaning: bool, expected: Standing
) -> None:
    played(pair, APART)
    instrument = changed("I trust each other.", "I trust one another.")
    pair.play(*APART, instrument=instrument, same_meaning=same_meaning)
    assert pair.standing(2) == expected


def test_a_new_phase_begins_anew(pair: Pair) -> None:
    played(pair, APART)
    key = '"key":"checkin"'
    pair.play(*APART, instrument=changed(key, f'{key},"phase":"completion"'))
    assert pair.standing(2) == "new"


def test_a_review_is_compared_with_the_check_in_before_it(pair: Pair) -> None:
    played(pair, APART)
    pair.play(*APART, instrument="review")
    assert pair.standing(2) == "back"


def test_a_form_that_is_asked_once_comes_between_and_breaks_nothing(pair: Pair) -> None:
    played(pair, APART)
    pair.play({"decision": "commit"}, {"decision": "commit"}, instrument="introduction")
    played(pair, APART)
    assert pair.read(2)[0].earlier == 0
    assert pair.standing(3) == "back"


def test_forms_that_are_asked_once_are_not_compared(pair: Pair) -> None:
    played(pair, SAME)
    once = changed('"repeated":true', '"repeated":false')
    pair.play(*APART, instrument=once)
    pair.play(*APART, instrument=once)
    assert pair.standing(3) == "new"
    assert pair.read(3)[0].earlier == 0


def test_the_link_alone_still_shows_nothing(pair: Pair) -> None:
    played(pair, APART, APART)
    elsewhere: Actor = pair.house.actor(TOM, browser="an assistant's")
    with pytest.raises(ResponseClosed, match="device on which you answered"):
        reflection(pair.house.database, elsewhere, pair.forms[2][1])


ALL_APART = ({**FULL, **dict.fromkeys(FULL, 7), "fairness": 0}, {**dict.fromkeys(FULL, 2)})
ALL_SAME = (ALL_APART[0], ALL_APART[0])
CEILING = [ALL_SAME] * 4
HIDDEN = [(dict.fromkeys(FULL, CANT_SAY) | {"fairness": 0, "meetings": 1},) * 2] * 2


@pytest.mark.parametrize(
    ("each", "whys"),
    [
        (CEILING, ["works", "always"]),
        (HIDDEN, ["always", "always"]),
        ([ALL_SAME, ALL_SAME, ALL_APART, ALL_APART], ["apart", "apart"]),
        ([ALL_APART], ["always", "always"]),
        ([ALL_APART, ALL_APART], ["differ", "differ"]),
    ],
    ids=["ceiling", "nothing said", "all apart", "one round", "two rounds"],
)
def test_every_history_gives_questions(
    pair: Pair, each: Sequence[tuple[Answers, Answers]], whys: list[str]
) -> None:
    played(pair, *each)
    for found in pair.read(len(each)):
        assert [prompt.why for prompt in found.prompts] == whys


def test_swapping_what_the_two_say_swaps_the_views_and_keeps_the_questions(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    each = [SAME, SAME, (bond(6), bond(2)), (bond(7), bond(3))]
    found = []
    for turned in (False, True):
        house = founded(create(tmp_path_factory.mktemp("swapped") / "house.db"))
        pair = Pair(house)
        played(pair, *((his, hers) if turned else (hers, his) for hers, his in each))
        found.append(pair.read(4)[0])
    one, other = found
    assert one.prompts == other.prompts
    assert [replace(view, gap=-view.gap, band="same") for view in one.views] == [
        replace(view, gap=view.gap, band="same") for view in other.views
    ]
