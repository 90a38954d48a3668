from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program
from mentorsurvey.access import operator
from mentorsurvey.program.leading import name_lead
from mentorsurvey.program.things_to_try import GUIDES
from mentorsurvey.store import Database
from tests.house import FULL, LEAD, MIRA, NOW, TOM, House, address, founded
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen, said, worked_out
from tests.readings.played import PAIRS
from tests.readings.watching import FOURTH, Watching

FALLS, MENTEE_FALLS, SILENT, LOW = (f"{e} with {m}" for m, e in PAIRS[1:5])


AFTER = NOW + timedelta(hours=1)


@pytest.fixture
def named(house: House) -> House:
    """The house with its lead named, whom one of its people asks to get in touch."""
    program.name_lead_contact(house.database, house.lead, house.lead.person_id, now=NOW)
    house.submit(house.actor(TOM), MIRA, {**FULL, "contact": "lead"}, now=AFTER)
    return house


def wish(house: House) -> str:
    """The id of the form with which somebody asked."""
    with house.database.read() as tx:
        return str(tx.rows("SELECT response_id FROM wish")[0]["response_id"])


def well(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def take_off(app: AppTest, relationship_id: str, **given: str) -> AppTest:
    app.session_state[f"off-{relationship_id}"] = True
    app.run()
    for name, value in given.items():
        if name == "words":
            app.text_area(key=f"words-{relationship_id}").set_value(value)
        else:
            app.radio(key=f"{name}-{relationship_id}").set_value(value)
    button = next(one for one in app.button if one.label == "Take off the list")
    return well(button.click().run())


def behind(app: AppTest, relationship_id: str) -> str:
    """What *Why am I seeing this?* says of a pair."""
    app.session_state[f"listed-{relationship_id}"] = True
    before = [one.value for one in app.markdown]
    app.run()
    said = "\n".join(one.value for one in app.markdown if one.value not in before)
    app.session_state[f"listed-{relationship_id}"] = False
    return said


def test_the_page_says_what_to_expect_of_it(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = said(well(Seen(three.house, monkeypatch, now=three.after).open("attention")))
    assert "Most of them are probably fine" in text
    assert "even the best ones missed 57 of 100 who needed help" in text
    assert "no ranking" in text
    assert "failing" not in text.lower()
    assert "nan" not in text.split()


def test_each_entry_says_what_happened_and_one_layer_down_why(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    text = said(app)
    places = [text.index(name) for name in (FALLS, LOW)]
    assert places == sorted(places)
    assert "Both of them rated it lower in round 3." in text
    assert (
        "Together, their ratings are probably below 60, the mark that your program has set." in text
    )
    assert "Picked at random, whatever they answered." in text
    assert "Ratings often rise again by themselves." in text
    fell, low = (behind(app, three.id_of(*PAIRS[place])) for place in (1, 4))
    for one in (fell, low):
        assert "How often this is a false alarm is not known." in one
        assert "This entry goes away once" in one
        assert "In simulations" not in one
    assert "below 60 is over 80%. For this pair it is about 9" in low


def test_behind_an_entry_stand_its_numbers_and_what_to_look_at(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    behind(app, three.id_of(*PAIRS[1]))
    numbers = next(one.value for one in app.table if "Mentor" in one.value)
    assert list(numbers["Mentor"]) == ["100", "100", "67"]
    assert GUIDES["change"] in [one.value for one in app.text]


def test_each_entry_has_the_line_of_its_last_rounds_in_words_too(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    alts = [one.proto.imgs[0].alt for one in app.get("image")]
    mentor, mentee = PAIRS[1]
    assert any(f"Round 3: {mentor} 67, {mentee} 67." in one for one in alts)


def test_how_the_list_is_computed_is_a_table_of_steps(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    (steps,) = [one.value for one in worked_out(app).table]
    shown = dict(zip(steps["Step"], steps["Value"], strict=True))
    assert shown["Level: listed below"] == "60"
    assert shown["Health: these are"] == "assumed"
    assert "Change: limit of the evidence, ln" in shown
    assert "Change: steady pairs listed, in simulations" not in shown


def test_kinds_filter_the_list(three: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    text = said(well(app.pills(key="attention_kinds").set_value(["level"]).run()))
    assert LOW in text
    assert FALLS not in text


def test_the_text_for_both_names_no_rule_and_no_number(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    well(seen.open("attention"))
    texts = []
    for pair in PAIRS[1:5:3]:
        seen.app.session_state[f"write-{three.id_of(*pair)}"] = True
        seen.app.run()
        letter = seen.app.code[-1].value
        assert pair[0] in letter
        assert pair[1] in letter
        texts.append(letter.replace(pair[0], "M").replace(pair[1], "E"))
    assert texts[0] == texts[1]
    for word in ("level", "round 3", "health", "score", "answer", "fell", "limit", "below"):
        assert word not in texts[0].lower()


def test_the_text_for_both_ends_with_the_name_of_the_lead_and_can_be_copied(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    well(seen.open("attention"))
    seen.app.session_state[f"write-{three.id_of(*PAIRS[1])}"] = True
    letter = well(seen.app.run()).code[-1].value
    assert letter.endswith(f"\n\n{LEAD}")
    assert "[" not in letter


def test_the_letter_opens_in_the_lead_s_own_mail_program_with_everything_filled_in(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    well(seen.open("attention"))
    seen.app.session_state[f"write-{three.id_of(*PAIRS[1])}"] = True
    app = well(seen.app.run())
    (made,) = [urlsplit(one.proto.url) for one in app.get("link_button")]
    assert (made.scheme, unquote(made.path)) == ("mailto", ",".join(map(address, PAIRS[1])))
    parts = parse_qs(made.query, strict_parsing=True)
    assert parts["subject"] == ["How are the two of you getting on?"]
    assert parts["body"][0].replace("\r\n", "\n") == app.code[-1].value


def test_who_asked_this_lead_comes_first_with_a_letter_to_them_alone(
    named: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(named, monkeypatch, now=AFTER).open("attention"))
    text = said(app)
    assert text.index("1 person asked you to get in touch") < text.index("even the best ones")
    assert f"**{TOM}** would like you to get in touch." in text
    (made,) = [urlsplit(one.proto.url) for one in app.get("link_button")]
    assert unquote(made.path) == address(TOM)
    assert MIRA not in unquote(made.query)
    app = well(app.button(key=f"done-{wish(named)}").click().run())
    assert "would like you to get in touch" not in said(app)


def test_no_other_lead_learns_who_asked(named: House, monkeypatch: pytest.MonkeyPatch) -> None:
    other = name_lead(named.database, named.lead, "Zoe Later", "zoe@example.org", now=NOW)
    app = well(Seen(named, monkeypatch, now=AFTER, lead_id=other.id).open("attention"))
    assert "asked you to get in touch" not in said(app)
    assert TOM not in said(app)


def test_what_was_said_in_confidence_is_not_on_a_lead_s_list(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.name_confidential_contact(
        house.database, house.lead, "Sam Ode", "ode@example.org", now=NOW
    )
    house.submit(house.actor(TOM), MIRA, {**FULL, "contact": "contact"}, now=AFTER)
    app = well(Seen(house, monkeypatch, now=AFTER).open("attention"))
    assert "asked you to get in touch" not in said(app)


def test_look_repeats_why_a_pair_is_listed_and_says_nothing_of_others(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    why = "Together, their ratings are probably below 60"
    assert why in said(well(seen.open("relationship", relationship=three.id_of(*PAIRS[4]))))
    assert why not in said(well(seen.open("relationship", relationship=three.id_of(*PAIRS[3]))))


def test_an_entry_is_taken_off_with_a_why_and_put_back(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    app = well(seen.open("attention"))
    words = "They ![moved](http://evil.example/x.png)."
    app = take_off(app, three.id_of(*PAIRS[4]), needed="yes", why="other", words=words)
    text = said(app)
    assert f"{LOW} is off the list until a later round raises it again." in app.success[0].value
    assert "another reason; needed: yes" in text
    assert "in **1 of 1** (100%, between 21% and 100%) that a rule raised" in text
    assert words in [one.value for one in app.text]
    assert all("evil" not in str(one.value) for one in [*app.markdown, *app.caption])
    assert "It was here for: low ratings." in text
    undo = next(one for one in app.button if one.label == "Undo")
    app = well(undo.click().run())
    assert app.success[0].value.replace("\\", "") == f"Taken back: {LOW}."
    assert three.house.count("attention_dismissal") == 0
    assert "Taken off the list" not in [one.value for one in app.header]


def test_a_missing_why_is_said_beside_the_form(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    app = take_off(app, three.id_of(*PAIRS[4]), why="all_fine")
    assert "You have not said whether a check-in was needed." in str(app.error[0].value)
    assert three.house.count("attention_dismissal") == 0


def test_an_empty_list_says_that_this_is_no_proof(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    steady = [*FOURTH[:3], (7, 7), *FOURTH[4:]]
    on = three.goes_on(steady, 4)
    app = well(Seen(on.house, monkeypatch, now=on.after).open("attention"))
    assert "Such a list finds less than half of those who need it" in said(app)


def test_without_relationships_the_roster_is_next(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = program.found(database, operator(), name="Bridge", lead_address=address(LEAD), now=NOW)
    house = House(database=database, program_id=made.program.id, lead_token=made.token, now=NOW)
    assert "Import your roster" in said(well(Seen(house, monkeypatch, now=NOW).open("attention")))


def test_without_rounds_the_first_round_is_next(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(unasked, monkeypatch, now=unasked.now).open("attention"))
    assert "This list needs answers of both sides" in said(app)


def test_before_any_answer_the_page_says_that_there_is_nothing_yet(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(house, monkeypatch, now=house.now).open("attention"))
    assert "Nothing to read yet" in said(app)


def test_the_page_is_closed_to_a_participant(here: House, visit: Visit) -> None:
    at = well(visit(here, MIRA, "lead/attention"))
    assert "This is not here for you." in text_of(at)


def test_names_are_text(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = "Nil ![x](http://evil.example/x.png)"
    house = founded(database, pairs=((*PAIRS[0][:1], nasty), *PAIRS[1:]))
    app = well(Seen(house, monkeypatch, now=house.now).open("attention"))
    assert all("](http" not in str(one.value) for one in [*app.markdown, *app.caption])


def test_a_relationship_s_page_says_the_same_as_its_entry(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    app = well(seen.open("relationship", relationship=three.id_of(*PAIRS[1])))
    assert "Both of them rated it lower in round 3." in said(app)
    app = well(seen.open("relationship", relationship=three.id_of(*PAIRS[0])))
    assert "No clear change." in said(app)
    assert "probably dropped" not in said(app)
