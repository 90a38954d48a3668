"""A round asks what stood in the file when it was opened, whatever the file says later."""

from dataclasses import replace
from pathlib import Path

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.errors import RoundError
from mentorsurvey.instruments import Instrument, default_folder, load, shipped
from mentorsurvey.instruments.burden import minutes_of
from mentorsurvey.store import rounds as stored
from mentorsurvey.store.rounds import Version
from tests.house import MIRA, NOW, TOM, House

CHECKIN = shipped()["checkin"]
ANCHOR = CHECKIN.item("core.trust").mentee or ""
OTHER = "I could always rely on {partner}."
ELSE = CHECKIN.item("meetings").mentee or ""


def reworded(folder: Path, *changes: tuple[str, str], key: str = "checkin") -> Instrument:
    """The shipped instrument with other words in it, read from files as a program's own is."""
    for name in ("_shared.yaml", f"{key}.yaml"):
        text = (default_folder() / name).read_text(encoding="utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder / f"{key}.yaml")


def versions(house: House) -> list[Version]:
    with house.database.read() as tx:
        return stored.versions(tx, house.program_id)


def next_round(house: House, instrument: Instrument, *, same_meaning: bool = False) -> None:
    for asked in rounds.list_rounds(house.database, house.lead):
        if asked.is_open(NOW):
            rounds.close_round(house.database, house.lead, asked.id, now=NOW)
    house.open_round(instrument, same_meaning=same_meaning)


def test_the_form_keeps_its_words_when_the_file_changes(house: House, tmp_path: Path) -> None:
    tom = house.actor(TOM)
    before = responses.open_form(house.database, tom, house.form(tom, MIRA)).instrument
    path = tmp_path / "surveys"
    path.mkdir()
    next_round(house, reworded(path, (ANCHOR, OTHER)))
    first = responses.open_form(house.database, tom, house.form(tom, MIRA)).instrument
    second = responses.open_form(house.database, tom, house.form(tom, MIRA, number=2)).instrument
    assert first == before == shipped()["checkin"]
    assert first.item("core.trust").mentee == ANCHOR
    assert second.item("core.trust").mentee == OTHER


def test_what_is_stored_of_a_version_never_changes(house: House, tmp_path: Path) -> None:
    before = versions(house)[0]
    next_round(house, reworded(tmp_path, (ANCHOR, OTHER)))
    assert versions(house)[0] == before
    assert Instrument.from_json(before.content) == CHECKIN


def test_the_same_words_are_the_same_version(house: House) -> None:
    next_round(house, shipped()["checkin"])
    assert [version.version for version in versions(house)] == [1]
    assert len({asked.version_id for asked in rounds.list_rounds(house.database, house.lead)}) == 1


def test_going_back_to_earlier_words_goes_back_to_their_version(
    house: House, tmp_path: Path
) -> None:
    next_round(house, reworded(tmp_path, (ANCHOR, OTHER)))
    next_round(house, shipped()["checkin"])
    asked = rounds.list_rounds(house.database, house.lead)
    assert len(versions(house)) == 2
    assert asked[0].version_id == asked[2].version_id != asked[1].version_id
    assert asked[0].meaning == asked[2].meaning != asked[1].meaning


def test_versions_of_an_instrument_are_counted_by_its_key(house: House, tmp_path: Path) -> None:
    next_round(house, shipped()["review"])
    next_round(house, reworded(tmp_path, (ELSE, "How often have {partner} and you met?")))
    assert [(one.key, one.version) for one in versions(house)] == [
        ("checkin", 1),
        ("review", 1),
        ("checkin", 2),
    ]


def test_other_words_around_the_anchors_keep_the_meaning(house: House, tmp_path: Path) -> None:
    next_round(house, reworded(tmp_path, (ELSE, "How often have {partner} and you met?")))
    first, second = versions(house)
    assert first.content_hash != second.content_hash
    assert first.meaning == second.meaning


def test_a_repeated_instrument_with_the_same_anchors_means_the_same(house: House) -> None:
    next_round(house, shipped()["review"])
    first, second = versions(house)
    assert first.meaning == second.meaning


def test_another_anchor_wording_breaks_the_line(house: House, tmp_path: Path) -> None:
    next_round(house, reworded(tmp_path, (ANCHOR, OTHER)))
    first, second = versions(house)
    assert first.meaning != second.meaning


def test_a_typo_that_the_lead_calls_one_keeps_the_line(house: House, tmp_path: Path) -> None:
    mended = reworded(tmp_path, (ANCHOR, ANCHOR.replace("trust", "trusst")))
    next_round(house, mended, same_meaning=True)
    first, second = versions(house)
    assert first.content_hash != second.content_hash
    assert first.meaning == second.meaning


def test_the_line_goes_on_from_the_version_before_not_from_the_first(
    house: House, tmp_path: Path
) -> None:
    next_round(house, reworded(tmp_path, (ANCHOR, OTHER)))
    next_round(
        house,
        reworded(tmp_path, (ANCHOR, "I could always rely upon {partner}.")),
        same_meaning=True,
    )
    meanings = [version.meaning for version in versions(house)]
    assert meanings[0] != meanings[1] == meanings[2]


def test_other_anchors_are_no_typo_whatever_the_lead_says(house: House) -> None:
    together, *others = CHECKIN.sections
    fewer = replace(CHECKIN, sections=(replace(together, items=together.items[:-1]), *others))
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    with pytest.raises(RoundError, match="no typo") as caught:
        house.open_round(fewer, same_meaning=True)
    assert caught.value.mend
    assert house.count("round") == house.count("instrument_version") == 1
    house.open_round(fewer)
    first, second = versions(house)
    assert first.meaning != second.meaning


def asked(house: House) -> set[str]:
    """The questions of the mentee's form in the second round."""
    tom = house.actor(TOM)
    form = responses.open_form(house.database, tom, house.form(tom, MIRA, number=2))
    return {item.id for item in form.shown}


def test_a_round_asks_the_optional_sections_only_where_the_lead_switches_them_on(
    house: House,
) -> None:
    review = shipped()["review"]
    extra = {item.id for section in review.extras for item in section.items}
    house.open_round("review")
    assert extra
    assert not asked(house) & extra


def test_a_round_with_the_optional_sections_says_how_long_it_takes_with_them(
    house: House,
) -> None:
    review = shipped()["review"]
    extra = {item.id for section in review.extras for item in section.items}
    house.open_round("review", extras=True)
    assert extra <= asked(house)
    with house.database.read() as tx:
        (_, second) = rounds.list_rounds(tx, house.lead)
        frozen = stored.instrument(tx, second.version_id)
    assert frozen.minutes == minutes_of(review) > review.minutes


def test_with_and_without_the_optional_sections_the_line_goes_on(house: House) -> None:
    next_round(house, shipped()["review"])
    rounds.close_round(
        house.database,
        house.lead,
        rounds.list_rounds(house.database, house.lead)[-1].id,
        now=NOW,
    )
    house.open_round("review", extras=True)
    _, without, with_them = versions(house)
    assert (without.version, with_them.version) == (1, 2)
    assert without.content_hash != with_them.content_hash
    assert without.meaning == with_them.meaning


def test_a_form_without_optional_sections_is_the_same_version_either_way(house: House) -> None:
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    house.open_round(extras=True)
    assert len(versions(house)) == 1


def test_an_instrument_that_is_asked_once_has_no_line(house: House) -> None:
    next_round(house, shipped()["introduction"], same_meaning=True)
    assert versions(house)[-1].meaning == "once"
    next_round(house, shipped()["review"], same_meaning=True)
    assert versions(house)[-1].meaning == versions(house)[0].meaning


def test_another_minute_is_another_version_with_the_same_meaning(house: House) -> None:
    next_round(house, replace(CHECKIN, minutes=CHECKIN.minutes + 1))
    first, second = versions(house)
    assert (first.version, second.version) == (1, 2)
    assert first.meaning == second.meaning


def test_a_version_that_is_not_there_is_a_programmers_mistake(house: House) -> None:
    with house.database.read() as tx, pytest.raises(LookupError):
        stored.instrument(tx, "none")
