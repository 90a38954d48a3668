"""A PIN opens the answers of the browsers that chose or entered it, and of no other."""

from datetime import timedelta

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, PinError
from mentorsurvey.sign_in.pins import CODE_LASTS, FREE_TRIES, MOST_TRIES
from tests.house import MIRA, NOW, TOM, House

PIN, WRONG = "402718", "111111"


@pytest.fixture
def phone(house: House) -> Actor:
    """The mentee's phone, on which one question is answered."""
    actor = house.actor(TOM, browser="phone")
    house.answer(actor, house.form(actor, MIRA), {"core.trust": 6})
    return actor


def sees(house: House, actor: Actor) -> set[str]:
    return set(responses.open_form(house.database, actor, house.form(actor, MIRA)).answers)


def test_a_pin_opens_on_another_browser_what_was_answered_on_the_first(
    house: House, phone: Actor
) -> None:
    desk = house.actor(TOM, browser="desk")
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    assert sees(house, desk) == set()
    sign_in.enter_pin(house.database, desk, PIN, now=NOW)
    assert sees(house, desk) == {"core.trust"}
    house.answer(desk, house.form(desk, MIRA), {"core.disagree": 2})
    assert sees(house, phone) == {"core.trust", "core.disagree"}


def test_a_pin_is_chosen_only_where_something_was_answered(house: House, phone: Actor) -> None:
    desk = house.actor(TOM, browser="desk")
    assert not sign_in.pin_state(house.database, desk).can_choose
    with pytest.raises(NotAllowed):
        sign_in.choose_pin(house.database, desk, PIN, now=NOW)


@pytest.mark.parametrize("pin", ["", "1234", "1234567", "12345a", "１２３４５６", " 123456"])
def test_a_pin_has_six_digits(house: House, phone: Actor, pin: str) -> None:
    with pytest.raises(PinError):
        sign_in.choose_pin(house.database, phone, pin, now=NOW)


def test_a_thief_who_answers_and_chooses_a_pin_opens_only_what_the_thief_gave(
    house: House, phone: Actor
) -> None:
    thief, second = house.actor(TOM, browser="thief"), house.actor(TOM, browser="thief's second")
    house.answer(thief, house.form(thief, MIRA), {"core.credit": 1})
    sign_in.choose_pin(house.database, thief, WRONG, now=NOW)
    sign_in.enter_pin(house.database, second, WRONG, now=NOW)
    assert sees(house, second) == sees(house, thief) == {"core.credit"}
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    assert sees(house, phone) == {"core.trust"}


def test_a_changed_pin_is_the_only_one_that_opens(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, WRONG, now=NOW)
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    desk = house.actor(TOM, browser="desk")
    with pytest.raises(PinError):
        sign_in.enter_pin(house.database, desk, WRONG, now=NOW)
    sign_in.enter_pin(house.database, desk, PIN, now=NOW)
    assert sees(house, desk) == {"core.trust"}


