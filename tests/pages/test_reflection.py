"""The reflection as both people read it: what they want to talk about, and halves in words."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.instruments import shipped
from mentorsurvey.readings import reflection_words
from mentorsurvey.readings.prompts import ALWAYS, WORDS
from mentorsurvey.responses import CANT_SAY
from tests.house import FULL, NOEL, VERA, House
from tests.pages.conftest import Visit, text_of

PAGE = "participant/reflection"
Answers = Mapping[str, object]
ALL_HIGH = {**dict.fromkeys(FULL, 6), "fairness": 0, "talk": ("none",)}
LOW = {**ALL_HIGH, "core.expectations": 4, "core.preparation": 4}
FAR = {**ALL_HIGH, "core.expectations": 2}
EXPECTATIONS = WORDS["expectations"]


def play(house: House, *each: tuple[Answers, Answers]) -> tuple[str, str]:
    """Rounds of Noel and Vera, one closed before the next; their forms of the last one."""
    noel, vera = house.actor(NOEL), house.actor(VERA)
    last = ("", "")
    for number, (noels, veras) in enumerate(each, start=1):
        now = datetime.now(UTC)
        if number > 1:
            close(house)
            house.open_round(now=now)
        last = (
            house.submit(noel, VERA, noels, number=number, now=now),
            house.submit(vera, NOEL, veras, number=number, now=now),
        )
    return last


def close(house: House) -> None:
    """Close what is open."""
    now = datetime.now(UTC)
    for one in rounds.list_rounds(house.database, house.operator):
        if one.is_open(now):
            rounds.close_round(house.database, house.operator, one.id, now=now)
            # It closes within the day here, and would be taken for a mistake.
            rounds.set_counts(house.database, house.lead, one.id, counts=True, now=now)


def read(visit: Visit, house: House, forms: tuple[str, str]) -> tuple[str, str]:
    """What the page says to each of them."""
    mine, theirs = (
        said(visit(house, who, PAGE, form=form))
        for who, form in zip((NOEL, VERA), forms, strict=True)
    )
    return mine, theirs


def said(at: AppTest) -> str:
    assert not at.exception
    folds = [one.label for one in at.expander]
    return "\n".join([text_of(at), *folds])


def cards(at: AppTest) -> list[str]:
    """The questions, in the order in which they stand."""
    asked = {words for each in WORDS.values() for words in each.values()} | {ALWAYS}
    return [one.value for one in at.markdown if one.value in asked]


def test_what_each_wants_to_talk_about_comes_first_and_says_who(here: House, visit: Visit) -> None:
    forms = play(
        here, ({**FAR, "talk": ("trust", "guidance")}, {**ALL_HIGH, "talk": ("guidance", "work")})
    )
    at = visit(here, NOEL, PAGE, form=forms[0])
    assert cards(at)[:4] == [
        WORDS["guidance"]["named"],
        WORDS["work"]["named"],
        WORDS["trust"]["named"],
        EXPECTATIONS["apart"],
    ]
    mine, theirs = read(visit, here, forms)
    assert "**Work and credit**  \n:small[Vera Lind wants to talk about this.]" in mine
    assert "**Work and credit**  \n:small[You want to talk about this.]" in theirs
    assert "in particular" not in mine + theirs


def test_nothing_in_particular_is_said_plainly(here: House, visit: Visit) -> None:
    for words in read(visit, here, play(here, (ALL_HIGH, ALL_HIGH))):
        assert "Neither of you brings up anything in particular here." in words


def test_one_who_names_nothing_or_hides_it_reads_alike(here: House, visit: Visit) -> None:
    forms = play(here, ({**ALL_HIGH, "talk": ("work",)}, {**ALL_HIGH, "talk": ("trust",)}))
    wish = {"talk": Audience.ONLY_YOU}
    vera, now = here.actor(VERA), datetime.now(UTC)
    responses.set_audience(here.database, vera, forms[1], wish, now=now)
    mine, theirs = read(visit, here, forms)
    assert "Vera Lind brings up nothing in particular here." in mine
    assert "You bring up nothing in particular here." in theirs
    assert WORDS["trust"]["named"] not in mine + theirs


def test_topics_stand_under_the_sentence_that_both_read(here: House, visit: Visit) -> None:
    veras = {**LOW, "core.listening": 4}
    forms = play(here, ({**ALL_HIGH, "core.preparation": 1, "core.listening": 5}, veras))
    for words in read(visit, here, forms):
        for sentence in reflection_words.HALVES.values():
            assert f"**{sentence}**" in words
    at = visit(here, NOEL, PAGE, form=forms[0])
    shown = [one.value for one in at.markdown]
    neither = shown.index(f":material/drag_handle: **{reflection_words.HALVES['neither']}**")
    assert shown[neither + 1].startswith("Our meetings  \n:small[")
    one = shown.index(f":material/compare_arrows: **{reflection_words.HALVES['one']}**")
    assert [each.split("  \n")[0] for each in shown[one + 1 : one + 3]] == [
        "What we expect",
        "Guidance",
    ]


def test_no_number_and_no_band_is_told(here: House, visit: Visit) -> None:
    forms = play(here, (ALL_HIGH, FAR))
    for who, form in zip((NOEL, VERA), forms, strict=True):
        at = visit(here, who, PAGE, form=form)
        words = text_of(at)
        for told in ("lower", "higher", "about the same", "sees it", "/ 7", "of 7", "points"):
            assert told not in words.casefold()


def test_who_used_to_rate_it_alike_are_asked_about_it_first(here: House, visit: Visit) -> None:
    same, apart = (ALL_HIGH, ALL_HIGH), (ALL_HIGH, FAR)
    forms = play(here, same, same, apart, apart)
    assert cards(visit(here, NOEL, PAGE, form=forms[0]))[0] == EXPECTATIONS["again"]
    for words in read(visit, here, forms):
        assert f"**What we expect**  \n:small[{reflection_words.WHY['again']}]" in words
        assert EXPECTATIONS["apart"] not in words


def test_more_than_three_questions_are_folded_and_named_topics_are_not(
    here: House, visit: Visit
) -> None:
    wishes = ({**ALL_HIGH, "talk": ("work", "trust")}, {**ALL_HIGH, "talk": ("oversight",)})
    for form, who in zip(play(here, wishes), (NOEL, VERA), strict=True):
        at = visit(here, who, PAGE, form=form)
        assert [one.label for one in at.expander] == ["4 more questions", "How this works"]
        assert len(cards(at)) == 7
        assert len([one for one in at.expander[0].markdown if one.value in cards(at)]) == 4


def test_give_and_take_says_which_way(here: House, visit: Visit) -> None:
    noels, veras = {**ALL_HIGH, "gave.overall": 6}, {**ALL_HIGH, "got.overall": 2}
    mine, theirs = read(visit, here, play(here, (noels, veras)))
    assert "From you to Vera Lind" in mine
    assert "From Noel Park to you" in theirs
    assert "overall" not in mine


def test_the_yearly_exchange_is_told_by_kind(here_unasked: House, visit: Visit) -> None:
    here_unasked.open_round("review", now=datetime.now(UTC), extras=True)
    kinds = ("overall", "guidance", "opportunities", "ideas", "technology", "support")
    gave = {f"gave.{kind}": 6 for kind in kinds}
    got = {f"got.{kind}": 3 if kind == "ideas" else 7 for kind in kinds}
    noels, veras = (
        here_unasked.submit(who, partner, answers)
        for who, partner, answers in (
            (here_unasked.actor(NOEL), VERA, gave),
            (here_unasked.actor(VERA), NOEL, got),
        )
    )
    words, other = read(visit, here_unasked, (noels, veras))
    rest = "guidance, opportunities and contacts, new technology or methods, personal support"
    assert f"From you to Vera Lind: overall, {rest}" in words
    assert "From you to Vera Lind: new ideas" in words
    assert "From Noel Park to you: new ideas" in other


def test_both_read_what_each_chose(here_unasked: House, visit: Visit) -> None:
    here_unasked.open_round("introduction", now=datetime.now(UTC))
    noels, veras = (
        here_unasked.submit(who, partner, {"authorship": decision})
        for who, partner, decision in (
            (here_unasked.actor(NOEL), VERA, "each_time"),
            (here_unasked.actor(VERA), NOEL, "shared_first"),
        )
    )
    labels = {one.value: one.label for one in shipped()["introduction"].item("authorship").options}
    mine, theirs = read(visit, here_unasked, (noels, veras))
    assert f"You: **{labels['each_time']}**  \nVera Lind: **{labels['shared_first']}**" in mine
    assert f"You: **{labels['shared_first']}**  \nNoel Park: **{labels['each_time']}**" in theirs
    assert reflection_words.NOTHING not in mine


def test_where_nothing_can_be_compared_it_says_what_that_takes(here: House, visit: Visit) -> None:
    nothing = dict.fromkeys(FULL, CANT_SAY) | {"fairness": 0, "meetings": 2, "talk": ("none",)}
    forms = play(here, (nothing, nothing))
    for who, form in zip((NOEL, VERA), forms, strict=True):
        at = visit(here, who, PAGE, form=form)
        assert reflection_words.NEEDS in [one.value for one in at.info]
        assert cards(at) == [ALWAYS]


def test_on_another_device_a_reflection_opens_with_the_pin(here: House, visit: Visit) -> None:
    now = datetime.now(UTC)
    desk = here.actor(NOEL, browser="desk")
    form = here.submit(desk, VERA, ALL_HIGH, now=now)
    here.submit(here.actor(VERA), NOEL, ALL_HIGH, now=now)
    sign_in.choose_pin(here.database, desk, "402718", now=now)
    at = visit(here, NOEL, PAGE, form=form)
    assert "What we expect" not in said(at)
    at.text_input(key="field:typed_pin").set_value("111111")
    button = next(one for one in at.button if one.label == "Open with my PIN")
    assert "not the right number" in text_of(button.click().run())
    at.text_input(key="field:typed_pin").set_value("402718")
    next(one for one in at.button if one.label == "Open with my PIN").click().run()
    assert "What we expect" in said(at)


@pytest.mark.parametrize("kept", [{}, {"core.expectations": Audience.LEADS}])
def test_the_page_is_the_same_for_every_answer_within_a_half_and_for_kept_ones(
    here: House, visit: Visit, kept: Mapping[str, Audience]
) -> None:
    forms = play(here, (ALL_HIGH, LOW), (ALL_HIGH, LOW))
    now = datetime.now(UTC)
    responses.set_audience(here.database, here.actor(VERA), forms[1], kept, now=now)
    first = here.form(here.actor(NOEL), VERA, number=1)
    before = [said(visit(here, NOEL, PAGE, form=form)) for form in (first, forms[0])]
    with here.database.write() as tx:
        tx.run(
            "UPDATE answer SET number = CASE WHEN number >= 5 THEN 5 ELSE 1 END"
            " WHERE number IS NOT NULL AND item_id LIKE 'core.%' AND response_id IN"
            " (SELECT response.id FROM response JOIN invitation"
            "  ON invitation.id = response.invitation_id WHERE invitation.side = 'mentee')"
        )
        if kept:
            tx.run(
                "UPDATE answer SET number = 7 WHERE item_id = 'core.expectations'"
                " AND audience = 'leads'"
            )
    assert [said(visit(here, NOEL, PAGE, form=form)) for form in (first, forms[0])] == before


def test_how_it_works_is_told_in_plain_words(here: House, visit: Visit) -> None:
    at = visit(here, NOEL, PAGE, form=play(here, (ALL_HIGH, FAR))[0])
    told = " ".join(one.value for one in at.expander[-1].markdown)
    for words in ("5 or more is high", "no numbers", "never says which", "**not validated**"):
        assert words in told
    for sentence in told.replace("?", ".").split("."):
        assert len(sentence.split()) <= 20
