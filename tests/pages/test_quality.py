import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.store import Database, create
from tests.house import MIRA, NOW, House, founded
from tests.pages.conftest import Visit, text_of
from tests.pages.leading import Seen, said, worked_out
from tests.readings.played import PAIRS, Played, level, play, submit
from tests.readings.test_quality import LATER


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(create(tmp_path_factory.mktemp("quality") / "played.db"))


def well(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def test_a_round_shows_its_reliability_answers_agreement_and_time(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(played.house, monkeypatch, now=played.after).open("quality"))
    app = well(app.selectbox(key="quality_round").set_value(1).run())
    assert [one.label for one in app.metric] == [
        "Mentors: reliability",
        "Mentees: reliability",
        "Mentors: minutes",
        "Mentees: minutes",
    ]
    assert [one.value for one in app.metric] == ["1.00", "1.00", "0.0", "0.0"]
    text = said(app)
    assert "From 6 mentors, it may be anywhere from 1.00 to 1.00." in text
    assert "**6 mentees submitted.**" in text
    assert "That takes 25 pairs, and these are 6 pairs of 6 mentors." in text
    assert "promises 3 minutes" in text
    assert "**Mentees usually take no longer than promised.** Promised: 3 minutes." in text
    assert "nan" not in text.lower().split()
    answers = app.dataframe[0].value
    assert answers["Question"][1] == "The mentee came prepared to our meetings."
    assert list(answers["Answered"]) == ["6 of 6"] * 12
    assert list(answers["Can't say"]) == ["under 5"] * 12
    assert list(app.dataframe[-1].value["Mean difference"]) == ["0"] * 4
    assert list(app.dataframe[-1].value["Reading"]) == ["too few mentors for an interval"] * 4


def test_nobody_s_name_is_on_the_page(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    app = well(Seen(played.house, monkeypatch, now=played.after).open("quality"))
    shown = "\n".join([said(app), *(one.value.to_string() for one in app.dataframe)])
    assert "mentee" in shown
    for pair in PAIRS:
        for person in pair:
            assert person not in shown
            assert person.split()[0] not in shown.split()


def test_it_says_on_its_face_that_the_forms_are_not_validated(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(played.house, monkeypatch, now=played.after).open("quality"))
    assert any("The forms are **not validated**" in one.value for one in app.markdown)


def test_each_panel_works_out_the_round_s_own_numbers(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = well(seen.open("quality"))
    app = well(app.selectbox(key="quality_round").set_value(1).run())
    worked = [
        dict(zip(one.value["Step"], one.value["Value"], strict=True))
        for one in worked_out(app).table
    ]
    reliability, answers, agreement, burden = worked
    assert (reliability["Mentors: people"], reliability["Mentors: questions"]) == ("6", "6")
    assert (reliability["Mentees: people"], reliability["Mentees: questions"]) == ("6", "7")
    assert answers["Mentors: forms"] == "6"
    assert [one for name, one in agreement.items() if name.endswith(": mean difference")] == [
        "0"
    ] * 4
    assert burden["Mentees: forms"] == "6"


def test_a_side_that_is_not_shown_is_in_no_panel_either(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple((f"Mentor{n // 2} Ash", f"Mentee{n} Birch") for n in range(6))
    house = founded(database, pairs=few)
    for mentor, mentee in few:
        submit(house, mentor, mentee, level(5), number=1, now=NOW)
        submit(house, mentee, mentor, level(6), number=1, now=NOW)
    app = well(Seen(house, monkeypatch, now=LATER).open("quality"))
    text = said(app)
    assert "this takes at least 5 mentors, once the round is over." in text
    assert "once the round is over, this takes at least 5 mentors and 5 mentees" in text
    assert "Mentees" in text
    steps = [step for one in worked_out(app).table for step in one.value["Step"]]
    assert steps
    assert not [step for step in steps if step.startswith("Mentors")]


def test_agreement_is_drawn_from_twenty_five_pairs_on(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = tuple((f"Mentor{n % 20:02d} Ash", f"Mentee{n:02d} Birch") for n in range(25))
    house = founded(database, pairs=pairs)
    for place, (mentor, mentee) in enumerate(pairs):
        submit(house, mentor, mentee, level(2 + place % 5), number=1, now=NOW)
        submit(house, mentee, mentor, level(2 + place % 5), number=1, now=NOW)
    app = well(Seen(house, monkeypatch, now=LATER).open("quality"))
    assert "On 4 of 4 core questions, pairs agree more than by chance" in said(app)
    assert "There are 25 pairs of 20 mentors." in said(app)
    assert "nothing to agree on" in said(app)
    (chart,) = app.get("plotly_chart")
    assert chart.proto.alt
    assert list(app.dataframe[-1].value["ICC(C,1)"]) == ["1.00 (1.00 to 1.00)"] * 4
    assert list(app.dataframe[-1].value["Reading"]) == ["no clear difference"] * 4


def test_pairs_of_too_few_mentors_have_an_index_without_an_interval(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = tuple((f"Mentor{n % 8:02d} Ash", f"Mentee{n:02d} Birch") for n in range(25))
    house = founded(database, pairs=pairs)
    for place, (mentor, mentee) in enumerate(pairs):
        submit(house, mentor, mentee, level(2 + place % 5), number=1, now=NOW)
        submit(house, mentee, mentor, level(2 + place % 5), number=1, now=NOW)
    app = well(Seen(house, monkeypatch, now=LATER).open("quality"))
    assert "It is too early to say whether pairs agree more than by chance." in said(app)
    assert "core questions, pairs agree" not in said(app)
    assert list(app.dataframe[-1].value["Reading"]) == ["too few mentors for an interval"] * 4


def test_a_form_without_core_questions_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS, asks=False)
    house.open_round("introduction")
    for mentor, mentee in PAIRS:
        submit(house, mentor, mentee, {"authorship": "each_time"}, number=1, now=NOW)
        submit(house, mentee, mentor, {"authorship": "each_time"}, number=1, now=NOW)
    app = well(Seen(house, monkeypatch, now=LATER).open("quality"))
    assert said(app).count("This form does not ask the core questions.") == 2
    assert [one.label for one in app.metric] == ["Mentors: minutes", "Mentees: minutes"]


def test_a_small_program_is_told_what_it_takes(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(house, monkeypatch, now=house.now).open("quality"))
    assert "This takes at least 5 mentors or 5 mentees who answered" in said(app)
    assert not app.metric


def test_without_rounds_the_first_round_is_next(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(unasked, monkeypatch, now=unasked.now).open("quality"))
    assert "how far you can trust the answers of a round" in said(app)
    assert not app.selectbox


def test_the_page_is_closed_to_a_participant(here: House, visit: Visit) -> None:
    at = well(visit(here, MIRA, "lead/quality"))
    assert "This is not here for you." in text_of(at)
