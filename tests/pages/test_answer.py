"""Answering a form: what stands beside each question, the switches, and what is kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.instruments import shipped
from mentorsurvey.instruments.items import Option
from mentorsurvey.responses.describing import settled
from mentorsurvey.store import programs
from tests.house import FULL, MIRA, NOEL, TOM, VERA, House
from tests.pages.answering import PAGE, Answering, press, shown, states, typed, well
from tests.pages.conftest import Visit, text_of


@pytest.fixture
def answering(here: House, visit: Visit) -> Answering:
    return Answering(here, visit)


@pytest.fixture
def named(here: House, visit: Visit) -> Answering:
    """The same, where the program has named whom people can ask for."""
    moment = datetime.now(UTC)
    program.name_lead_contact(here.database, here.lead, here.lead.person_id, now=moment)
    program.name_confidential_contact(
        here.database, here.lead, "Sam *Ode*", "sam@example.org", now=moment
    )
    return Answering(here, visit)


def test_an_answer_is_saved_at_once_and_says_so(answering: Answering) -> None:
    at = answering.open()
    at.segmented_control(key=answering.key("core.trust")).set_value(6).run()
    assert states(well(at))["core.trust"] == "5"
    assert set(states(at).values()) == {"", "5"}
    assert answering.form.answers["core.trust"].number == 6


def test_beside_each_question_stands_exactly_its_promise(answering: Answering) -> None:
    form = answering.form
    said = "\n".join(shown(answering.open(step)) for step in (1, 2))
    for item in form.shown:
        assert form.promise(item, NOEL) in said, item.id


def test_a_step_shows_its_sections_with_a_heading_for_each_further_one(
    answering: Answering,
) -> None:
    at = answering.open(2)
    assert [one.value for one in at.title] == ["Give and take"]
    assert [one.value for one in at.subheader] == ["All in all", "What next"]
    assert [bar.proto.text for bar in at.get("progress")] == ["Noel Park · 2 of 3"]


def test_a_form_opens_where_its_author_stopped_and_does_not_turn_by_itself(
    answering: Answering, here: House, visit: Visit
) -> None:
    rated = {item.id: 4 for item in answering.form.shown if item.id.startswith("core.")}
    answering.answer(dict(list(rated.items())[:-1]))
    at = well(visit(here, VERA, PAGE, form=answering.id))
    assert [one.value for one in at.title] == ["Working together"]
    at.segmented_control(key=answering.key(list(rated)[-1])).set_value(4).run()
    at.run()
    assert [one.value for one in at.title] == ["Working together"]
    at = well(visit(here, VERA, PAGE, form=answering.id))
    assert [one.value for one in at.title] == ["Give and take"]


def test_nothing_changes_its_place_when_the_page_is_drawn_again_after_the_first_answer(
    answering: Answering,
) -> None:
    def drawn(at: AppTest) -> tuple[list[str], dict[int, list[str]]]:
        parts = at.main.children.items()
        return [one.label for one in at.expander], {
            place: [str(one.key) for one in part.get("button_group")]
            for place, part in parts
            if isinstance(part, Block)
        }

    at = answering.open()
    before = drawn(at)
    assert "Already started elsewhere?" in before[0]
    at.segmented_control(key=answering.key("core.trust")).set_value(6).run()
    assert drawn(well(at)) == before
    at = press(press(at, "Next"), "Back")
    assert "Already started elsewhere?" not in drawn(at)[0]


def test_turning_back_and_forth_always_shows_what_was_answered(answering: Answering) -> None:
    answering.answer(FULL)
    at = answering.open()
    for _ in range(8):
        held = {}
        for turn in ("Next", "Back"):
            for one in (*at.segmented_control, *at.pills):
                held[str(one.key).split(":")[1]] = one.value
            held.update(typed(at))
            at = press(at, turn)
        assert held == {**FULL, "talk": ["guidance"], "meetings": str(FULL["meetings"])}


def test_a_switch_changes_who_sees_an_answer_and_the_sentence_at_once(
    answering: Answering,
) -> None:
    at = answering.open()
    switch = answering.key("core.expectations", "partner")
    at.toggle(key=switch).set_value(False).run()
    form = answering.form
    assert form.audience(form.instrument.item("core.expectations")) is Audience.LEADS
    first = next(one for one in well(at).expander if "visibility" in one.label)
    assert first.label.endswith("Only your program sees a score.")
    at.toggle(key=switch).set_value(True).run()
    assert form.wishes == {"core.expectations": Audience.LEADS}
    assert answering.form.wishes == {"core.expectations": Audience.PARTNER_AND_LEADS}
    assert next(one for one in at.expander if "visibility" in one.label).label.endswith(
        "Noel Park will see whether you answered 1–4 or 5–7, never your number."
        " Your program sees a score."
    )


def test_what_is_switched_before_answering_holds_for_the_answer(answering: Answering) -> None:
    at = answering.open()
    at.toggle(key=answering.key("core.listening", "leads")).set_value(False).run()
    at.segmented_control(key=answering.key("core.listening")).set_value(2).run()
    stored = answering.form.answers["core.listening"]
    assert (stored.number, stored.audience) == (2, Audience.PARTNER)


def test_no_switch_is_offered_for_what_cannot_happen(answering: Answering) -> None:
    offered = {toggle.key for step in (1, 2) for toggle in answering.open(step).toggle}
    assert answering.key("core.work", "partner") not in offered
    assert answering.key("core.work", "leads") in offered
    assert answering.key("talk", "leads") not in offered
    assert answering.key("fairness", "partner") not in offered


def test_a_session_that_ended_saves_nothing(answering: Answering, here: House) -> None:
    at = answering.open()
    sign_in.revoke(here.database, here.operator, answering.actor.person_id, now=datetime.now(UTC))
    at.segmented_control(key=answering.key("core.trust")).set_value(6)
    at.toggle(key=answering.key("core.expectations", "partner")).set_value(False).run()
    assert answering.form.answers == {}


def test_a_scale_that_a_browser_draws_empty_deletes_no_answer(answering: Answering) -> None:
    at = answering.open()
    key = answering.key("core.trust")
    at.segmented_control(key=key).set_value(6).run()
    at.segmented_control(key=key).set_value(None).run()
    assert states(well(at))["core.trust"] == "5"
    assert at.session_state[key] == 6
    assert answering.form.answers["core.trust"].number == 6


@pytest.mark.parametrize("apart", [True, False])
def test_topics_are_taken_back_by_a_person_and_not_by_a_browser_that_drew_them_empty(
    answering: Answering, apart: bool
) -> None:
    at = answering.open(2)
    key = answering.key("talk")
    at.pills(key=key).set_value(["guidance"]).run()
    if apart:
        at.session_state["watch"] = {"apart": "talk"}
    at.pills(key=key).set_value([]).run()
    assert at.session_state[key] == (["guidance"] if apart else [])
    assert ("talk" in answering.form.answers) == apart


def test_two_topics_at_most_and_a_third_tap_keeps_the_two(answering: Answering) -> None:
    at = answering.open(2)
    key = answering.key("talk")
    at.pills(key=key).set_value(["guidance", "trust"]).run()
    at.pills(key=key).set_value(["guidance", "trust", "work"]).run()
    assert set(at.session_state[key]) == {"guidance", "trust"}
    assert "You can choose 2." in text_of(well(at))
    assert answering.form.answers["talk"].words == '["guidance", "trust"]'
    at.pills(key=key).set_value(["guidance"]).run()
    assert "You can choose 2." not in text_of(well(at))
    assert answering.form.answers["talk"].words == '["guidance"]'


def test_nothing_in_particular_and_the_topics_clear_each_other(answering: Answering) -> None:
    at = answering.open(2)
    key = answering.key("talk")
    at.pills(key=key).set_value(["guidance", "trust"]).run()
    at.pills(key=key).set_value(["guidance", "trust", "none"]).run()
    assert answering.form.answers["talk"].words == '["none"]'
    assert list(at.session_state[key]) == ["none"]
    at.pills(key=key).set_value(["none", "work"]).run()
    assert answering.form.answers["talk"].words == '["work"]'


TAPS: tuple[tuple[list[str], list[str], list[str]], ...] = (
    ([], ["a"], ["a"]),
    (["a"], ["a", "b"], ["a", "b"]),
    (["a", "b"], ["a", "b", "c"], ["a", "b"]),
    (["a", "b"], ["b"], ["b"]),
    (["a", "b"], ["a", "b", "alone"], ["alone"]),
    (["alone"], ["alone", "c"], ["c"]),
    (["alone"], [], []),
)


@pytest.mark.parametrize(("stored", "chosen", "kept"), TAPS)
def test_what_a_tap_on_one_of_several_choices_comes_to(
    stored: list[str], chosen: list[str], kept: list[str]
) -> None:
    options = tuple(
        Option(value=one, label=one.title(), alone=one == "alone")
        for one in ("a", "b", "c", "alone")
    )
    item = replace(shipped()["checkin"].item("talk"), options=options, most=2)
    found, told = settled(item, stored, chosen)
    assert found == kept
    assert bool(told) == (len(chosen) > 2 and "alone" not in chosen)


def test_nobody_is_offered_to_ask_for_where_the_program_names_nobody(
    answering: Answering,
) -> None:
    assert "get in touch" not in " ".join(one.label for one in answering.open(2).radio)


def test_those_named_are_offered_by_name_and_the_form_says_when_they_read_it(
    named: Answering,
) -> None:
    at = named.open(2)
    radio = at.radio(key=named.key("contact"))
    assert radio.options == ["No", "Yes, Lea Brandt", r"Yes, in confidence, Sam \*Ode\*"]
    assert "at their next sign-in once you submit" in text_of(at)
    radio.set_value("contact").run()
    assert named.form.answers["contact"].words == "contact"
    assert "Sam \\*Ode\\*: 1" in shown(named.open(3))


def test_the_first_step_says_once_what_leads_see_and_who_they_are(answering: Answering) -> None:
    first, second = shown(answering.open(1)), shown(answering.open(2))
    assert "Leads see scores of at least three answers, never a single rating." in first
    assert "Leads today: Lea Brandt." in first
    assert "Leads see" not in second


def test_a_program_of_totals_alone_prints_that_on_the_form(
    here: House, answering: Answering
) -> None:
    with here.database.write() as tx:
        programs.set_leads_see(tx, here.program_id, "totals")
    said = "\n".join(shown(answering.open(step)) for step in (1, 2))
    assert "Leads see totals of everyone, never your own score." in said
    assert "sees a score" not in said
    assert "Only your program sees this, in totals." in said


def test_what_only_mentees_are_asked_is_on_no_mentors_form(here: House, visit: Visit) -> None:
    here.open_round("review", now=datetime.now(UTC))
    only = shipped()["review"].item("others.perspective").wording("mentee", MIRA)
    said = {}
    for who, partner in ((MIRA, TOM), (TOM, MIRA)):
        form = here.form(here.actor(who), partner, number=2)
        pages = (visit(here, who, PAGE, form=form, step=str(step)) for step in range(1, 9))
        said[who] = "\n".join(shown(well(at)) for at in pages)
    assert only in said[TOM]
    assert only not in said[MIRA]


def test_words_are_read_by_those_whom_their_author_lets(here: House, visit: Visit) -> None:
    here.open_round("review", now=datetime.now(UTC))
    actor = here.actor(TOM)
    form = here.form(actor, MIRA, number=2)
    steps = range(1, 9)
    pages = [well(visit(here, TOM, PAGE, form=form, step=str(step))) for step in steps]
    key = f"leads:{form}:open.better"
    at = next(at for at in pages if key in {one.key for one in at.toggle})
    assert at.toggle(key=key).label == "Let the program read this answer"
    assert at.toggle(key=key).value is False
    at.toggle(key=key).set_value(True).run()
    wishes = responses.open_form(here.database, actor, form).wishes
    assert wishes == {"open.better": Audience.LEADS}
    assert "Only your program can read this." in text_of(well(at))


def test_a_switch_for_a_topic_says_that_it_is_the_topics_average(here: House, visit: Visit) -> None:
    here.open_round("review", now=datetime.now(UTC))
    form = here.form(here.actor(TOM), MIRA, number=2)
    at = well(visit(here, TOM, PAGE, form=form, step="1"))
    label = at.toggle(key=f"partner:{form}:core.expectations").label
    assert label == "Mira Olsen may see whether my answers on this topic average 5 or more"


def test_full_answers_every_question_that_is_asked_where_nobody_is_named(
    answering: Answering,
) -> None:
    assert {item.id for item in answering.form.shown} == set(FULL)
