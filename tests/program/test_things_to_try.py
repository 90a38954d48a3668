"""A program's own words for what people are offered to try."""

import pytest

from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import Construct
from mentorsurvey.program.things_to_try import (
    GUIDES,
    LONGEST_GUIDE,
    SMALL_THINGS,
    guides,
    set_thing,
    things_to_try,
)
from mentorsurvey.readings.small_things import SmallThing, sentences, small_thing
from mentorsurvey.responses import open_form
from tests.house import MIRA, NOW, TOM, House

OWN = "Ask the two of your office in room 4"


def say(house: House, words: str, topic: Construct = Construct.TRUST) -> None:
    set_thing(house.database, house.lead, topic, words, now=NOW)


def own(house: House) -> dict[Construct, str]:
    return dict(things_to_try(house.database, house.lead))


def test_own_words_take_the_place_of_ours_until_they_are_emptied(house: House) -> None:
    assert own(house) == {}
    say(house, f"  {OWN}\n")
    assert own(house) == {Construct.TRUST: OWN}
    say(house, "")
    assert own(house) == {}


def test_our_own_words_are_not_kept_as_the_program_s(house: House) -> None:
    say(house, SMALL_THINGS[Construct.TRUST])
    assert house.count("thing_to_try") == 0


@pytest.mark.parametrize("words", ["x" * 301, "nul\0"])
def test_what_cannot_be_shown_is_refused(house: House, words: str) -> None:
    with pytest.raises(SettingsError, match="300 characters"):
        say(house, words)
    assert own(house) == {}


def test_a_topic_without_anything_to_try_has_no_words(house: House) -> None:
    with pytest.raises(SettingsError, match="Nothing is offered"):
        say(house, OWN, Construct.OPEN_TEXT)


def test_participants_read_them_and_cannot_change_them(house: House) -> None:
    tom = house.actor(TOM)
    assert things_to_try(house.database, tom) == {}
    with pytest.raises(NotAllowed):
        set_thing(house.database, tom, Construct.TRUST, OWN, now=NOW)


def test_whoever_gave_a_low_answer_is_offered_the_program_s_words(house: House) -> None:
    tom = house.actor(TOM)
    form = house.submit(tom, MIRA, {"core.trust": 1})
    say(house, OWN)
    with house.database.read() as tx:
        found = small_thing(open_form(tx, tom, form), things_to_try(tx, tom))
    assert found
    assert found.words == OWN


def test_a_program_s_words_are_made_fit_for_the_page() -> None:
    thing = SmallThing(topic="Trust", words="![x](http://evil.example)")
    assert sentences(thing, lambda text: text.replace("!", ""))[0] == "[x](http://evil.example)"


def test_what_to_look_at_is_the_program_s_own_where_it_has_words_and_ours_elsewhere(
    house: House,
) -> None:
    assert guides(house.database, house.lead) == GUIDES
    set_thing(house.database, house.lead, "silence", OWN, now=NOW)
    assert guides(house.database, house.lead) == {**GUIDES, "silence": OWN}
    assert own(house) == {}
    set_thing(house.database, house.lead, "silence", "", now=NOW)
    assert guides(house.database, house.lead) == GUIDES


def test_every_reason_has_a_guide_with_the_four_areas_and_a_name_of_its_own() -> None:
    assert not set(GUIDES) & set(SMALL_THINGS)
    for words in GUIDES.values():
        areas = [line.partition(":")[0] for line in words.splitlines()]
        assert areas == ["Expectations", "Time", "The working relationship", "Outside events"]
        assert len(words) <= LONGEST_GUIDE


def test_participants_do_not_read_what_leads_look_at(house: House) -> None:
    with pytest.raises(NotAllowed):
        guides(house.database, house.actor(TOM))
