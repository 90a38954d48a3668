"""Whether two people have moved apart on a topic: from what the pages of their rounds have said."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey import rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.instruments import Construct, Instrument, shipped
from mentorsurvey.program import pausing
from mentorsurvey.readings.apart import Standing, by_topic, moved_apart
from mentorsurvey.readings.comparing import Compared, High
from mentorsurvey.readings.prompts import Why
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import earlier, owing
from tests.house import FULL, NOW, TOM, UMA, House
from tests.readings_reflection.playing import Answers, Pair, opens
from tests.store.leading import pair_id

STOOD: dict[str, Standing | None] = {"h": "high", "n": "neither", "a": "apart", "-": None}
HISTORY = st.lists(st.sampled_from(["high", "neither", "apart", None]), max_size=9)


# The rule


@pytest.mark.parametrize(
    ("stood", "expected"),
    [
        ("", False),
        ("a", False),
        ("aa", False),
        ("hha", False),
        ("haa", False),
        ("hhaa", True),
        ("nhaa", True),
        ("hnaaa", True),
        ("ahaa", False),  # one round together between is not enough
        ("aahhaa", True),
        ("hhaah", False),  # together again
        ("hhaha", False),
        ("h-h-a-a", True),  # a round without a comparison is skipped
        ("hha-", False),
        ("hhaa-", True),
    ],
)
def test_two_have_moved_apart_after_two_rounds_together_and_two_apart(
    stood: str, expected: bool
) -> None:
    assert moved_apart([STOOD[one] for one in stood]) is expected


@given(HISTORY, st.integers(0, 9))
def test_a_round_without_a_comparison_changes_nothing(
    stood: list[Standing | None], place: int
) -> None:
    assert moved_apart([*stood[:place], None, *stood[place:]]) == moved_apart(stood)


@given(HISTORY)
def test_both_high_and_neither_high_are_the_same_here(stood: list[Standing | None]) -> None:
    swapped: dict[Standing | None, Standing | None] = {"high": "neither", "neither": "high"}
    assert moved_apart([swapped.get(one, one) for one in stood]) == moved_apart(stood)


@pytest.mark.parametrize(
    ("highs", "expected"),
    [
        (["both", "both"], "high"),
        (["both", "neither"], "neither"),
        (["both", "one"], "apart"),
        (["neither", "one", "both"], "apart"),
    ],
)
def test_a_topic_of_several_ratings_is_apart_where_any_of_them_is(
    highs: Sequence[High], expected: Standing
) -> None:
    item = shipped()["checkin"].item("core.trust")
    found = [
        Compared(construct=Construct.TRUST, items=(item,), by_mean=False, high=high)
        for high in highs
    ]
    assert by_topic(found) == {"trust": expected}


def test_give_and_take_stands_by_the_whole_and_not_by_its_kinds() -> None:
    review = shipped()["review"]

    def of(item_id: str, high: High) -> Compared:
        items = (review.item(item_id),)
        return Compared(construct=Construct.EXCHANGE, items=items, by_mean=False, high=high)

    assert by_topic([of("gave.overall", "both"), of("gave.ideas", "one")]) == {"exchange": "high"}
    assert by_topic([of("gave.ideas", "one")]) == {}


# Rounds of a pair


def expectations(value: object) -> Answers:
    return {"core.expectations": value, "core.listening": 5}


SAME, APART = (expectations(6), expectations(6)), (expectations(6), expectations(2))


@pytest.fixture
def pair(house: House) -> Pair:
    """Mira and Tom, before their first round."""
    return Pair(house)


def played(pair: Pair, *each: tuple[Answers, Answers | None]) -> None:
    for hers, his in each:
        pair.play(hers, his)


def asked(pair: Pair, number: int, title: str = "What we expect") -> Why | None:
    """Why both are asked about what they expect; None where they are not."""
    found = [[(prompt.title, prompt.why) for prompt in page.prompts] for page in pair.read(number)]
    assert found[0] == found[1]
    return dict(found[0]).get(title)


def test_two_who_move_apart_are_asked_about_it_first(pair: Pair) -> None:
    played(pair, SAME, SAME, APART, APART, APART, SAME)
    assert [asked(pair, number) for number in range(1, 7)] == [
        "high",
        "high",
        "apart",
        "again",
        "again",
        "high",
    ]
    for page in pair.read(4):
        assert page.prompts[0].title == "What we expect"


def test_who_never_were_together_have_not_moved_apart(pair: Pair) -> None:
    played(pair, APART, APART, APART, APART)
    assert asked(pair, 4) == "apart"


def test_an_old_reflection_stays_what_it_was(pair: Pair) -> None:
    played(pair, SAME, SAME, APART)
    before = pair.pages(0)
    played(pair, APART, APART)
    assert pair.pages(0)[:3] == before


def test_a_round_that_was_released_later_does_not_change_an_old_reflection(pair: Pair) -> None:
    played(pair, (expectations(6), None))
    his = pair.forms[1][1]
    extend(pair.house, his, opens(5))
    played(pair, SAME, APART, APART)
    before = pair.read(4)
    pair.submit(pair.mentee, his, expectations(6), opens(4) + timedelta(days=5))
    assert pair.read(4) == before
    assert asked(pair, 4) == "apart"
    played(pair, APART)
    assert asked(pair, 5) == "again"  # from now on the first round counts, in its place


@pytest.mark.parametrize("value", [None, CANT_SAY], ids=["cleared", "can't say"])
def test_an_earlier_round_without_an_answer_is_skipped(pair: Pair, value: object) -> None:
    played(pair, SAME, SAME, APART, (expectations(6), expectations(value)), APART)
    assert asked(pair, 4) is None
    assert asked(pair, 5) == "again"


def test_a_one_sided_round_is_skipped(pair: Pair) -> None:
    played(pair, SAME, SAME, APART, (expectations(6), None), APART)
    assert asked(pair, 5) == "again"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_answer_that_was_kept_from_the_other_enters_no_later_question(
    pair: Pair, number: int
) -> None:
    for place, both in enumerate((SAME, SAME, APART, APART), start=1):
        kept = {"core.expectations": Audience.LEADS} if place == number else {}
        pair.play(*both, wishes=({}, kept))
    assert asked(pair, number) is None
    assert asked(pair, 4) == "apart"


def test_of_earlier_rounds_no_kept_number_is_read_at_all(pair: Pair) -> None:
    pair.play(FULL, FULL, wishes=({}, {"core.expectations": Audience.LEADS}))
    played(pair, APART, (expectations(6), None))

    def numbers(number: int, actor: Actor, form: str) -> list[tuple[set[str], set[str]]]:
        with pair.house.database.read() as tx:
            owed = owing.owed(tx, actor, form)
            assert owed is not None
            return [
                (
                    {key for key, one in each.own.items() if one.value is not None},
                    {key for key, one in each.theirs.items() if one.value is not None},
                )
                for each in earlier.rounds_before(tx, owed)
                if each.round_number < number
            ]

    shown = {
        "core.expectations",
        "core.preparation",
        "core.listening",
        "gave.overall",
        "got.overall",
    }
    (hers, his), (open_hers, _) = pair.forms[2], pair.forms[3]
    assert numbers(2, pair.mentor, hers) == [(shown, shown - {"core.expectations"})]
    assert numbers(2, pair.mentee, his) == [(shown - {"core.expectations"}, shown)]
    assert numbers(3, pair.mentor, open_hers) == []  # before release


def test_another_pair_of_the_same_mentor_changes_nothing(pair: Pair) -> None:
    uma = Pair(pair.house, names=(pair.names[0], UMA))
    for both in (SAME, SAME, APART):
        pair.play(*both)
        uma.play(*(SAME if both is APART else APART), opened=True)
    played(pair, APART)
    assert asked(pair, 4) == "again"


def changed(was: str, now: str) -> Instrument:
    """The check-in with something else in it."""
    content = shipped()["checkin"].canonical_json()
    assert was in content
    return Instrument.from_json(content.replace(was, now))


@pytest.mark.parametrize(("same_meaning", "why"), [(False, "apart"), (True, "again")])
def test_a_new_wording_begins_anew_and_a_mended_typo_does_not(
    pair: Pair, same_meaning: bool, why: Why
) -> None:
    played(pair, SAME, SAME)
    wording = shipped()["checkin"].item("core.trust").mentor or ""
    instrument = changed(wording, f"{wording} Always.")
    pair.play(*APART, instrument=instrument, same_meaning=same_meaning)
    pair.play(*APART, instrument=instrument)
    assert asked(pair, 4) == why


def test_a_new_phase_begins_anew(pair: Pair) -> None:
    played(pair, SAME, SAME)
    later = changed('"key":"checkin"', '"key":"checkin","phase":"completion"')
    pair.play(*APART, instrument=later)
    pair.play(*APART, instrument=later)
    assert asked(pair, 4) == "apart"


def test_a_review_is_compared_with_the_check_ins_before_it_by_what_its_own_page_says(
    pair: Pair,
) -> None:
    played(pair, SAME, SAME, APART)
    topic = ("core.expectations", "expectations.time", "expectations.change")
    review = [item for item in shipped()["review"].items if item.construct == "expectations"]
    assert [item.id for item in review] == list(topic)
    pair.play(
        dict.fromkeys(topic, 6),
        dict(zip(topic, (6, 4, 3), strict=True)),  # the anchor alike, the mean below five
        instrument="review",
    )
    assert asked(pair, 4) == "again"


def test_a_form_that_is_asked_once_comes_between_and_breaks_nothing(pair: Pair) -> None:
    played(pair, SAME, SAME, APART)
    pair.play({"authorship": "each_time"}, {"authorship": "each_time"}, instrument="introduction")
    played(pair, APART)
    assert asked(pair, 5) == "again"


def test_forms_that_are_asked_once_are_not_compared(pair: Pair) -> None:
    played(pair, SAME, SAME)
    once = changed('"repeated":true', '"repeated":false')
    pair.play(*APART, instrument=once)
    pair.play(*APART, instrument=once)
    assert asked(pair, 4) == "apart"


def test_two_who_started_anew_are_not_compared_with_what_was_before(pair: Pair) -> None:
    played(pair, SAME, SAME, APART)
    house, of_two, now = pair.house, pair_id(pair.house, TOM), opens(4) - timedelta(days=1)
    since = now.date()
    pausing.end_pair(house.database, house.lead, of_two, since=since, reason="finished", now=now)
    pausing.restart_pair(house.database, house.lead, of_two, since=since, now=now)
    played(pair, APART)
    assert asked(pair, 4) == "apart"
    assert asked(pair, 3) == "apart"


def test_the_link_alone_still_shows_nothing(pair: Pair) -> None:
    played(pair, APART, APART)
    elsewhere = pair.house.actor(pair.names[1], browser="an assistant's")
    with pytest.raises(ResponseClosed, match="device on which you answered"):
        reflection(pair.house.database, elsewhere, pair.forms[2][1])


def test_a_round_that_was_answered_elsewhere_is_not_told_of(pair: Pair) -> None:
    played(pair, SAME, SAME, APART)
    first = pair.mentee
    pair.mentee = pair.house.actor(pair.names[1], browser="his new phone")
    played(pair, APART)
    mine, theirs = pair.read(4)
    assert "again" in {prompt.why for prompt in mine.prompts}
    assert "again" not in {prompt.why for prompt in theirs.prompts}
    pair.mentee = first


def extend(house: House, form: str, until: datetime) -> None:
    """More time for one form of the first round."""
    rounds.extend_invitation(
        house.database, house.operator, house.round_id, form, until=until, now=NOW
    )
