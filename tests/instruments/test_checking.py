"""What the check says of whole files and folders; single faults are in test_faults.py."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorsurvey.instruments import SIDES, check, check_folder, default_folder, shipped

Write = Callable[..., Path]


def line_of(marker: str, path: Path) -> list[int]:
    lines = path.read_text().splitlines()
    return [number for number, line in enumerate(lines, 1) if marker in line]


def test_the_small_instrument_itself_is_without_fault(small: str, write: Write) -> None:
    assert check(write(small)) == []


def test_every_fault_is_reported_at_once_in_the_order_of_lines(small: str, write: Write) -> None:
    text = small.replace("minutes: 2", "minuts: 1").replace("construct: fit", "construct: fat")
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
    assert [one.line for one in faults] == line_of("repeated:", path) * 8
    assert faults[0].mend == "Add `- use: core.expectations`."


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{partner}", "Dear {partner}", "mentor, mentee"),
        ("about: partner", "about: both", "about"),
        ("        scale: ", "        scale: extent\n        # ", "scale"),
        ("        anchor: true\n", "", "anchor"),
        ("construct: trust", "construct: growth", "construct"),
        ("        scale: ", "        reverse: true\n        scale: ", "reverse"),
        ("        scale: ", "        show_if: core.work < 4\n        scale: ", "show_if"),
    ],
)
def test_an_anchor_copied_by_hand_must_stand_verbatim(
    old: str, new: str, named: str, checkin_text: str, write: Write
) -> None:
    shared = (default_folder() / "_shared.yaml").read_text()
    item = next(block for block in shared.split("\n\n") if "- id: core.trust\n" in block)
    copied = "".join(f"    {line}\n" for line in item.splitlines())
    faithful = checkin_text.replace("      - use: core.trust\n", copied)
    assert check(write(faithful, "checkin.yaml")) == []
    path = write(faithful.replace(old, new), "checkin.yaml")
    (one,) = [one for one in check(path) if "differs" in one.what]
    assert one.what == f"The anchor `core.trust` differs in {named}."
    assert one.line in line_of("id: core.trust", path)


def test_a_scale_of_the_same_name_with_other_words_is_no_verbatim_anchor(
    checkin_text: str, write: Write
) -> None:
    anchors = shipped()["checkin"].anchors
    (name,) = {item.scale for item in anchors}
    own = f"scales:\n  {name}:\n    min: 1\n    max: 7\n    labels: {{1: no, 4: so so, 7: yes}}\n"
    faults = check(
        write(checkin_text.replace("\nsections:", f"\n{own}\nsections:"), "checkin.yaml")
    )
    assert {one.what for one in faults} == {
        f"The anchor `{item.id}` differs in scale." for item in anchors
    }


def section(name: str, count: int, asked_of: str = "") -> str:
    """A section of questions about growth, for both sides or for one."""
    wordings = [f"{side}: '{{partner}} helps.'" for side in SIDES if asked_of in ("", side)]
    fields = ["construct: growth", "about: self", "kind: rating", "scale: mine", *wordings]
    if asked_of:
        fields.append(f"asked_of: {asked_of}")
    items = "".join(f"      - {{id: {name}.n{n}, {', '.join(fields)}}}\n" for n in range(count))
    return f"  - id: {name}\n    title: More\n    items:\n{items}"


def test_a_form_of_more_than_40_questions_for_one_person_is_too_long(
    small: str, write: Write
) -> None:
    text = small.replace("minutes: 2", "minutes: 9")  # three of its own
    long = text + "".join(section(name, 8) for name in ("a", "b", "c", "d"))
    assert check(write(long + section("e", 5))) == []
    path = write(long + section("e", 6))
    (one,) = check(path)
    assert "asks one person 41 questions" in one.what
    assert one.line in line_of("id: e.n5", path)


def test_a_question_counts_only_for_the_side_that_is_asked(small: str, write: Write) -> None:
    text = small.replace("minutes: 2", "minutes: 9")
    long = text + "".join(section(name, 8) for name in ("a", "b", "c", "d"))
    long += section("e", 5, asked_of="mentee") + section("f", 5, asked_of="mentor")
    assert check(write(long)) == []
    (one,) = check(write(long + section("g", 1)))
    assert "41 questions" in one.what


def test_optional_sections_do_not_count_among_the_40_questions(small: str, write: Write) -> None:
    text = small.replace("minutes: 2", "minutes: 9")
    long = text + "".join(section(name, 8) for name in ("a", "b", "c", "d"))
    extra = section("e", 6).replace("title: More", "title: More\n    optional: true")
    assert check(write(long + extra)) == []


def test_a_step_of_more_than_eight_questions_is_too_long_for_a_phone(
    small: str, write: Write
) -> None:
    text = small.replace("minutes: 2", "minutes: 9")
    assert check(write(text + section("a", 8))) == []
    path = write(text + section("a", 9))
    (one,) = check(path)
    assert "9 questions, too many for a phone" in one.what
    assert one.line in line_of("id: a.n8", path)


def test_sections_on_the_same_step_count_together(small: str, write: Write) -> None:
    joined = section("a", 6).replace("title: More", "title: More\n    same_step: true")
    path = write(small.replace("minutes: 2", "minutes: 9") + joined)
    (one,) = check(path)
    assert "9 questions, too many for a phone" in one.what


def test_a_section_has_one_scale(small: str, write: Write) -> None:
    text = small.replace(
        "      - id: ways\n",
        "      - {id: far, construct: goals, about: both, kind: rating, scale: extent,"
        " mentor: M, mentee: M}\n      - id: ways\n",
    )
    path = write(text)
    (one,) = check(path)
    assert one.what == "`far` has another scale than `trust` in the same section."
    assert one.line in line_of("id: far", path)


def test_an_ending_may_be_shown_to_both_in_a_completion(small: str, write: Write) -> None:
    text = small.replace("kind: choices", "kind: choices\n        topic: ending")
    assert check(write(text))
    assert check(write(text.replace("minutes: 2", "minutes: 2\nphase: completion"))) == []


def test_safety_may_not_even_in_a_completion(small: str, write: Write) -> None:
    text = small.replace("kind: choices", "kind: choices\n        topic: safety")
    assert check(write(text.replace("minutes: 2", "minutes: 2\nphase: completion")))


def test_a_topic_kept_from_the_partner_is_fine_in_any_phase(small: str, write: Write) -> None:
    text = small.replace(
        "kind: choices",
        "kind: choices\n        topic: ending\n        audience: only_you\n        widest: leads",
    )
    assert check(write(text)) == []


def test_a_fault_of_the_shared_file_is_found_where_it_stands(small: str, write: Write) -> None:
    path = write(small)
    shared = path.with_name("_shared.yaml")
    shared.write_text(shared.read_text().replace("construct: oversight", "construct: oversigt"))
    (one,) = check(path)
    assert one.file == shared
    assert one.line in line_of("construct: oversigt", shared)
    assert check(shared) == [one]


@pytest.mark.parametrize("which", ["core.expectations", "core.disagree"])
def test_the_shared_file_holds_eight_anchors_and_each_core_construct(
    which: str, write: Write, small: str
) -> None:
    shared = write(small).with_name("_shared.yaml")
    before, found, after = shared.read_text().partition(f"- id: {which}\n")
    assert found
    shared.write_text(before + found + after.replace("    anchor: true\n", "", 1))
    (one,) = check(shared)
    assert "eight anchors, with each core construct among them" in one.what


def test_a_file_in_a_folder_of_its_own_finds_the_items_that_come_with_the_program(
    checkin_text: str, tmp_path: Path
) -> None:
    (tmp_path / "checkin.yaml").write_text(checkin_text)
    assert check_folder(tmp_path) == []


def test_a_folder_without_instruments_has_that_one_fault(tmp_path: Path) -> None:
    (tmp_path / "_shared.yaml").write_bytes((default_folder() / "_shared.yaml").read_bytes())
    (one,) = check_folder(tmp_path)
    assert "no instrument" in one.what


def test_a_fault_of_the_shared_file_is_told_once_for_the_folder(
    small: str, checkin_text: str, write: Write
) -> None:
    shared = write(small).with_name("_shared.yaml")
    write(checkin_text, "checkin.yaml")
    before, found, after = shared.read_text().partition("- id: core.trust\n")
    shared.write_text(before + found + after.replace("{partner}", "{them}", 2))
    assert [one.file for one in check_folder(shared.parent)] == [shared, shared]


@pytest.mark.parametrize(
    "wording",
    [item.mentee for one in shipped().values() for item in one.items if item.mentee]
    + ["I do not understand {partner}.", "{partner} is not only a colleague until June."],
)
def test_a_plain_denial_is_no_double_negative(wording: str, small: str, write: Write) -> None:
    assert check(write(small.replace("{partner} suits me.", wording))) == []
