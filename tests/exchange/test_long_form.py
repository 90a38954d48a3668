"""Answers in long form: what is read, and every way in which a file or an option can be wrong."""

import shlex
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mentorsurvey.analyse.asked import Asked
from mentorsurvey.analyse.data import LongForm
from mentorsurvey.errors import FileError
from mentorsurvey.exchange.answer_checks import SHOWN
from mentorsurvey.exchange.long_form import FaultyTable, read

HEAD = "relationship,round,side,measure,value\n"
SEVEN = Asked(minimum=1, maximum=7)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.csv"


def table(file: Path, content: str | bytes, asked: Asked = SEVEN) -> LongForm:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(file, asked)


def faults(file: Path, content: str | bytes, asked: Asked = SEVEN) -> list[str]:
    with pytest.raises(FaultyTable) as caught:
        table(file, content, asked)
    assert all(fault.mend for fault in caught.value.faults)
    assert all(str(fault) in str(caught.value) for fault in caught.value.faults)
    return [str(fault) for fault in caught.value.faults]


def test_rows_become_pairs_by_rounds(file: Path) -> None:
    found = table(file, HEAD + "b,1,mentor,bond,3\na,2,Mentee,bond,5\n")
    assert found.relationships == ("a", "b")
    assert found.rounds == ("1", "2")
    mentor, mentee = found.values["bond"]
    assert mentor[1, 0] == 3
    assert mentee[0, 1] == 5
    assert np.isnan(mentor).sum() == np.isnan(mentee).sum() == 3
    assert found.points("bond")[0][1, 0] == pytest.approx(100 / 3)


def asked_in(*labels: str) -> str:
    """One answer in each round, in this order."""
    return HEAD + "".join(f'a,"{label}",mentor,bond,3\n' for label in labels)


@pytest.mark.parametrize(
    "labels",
    [
        ("1.5", "9", "10"),
        ("-1", "0", "1"),
        ("Wave 1", "wave 2", "Wave 10"),
        ("T0", "T1", "T 11"),
        ("1st visit", "2nd visit", "10th visit"),
        ("Year 1, term 2", "Year 2, term 1", "Year 10, term 1"),
        ("2025-11-30", "2026-02-28"),
        ("30.11.2025", "28.02.2026"),
        ("11/30/2025", "02/28/2026"),
        ("December 2025", "March 2026"),
        ("12.2025", "03.2026"),
        ("2025 Q4", "2026 Q1"),
    ],
)
def test_rounds_stand_in_the_order_of_their_numbers_or_dates(
    file: Path, labels: tuple[str, ...]
) -> None:
    assert table(file, asked_in(*labels)).rounds == labels
    assert table(file, asked_in(*reversed(labels))).rounds == labels


@pytest.mark.parametrize(
    "labels",
    [
        ("Baseline", "6 months", "12 months"),
        ("before", "after"),
        ("Q4 2025", "Q1 2026"),
        ("01/02/2026", "02/01/2026"),
    ],
)
def test_an_order_of_rounds_that_cannot_be_told_is_asked_for_and_then_used(
    file: Path, labels: tuple[str, ...]
) -> None:
    (fault,) = faults(file, asked_in(*labels))
    assert fault.startswith("column round: The order of these rounds cannot be told")
    (_, given) = shlex.split(fault.rpartition(": ")[2].removesuffix("."))
    assert given == ",".join(labels)
    backwards = ",".join(reversed(labels)).upper()
    found = table(file, asked_in(*labels), replace(SEVEN, rounds=backwards))
    assert found.rounds == tuple(reversed(labels))


@pytest.mark.parametrize("given", ["before", "before,after,later", "before,before,after", ""])
def test_the_order_that_is_given_holds_each_round_once(file: Path, given: str) -> None:
    (fault,) = faults(file, asked_in("before", "after"), replace(SEVEN, rounds=given))
    assert fault == "--rounds: These are not the rounds of the file. They are: before, after."


def test_a_round_with_a_comma_in_its_name_stands_in_quotation_marks(file: Path) -> None:
    asked = replace(SEVEN, rounds='"later, much", soon')
    assert table(file, asked_in("soon", "later, much"), asked).rounds == ("later, much", "soon")


@pytest.mark.parametrize(
    ("spellings", "one"),
    [(("1", "1.0", "001"), "1"), (("P7", "p07"), "P7"), (("Lee", "LEE", "lee"), "LEE")],
)
def test_spellings_of_one_relationship_are_one_and_the_reader_is_told(
    file: Path, spellings: tuple[str, ...], one: str
) -> None:
    rows = "".join(f"{name},{at},mentor,bond,3\n" for at, name in enumerate(spellings))
    found = table(file, HEAD + rows)
    assert found.relationships == (one,)
    (notice,) = found.notices
    assert notice.startswith("Read as one relationship:")
    assert all(f"“{name}” as “{one}”" in notice for name in spellings if name != one)


