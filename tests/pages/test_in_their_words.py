"""The page of what people let their program read: by topic, with who said it, and nothing else."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, responses
from mentorsurvey.access import Audience
from mentorsurvey.readings.in_their_words import in_their_words
from mentorsurvey.store import Database, Tx
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, VERA, House, address, founded, pair_row
from tests.pages.leading import Seen, said
from tests.readings.played import submit
from tests.readings.test_in_their_words import answered
from tests.store.leading import pair_id

AFTER = NOW + timedelta(days=30)


@pytest.fixture
def house(unasked: House) -> House:
    """Two reviews and an introduction, with words of two pairs."""
    unasked.open_round("review")
    answered(unasked, NOEL, VERA, {"open.better": "More **time**."})
    unasked.open_round("introduction")
    answered(unasked, TOM, MIRA, {"hopes": "A post.", "time.hours": 6}, number=2)
    answered(unasked, VERA, NOEL, {"hopes": "A talk."}, number=2)
    return unasked


def page(house: House, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    app = Seen(house, monkeypatch, now=AFTER).open("in_their_words", **query)
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [one.value for one in app.text]


def test_the_newest_round_that_asks_for_words_stands_there_by_topic(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(house, monkeypatch)
    assert texts(app) == ["6", "A post.", "A talk."]
    assert [one.value for one in app.header] == ["Time (1)", "Hopes (2)"]
    assert "2 people let you read 3 answers from this round." in said(app)
    links = [one.proto for one in app.get("page_link")]
    assert links[0].label == f"{TOM} (mentee) about {MIRA}"
    assert links[0].query_string == f"relationship={pair_id(house, TOM)}"


def test_another_round_can_be_chosen_and_stays_in_the_address(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(house, monkeypatch)
    app.selectbox(key="words_round").set_value(1).run()
    assert texts(app) == ["More **time**."]
    assert app.query_params["round"] == "1"


@pytest.mark.parametrize("round_number", ["7", "-1", "x", "99999999999999999999", "²"])
def test_an_address_of_no_round_shows_the_newest(
    house: House, monkeypatch: pytest.MonkeyPatch, round_number: str
) -> None:
    app = page(house, monkeypatch, round=round_number)
    assert app.selectbox(key="words_round").value == 2


def test_topic_and_search_narrow_the_page_and_a_button_takes_that_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(house, monkeypatch)
    topic, search = "words_narrow_topic_2", "words_narrow_search_2"
    app.button_group(key=topic).set_value("hopes").run()
    assert texts(app) == ["A post.", "A talk."]
    app.text_input(key=search).set_value("POST").run()
    assert texts(app) == ["A post."]
    assert "Here are 1 of 3 answers." in said(app)
    app.text_input(key=search).set_value("nothing like it").run()
    assert texts(app) == []
    assert "Try another word, topic or cohort." in said(app)
    next(one for one in app.button if one.label == "Show all 3 answers").click().run()
    assert texts(app) == ["6", "A post.", "A talk."]
    assert app.text_input(key=search).value == ""


def test_what_its_author_closes_and_a_pair_that_is_kept_out_are_gone_at_the_next_look(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(house, monkeypatch)
    tom = house.actor(TOM)
    form = house.form(tom, MIRA, number=2)
    wish = {"hopes": Audience.ONLY_YOU}
    responses.set_audience(house.database, tom, form, wish, now=house.now)
    app.run()
    assert texts(app) == ["6", "A talk."]
    rows = [pair_row(2, NOEL, VERA, line_manager=address(LEAD))]
    program.import_roster(house.database, house.operator, rows, source="again.csv", now=NOW)
    app.run()
    assert texts(app) == ["6"]


def test_where_nobody_let_anything_be_read_it_says_how_that_comes(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    unasked.open_round("review")
    submit(unasked, TOM, MIRA, {"open.better": "Mine alone."}, number=1, now=NOW)
    app = page(unasked, monkeypatch)
    assert "with the switch “Let the program read this answer”" in said(app)
    assert "Mine alone." not in said(app)
    assert [one.proto.label for one in app.get("page_link")] == ["Go to Rounds"]


def test_after_check_ins_alone_it_says_which_forms_ask_for_words(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page(founded(database), monkeypatch)
    assert "An introduction, a review and a completion form ask for words" in said(app)


def test_before_the_first_round_there_is_a_next_step(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [one.proto.label for one in page(unasked, monkeypatch).get("page_link")] == [
        "Go to Rounds"
    ]


def test_many_answers_are_read_page_by_page_and_in_as_many_statements_as_few(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    unasked.open_round("review")
    lead, asked, rows = unasked.lead, [], Tx.rows
    monkeypatch.setattr(Tx, "rows", lambda tx, sql, **of: asked.append(sql) or rows(tx, sql, **of))

    def statements() -> int:
        asked.clear()
        in_their_words(unasked.database, lead, now=AFTER)
        return len(asked)

    statements()  # a form is read from its file once
    few = statements()
    lines = [pair_row(line, NOEL, f"Mentee{line}") for line in range(2, 42)]
    program.import_roster(unasked.database, unasked.operator, lines, source="more.csv", now=NOW)
    with unasked.database.write() as tx:
        when = {"now": "2026-10-05T10:00:00.000000Z"}
        tx.run(
            "INSERT INTO response (id, invitation_id, started_at, leads_see, submitted_at,"
            " submitted_browser) SELECT id, id, :now, 'scores', :now, 'desk' FROM invitation",
            **when,
        )
        tx.run(
            "INSERT INTO answer (response_id, item_id, words, cant_say, audience, browser,"
            " answered_at) SELECT id, 'open.better', 'Words of ' || id, 0, 'leads', 'desk', :now"
            " FROM response",
            **when,
        )
    assert statements() == few
    app = page(unasked, monkeypatch)
    assert "45 people let you read 86 answers from this round." in said(app)
    assert len(texts(app)) == 25
    first = texts(app)
    app.session_state["words_page_1_None_None_"] = 4
    app.run()
    assert len(texts(app)) == 86 - 3 * 25
    assert not set(texts(app)) & set(first)
