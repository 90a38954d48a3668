"""Who may use which verb. The whole table stands here a second time, on purpose."""

import pytest

from mentorsurvey.access import RULES, Actor, clock, operator, require
from mentorsurvey.access.rules import roles
from mentorsurvey.errors import NotAllowed

ACTORS: dict[str, Actor] = {
    "participant": Actor(kind="person", program_id="p", person_id="one"),
    "lead": Actor(kind="person", program_id="p", person_id="two", scope="lead"),
    "operator": operator("p"),
    "clock": clock(),
}
MAY: dict[str, set[str]] = {
    "program.create": {"operator"},
    "program.see": {"participant", "lead", "operator"},
    "program.change": {"lead", "operator"},
    "roster.see": {"lead", "operator"},
    "roster.change": {"lead", "operator"},
    "pair.change": {"lead"},
    "person.merge": {"lead"},
    "person.erase": {"operator"},
    "round.open": {"lead", "operator"},
    "round.change": {"lead", "operator"},
    "round.see": {"lead", "operator"},
    "schedule.see": {"lead", "operator"},
    "schedule.change": {"lead", "operator"},
    "schedule.pair": {"lead", "operator"},
    "schedule.run": {"clock"},
    "link.mint": {"lead", "operator", "clock"},
    "mail.fill": {"clock"},
    "outbox.see": {"lead", "operator"},
    "outbox.change": {"lead", "operator"},
    "mail.return": {"lead", "operator", "clock"},
    "mail.own": {"participant", "lead"},
    "mail.see": {"lead"},
    "mail.change": {"lead"},
    "response.own": {"participant", "lead"},
    "reflection.own": {"participant", "lead"},
    "step.see": {"lead"},
    "decision.own": {"participant", "lead"},
    "decision.see": {"lead"},
    "agreement.own": {"participant", "lead"},
    "agreement.see": {"lead"},
    "reading.program": {"lead"},
    "total.settle": {"participant", "lead", "operator", "clock"},
    "attention.draw": {"lead", "clock"},
    "attention.change": {"lead"},
    "letter.send": {"lead"},
    "letter.answer": {"lead"},
    "follow_up.keep": {"lead"},
    "research.ask": {"lead"},
    "consent.own": {"participant", "lead"},
    "research.export": {"operator"},
    "threshold.see": {"lead"},
    "threshold.change": {"lead"},
    "contact.name": {"lead", "operator"},
    "lead.see": {"lead"},
    "lead.change": {"lead"},
    "lead.link": {"lead"},
    "lead.recuse": {"lead"},
    "pin.own": {"participant", "lead"},
    "wish.own": {"participant", "lead"},
    "history.own": {"participant", "lead"},
    "expired.forget": {"operator", "clock"},
    "record.look": {"participant", "lead"},
    "record.see": {"lead"},
    "record.check": {"operator"},
}


def may(actor: Actor, verb: str) -> bool:
    try:
        require(actor, verb)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("verb", sorted(RULES))
def test_a_verb_is_open_to_these_actors_and_to_no_other(verb: str) -> None:
    assert {name for name, actor in ACTORS.items() if may(actor, verb)} == MAY[verb]


def test_the_table_holds_no_verb_beyond_these() -> None:
    assert set(RULES) == set(MAY)


@pytest.mark.parametrize("verb", ["", "program", "program.*", "answer.read", "PROGRAM.SEE"])
@pytest.mark.parametrize("name", sorted(ACTORS))
def test_a_verb_that_is_not_in_the_table_is_nobodys(name: str, verb: str) -> None:
    assert not may(ACTORS[name], verb)


def test_the_clock_and_the_operator_answer_no_forms_and_read_none() -> None:
    for verb in ("response.own", "reflection.own", "reading.program"):
        assert not may(ACTORS["clock"], verb)
        assert not may(ACTORS["operator"], verb)


def test_a_lead_is_a_participant_of_their_own_forms_too() -> None:
    assert roles(ACTORS["lead"]) == {"participant", "lead"}


def test_a_leads_scope_makes_nobody_but_a_person_a_lead() -> None:
    for kind in ("operator", "clock"):
        assert not Actor(kind=kind, scope="lead").is_lead


def test_an_actor_has_the_narrower_scope_unless_told_otherwise() -> None:
    assert not Actor(kind="person", program_id="p", person_id="one").is_lead