@pytest.mark.parametrize("names", [("1", "10", "100"), ("1.05", "1.5"), ("A1", "B1"), ("2", "20")])
def test_other_names_stay_apart(file: Path, names: tuple[str, ...]) -> None:
    found = table(file, HEAD + "".join(f"{name},1,mentor,bond,3\n" for name in names))
    assert set(found.relationships) == set(names)
    assert found.notices == ()


def test_two_rows_of_one_place_are_a_fault_in_any_spelling(file: Path) -> None:
    (fault,) = faults(file, HEAD + "1,1,mentor,Bond,3\n01,1.0,Mentor,bond,4\n")
    assert fault.startswith("line 3, column measure: An earlier row has the same")


def test_measures_and_options_meet_in_any_capitals(file: Path) -> None:
    asked = Asked(scales=("bond=1:7", "ITEM:Trust=0:4"), health="BOND")
    rows = "a,1,mentor,Bond,3\na,1,mentee,bond,5\na,1,mentee,item:trust/1,2\n"
    found = table(file, HEAD + rows, asked)
    assert set(found.values) == {"Bond", "item:trust/1"}
    assert found.notices == ("Read as one measure: “bond” as “Bond”.",)
    assert asked.respelled(found.values).choices().health == ("Bond",)


def test_a_comma_before_decimals_is_read_and_told(file: Path) -> None:
    found = table(file, HEAD.replace(",", ";") + "a;1;mentor;bond;5,5\na;1;mentee;bond;4\n")
    assert found.values["bond"][0][0, 0] == 5.5
    assert found.notices == ("Commas in numbers were read as decimal points.",)


@pytest.mark.parametrize("numbers", [("1,500", "2,250"), ("1,5", "2.5")])
def test_a_comma_that_could_mean_either_is_a_fault(file: Path, numbers: tuple[str, str]) -> None:
    rows = "".join(f"a;{at};mentor;bond;{number}\n" for at, number in enumerate(numbers))
    first, *_ = faults(file, HEAD.replace(",", ";") + rows, Asked(minimum=0, maximum=9_000))
    assert first.startswith("line 2, column value: Its comma could stand before decimals or")


@pytest.mark.parametrize("none", ["", "NA", "n/a", "NaN", ".", "-", "#N/A", "NULL"])
def test_what_programs_write_for_a_missing_answer_is_one(file: Path, none: str) -> None:
    found = table(file, HEAD + f"a,1,mentor,bond,{none}\n")
    assert np.isnan(found.values["bond"]).all()


def test_one_round_may_be_written_in_several_ways(file: Path) -> None:
    found = table(file, HEAD + "a,1,mentor,bond,3\nb,1.0,mentor,bond,3\nc,01,mentor,bond,3\n")
    assert found.rounds == ("1",)
    assert found.notices == ("Read as one round: “01” as “1”, “1.0” as “1”.",)


def test_the_overall_kind_is_no_kind(file: Path) -> None:
    found = table(file, HEAD + "a,1,mentor,gave:overall,3\na,1,mentor,got:advice,3\n")
    assert set(found.values) == {"gave", "got:advice"}
    assert found.kinds == ("advice",)
    assert found.scores == ()


def test_items_belong_to_their_construct(file: Path) -> None:
    found = table(file, HEAD + "a,1,mentor,item:bond/1,3\na,1,mentor,item:bond/2,3\n")
    assert found.constructs == {"bond": ("item:bond/1", "item:bond/2")}
    assert found.scores == ()


def test_a_measure_takes_its_own_scale_before_that_of_its_group_and_of_all(file: Path) -> None:
    rows = "a,1,mentor,gave:time,3\na,1,mentor,gave,3\na,1,mentor,item:bond/1,3\n"
    asked = Asked(minimum=1, maximum=7, scales=("gave=0:10", "gave:time=0:5", "item:bond=1:4"))
    found = table(file, HEAD + rows + "a,1,mentor,bond,3\n", asked).scales
    ends = {name: (one.minimum, one.maximum) for name, one in found.items()}
    assert ends == {"gave": (0, 10), "gave:time": (0, 5), "item:bond/1": (1, 4), "bond": (1, 7)}


