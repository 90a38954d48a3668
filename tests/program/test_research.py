"""Giving answers for research: no unless somebody agrees, and only what was said beside it."""

from datetime import timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.instruments import Side, shipped
from mentorsurvey.program import merging, record, research
from mentorsurvey.readings.research import for_research
from mentorsurvey.store import audit
from tests.house import CLOSES, FULL, MIRA, NOEL, NOW, TOM, VERA, House

WORDS = "The tides study of Harbor University, until 2030. Ask tides@example.org."
LATER = NOW + timedelta(days=1)
FORM = shipped()["checkin"]


@pytest.fixture
def asked(house: House) -> House:
    """Both of a pair have submitted, and everyone is asked about research."""
    research.ask(house.database, house.lead, WORDS, now=NOW)
    house.submit(house.actor(MIRA), TOM)
    house.submit(house.actor(TOM), MIRA)
    return house


def agree(house: House, name: str, *, browser: str = "phone") -> Actor:
    actor = house.actor(name, browser=browser)
    study = research.asked(house.database, actor)
    assert study is not None
    research.agree(house.database, actor, study.id, now=NOW)
    return actor


def leaving(house: House, *, now: object = CLOSES) -> dict[Side, set[str]]:
    """Side → the questions of which an answer would leave now."""
    found: dict[Side, set[str]] = {"mentor": set(), "mentee": set()}
    for one in for_research(house.database, house.operator, now=now).values:
        found[one.side].add(one.measure)
    return found


NOTHING: dict[Side, set[str]] = {"mentor": set(), "mentee": set()}


def test_nobody_is_asked_before_a_lead_says_who_would_get_the_answers(house: House) -> None:
    assert research.own_consent(house.database, house.actor(TOM)) is None
    with pytest.raises(SettingsError):
        research.agree(house.database, _answered(house), "made up", now=NOW)


def _answered(house: House) -> Actor:
    tom = house.actor(TOM)
    house.answer(tom, house.form(tom, MIRA))
    return tom


def test_without_a_yes_nothing_leaves(asked: House) -> None:
    assert leaving(asked) == NOTHING


def test_with_one_yes_only_what_somebody_says_of_themself_leaves(asked: House) -> None:
    agree(asked, TOM)
    of_tom = {
        item.id
        for item in FORM.asked_of("mentee")
        if item.about in ("self", "mentee") and item.id in FULL
    }
    assert leaving(asked) == {"mentor": set(), "mentee": of_tom}
    assert "core.preparation" in of_tom
    assert "core.trust" not in of_tom


def test_with_both_yeses_every_rating_choice_and_number_leaves_as_it_was_answered(
    asked: House,
) -> None:
    agree(asked, TOM)
    agree(asked, MIRA)
    found = for_research(asked.database, asked.operator, now=CLOSES)
    assert {(one.side, one.measure): one.value for one in found.values} == {
        (side, item): value if isinstance(value, int) else "guidance"
        for side in ("mentor", "mentee")
        for item, value in FULL.items()
    }
    assert {(pair.mentor, pair.mentee, pair.cohorts) for pair in found.pairs.values()} == {
        ("", "", ())
    }


def test_an_answer_that_only_its_author_can_see_stays_there(asked: House) -> None:
    tom = agree(asked, TOM)
    agree(asked, MIRA)
    form = asked.form(tom, MIRA)
    hidden = {"core.trust": Audience.ONLY_YOU, "talk": Audience.ONLY_YOU}
    responses.set_audience(asked.database, tom, form, hidden, now=LATER)
    assert not {"core.trust", "talk"} & leaving(asked)["mentee"]
    assert {"core.trust", "talk"} <= leaving(asked)["mentor"]


def test_words_and_a_wish_to_be_contacted_never_leave(house: House) -> None:
    program.name_lead_contact(house.database, house.lead, house.lead.person_id, now=NOW)
    research.ask(house.database, house.lead, WORDS, now=NOW)
    house.open_round("review")
    words = next(item.id for item in shipped()["review"].items if item.kind == "text")
    for name, partner in ((MIRA, TOM), (TOM, MIRA)):
        actor = house.actor(name)
        form = house.form(actor, partner, number=2)
        house.answer(actor, form, {**FULL, words: "A secret", "contact": "lead"})
        everyone = {words: Audience.PARTNER_AND_LEADS}
        responses.set_audience(house.database, actor, form, everyone, now=NOW)
        responses.submit(house.database, actor, form, now=NOW)
        agree(house, name)
    said = leaving(house)
    assert "core.trust" in said["mentee"]
    assert not {words, "contact"} & (said["mentor"] | said["mentee"])