def test_somebody_elses_pin_is_worth_nothing(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    mira = house.actor(MIRA, browser="desk")
    with pytest.raises(PinError):
        sign_in.enter_pin(house.database, mira, PIN, now=NOW)


def test_wrong_pins_wait_longer_and_longer_and_end(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    moment, waited = NOW, []
    for entry in range(MOST_TRIES):
        browser = house.actor(TOM, browser=f"thief {entry}")  # a new browser starts no new count
        start = moment
        while True:
            try:
                sign_in.enter_pin(house.database, browser, WRONG, now=moment)
            except PinError as problem:
                if "Try again" not in problem.mend:
                    break
                moment += timedelta(minutes=1)
        waited.append((moment - start) // timedelta(minutes=1))
    assert waited[:FREE_TRIES] == [0] * FREE_TRIES
    assert waited[FREE_TRIES : FREE_TRIES + 4] == [1, 2, 4, 8]
    assert waited[-1] == 60
    with pytest.raises(PinError, match="Too many"):
        sign_in.enter_pin(house.database, browser, PIN, now=moment + timedelta(days=30))
    assert sees(house, browser) == set()
    assert sees(house, phone) == {"core.trust"}


def test_the_right_pin_forgets_the_wrong_ones(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    desk = house.actor(TOM, browser="desk")
    for _ in range(2):
        for _ in range(FREE_TRIES - 1):
            with pytest.raises(PinError):
                sign_in.enter_pin(house.database, desk, WRONG, now=NOW)
        sign_in.enter_pin(house.database, desk, PIN, now=NOW)


def test_a_thiefs_own_pin_between_two_guesses_gives_no_further_guess(
    house: House, phone: Actor
) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    thief, second = house.actor(TOM, browser="thief"), house.actor(TOM, browser="thief's second")
    house.answer(thief, house.form(thief, MIRA), {"core.credit": 1})
    own = "222222"
    sign_in.choose_pin(house.database, thief, own, now=NOW)
    for _ in range(FREE_TRIES - 1):
        with pytest.raises(PinError, match="not the right number"):
            sign_in.enter_pin(house.database, second, WRONG, now=NOW)
        sign_in.enter_pin(house.database, second, own, now=NOW)
    with pytest.raises(PinError, match="not the right number"):
        sign_in.enter_pin(house.database, second, WRONG, now=NOW)
    for pin in (own, WRONG):
        with pytest.raises(PinError, match="Try again"):
            sign_in.enter_pin(house.database, second, pin, now=NOW)


def test_a_pin_that_joins_no_browser_any_more_is_gone(house: House, phone: Actor) -> None:
    desk = house.actor(TOM, browser="desk")
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    house.answer(desk, house.form(desk, MIRA), {"core.credit": 1})
    sign_in.choose_pin(house.database, desk, WRONG, now=NOW)
    sign_in.enter_pin(house.database, desk, PIN, now=NOW)
    assert house.count("pin") == 1


def test_a_pin_is_kept_as_a_slow_hash_alone(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    with house.database.read() as tx:
        (row,) = tx.rows("SELECT * FROM pin")
    assert all(PIN not in str(value) for value in row.values())


def test_a_mailed_code_opens_once_where_it_was_allowed(house: House, phone: Actor) -> None:
    desk = house.actor(TOM, browser="desk")
    assert sign_in.make_code(house.database, desk, now=NOW) is None
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    assert sign_in.make_code(house.database, desk, now=NOW) is None
    sign_in.allow_mailed_code(house.database, phone, True)
    made = sign_in.make_code(house.database, desk, now=NOW)
    assert made is not None
    sign_in.enter_code(house.database, desk, made.code, now=NOW)
    assert sees(house, desk) == {"core.trust"}
    with pytest.raises(PinError):
        sign_in.enter_code(house.database, house.actor(TOM, browser="third"), made.code, now=NOW)


def test_a_code_grows_old(house: House, phone: Actor) -> None:
    desk = house.actor(TOM, browser="desk")
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    sign_in.allow_mailed_code(house.database, phone, True)
    made = sign_in.make_code(house.database, desk, now=NOW)
    assert made is not None
    with pytest.raises(PinError):
        sign_in.enter_code(house.database, desk, made.code, now=NOW + CODE_LASTS)


def test_only_a_browser_with_the_pin_allows_a_mailed_code(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    with pytest.raises(NotAllowed):
        sign_in.allow_mailed_code(house.database, house.actor(TOM, browser="desk"), True)


def test_on_a_shared_computer_nothing_stays_readable(house: House, phone: Actor) -> None:
    sign_in.choose_pin(house.database, phone, PIN, now=NOW)
    sign_in.forget_browser(house.database, phone, now=NOW)
    again = house.actor(TOM, browser="phone")
    assert sees(house, again) == set()
    assert responses.open_form(house.database, again, house.form(again, MIRA)).hidden
    desk = house.actor(TOM, browser="desk")
    sign_in.enter_pin(house.database, desk, PIN, now=NOW)
    assert sees(house, desk) == {"core.trust"}


def test_a_shared_computer_is_signed_out_in_every_tab(house: House, phone: Actor) -> None:
    cookies = [
        sign_in.start_session(house.database, house.token(TOM), browser=browser, now=NOW)
        for browser in ("phone", "phone", "desk")
    ]
    sign_in.forget_browser(house.database, phone, now=NOW)
    live = [sign_in.resume(house.database, cookie, now=NOW) is not None for cookie in cookies]
    assert live == [False, False, True]


def test_nobody_hides_the_answers_of_a_demonstration(house: House) -> None:
    visitor = house.actor(TOM, browser=sign_in.DEMO_BROWSER)
    with pytest.raises(NotAllowed):
        sign_in.forget_browser(house.database, visitor, now=NOW)
