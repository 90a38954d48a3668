"""A lead of several programs on one browser: each was opened by its own link, and nothing mixes."""

from datetime import timedelta

import pytest

from mentorsurvey import program, sign_in
from mentorsurvey.program.leading import name_lead, remove_lead
from mentorsurvey.sign_in.several import Switched
from mentorsurvey.store import Database
from mentorsurvey.store.links import Session
from tests.house import LEAD, TOM, House, address, founded

OTHER = "Olga Ruiz"
BROWSER = "the lead's"


@pytest.fixture
def two(database: Database) -> tuple[House, House]:
    """Two programs of people of the same names and addresses."""
    return founded(database), founded(database, name="Harbor")


def opened(house: House, token: str = "", *, browser: str = BROWSER) -> str:
    """The token of the session that a lead's link starts."""
    link = token or house.lead_token
    return sign_in.start_session(house.database, link, browser=browser, now=house.now)


def session(house: House, token: str) -> Session | None:
    return sign_in.resume(house.database, token, now=house.now)


def programs(house: House, token: str, *others: str) -> list[str]:
    """What the switcher of that session offers, on a browser with these others."""
    acting = session(house, token)
    assert acting is not None
    found = sign_in.held_beside(house.database, acting, others, now=house.now)
    return [one.session.program for one in found]


def switched(here: House, there: House, token: str, *others: str) -> Switched | None:
    return sign_in.switch_program(here.database, token, others, there.program_id, now=here.now)


def test_a_program_is_offered_once_its_own_link_was_opened_on_this_browser(
    two: tuple[House, House],
) -> None:
    here, there = two
    one = opened(here)
    assert programs(here, one) == []
    other = opened(there)
    assert programs(here, one, other) == ["Harbor"]
    assert programs(here, other, one, one, "nonsense", "") == ["Bridge"]


def test_switching_swaps_the_two_and_ends_what_is_open_in_the_first(
    two: tuple[House, House],
) -> None:
    here, there = two
    one, other = opened(here), opened(there)
    done = switched(here, there, one, other)
    assert done is not None
    acting = session(there, done.token)
    assert acting is not None
    assert acting.actor.program_id == there.program_id
    assert session(here, one) is None  # tabs that are open in it end
    assert programs(there, done.token, *done.others) == ["Bridge"]
    back = switched(there, here, done.token, *done.others)
    assert back is not None
    again = session(here, back.token)
    assert again is not None
    assert again.actor.program_id == here.program_id


def test_each_program_shows_its_own_people_though_they_have_the_same_names(
    two: tuple[House, House],
) -> None:
    here, there = two
    one, other = opened(here), opened(there)
    done = switched(here, there, one, other)
    assert done is not None
    acting = session(there, done.token)
    assert acting is not None
    seen = {pair.id for pair in program.relationships(there.database, acting.actor)}
    assert seen == {pair.id for pair in program.relationships(there.database, there.operator)}
    assert not seen & {pair.id for pair in program.relationships(here.database, here.operator)}
    assert acting.actor.person_id == there.person_id(LEAD) != here.person_id(LEAD)


def test_naming_somebody_s_address_elsewhere_opens_nothing_of_theirs(
    two: tuple[House, House],
) -> None:
    victim, mine = two
    # The lead of one program gives somebody there the address of the other program's lead.
    attacker = name_lead(mine.database, mine.lead, OTHER, "a@example.org", now=mine.now)
    program.correct(
        mine.database,
        mine.operator,
        mine.person_id(LEAD),
        name=LEAD,
        address="old@example.org",
        now=mine.now,
    )
    program.correct(
        mine.database, mine.operator, attacker.id, name=LEAD, address=address(LEAD), now=mine.now
    )
    link = sign_in.mint(mine.database, mine.operator, attacker.id, scope="lead", now=mine.now)
    theirs = opened(victim)
    same_address = opened(mine, link, browser="the attacker's")
    assert programs(mine, same_address) == []
    for guess in (victim.lead_token, victim.program_id, victim.lead.session_id, theirs[:-1]):
        assert programs(mine, same_address, guess) == []
        assert switched(mine, victim, same_address, guess) is None
    # Also where the victim opens the attacker's link, they keep their own program.
    fresh = opened(mine, link)
    kept = sign_in.keep_beside(mine.database, fresh, [theirs], now=mine.now)
    assert programs(mine, fresh, *kept) == ["Bridge"]


def test_on_a_shared_browser_nobody_finds_the_program_of_somebody_else(
    two: tuple[House, House],
) -> None:
    here, there = two
    new = name_lead(there.database, there.lead, OTHER, "olga@example.org", now=there.now)
    link = sign_in.mint(there.database, there.operator, new.id, scope="lead", now=there.now)
    first, second = opened(here), opened(there, link)
    assert programs(there, second, first) == []
    assert sign_in.keep_beside(there.database, second, [first], now=there.now) == ()
    assert switched(there, here, second, first) is None


def test_a_participant_s_session_switches_to_nothing_and_is_offered_nowhere(
    two: tuple[House, House],
) -> None:
    here, there = two
    own = opened(here, here.token(LEAD))
    other = opened(there)
    assert programs(here, own, other) == []
    assert programs(there, other, own) == []
    assert programs(there, other, opened(here, here.token(TOM))) == []


def test_a_program_goes_from_the_switcher_with_its_session_its_link_and_its_role(
    two: tuple[House, House],
) -> None:
    here, there = two
    one, other = opened(here), opened(there)
    later = here.now + timedelta(days=8)
    acting = session(here, one)
    assert acting is not None
    assert sign_in.held_beside(here.database, acting, [other], now=later) == []
    sign_in.sign_out(there.database, other, now=there.now)
    assert programs(here, one, other) == []
    third = opened(there)
    new = name_lead(there.database, there.lead, OTHER, "olga@example.org", now=there.now)
    link = sign_in.mint(there.database, there.operator, new.id, scope="lead", now=there.now)
    opened(there, link, browser="hers")
    remove_lead(there.database, there.lead, there.lead.person_id, now=there.now)
    assert programs(here, one, third) == []


def test_switching_prolongs_nothing(two: tuple[House, House]) -> None:
    here, there = two
    one, other = opened(here), opened(there)
    before = session(there, other)
    done = switched(here, there, one, other)
    assert done is not None
    after = session(there, done.token)
    assert before is not None
    assert after is not None
    assert after.expires_at == before.expires_at