def test_nothing_leaves_before_both_have_submitted_or_the_round_is_over(house: House) -> None:
    research.ask(house.database, house.lead, WORDS, now=NOW)
    house.submit(house.actor(TOM), MIRA)
    agree(house, TOM)
    assert leaving(house, now=LATER) == NOTHING
    assert leaving(house, now=CLOSES)["mentee"]


def test_whoever_withdraws_is_in_no_later_file_and_reads_both_days(asked: House) -> None:
    tom = agree(asked, TOM)
    agree(asked, MIRA)
    research.withdraw(asked.database, tom, now=LATER)
    research.withdraw(asked.database, tom, now=LATER + timedelta(days=1))
    left = leaving(asked)
    assert left["mentee"] == set()
    assert "core.trust" not in left["mentor"]
    own = research.own_consent(asked.database, tom)
    assert own is not None
    assert own.agreed is None
    assert [(one.given_at, one.withdrawn_at) for one in own.consents] == [(NOW, LATER)]
    agree(asked, TOM)
    assert leaving(asked)["mentee"]


def test_agreeing_twice_is_once(asked: House) -> None:
    agree(asked, TOM)
    agree(asked, TOM)
    assert asked.count("consent") == 1


def test_whoever_only_holds_the_link_can_neither_agree_nor_see_but_can_withdraw(
    asked: House,
) -> None:
    agree(asked, TOM)
    elsewhere = asked.actor(TOM, browser="somebody else's")
    own = research.own_consent(asked.database, elsewhere)
    assert own is not None
    assert (own.here, own.consents) == (False, ())
    with pytest.raises(NotAllowed):
        research.agree(asked.database, elsewhere, own.study.id, now=NOW)
    research.withdraw(asked.database, elsewhere, now=LATER)
    assert leaving(asked) == NOTHING


def test_a_yes_holds_for_the_words_that_were_read_and_for_no_others(asked: House) -> None:
    tom = agree(asked, TOM)
    old = research.asked(asked.database, tom)
    assert old is not None
    research.ask(asked.database, asked.lead, f"{WORDS} ", now=LATER)
    assert leaving(asked)["mentee"]  # the same words
    research.ask(asked.database, asked.lead, "Another study", now=LATER)
    assert leaving(asked) == NOTHING
    with pytest.raises(SettingsError, match="changed"):
        research.agree(asked.database, tom, old.id, now=LATER)
    research.ask(asked.database, asked.lead, "", now=LATER)
    assert research.own_consent(asked.database, tom) is None


def test_leads_and_partners_learn_of_no_yes(asked: House) -> None:
    lead, mira, tom = asked.lead, asked.actor(MIRA), asked.actor(TOM)
    study = research.asked(asked.database, tom)
    assert study is not None

    def seen() -> list[object]:
        _, entries = record.recorded(asked.database, lead, most=1000)
        own = [research.own_consent(asked.database, one) for one in (lead, mira)]
        return [[(one.verb, one.person) for one in entries], own]

    before = seen()
    research.agree(asked.database, tom, study.id, now=NOW)
    research.withdraw(asked.database, tom, now=LATER)
    assert seen() == before
    with asked.database.read() as tx:
        verbs = [one.verb for one in audit.newest(tx, asked.program_id, 20)]
    assert {"consent.give", "consent.withdraw"} <= set(verbs)


def test_leads_hand_over_nothing_and_participants_ask_nothing(asked: House) -> None:
    for actor in (asked.lead, asked.actor(TOM)):
        with pytest.raises(NotAllowed):
            for_research(asked.database, actor, now=CLOSES)
    for actor in (asked.operator, asked.actor(TOM)):
        with pytest.raises(NotAllowed):
            research.ask(asked.database, actor, WORDS, now=NOW)


def test_a_round_that_does_not_count_gives_nothing(asked: House) -> None:
    agree(asked, TOM)
    rounds.set_counts(asked.database, asked.lead, asked.round_id, counts=False, now=LATER)
    assert leaving(asked) == NOTHING


def test_another_pair_is_not_drawn_in(asked: House) -> None:
    asked.submit(asked.actor(NOEL), VERA)
    agree(asked, TOM)
    agree(asked, MIRA)
    found = for_research(asked.database, asked.operator, now=CLOSES)
    people = {one.mentee_id for one in found.pairs.values()}
    assert people == {asked.person_id(TOM)}


def test_two_people_who_are_merged_are_asked_anew(asked: House) -> None:
    agree(asked, TOM)
    tom, vera = asked.person_id(TOM), asked.person_id(VERA)
    merging.merge_people(asked.database, asked.lead, vera, tom, now=LATER)
    assert leaving(asked) == NOTHING
