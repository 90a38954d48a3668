"""One next step of a pair: proposed by one, kept by the other, asked about in the next round."""

from datetime import date, timedelta

import pytest

from mentorsurvey import program, rounds
from mentorsurvey.access import Actor, clock
from mentorsurvey.errors import AnsweredElsewhere, AnswerError, NotAllowed, ResponseClosed
from tests.house import MIRA, NOEL, NOW, TOM, UMA, VERA, House

WORDS = "Agree on the author order of the second paper."
DUE = date(2026, 11, 2)
SECOND = NOW + timedelta(days=90)


@pytest.fixture
def mira(house: House) -> Actor:
    return house.actor(MIRA)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def forms(house: House, mira: Actor, tom: Actor) -> tuple[str, str]:
    """The mentor's and the mentee's form, both submitted."""
    return house.submit(mira, TOM), house.submit(tom, MIRA)


def propose(house: House, actor: Actor, form: str, words: str = WORDS, due_on: date = DUE) -> None:
    program.propose_step(house.database, actor, form, words, due_on, now=NOW)


@pytest.fixture
def kept(house: House, mira: Actor, tom: Actor, forms: tuple[str, str]) -> tuple[str, str]:
    """A kept step, and both forms of the second round."""
    propose(house, mira, forms[0])
    program.keep_step(house.database, tom, forms[1], step_id=house.step_id(tom, forms[1]), now=NOW)
    house.open_round(now=SECOND)
    return house.form(mira, TOM, number=2), house.form(tom, MIRA, number=2)


def test_a_proposal_is_seen_by_both_each_from_their_side(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0], f"  {WORDS}\n")
    hers = program.next_step(house.database, mira, forms[0])
    his = program.next_step(house.database, tom, forms[1])
    assert hers is not None
    assert his is not None
    assert (hers.words, hers.due_on, hers.kept_at) == (WORDS, DUE, None)
    assert (his.words, his.id) == (hers.words, hers.id)
    assert (hers.by_me, his.by_me) == (True, False)


def test_nobody_keeps_their_own_proposal(house: House, mira: Actor, forms: tuple[str, str]) -> None:
    propose(house, mira, forms[0])
    with pytest.raises(NotAllowed):
        program.keep_step(
            house.database, mira, forms[0], step_id=house.step_id(mira, forms[0]), now=NOW
        )
    step = program.next_step(house.database, mira, forms[0])
    assert step is not None
    assert step.kept_at is None


