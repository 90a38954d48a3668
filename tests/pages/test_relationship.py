from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, responses
from mentorsurvey.access import Audience
from mentorsurvey.instruments import shipped
from mentorsurvey.store import Database, create
from tests.house import House, founded
from tests.pages.leading import Seen, said, worked_out
from tests.readings.played import PAIRS, Played, level, play, review, reworded, submit


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(create(tmp_path_factory.mktemp("relationship") / "played.db"))


def test_one_relationship_shows_both_lines_give_and_take_and_meetings(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    assert not app.exception
    text = said(app)
    assert "Hal Thorn with Ben Nye" in text
    assert "In round 2, the mentor’s score is 50 and the mentee’s 50." in text
    assert "**assumed**" in text
    assert "**not validated**" in text
    assert len(app.get("plotly_chart")) == 2
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))
    assert list(app.dataframe[-1].value["Mentee"]) == ["5"]
    assert app.selectbox[0].value == played.id_of(*PAIRS[1])


def test_the_title_of_the_picture_is_its_finding(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[5]))
    titles = [one.value for one in app.header]
    assert "Together, their ratings are probably below 60." in titles
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    assert "It is too early to say whether anything has changed." in [
        one.value for one in app.header
    ]


def test_a_one_sided_round_is_said_to_be_one(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[5]))
    assert "Of round 2, only the mentor’s answers can be read." in said(app)


