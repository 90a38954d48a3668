"""Opening a round on the page: what a lead sees of the form first, and the optional sections."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, responses, rounds
from mentorsurvey.clock.tick import tick
from mentorsurvey.instruments import SIDES, shipped
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.store import programs
from mentorsurvey.store import rounds as stored
from mentorsurvey.store.grace import GRACE
from mentorsurvey.store.times import to_text
from mentorsurvey.ui.preview import SOMEBODY
from tests.house import MIRA, TOM, UMA, House, pair_row
from tests.pages.conftest import Visit, text_of
from tests.store.leading import pair_id, recuse_lead

PAGE = "lead/rounds"


def choose(visit: Visit, house: House, form: str) -> AppTest:
    """The page, with a form chosen."""
    at = visit(house, "lead", PAGE)
    at.selectbox(key="round_form").set_value(form).run()
    assert not at.exception
    return at


def opened_items(house: House) -> set[str]:
    """The questions that the newest round asks."""
    newest = rounds.list_rounds(house.database, house.operator)[-1]
    with house.database.read() as tx:
        return {item.id for item in stored.instrument(tx, newest.version_id).items}


def test_the_optional_sections_are_offered_where_a_form_has_them(
    here_unasked: House, visit: Visit
) -> None:
    (switch,) = (
        one for one in choose(visit, here_unasked, "review").checkbox if one.key == "round_extras"
    )
    extra = sum(len(section.items) for section in shipped()["review"].extras)
    assert f"(once a year; {extra} more questions, about" in switch.label
    assert switch.value is False
    at = choose(visit, here_unasked, "checkin")
    assert "round_extras" not in {one.key for one in at.checkbox}


def test_the_optional_sections_are_asked_only_where_the_lead_switches_them_on(
    here_unasked: House, visit: Visit
) -> None:
    optional = {item.id for section in shipped()["review"].extras for item in section.items}
    for wanted in (False, True):
        at = choose(visit, here_unasked, "review")
        at.checkbox(key="round_extras").set_value(wanted)
        at = next(one for one in at.button if one.label.startswith("Open: Review")).click().run()
        at = at.button(key="round_open").click().run()
        assert not at.exception
        assert (optional <= opened_items(here_unasked)) is wanted
        now = datetime.now(UTC)
        for one in rounds.list_rounds(here_unasked.database, here_unasked.operator):
            if one.is_open(now):
                rounds.close_round(here_unasked.database, here_unasked.operator, one.id, now=now)


def test_a_preview_shows_each_question_in_both_wordings_with_its_promise(
    here_unasked: House, visit: Visit
) -> None:
    at = choose(visit, here_unasked, "review")
    review = shipped()["review"]
    for side in SIDES:
        at.segmented_control(key="preview_side").set_value(side).run()
        said = text_of(at)
        for item in review.asked_of(side):
            assert f"**{item.wording(side, SOMEBODY[side])}**" in said
            assert sentence(review, item, side, item.default_audience, SOMEBODY[side]) in said
            for other in SIDES:
                if item.asked_of in (None, other):
                    assert item.wording(other, SOMEBODY[other]) in said


def test_a_preview_says_what_holds_where_leads_see_totals_alone(
    here_unasked: House, visit: Visit
) -> None:
    with here_unasked.database.write() as tx:
        programs.set_leads_see(tx, here_unasked.program_id, "totals")
    said = text_of(choose(visit, here_unasked, "checkin"))
    assert "Only your program sees this, in totals." in said
    assert "sees a score" not in said


@pytest.mark.parametrize(
    ("days", "told"), [(-1, "in the past"), (0, "is today"), (400, "more than a year away")]
)
def test_a_last_day_out_of_range_stops_the_opening_with_a_sentence(
    here_unasked: House, visit: Visit, days: int, told: str
) -> None:
    at = choose(visit, here_unasked, "checkin")
    at.date_input(key="round_closes").set_value((datetime.now(UTC) + timedelta(days=days)).date())
    at = next(one for one in at.button if one.label.startswith("Open: ")).click().run()
    assert told in text_of(at)
    assert "round_open" not in {one.key for one in at.button}
    assert rounds.list_rounds(here_unasked.database, here_unasked.operator) == []


def test_a_round_that_nobody_submitted_is_discarded_after_asking(here: House, visit: Visit) -> None:
    tom = here.actor(TOM)
    here.answer(tom, here.form(tom, MIRA), {"core.trust": 3})
    (asked,) = rounds.list_rounds(here.database, here.operator)
    at = visit(here, "lead", PAGE)
    at = at.button(key=f"ask-mistaken-{asked.id}").click().run()
    assert "1 form that somebody has begun can't be submitted any more" in text_of(at)
    at = at.button(key=f"keep-mistaken-{asked.id}").click().run()
    at = at.button(key=f"ask-mistaken-{asked.id}").click().run()
    at = at.button(key=f"do-mistaken-{asked.id}").click().run()
    assert not at.exception
    assert "Round 1 is discarded." in text_of(at)
    assert "Nobody is asked any more" in text_of(at)
    assert responses.due(here.database, tom)[0].owed.withdrawn


def test_a_begun_form_of_a_discarded_round_is_read_where_it_was_given_and_nowhere_else(
    here: House, visit: Visit
) -> None:
    phone, tablet = here.actor(TOM), here.actor(TOM, browser="tablet")
    there = here.form(phone, MIRA)
    here.answer(tablet, there, {"core.trust": 3})
    rounds.discard_round(here.database, here.operator, here.round_id, now=datetime.now(UTC))
    assert "This round was withdrawn." not in text_of(visit(here, TOM, "participant/due"))
    with here.database.write() as tx:
        tx.run("UPDATE answer SET browser = :phone", phone=phone.browser)
    said = text_of(visit(here, TOM, "participant/due"))
    assert "This round was withdrawn." in said
    assert "Begun, not submitted" in said
    assert "3 of 7" in said


def test_a_begun_form_that_missed_the_close_says_so(here: House, visit: Visit) -> None:
    tom = here.actor(TOM)
    here.answer(tom, here.form(tom, MIRA), {"core.trust": 3})
    rounds.close_round(here.database, here.operator, here.round_id, now=datetime.now(UTC))
    with here.database.write() as tx:
        tx.run("UPDATE round SET finish_until = closed_at")
    said = text_of(visit(here, TOM, "participant/due"))
    assert "before you submitted." in said
    assert "Neither Mira Olsen nor your leads can read what you saved." in said


def test_a_form_that_closes_under_its_author_says_until_when_it_can_be_finished(
    here: House, visit: Visit
) -> None:
    tom = here.actor(TOM)
    form = here.form(tom, MIRA)
    here.answer(tom, form)
    moment = datetime.now(UTC)
    soon = moment + timedelta(minutes=5)
    with here.database.write() as tx:
        tx.run("UPDATE round SET closes_at = :soon", soon=to_text(soon))
    said = text_of(visit(here, TOM, "participant/answer", form=form))
    if soon.date() == datetime.now(UTC).date():
        assert f"This round closes today at {soon:%H:%M}." in said

    rounds.close_round(here.database, here.operator, here.round_id, now=moment)
    closed, last = (f"{one:%H:%M}" for one in (moment, moment + GRACE))
    sentence = f"This round closed at {closed}. You can finish and submit until {last}."
    assert sentence in text_of(visit(here, TOM, "participant/due"))
    assert sentence in text_of(visit(here, TOM, "participant/answer", form=form))
    assert sentence not in text_of(visit(here, UMA, "participant/due"))
    told = f"1 person had begun before the close and may still finish until {last}."
    assert told in text_of(visit(here, "lead", "lead/rounds"))

    responses.submit(here.database, tom, form, now=moment)
    assert "may still finish" not in text_of(visit(here, "lead", "lead/rounds"))


def test_a_round_with_a_submission_stops_counting_and_counts_again(
    here: House, visit: Visit
) -> None:
    here.submit(here.actor(TOM), MIRA, now=datetime.now(UTC))
    (asked,) = rounds.list_rounds(here.database, here.operator)
    at = visit(here, "lead", PAGE)
    at = at.button(key=f"ask-mistaken-{asked.id}").click().run()
    assert "You can undo this." in text_of(at)
    at = at.button(key=f"do-mistaken-{asked.id}").click().run()
    assert "Round 1 no longer counts." in text_of(at)
    assert not rounds.list_rounds(here.database, here.operator)[0].counts
    at = at.button(key=f"count-{asked.id}").click().run()
    assert "Round 1 counts again." in text_of(at)
    assert rounds.list_rounds(here.database, here.operator)[0].counts


def test_the_last_day_moves_for_everyone_for_a_pair_or_for_one_person(
    here: House, visit: Visit
) -> None:
    (asked,) = rounds.list_rounds(here.database, here.operator)
    tom = here.actor(TOM)
    form = here.form(tom, MIRA)
    pair = responses.open_form(here.database, tom, form).owed.relationship_id
    start = datetime.now(UTC)
    for choice, days in (("everyone", 20), (f"pair:{pair}", 30), (f"form:{form}", 40)):
        at = visit(here, "lead", PAGE)
        at.selectbox(key=f"extend-who-{asked.id}").set_value(choice)
        at.date_input(key=f"extend-day-{asked.id}").set_value((start + timedelta(days=days)).date())
        at = next(one for one in at.button if one.label == "Move the last day").click().run()
        assert not at.exception
    later = start + timedelta(days=25)
    standing = rounds.standings(here.database, here.operator, asked.id)
    assert {one.name for one in standing if one.in_time(later)} == {MIRA, TOM}
    assert {one.name for one in standing if one.in_time(start + timedelta(days=35))} == {TOM}


def links_of(at: AppTest, house: House) -> str:
    """What stands under *Send the links*, with the buttons as they are sent."""
    at.session_state[f"links-{house.round_id}"] = True
    at.run()
    assert not at.exception
    return text_of(at) + "".join(str(one.proto.body) for one in at.get("html"))


def test_the_links_of_a_round_are_offered_with_what_they_are(here: House, visit: Visit) -> None:
    here.submit(here.actor(TOM), MIRA, now=datetime.now(UTC))
    found = links_of(visit(here, "lead", PAGE), here)
    assert "The file is a bunch of keys." in found
    assert "Links that you sent before go on working" in found
    assert f'action="/files/links?round={here.round_id}&amp;whom=missing"' in found
    assert "Download links for 4 people who still owe a form" in found
    assert "Download links for 5 people, also those who have submitted" in found
    assert "Not in your file" not in found


def test_who_is_not_in_a_leads_file_of_links_is_named(here: House, visit: Visit) -> None:
    recuse_lead(here, TOM, now=datetime.now(UTC), lead_id=here.lead.person_id)
    at = visit(here, "lead", PAGE)
    found = links_of(at, here)
    assert "Download links for 3 people" in found
    (told,) = (one for one in at.info if "Not in your file" in one.proto.title)
    assert told.proto.title == f"Not in your file: {MIRA}."
    assert "You are the only lead" in told.value
    assert TOM not in found


def test_no_links_are_offered_for_a_round_that_is_over(here: House, visit: Visit) -> None:
    rounds.close_round(here.database, here.operator, here.round_id, now=datetime.now(UTC))
    assert "/files/links" not in links_of(visit(here, "lead", PAGE), here)


def test_a_round_is_opened_for_a_cohort_or_for_chosen_pairs_after_saying_whom_it_asks(
    here_unasked: House, visit: Visit
) -> None:
    rows = [pair_row(2, MIRA, TOM, cohort="2025"), pair_row(3, MIRA, UMA, cohort="2026")]
    now = datetime.now(UTC)
    program.import_roster(
        here_unasked.database, here_unasked.operator, rows, source="cohorts.csv", now=now
    )
    at = choose(visit, here_unasked, "checkin")
    at = at.segmented_control(key="round_whom").set_value("cohorts").run()
    at = at.multiselect(key="round_cohorts").set_value(["2026"]).run()
    at = next(one for one in at.button if one.label.startswith("Open: ")).click().run()
    assert "This asks 2 people in 1 pair (cohort 2026) until" in text_of(at)
    at = at.button(key="round_open").click().run()
    assert "Round 1 is open for 2 people in 1 pair." in text_of(at)
    assert "It asks the cohort 2026. Nobody else is missing because of it." in text_of(at)
    at = at.segmented_control(key="round_whom").set_value("pairs").run()
    at = next(one for one in at.button if one.label.startswith("Open: ")).click().run()
    assert "No pair is chosen, so nobody would be asked." in text_of(at)
    both = [pair_id(here_unasked, mentee) for mentee in (TOM, UMA)]
    at = at.multiselect(key="round_pairs").set_value(both).run()
    at = next(one for one in at.button if one.label.startswith("Open: ")).click().run()
    assert "1 pair is left out, because round 1 asks the same questions" in text_of(at)
    at = at.button(key="round_open").click().run()
    assert not at.exception
    assert "It asks 1 pair that a lead chose. Nobody else is missing because of it." in text_of(at)


def test_the_page_says_when_the_clock_last_ran_and_warns_where_it_has_stopped(
    here: House, visit: Visit
) -> None:
    assert "Rounds close by themselves" in text_of(visit(here, "lead", PAGE))
    moment = datetime.now(UTC)
    tick(here.database, now=moment - timedelta(hours=2))
    (loud,) = visit(here, "lead", PAGE).warning
    assert "Nothing happens by itself right now: the clock last ran" in loud.value
    tick(here.database, now=moment)
    at = visit(here, "lead", PAGE)
    assert not at.warning
    assert "Rounds and mail run by themselves. They last ran" in text_of(at)
    assert "Next, round 1 (Check-in) closes" in text_of(at)


def test_a_lead_chooses_when_people_are_reminded_and_reads_the_days_first(
    here_unasked: House, visit: Visit
) -> None:
    at = choose(visit, here_unasked, "checkin")
    at.selectbox(key="round_remind").set_value("late")
    at = next(one for one in at.button if one.label.startswith("Open: Check-in")).click().run()
    assert "A reminder is due on " in text_of(at)
    at = at.button(key="round_open").click().run()
    assert not at.exception
    assert here_unasked.count("round_reminder") == 1
