"""Follow-ups on the pages of leads."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.program import follow_ups
from mentorsurvey.readings import follow_up_words as words
from tests.pages.leading import Seen, said
from tests.readings.played import PAIRS
from tests.readings.watching import Watching

HOSTILE = "Call ![both](http://evil.example/x.png)"


def press(app: AppTest, label: str) -> AppTest:
    button = next(one for one in app.button if one.label == label)
    app = button.click().run()
    assert not app.exception
    return app


def planned(three: Watching, place: int = 1, text: str = HOSTILE) -> str:
    pair = three.id_of(*PAIRS[place])
    follow_ups.plan(
        three.house.database,
        three.house.lead,
        pair,
        words=text,
        owner_id=three.house.lead.person_id,
        due_on=three.after.date() + timedelta(days=3),
        now=three.after,
    )
    return pair


def test_a_lead_plans_one_on_the_pair_s_page(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = three.id_of(*PAIRS[1])
    seen = Seen(three.house, monkeypatch, now=three.after)
    app = seen.open("relationship", relationship=pair)
    assert words.NONE in said(app)
    app.session_state[f"plan-{pair}"] = True
    app.run()
    app.text_area(key=f"plan-words-{pair}").set_value(HOSTILE)
    assert app.selectbox(key=f"plan-{pair}-who").options == ["Lea Brandt"]
    app = press(app, words.PLAN)
    assert [one.words for one in follow_ups.follow_ups(three.house.database, three.house.lead)] == [
        HOSTILE
    ]
    assert HOSTILE in [one.value for one in app.text]
    assert all("evil" not in str(one.value) for one in [*app.markdown, *app.caption])


def test_what_is_missing_is_said_and_what_was_typed_stays(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = three.id_of(*PAIRS[1])
    app = Seen(three.house, monkeypatch, now=three.after).open("relationship", relationship=pair)
    app.session_state[f"plan-{pair}"] = True
    app.run()
    app = press(app, words.PLAN)
    assert "A follow-up needs 1 to 300 characters." in app.error[0].value
    assert three.house.count("follow_up") == 0


def test_open_ones_stand_on_attention_and_overdue_ones_are_marked(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(three)
    app = Seen(three.house, monkeypatch, now=three.after).open("attention")
    assert not app.exception
    assert "Follow-ups: 1 is open." in [one.label for one in app.expander]
    late = Seen(three.house, monkeypatch, now=three.after + timedelta(days=8)).open("attention")
    assert "Follow-ups: 1 is open, and overdue." in [one.label for one in late.expander]


def test_done_with_what_came_of_it_it_leaves_attention_and_stays_with_the_pair(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = planned(three)
    (one,) = follow_ups.follow_ups(three.house.database, three.house.lead)
    seen = Seen(three.house, monkeypatch, now=three.after)
    app = seen.open("attention")
    app.session_state[f"note-{one.id}"] = True
    app.run()
    app.text_area(key=f"outcome-{one.id}").set_value("They meet every week now")
    app = press(app, "It is done")
    assert "Noted. You find it on Relationship." in app.success[0].value
    assert HOSTILE not in [text.value for text in app.text]
    app = seen.open("relationship", relationship=pair)
    assert "They meet every week now" in [text.value for text in app.text]
    assert "Nobody has asked them since." in said(app)
    press(app, "Open it again")
    assert follow_ups.follow_ups(three.house.database, three.house.lead)[0].done_at is None


def test_who_does_it_and_by_when_is_changed_in_its_place(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(three)
    (one,) = follow_ups.follow_ups(three.house.database, three.house.lead)
    app = Seen(three.house, monkeypatch, now=three.after).open("attention")
    app.session_state[f"move-{one.id}"] = True
    app.run()
    later = one.due_on + timedelta(days=5)
    app.date_input(key=f"move-{one.id}-day").set_value(later)
    press(app, "Save")
    assert follow_ups.follow_ups(three.house.database, three.house.lead)[0].due_on == later


def test_an_entry_says_which_follow_up_is_open_already(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(three.house, monkeypatch, now=three.after)
    assert "A follow-up is open already" not in said(seen.open("attention"))
    planned(three)
    by = words.day(three.after.date() + timedelta(days=3), three.after.date())
    told = f"**A follow-up is open already:** Lea Brandt, by {by}."
    assert said(seen.open("attention")).count(told) == 1
    planned(three, text="Write to the mentor")
    assert f"{told} 1 more is open." in said(seen.open("attention"))