def test_people_are_read_where_they_stand_and_else_are_their_own(file: Path) -> None:
    rows = "a,1,mentor,bond,3,Ada\na,1,mentee,bond,3,\nb,1,mentee,bond,3,Ada\n"
    found = table(file, HEAD.strip() + ",mentor\n" + rows)
    assert found.mentors == ("Ada", "Ada")
    assert found.mentors_named
    assert len(set(found.mentees)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_the_encodings_of_spreadsheets(file: Path, encoding: str) -> None:
    found = table(file, (HEAD + "Zoë,1,mentor,bond,3\n").encode(encoding))
    assert found.relationships == ("Zoë",)
    assert found.notices == ()


def test_a_column_that_is_not_read_is_named(file: Path) -> None:
    found = table(file, HEAD.strip() + ",mood\na,1,mentor,bond,3,x\n")
    assert found.notices == ("Columns that were not read: mood.",)


ROW = "a,1,mentor,bond,3\n"


@pytest.mark.parametrize(
    ("content", "start"),
    [
        ("", "The file is empty."),
        (b"\x00\x01\x02", "The file is not text."),
        ("a,b\n1,2\n", "The file has no columns measure and value. Perhaps a row holds several"),
        ("round,side,measure,value\n1,2,3,4\n", "column relationship: This column is missing."),
        (HEAD, "line 2, column relationship: There is no row"),
        (HEAD + "a,1,boss,bond,3\n", "line 2, column side: This is not a side."),
        (HEAD + "a,1,mentor,bond,three\n", "line 2, column value: This is not a number."),
        (HEAD + "a,1,mentor,bond,inf\n", "line 2, column value: This is not a number."),
        (HEAD + "a,1,mentor,bond,1e999\n", "line 2, column value: This is not a number."),
        (HEAD + "a,1,mentor,bond,8\n", "line 2, column value: The value lies outside 1 to 7."),
        (HEAD + ROW + ROW, "line 3, column measure: An earlier row has the same"),
        (HEAD + ",1,mentor,bond,3\n", "line 2, column relationship: The cell is empty."),
        (HEAD + "a,1,mentor,,3\n", "line 2, column measure: The cell is empty."),
        (HEAD + "a,1,mentor,bond,3,4\n", "line 2, column value: The row has more cells"),
        (HEAD + "a,1,mentor,item:bond,3\n", "line 2, column measure: An item needs"),
        (HEAD + "a,1,mentor,gave:,3\n", "line 2, column measure: The kind is missing."),
        (HEAD + 'a,1,mentor,bond,"3\n', "line 2: A quotation mark"),
        ("round," + HEAD + "1," + ROW, "line 1, column round: Two columns have this name."),
        (
            HEAD + "".join(f"a,1,mentor,gave:{kind},3\n" for kind in "abcdef"),
            "line 7, column measure: There are 6 kinds",
        ),
        (
            HEAD.strip() + ",mentor\na,1,mentor,bond,3,Ada\na,1,mentee,bond,3,Ben\n",
            "line 3, column mentor: On an earlier row, this relationship has another mentor.",
        ),
        (
            HEAD.strip() + ",mentor\na,1,mentor,bond,3,Ada\nb,1,mentee,bond,3,\n",
            "line 1, column mentor: 1 relationship without a mentor.",
        ),
    ],
)
def test_a_fault_says_where_it_is_and_how_to_mend_it(
    file: Path, content: str | bytes, start: str
) -> None:
    first, *_ = faults(file, content)
    assert first.startswith(start)


@pytest.mark.parametrize(
    ("asked", "start"),
    [
        (Asked(minimum=7, maximum=1), "--min: The lower end is not below the upper one."),
        (Asked(minimum=1, maximum=1), "--min: The lower end is not below the upper one."),
        (Asked(minimum=float("nan"), maximum=7), "--min: The lower end"),
        (Asked(minimum=1), "--min: One end of the scale is missing."),
        (Asked(), "line 2, column measure: The measure has no scale."),
        (Asked(scales=("bond",)), "--scale: This is not a scale."),
        (Asked(scales=("bond=a:b",)), "--scale: This is not a scale."),
        (Asked(scales=("bond=7:1",)), "--scale: The lower end of bond is not below"),
        (Asked(scales=("bond=1:7", "bond=1:5")), "--scale: bond has two scales."),
        (Asked(minimum=1, maximum=7, scales=("trust=1:7",)), "--scale: There is no measure trust."),
        (Asked(minimum=1, maximum=7, health="trust"), "--health: There is no measure trust"),
        (
            Asked(minimum=1, maximum=7, outcome="trust", predictor="bond"),
            "--outcome: There is no measure trust for it. Use one of bond.",
        ),
        (Asked(minimum=1, maximum=7, outcome="bond"), "--outcome: The model takes an outcome and"),
    ],
)
def test_a_fault_of_an_option_names_it(file: Path, asked: Asked, start: str) -> None:
    first, *_ = faults(file, HEAD + ROW, asked)
    assert first.startswith(start)


def test_all_faults_are_told_at_once_those_of_options_first(file: Path) -> None:
    rows = "a,1,boss,bond,3\na,1,mentor,bond,x\na,1,mentee,bond,9\n" + ROW + ROW
    asked = Asked(minimum=1, maximum=7, health="trust")
    found = faults(file, HEAD + rows, asked)
    assert [one.partition(":")[0] for one in found] == [
        "--health",
        "line 2, column side",
        "line 3, column value",
        "line 4, column value",
        "line 6, column measure",
    ]


def test_no_more_than_twenty_faults_are_told(file: Path) -> None:
    found = faults(file, HEAD + "a,1,boss,bond,x\n" * 30)
    assert len(found) == SHOWN == 20


def test_a_fault_repeats_no_name_and_no_answer(file: Path) -> None:
    text = " ".join(faults(file, HEAD + "Zoe,1,Zoe,bond,secret\nZoe,1,mentor,bond,6543\n"))
    assert not any(word in text for word in ("Zoe", "secret", "6543"))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no such file"):
        read(tmp_path / "none.csv", SEVEN)