def test_under_each_picture_stands_what_it_rests_on(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    assert [caption.value for caption in app.caption if "**" in caption.value] == [
        "How much ratings differ and vary is **assumed** until 30 pairs have two rounds from both"
        " sides; 5 have.",
        "These readings of give and take are **not validated**: people may believe that they give"
        " more than they do. The length of the bars is **assumed** until 30 pairs have give and"
        " take in two rounds.",
    ]


def steps(app: AppTest) -> list[dict[str, str]]:
    """The tables behind *How this is computed*: step → value."""
    return [
        dict(zip(one.value["Step"], one.value["Value"], strict=True))
        for one in worked_out(app).table
    ]


def test_how_this_is_computed_holds_the_relationship_s_own_numbers(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    lines, flows = steps(seen.open("relationship", relationship=played.id_of(*PAIRS[1])))
    assert (lines["Core score of the mentor"], lines["Core score of the mentee"]) == ("50", "50")
    assert lines["Health H = ½(mentor + mentee)"] == "50"
    assert 50 < float(lines["Present level"]) < 75
    assert (flows["Mentor to mentee"], flows["Mentee to mentor"]) == ("100", "25")
    assert flows["Balance B: their difference"] == "75"


def test_a_pair_s_page_begins_with_what_its_ratings_show(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    text = said(seen.open("relationship", relationship=played.id_of(*PAIRS[1])))
    assert "In their second round they rated the relationship clearly lower than in" in text
    assert "It is too early to say whether anything has changed." in text
    assert "It is too early to say whether anything has changed. In round" not in text


def reviewed(database: Database, *, times: int) -> Played:
    """The first pair in so many reviews, with the same difference in each."""
    house = founded(database, pairs=PAIRS, asks=False)
    (mentor, mentee), now = PAIRS[0], house.now
    for number in range(1, times + 1):
        house.open_round("review", now=now)
        submit(house, mentor, mentee, review(4), number=number, now=now)
        submit(house, mentee, mentor, review(4, guidance=7), number=number, now=now)
        now += timedelta(days=20)
    return Played(house=house, after=now)


def test_in_a_first_review_no_difference_is_read(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = reviewed(database, times=1)
    app = Seen(once.house, monkeypatch, now=once.after).open(
        "relationship", relationship=once.id_of(*PAIRS[0])
    )
    assert not app.exception
    text = said(app)
    assert "Round 1 asked about 7 topics for the first time." in text
    assert "rates it 50 higher" not in text
    assert not [name for table in steps(app) for name in table if "difference" in name]


def test_a_difference_is_said_once_it_stands_in_two_reviews(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = reviewed(database, times=2)
    wanted = twice.id_of(*PAIRS[0])
    app = Seen(twice.house, monkeypatch, now=twice.after).open("relationship", relationship=wanted)
    assert not app.exception
    text = said(app)
    assert (
        "In two reviews running, the two see 1 of 7 topics differently. The mentor's guidance: the"
        " mentee rates it 50 higher."
    ) in text
    gaps = next(table for table in steps(app) if any("usual δ" in name for name in table))
    assert [one for name, one in gaps.items() if name.endswith("guidance: difference")] == ["50"]
    assert (
        "How far a score moves by itself is **assumed** until both sides of 30 pairs have answered"
        " two reviews; 1 has. What is usual here is not taken off: that takes 10 pairs, and 1 has"
        " answered."
    ) in text
    assert "It appears once both of them have said, in one round, what they gave" in text


def test_a_lead_reads_no_single_answer_of_give_and_take_or_fairness(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the mentor gave 100 and got 50, the mentee gave 0 and got 100; they say −2 and 1 of fairness
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*PAIRS[1]))
    for table in ("lines", "flows"):
        app.session_state[f"table-{table}"] = True
    app.run()
    flows = next(one.value for one in app.dataframe if "Balance" in one.value)
    assert set(flows) == {
        "Round",
        "Mentor to mentee",
        "Mentee to mentor",
        "At least, both ways",
        "Balance",
        "from",
        "to",
    }
    columns = {str(column) for one in app.dataframe for column in one.value}
    assert not {one for one in columns if "gave" in one or "got" in one or "own" in one}
    text = said(app)
    for single in ("the mentor gave", "the mentee gave", "gives more than", "fairness"):
        assert single not in text


# Answers that their authors let the program read


def test_words_that_their_author_lets_the_program_read_are_plain_text(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS, asks=False)
    house.open_round("review", now=house.now)
    mentor, mentee = PAIRS[0]
    words = "![x](http://evil.example/x.png) **More** time."
    for one, other in (PAIRS[0], PAIRS[0][::-1]):
        actor = house.actor(one)
        form = house.form(actor, other)
        house.answer(actor, form, {"open.better": words if one == mentor else "Mine alone."})
        if one == mentor:
            wish = {"open.better": Audience.LEADS}
            responses.set_audience(database, actor, form, wish, now=house.now)
        responses.submit(database, actor, form, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(mentor, mentee)
    app = Seen(house, monkeypatch, now=house.now).open("relationship", relationship=wanted)
    assert not app.exception
    assert [one.value for one in app.text] == [words]
    captions = [one.value.replace("\\", "") for one in app.caption]
    assert f"{mentor} (mentor), round 1" in captions
    assert shipped()["review"].item("open.better").wording("mentor", mentee) in captions
    assert all("evil" not in one.value for one in (*app.markdown, *app.caption))
    assert "Mine alone." not in said(app)


def test_where_nobody_let_the_program_read_an_answer_it_says_how_that_comes(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open(
        "relationship", relationship=played.id_of(*PAIRS[1])
    )
    assert not app.text
    assert "Neither of them has let the program read an answer yet." in said(app)


def test_where_leads_see_totals_alone_the_page_says_so(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    program.set_leads_see(database, house.lead, "totals", now=house.now)
    for one, other in (PAIRS[0], PAIRS[0][::-1]):
        submit(house, one, other, level(7), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(*PAIRS[0])
    app = Seen(house, monkeypatch, now=house.now).open("relationship", relationship=wanted)
    assert not app.exception
    assert "Your program chose that its leads see totals only." in said(app)
    assert not app.get("plotly_chart")


def test_without_a_round_from_both_each_picture_says_when_it_appears(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(*PAIRS[0])
    seen = Seen(house, monkeypatch, now=house.now + timedelta(days=30))
    app = seen.open("relationship", relationship=wanted)
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    text = said(app)
    assert "There is no round yet in which both can be read. Of round 1, only the mentor’s" in text
    assert "It comes with a review, which asks three questions or more of each topic." in text


@pytest.mark.parametrize("wanted", ["no-such-id", "![x](http://evil.example)"])
def test_an_unknown_relationship_is_not_there(
    played: Played, monkeypatch: pytest.MonkeyPatch, wanted: str
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open(
        "relationship", relationship=wanted
    )
    assert not app.exception
    assert "Choose one above." in said(app)
    assert not app.get("plotly_chart")
    assert app.selectbox[0].value is None


def test_a_choice_is_kept_in_the_address(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open("relationship")
    assert "Choose a relationship above" in said(app)
    chosen = played.id_of(*PAIRS[2])
    app.selectbox[0].set_value(chosen).run()
    assert app.query_params["relationship"] == chosen
    assert "Ida Ugel with Cia Orr" in said(app)


def test_nothing_of_an_open_round_is_said_before_both_have_submitted(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(*PAIRS[0])
    app = Seen(house, monkeypatch, now=house.now).open("relationship", relationship=wanted)
    assert not app.exception
    assert "Scores appear when both of them have submitted" in said(app)
    assert not app.get("plotly_chart")


def test_a_change_of_wording_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    played = play(database, second=reworded(shipped()["checkin"]))
    app = Seen(played.house, monkeypatch, now=played.after).open(
        "relationship", relationship=played.id_of(*PAIRS[0])
    )
    assert "The wording changed, so lines begin anew there." in said(app)


def test_before_the_first_round_there_is_a_next_step(
    unasked: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(unasked, monkeypatch, now=unasked.now)
    wanted = Played(house=unasked, after=unasked.now).id_of("Mira Olsen", "Tom Reyes")
    app = seen.open("relationship", relationship=wanted)
    assert not app.exception
    assert "Open your first round on Rounds." in said(app)