def test_the_other_keeps_it_for_both(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    program.keep_step(house.database, tom, forms[1], step_id=house.step_id(tom, forms[1]), now=NOW)
    for actor, form in ((mira, forms[0]), (tom, forms[1])):
        step = program.next_step(house.database, actor, form)
        assert step is not None
        assert step.kept_at == NOW


def test_a_counter_proposal_takes_the_place_of_the_first(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    propose(house, tom, forms[1], "Meet twice in November.")
    step = program.next_step(house.database, mira, forms[0])
    assert step is not None
    assert (step.words, step.by_me) == ("Meet twice in November.", False)
    assert house.count("next_step") == 1


def test_what_one_has_not_read_is_not_replaced(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    now = {"instead_of": "", "now": NOW}
    with pytest.raises(ResponseClosed, match="in the meantime"):
        program.propose_step(house.database, tom, forms[1], "Meet twice.", DUE, **now)
    read = {"instead_of": house.step_id(tom, forms[1]), "now": NOW}
    program.propose_step(house.database, tom, forms[1], "Meet twice.", DUE, **read)
    step = program.next_step(house.database, mira, forms[0])
    assert step is not None
    assert step.words == "Meet twice."


def test_the_same_proposal_twice_is_one_that_the_other_can_still_keep(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    read = house.step_id(tom, forms[1])
    propose(house, mira, forms[0], f" {WORDS} ")
    program.keep_step(house.database, tom, forms[1], step_id=read, now=NOW)
    propose(house, mira, forms[0])
    step = program.next_step(house.database, mira, forms[0])
    assert step is not None
    assert (step.words, step.kept_at) == (WORDS, NOW)


def test_what_both_keep_is_replaced_by_neither(
    house: House, mira: Actor, tom: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    program.keep_step(house.database, tom, forms[1], step_id=house.step_id(tom, forms[1]), now=NOW)
    for actor, form in ((mira, forms[0]), (tom, forms[1])):
        with pytest.raises(ResponseClosed, match="keep a step"):
            propose(house, actor, form, "Something else.")
        step = program.next_step(house.database, actor, form)
        assert step is not None
        assert (step.words, step.kept_at) == (WORDS, NOW)


def test_no_step_is_proposed_before_both_have_submitted(house: House, mira: Actor) -> None:
    form = house.submit(mira, TOM)
    with pytest.raises(ResponseClosed, match="no reflection yet"):
        propose(house, mira, form)
    with pytest.raises(ResponseClosed, match="no reflection yet"):
        program.keep_step(house.database, mira, form, step_id=house.step_id(mira, form), now=NOW)


def test_whoever_holds_a_link_learns_of_no_draft_by_asking_for_a_step(
    house: House, mira: Actor
) -> None:
    form = house.form(mira, TOM)
    stranger = house.actor(MIRA, browser="strange")
    said = []
    for _ in range(2):
        assert program.next_step(house.database, stranger, form) is None
        with pytest.raises(ResponseClosed) as refused:
            propose(house, stranger, form)
        said.append(str(refused.value))
        house.answer(mira, form)
    assert len(set(said)) == 1


@pytest.mark.parametrize("words", ["", "   ", "x" * 201])
def test_a_step_is_said_in_a_sentence(
    house: House, mira: Actor, forms: tuple[str, str], words: str
) -> None:
    with pytest.raises(AnswerError, match="1 to 200"):
        propose(house, mira, forms[0], words)
    assert house.count("next_step") == 0


@pytest.mark.parametrize("days", [-30, -2, 367])
def test_a_step_has_a_date_within_a_year(
    house: House, mira: Actor, forms: tuple[str, str], days: int
) -> None:
    with pytest.raises(AnswerError, match="date"):
        propose(house, mira, forms[0], due_on=NOW.date() + timedelta(days=days))


def test_nobody_but_the_two_sees_or_touches_it(
    house: House, mira: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    uma = house.actor(UMA)
    for actor in (uma, house.actor(VERA), house.actor(NOEL), house.lead, house.operator, clock()):
        for form in forms:
            with pytest.raises(NotAllowed):
                program.next_step(house.database, actor, form)
            with pytest.raises(NotAllowed):
                propose(house, actor, form)
            with pytest.raises(NotAllowed):
                program.keep_step(
                    house.database, actor, form, step_id=house.step_id(actor, form), now=NOW
                )
    assert program.next_step(house.database, uma, house.form(uma, MIRA)) is None
    assert program.next_step(house.database, mira, house.form(mira, UMA)) is None


def test_the_next_round_asks_both_about_a_kept_step(
    house: House, mira: Actor, tom: Actor, kept: tuple[str, str]
) -> None:
    for actor, form in zip((mira, tom), kept, strict=True):
        step = program.step_to_ask_about(house.database, actor, form)
        assert step is not None
        assert (step.words, step.mine) == (WORDS, None)


def test_the_round_of_the_step_itself_does_not_ask_about_it(
    house: House, mira: Actor, forms: tuple[str, str], kept: tuple[str, str]
) -> None:
    assert program.step_to_ask_about(house.database, mira, forms[0]) is None


def test_a_step_that_only_one_wanted_is_not_asked_about(
    house: House, mira: Actor, forms: tuple[str, str]
) -> None:
    propose(house, mira, forms[0])
    house.open_round("review", now=SECOND)
    form = house.form(mira, TOM, number=2)
    assert program.step_to_ask_about(house.database, mira, form) is None
    with pytest.raises(NotAllowed):
        program.say_whether(house.database, mira, form, "yes", now=SECOND)


def test_each_says_whether_it_happened_and_never_learns_what_the_other_said(
    house: House, mira: Actor, tom: Actor, kept: tuple[str, str]
) -> None:
    before = repr(program.step_to_ask_about(house.database, tom, kept[1]))
    program.say_whether(house.database, mira, kept[0], "no", now=SECOND)
    assert repr(program.step_to_ask_about(house.database, tom, kept[1])) == before
    program.say_whether(house.database, tom, kept[1], "partly", now=SECOND)
    said = []
    for actor, form in zip((mira, tom), kept, strict=True):
        step = program.step_to_ask_about(house.database, actor, form)
        said.append(step and step.mine)
    assert said == ["no", "partly"]


def test_what_one_says_can_be_corrected(house: House, mira: Actor, kept: tuple[str, str]) -> None:
    for outcome in ("no", "yes"):
        program.say_whether(house.database, mira, kept[0], outcome, now=SECOND)
    step = program.step_to_ask_about(house.database, mira, kept[0])
    assert step is not None
    assert step.mine == "yes"


def test_what_one_says_can_be_taken_back(
    house: House, mira: Actor, tom: Actor, kept: tuple[str, str]
) -> None:
    for actor, form in zip((mira, tom), kept, strict=True):
        program.say_whether(house.database, actor, form, "no", now=SECOND)
    program.say_whether(house.database, mira, kept[0], None, now=SECOND)
    steps = [
        program.step_to_ask_about(house.database, actor, form)
        for actor, form in zip((mira, tom), kept, strict=True)
    ]
    assert [step and step.mine for step in steps] == [None, "no"]


def test_only_the_four_outcomes_are_said(house: House, mira: Actor, kept: tuple[str, str]) -> None:
    with pytest.raises(AnswerError, match="not one of the options"):
        program.say_whether(house.database, mira, kept[0], "maybe", now=SECOND)
    assert rounds.list_rounds(house.database, house.lead)[1].number == 2


def test_after_submitting_nothing_more_is_said_about_it(
    house: House, mira: Actor, kept: tuple[str, str]
) -> None:
    house.submit(mira, TOM, number=2, now=SECOND)
    with pytest.raises(ResponseClosed):
        program.say_whether(house.database, mira, kept[0], "yes", now=SECOND)


@pytest.mark.parametrize("answered", [False, True])
def test_elsewhere_neither_the_step_nor_what_was_said_of_it_shows(
    house: House, tom: Actor, kept: tuple[str, str], answered: bool
) -> None:
    program.say_whether(house.database, tom, kept[1], "no", now=SECOND)
    desk = house.actor(TOM, browser="an assistant's")
    if answered:
        house.answer(desk, kept[1], {"core.trust": 7}, now=SECOND)
    assert program.step_to_ask_about(house.database, desk, kept[1]) is None
    with pytest.raises(NotAllowed):
        program.say_whether(house.database, desk, kept[1], "yes", now=SECOND)
    first = house.form(desk, MIRA, number=1)
    with pytest.raises(AnsweredElsewhere):
        program.next_step(house.database, desk, first)
    with pytest.raises(AnsweredElsewhere):
        propose(house, desk, first, "Something else.")
    step = program.step_to_ask_about(house.database, tom, kept[1])
    assert step is not None
    assert step.mine == "no"
