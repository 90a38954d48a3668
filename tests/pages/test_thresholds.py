"""The thresholds on *Attention*: trying them, saving, going back, and what is refused."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.program import thresholds
from tests.house import LEAD
from tests.pages.leading import Seen, said, worked_out
from tests.readings.played import MENTORS, PAIRS, new_lead
from tests.readings.watching import Watching

FALLS, MENTEE_FALLS, SILENT, LOW = (f"{e} with {m}" for m, e in PAIRS[1:5])
OWN = "By thresholds that leads of this program have set"


@pytest.fixture
def app(three: Watching, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return unfolded(Seen(three.house, monkeypatch, now=three.after))


def unfolded(seen: Seen) -> AppTest:
    app = seen.open("attention")
    app.session_state["thresholds"] = True
    return well(app.run())


def well(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def fields(app: AppTest) -> dict[str, int | None]:
    return {str(one.key).split("-")[1]: one.value for one in app.number_input}


def type_in(app: AppTest, **values: int) -> None:
    for one in app.number_input:
        name = str(one.key).split("-")[1]
        if name in values:
            one.set_value(values[name])


def press(app: AppTest, label: str) -> AppTest:
    return well(next(one for one in app.button if one.label == label).click().run())


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def in_force(three: Watching) -> object:
    return thresholds.in_force(three.database, three.house.lead)


def listed(app: AppTest, name: str) -> bool:
    """Whether a rule raises the pair; the random draw may take whomever else it likes."""
    _, found, after = said(app).partition(f"**{name}**\n")
    return bool(found) and not after.startswith(":gray-badge[:material/casino: Picked at random]")


def test_the_thresholds_are_folded_away_and_not_read_before(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = well(Seen(three.house, monkeypatch, now=three.after).open("attention"))
    assert "Thresholds" in [one.label for one in app.expander]
    assert not app.number_input
    assert OWN not in said(app)


def test_each_has_its_default_beside_it_and_is_called_a_convention(app: AppTest) -> None:
    assert fields(app) == dict(thresholds.DEFAULT)
    captions = [one.value for one in app.caption]
    for default in thresholds.DEFAULT.values():
        assert f"The default is {default}, a convention." in captions
    assert "every default is a convention" in said(app)
    assert "Back to the defaults" not in labels(app)


def test_trying_says_what_would_change_and_changes_nothing(app: AppTest, three: Watching) -> None:
    type_in(app, cut=80)
    press(app, "See what this would change")
    text = said(app)
    assert "With these, **2 relationships** would stand here for a level or a silence" in text
    assert "now **1**. Nothing is saved yet." in text
    assert f"Would come: {FALLS}." in text
    assert "Would go" not in text
    assert fields(app)["cut"] == 80
    assert in_force(three) == DEFAULTS
    assert three.house.count("threshold") == 0


def test_trying_names_who_would_leave(app: AppTest) -> None:
    type_in(app, cut=40, missed=1)
    press(app, "See what this would change")
    assert f"Would come: {SILENT}." in said(app)
    assert f"Would go: {LOW}." in said(app)


def test_saving_is_said_and_the_list_follows_at_once(app: AppTest, three: Watching) -> None:
    low, silent = "are probably below", "missed the last round."
    assert low in said(app)
    assert silent not in said(app)
    type_in(app, cut=40, missed=1)
    press(app, "Save")
    assert "Saved. The list follows: 1 relationship here" in app.success[0].value
    assert silent in said(app)
    assert low not in said(app)
    assert OWN in said(app)
    (steps,) = [one.value for one in worked_out(app).table]
    assert dict(zip(steps["Step"], steps["Value"], strict=True))["Level: listed below"] == "40"
    assert f"Changed by {LEAD} on Wednesday, November 4. The default is 60, a convention." in said(
        app
    )
    assert in_force(three) == replace(DEFAULTS, cut=40.0, missed=1)


def test_going_back_to_the_defaults_can_be_undone(app: AppTest, three: Watching) -> None:
    type_in(app, cut=90, probability=70)
    press(app, "Save")
    press(app, "Back to the defaults")
    assert "Back at the defaults. The list follows" in app.success[0].value
    assert fields(app) == dict(thresholds.DEFAULT)
    assert f"Put back by {LEAD}" in said(app)
    assert in_force(three) == DEFAULTS
    assert "Back to the defaults" not in labels(app)
    press(app, "Undo the last change")
    assert in_force(three) == replace(DEFAULTS, cut=90.0, probability=0.7)
    assert fields(app)["cut"] == 90
    press(app, "Undo the last change")
    assert in_force(three) == DEFAULTS


@pytest.mark.parametrize("button", ["Save", "See what this would change"])
@pytest.mark.parametrize(("value", "words"), [(150, "150 is not"), (-1, "-1 is not")])
def test_a_bad_value_is_said_beside_the_form_and_nothing_typed_is_lost(
    app: AppTest, three: Watching, value: int, words: str, button: str
) -> None:
    type_in(app, cut=value, missed=4)
    press(app, button)
    problem = str(app.error[0].value)
    assert "whole number from 0 to 100" in problem
    assert words in problem.replace("\\", "")
    assert (fields(app)["cut"], fields(app)["missed"]) == (value, 4)
    assert three.house.count("threshold") == 0
    type_in(app, cut=70)
    press(app, "Save")
    assert not app.error
    assert in_force(three) == replace(DEFAULTS, cut=70.0, missed=4)


def test_saving_what_stands_already_says_so_and_keeps_no_change(
    app: AppTest, three: Watching
) -> None:
    press(app, "Save")
    assert "These stand already." in said(app)
    assert not app.success
    assert three.house.count("threshold") == 0


def test_of_two_leads_the_last_wins_and_is_told_what_the_other_had_set(
    app: AppTest, three: Watching
) -> None:
    second = new_lead(three.house, MENTORS[0], now=three.house.now)
    type_in(app, missed=3)
    thresholds.save(three.database, second, {"cut": 75}, now=three.after)
    press(app, "Save")
    told = str(app.success[0].value)
    assert f"Meanwhile {MENTORS[0]} had set health below to 75; yours stands now." in told
    assert in_force(three) == replace(DEFAULTS, missed=3)
    press(app, "Undo the last change")
    assert in_force(three) == replace(DEFAULTS, cut=75.0)


def test_who_tries_after_another_saved_sees_what_stands(app: AppTest, three: Watching) -> None:
    second = new_lead(three.house, MENTORS[0], now=three.house.now)
    type_in(app, missed=3)
    thresholds.save(three.database, second, {"cut": 75}, now=three.after)
    press(app, "See what this would change")
    assert "Somebody changed the thresholds meanwhile" in said(app)
    assert fields(app) == {**thresholds.DEFAULT, "cut": 75}
    assert f"Changed by {MENTORS[0]}" in said(app)


def test_another_lead_reads_the_list_by_the_same_thresholds(
    three: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    thresholds.save(three.database, three.house.lead, {"missed": 1}, now=three.after)
    second = new_lead(three.house, MENTORS[0], now=three.house.now)
    seen = Seen(three.house, monkeypatch, now=three.after, lead_id=second.person_id)
    app = unfolded(seen)
    assert listed(app, SILENT)
    assert f"Changed by {LEAD} on" in said(app)


def test_what_is_chosen_above_the_list_outlives_a_kind_that_goes(app: AppTest) -> None:
    well(app.pills(key="attention_kinds").set_value(["level"]).run())
    type_in(app, cut=0)
    press(app, "Save")
    assert listed(app, FALLS)
    assert not listed(app, LOW)
