"""What both read: the same comparison from each side, and nothing that either one hid."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path
from random import Random

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Audience
from mentorsurvey.instruments import CORE, Construct, Item, shipped
from mentorsurvey.readings.reflection import Numbers, Reflection, View, reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import create
from tests.house import FULL, MIRA, NOW, TOM, House, founded

OPPOSITE = {"lower": "higher", "higher": "lower", "same": "same"}
Answers = Mapping[str, object]
Wishes = Mapping[str, Audience]


def reflected(
    house: House,
    hers: Answers,
    his: Answers,
    *,
    names: tuple[str, str] = (MIRA, TOM),
    number: int = 1,
    narrowed: tuple[Wishes, Wishes] = ({}, {}),
    exact: tuple[bool, bool] = (False, False),
) -> tuple[Reflection, Reflection]:
    """What the mentor and the mentee read after answering like this."""
    actors = [house.actor(name, browser=name) for name in names]
    forms = [
        house.form(actor, partner, number=number)
        for actor, partner in zip(actors, reversed(names), strict=True)
    ]
    for actor, form, answers, wishes, shares in zip(
        actors, forms, (hers, his), narrowed, exact, strict=True
    ):
        house.answer(actor, form, answers)
        responses.narrow(house.database, actor, form, wishes, now=NOW)
        responses.share_exact(house.database, actor, form, shares, now=NOW)
        responses.submit(house.database, actor, form, now=NOW)
    mine, theirs = (
        reflection(house.database, actor, form) for actor, form in zip(actors, forms, strict=True)
    )
    return mine, theirs


def bands(found: Reflection) -> dict[Construct, str]:
    return {view.construct: view.band for view in found.views}


@pytest.mark.parametrize(
    ("mine", "theirs", "band"),
    [(4, 4, "same"), (4, 6, "same"), (4, 2, "same"), (4, 7, "higher"), (4, 1, "lower"),
     (1, 7, "higher")],
)  # fmt: skip
def test_a_band_says_how_the_partner_sees_it_against_ones_own_view(
    house: House, mine: int, theirs: int, band: str
) -> None:
    found, other = reflected(house, {"core.bond": mine}, {"core.bond": theirs})
    assert bands(found) == {Construct.BOND: band}
    assert bands(other) == {Construct.BOND: OPPOSITE[band]}


@pytest.mark.parametrize(("theirs", "band"), [((4, 6), "same"), ((3, 5), "lower")])
def test_a_mean_of_two_answers_is_told_apart_sooner_than_one(
    unasked: House, theirs: tuple[int, int], band: str
) -> None:
    # one and a half, and two steps: 25 and 33.3 points; two answers differ from 32.6 on
    unasked.open_round("review")
    items = ("bond.disagree", "bond.friendship")
    mine, other = reflected(
        unasked, dict(zip(items, (6, 7), strict=True)), dict(zip(items, theirs, strict=True))
    )
    assert bands(mine) == {Construct.BOND: band}
    assert bands(other) == {Construct.BOND: OPPOSITE[band]}


def test_by_default_four_constructs_and_both_flows_are_compared(house: House) -> None:
    mine, other = reflected(house, FULL, FULL)
    hidden = {Construct.ACCOUNTABILITY, Construct.LABOR_BOUNDARY}
    for found in (mine, other):
        assert [view.construct for view in found.views] == [
            construct for construct in CORE if construct not in hidden
        ]
        assert len(found.give_and_take) == 2
        assert found.words == found.choices == ()


def test_what_one_gave_is_compared_with_what_the_other_got(house: House) -> None:
    mine, other = reflected(
        house,
        {"gave.overall": 7, "got.overall": 4},
        {"gave.overall": 4, "got.overall": 2},
    )
    assert [(view.title, view.band) for view in mine.give_and_take] == [
        ("What Tom Reyes gets from you", "lower"),
        ("What you get from Tom Reyes", "same"),
    ]
    assert [(view.title, view.band) for view in other.give_and_take] == [
        ("What Mira Olsen gets from you", "same"),
        ("What you get from Mira Olsen", "higher"),
    ]


@pytest.mark.parametrize("hidden_by", ["mentor", "mentee", "both"])
@pytest.mark.parametrize("audience", [Audience.LEADS, Audience.ONLY_YOU])
def test_what_one_side_hides_is_compared_for_neither(
    house: House, hidden_by: str, audience: Audience
) -> None:
    wish = {"core.bond": audience, "gave.overall": audience}
    narrowed = (
        wish if hidden_by != "mentee" else {},
        wish if hidden_by != "mentor" else {},
    )
    mine, other = reflected(house, FULL, FULL, narrowed=narrowed, exact=(True, True))
    for found in (mine, other):
        assert Construct.BOND not in bands(found)
        assert len(bands(found)) == 3
        assert "trust each other" not in repr(found.views)
    assert len(mine.give_and_take) == len(other.give_and_take) == (0 if hidden_by == "both" else 1)


def without_ids(found: Reflection) -> str:
    return repr((found.views, found.give_and_take, found.words, found.choices, found.prompts))


def test_hidden_unanswered_and_cant_say_look_alike_to_the_partner(tmp_path: Path) -> None:
    seen = []
    for change in ("hide", "clear", "say"):
        house = founded(create(tmp_path / f"{change}.db"))
        answers: dict[str, object] = dict(FULL)
        if change != "hide":
            answers["core.bond"] = None if change == "clear" else CANT_SAY
        wish = {"core.bond": Audience.ONLY_YOU} if change == "hide" else {}
        mine, _ = reflected(house, FULL, answers, narrowed=({}, wish))
        seen.append(without_ids(mine))
    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize("exact", list(product([True, False], repeat=2)))
def test_exact_answers_show_where_both_said_yes_and_only_there(
    house: House, exact: tuple[bool, bool]
) -> None:
    mine, other = reflected(house, {"core.bond": 6}, {"core.bond": 2}, exact=exact)
    for found, own, theirs in ((mine, "6", "2"), (other, "2", "6")):
        shown = [
            (answer[1].split()[0], answer[2].split()[0])
            for view in found.views
            for answer in view.exact
        ]
        assert shown == ([(own, theirs)] if exact == (True, True) else [])


@pytest.mark.parametrize("exact", list(product([True, False], repeat=2)))
def test_numbers_are_there_where_both_said_yes_and_only_there(
    house: House, exact: tuple[bool, bool]
) -> None:
    mine, other = reflected(house, FULL, {**FULL, "core.guidance": 2}, exact=exact)
    for found in (mine, other):
        views = (*found.views, *found.give_and_take)
        assert len(views) == 6
        assert found.shares_exact == (exact == (True, True))
        assert {view.numbers is not None for view in views} == {exact == (True, True)}
    if exact == (True, True):
        guidance = [
            next(view.numbers for view in found.views if view.construct is Construct.GUIDANCE)
            for found in (mine, other)
        ]
        assert guidance == [
            Numbers(own=pytest.approx(400 / 6), theirs=pytest.approx(100 / 6), difference=-50),
            Numbers(own=pytest.approx(100 / 6), theirs=pytest.approx(400 / 6), difference=50),
        ]


def test_ones_own_number_shows_on_the_device_of_ones_own_answer_alone(house: House) -> None:
    phone, desk = house.actor(TOM, browser="phone"), house.actor(TOM, browser="desk")
    mira = house.actor(MIRA)
    form, hers = house.form(phone, MIRA), house.form(mira, TOM)
    house.answer(phone, form, {"core.bond": 7})
    house.answer(desk, form, {"core.guidance": 7})
    responses.share_exact(house.database, phone, form, True, now=NOW)
    responses.share_exact(house.database, mira, hers, True, now=NOW)
    responses.submit(house.database, phone, form, now=NOW)
    house.submit(mira, TOM, {"core.bond": 1, "core.guidance": 1})
    at_phone, at_desk = (
        {view.construct: view.numbers for view in reflection(house.database, one, form).views}
        for one in (phone, desk)
    )
    elsewhere, here = (
        Numbers(own=None, theirs=0, difference=None),
        Numbers(own=100, theirs=0, difference=-100),
    )
    assert at_phone == {Construct.BOND: here, Construct.GUIDANCE: elsewhere}
    assert at_desk == {Construct.BOND: elsewhere, Construct.GUIDANCE: here}


def test_a_form_that_asks_about_none_of_the_core_says_so(unasked: House) -> None:
    unasked.open_round("introduction")
    mine, _ = reflected(unasked, {"decision": "commit"}, {"decision": "commit"})
    assert not mine.asks_core
    assert mine.views == ()


def test_meetings_are_counted_out_loud_only_where_both_said_yes(house: House) -> None:
    shy, _ = reflected(house, FULL, {**FULL, "meetings": 3})
    assert shy.choices == ()


def test_meetings_are_never_told_across(house: House) -> None:
    for found in reflected(house, FULL, {**FULL, "meetings": 3}, exact=(True, True)):
        assert found.choices == ()


def test_a_follow_up_is_seen_by_no_more_than_what_it_follows(unasked: House) -> None:
    unasked.open_round("completion")
    answers = {"next": "redefine", "next.how": "Meet less often.", "goals.met": 5}
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(tom, form, answers)
    responses.narrow(unasked.database, tom, form, {"next": Audience.ONLY_YOU}, now=NOW)
    responses.submit(unasked.database, tom, form, now=NOW)
    mira = unasked.actor(MIRA)
    hers = unasked.submit(mira, TOM, answers)
    assert reflection(unasked.database, mira, hers).words == ()
    kept = responses.open_form(unasked.database, tom, form).answers
    assert kept["next.how"].audience is Audience.ONLY_YOU


def test_a_choice_is_told_where_both_made_it_and_otherwise_only_that_they_did_not(
    unasked: House,
) -> None:
    unasked.open_round("introduction")
    mine, other = reflected(
        unasked,
        {"decision": "commit", "authorship": "each_time", "time.project": "year"},
        {"decision": "not_now", "authorship": "each_time"},
    )
    for found in (mine, other):
        told = {one.question.split()[0]: (one.same, one.theirs) for one in found.choices}
        assert told == {"What": (True, "To be agreed before each piece of work"),
                        "Would": (False, None)}  # fmt: skip
        assert "Not now" not in repr(found)


def test_ticks_are_the_same_in_whatever_order_they_were_made(unasked: House) -> None:
    unasked.open_round("introduction")
    mine, _ = reflected(
        unasked,
        {"deliverables.planned": ["presentation", "manuscript"]},
        {"deliverables.planned": ["manuscript", "presentation"]},
    )
    assert [(one.same, one.theirs) for one in mine.choices] == [
        (True, "A manuscript, A presentation")
    ]


def test_own_words_reach_the_partner_as_far_as_their_author_lets_them(unasked: House) -> None:
    unasked.open_round("introduction")
    mine, other = reflected(
        unasked,
        {
            "hopes": "A paper, <b>and</b> a *grant*.",
            "decision": "later",
            "decision.reason": "Tired.",
        },
        {"hopes": "Nothing that you may read.", "decision": "commit"},
        narrowed=({}, {"hopes": Audience.LEADS}),
        exact=(True, True),
    )
    assert mine.words == ()
    assert [one.words for one in other.words] == ["A paper, <b>and</b> a *grant*."]
    assert "Tired." not in repr(other)
    assert "Nothing that you may read." not in repr(mine)


def random_value(dice: Random, item: Item) -> object:
    scale = shipped()["checkin"].scale_of(item)
    if dice.random() < 0.15:
        return CANT_SAY if item.cannot_say and dice.random() < 0.5 else None
    return dice.choice(scale.points) if scale else dice.randint(0, 60)


def random_side(dice: Random) -> tuple[dict[str, object], dict[str, Audience]]:
    items = shipped()["checkin"].items
    answers: dict[str, object] = {item.id: random_value(dice, item) for item in items}
    answers["core.bond"] = dice.randint(1, 7)
    wishes = {
        item.id: dice.choice(item.default_audience.narrowings())
        for item in items
        if dice.random() < 0.3
    }
    return answers, wishes


def mirrored(view: View) -> tuple[object, ...]:
    exact = tuple((theirs, own) for _, own, theirs in view.exact)
    return (view.construct, OPPOSITE[view.band], -view.gap, view.mean, exact)


def plain(view: View) -> tuple[object, ...]:
    exact = tuple((own, theirs) for _, own, theirs in view.exact)
    return (view.construct, view.band, view.gap, view.mean, exact)


def test_the_two_reflections_of_any_pair_mirror_each_other_and_hide_what_is_hidden(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    pairs = tuple((f"Mentor{k} Ames", f"Mentee{k} Bell") for k in range(24))
    house = founded(create(tmp_path_factory.mktemp("pairs") / "house.db"), pairs=pairs)
    dice = Random(20)  # noqa: S311  # a fixed seed, so that the pairs are the same each time
    compared = 0
    for names in pairs:
        (hers, her_wishes), (his, his_wishes) = random_side(dice), random_side(dice)
        mine, other = reflected(
            house,
            hers,
            his,
            names=names,
            narrowed=(her_wishes, his_wishes),
            exact=(dice.random() < 0.7, dice.random() < 0.7),
        )
        assert [plain(view) for view in mine.views] == [mirrored(view) for view in other.views]
        assert [plain(view) for view in mine.give_and_take] == [
            mirrored(view) for view in reversed(other.give_and_take)
        ]
        assert mine.prompts == other.prompts
        assert [one.same for one in mine.choices] == [one.same for one in other.choices]
        assert mine.released_at == other.released_at
        for item in shipped()["checkin"].items:
            admitted = all(
                wishes.get(item.id, item.default_audience).admits("partner")
                for wishes in (her_wishes, his_wishes)
            )
            if item.anchor and not admitted:
                assert item.construct not in bands(mine)
        compared += len(mine.views)
    assert compared > 24
