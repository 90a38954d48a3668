"""What the check says of whole files and folders; single faults are in test_faults.py."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import check, check_folder, default_folder, shipped

Write = Callable[..., Path]


def line_of(marker: str, path: Path) -> list[int]:
    lines = path.read_text().splitlines()
    return [number for number, line in enumerate(lines, 1) if marker in line]


def test_the_small_instrument_itself_is_without_fault(small: str, write: Write) -> None:
    assert check(write(small)) == []


def test_every_fault_is_reported_at_once_in_the_order_of_lines(small: str, write: Write) -> None:
    text = small.replace("minutes: 1", "minuts: 1").replace("construct: fit", "construct: fat")
    faults = check(write(text.replace('"other" in ways', '"fax" in ways')))
    lines = [one.line for one in faults]
    assert lines == sorted(lines)
    found = " ".join(one.what for one in faults)
    assert all(word in found for word in ("`minuts`", "`minutes` is missing", "`fat`", "`fax`"))


def test_a_misspelt_key_is_met_with_the_right_one(small: str, write: Write) -> None:
    (unknown, _missing) = sorted(
        check(write(small.replace("minutes:", "minuts:"))), key=lambda one: "missing" in one.what
    )
    assert unknown.mend == "Did you mean `minutes`?"


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"", 1, "empty"),
        (b"# only a comment\n", 1, "empty"),
        (b"- a\n- b\n", 1, "no mapping"),
        (b"just words", 1, "no mapping"),
        ("key: x\ntitle: Grüße\n".encode("latin-1"), 2, "not UTF-8"),
        (b"key: x\n\ttitle: y\n", 2, "cannot be read"),
        (b"key: [1, 2\n", 2, "cannot be read"),
        (b"key: 1\n---\nkey: 2\n", 2, "cannot be read"),
        (b"key: \x00\n", 1, ""),
    ],
)
def test_a_file_that_is_no_instrument_at_all(
    content: bytes, line: int, words: str, write: Write
) -> None:
    (one,) = check(write(content))
    assert one.line == line
    assert words in one.what


def test_a_file_with_a_byte_order_mark_is_read(small: str, write: Write) -> None:
    assert check(write(b"\xef\xbb\xbf" + small.encode())) == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (one,) = check(tmp_path / "gone.yaml")
    assert "cannot be read" in one.what


def test_a_repeated_instrument_needs_every_anchor(small: str, write: Write) -> None:
    path = write(small.replace("repeated: false", "repeated: true"))
    faults = check(path)
    assert [one.line for one in faults] == line_of("repeated:", path) * 6
    assert faults[0].mend == "Add `- use: core.expectations`."


def checkin() -> str:
    return (default_folder() / "checkin.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("trust each other", "trust each other fully", "mentor, mentee"),
        ("about: both", "about: self", "about"),
        ("scale: agree", "scale: often", "scale"),
        ("        anchor: true\n", "", "anchor"),
        ("construct: bond", "construct: growth", "construct"),
    ],
)
def test_an_anchor_copied_by_hand_must_stand_verbatim(
    old: str, new: str, named: str, write: Write
) -> None:
    copied = (
        "      - id: core.bond\n        construct: bond\n        about: both\n"
        "        kind: rating\n        anchor: true\n        scale: agree\n"
        '        mentor: "{partner} and I trust each other."\n'
        '        mentee: "{partner} and I trust each other."\n'
    )
    faithful = checkin().replace("      - use: core.bond\n", copied)
    assert check(write(faithful, "checkin.yaml")) == []
    path = write(faithful.replace(old, new), "checkin.yaml")
    (one,) = [one for one in check(path) if "differs" in one.what]
    assert one.what == f"The anchor `core.bond` differs in {named}."
    assert one.line in line_of("id: core.bond", path)


def test_a_scale_of_the_same_name_with_other_words_is_no_verbatim_anchor(write: Write) -> None:
    own = "scales:\n  agree:\n    min: 1\n    max: 7\n    labels: {1: no, 4: so so, 7: yes}\n"
    faults = check(write(checkin().replace("\nsections:", f"\n{own}\nsections:"), "checkin.yaml"))
    assert {one.what for one in faults} == {
        f"The anchor `core.{name}` differs in scale."
        for name in ("expectations", "guidance", "labor_boundary", "bond")
    }


def test_a_form_of_more_than_38_items_is_too_long(write: Write) -> None:
    review = (default_folder() / "review.yaml").read_text()
    more = (
        review
        + "      - {id: more, construct: growth, about: self, kind: text, mentor: M, mentee: M}\n"
    )
    path = write(more, "review.yaml")
    (one,) = check(path)
    assert "39 items" in one.what
    assert one.line in line_of("id: more", path)


def test_a_section_of_more_than_six_items_is_too_long_for_a_phone(write: Write) -> None:
    text = checkin().replace(
        "      - use: core.bond\n", "      - use: core.bond\n      - use: meetings\n"
    )
    path = write(
        text.replace("      - use: fairness\n      - use: meetings", "      - use: fairness"),
        "checkin.yaml",
    )
    (one,) = check(path)
    assert "too many for one step" in one.what
    assert one.line in line_of("use: meetings", path)


def test_an_ending_may_be_shown_to_both_in_a_completion(small: str, write: Write) -> None:
    text = small.replace("kind: choices", "kind: choices\n        topic: ending")
    assert check(write(text))
    assert check(write(text.replace("minutes: 1", "minutes: 1\nphase: completion"))) == []


def test_safety_may_not_even_in_a_completion(small: str, write: Write) -> None:
    text = small.replace("kind: choices", "kind: choices\n        topic: safety")
    assert check(write(text.replace("minutes: 1", "minutes: 1\nphase: completion")))


def test_a_topic_kept_to_the_leads_is_fine_in_any_phase(small: str, write: Write) -> None:
    text = small.replace(
        "kind: choices", "kind: choices\n        topic: ending\n        audience: leads"
    )
    assert check(write(text)) == []


def test_a_fault_of_the_shared_file_is_found_where_it_stands(small: str, write: Write) -> None:
    path = write(small)
    shared = path.with_name("_shared.yaml")
    shared.write_text(shared.read_text().replace("construct: bond", "construct: band"))
    (one,) = check(path)
    assert one.file == shared
    assert one.line in line_of("construct: band", shared)
    assert check(shared) == [one]


def test_the_shared_file_holds_one_anchor_for_each_core_construct(write: Write, small: str) -> None:
    shared = write(small).with_name("_shared.yaml")
    shared.write_text(shared.read_text().replace("    anchor: true\n", "", 1))
    (one,) = check(shared)
    assert "one anchor for each core construct" in one.what


def test_a_file_in_a_folder_of_its_own_finds_the_items_that_come_with_the_program(
    tmp_path: Path,
) -> None:
    (tmp_path / "checkin.yaml").write_text(checkin())
    assert check_folder(tmp_path) == []


def test_a_folder_without_instruments_has_that_one_fault(tmp_path: Path) -> None:
    (tmp_path / "_shared.yaml").write_bytes((default_folder() / "_shared.yaml").read_bytes())
    (one,) = check_folder(tmp_path)
    assert "no instrument" in one.what


def test_a_fault_of_the_shared_file_is_told_once_for_the_folder(small: str, write: Write) -> None:
    shared = write(small).with_name("_shared.yaml")
    write(checkin(), "checkin.yaml")
    shared.write_text(shared.read_text().replace("{partner} and I trust", "{us} trust"))
    assert [one.file for one in check_folder(shared.parent)] == [shared, shared]


@pytest.mark.parametrize(
    "wording",
    [item.mentee for one in shipped().values() for item in one.items]
    + ["I do not understand {partner}.", "{partner} is not only a colleague until June."],
)
def test_a_plain_denial_is_no_double_negative(wording: str, small: str, write: Write) -> None:
    assert check(write(small.replace("{partner} suits me.", wording))) == []
