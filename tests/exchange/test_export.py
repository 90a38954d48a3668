"""What leaves as a file, read back by the programs for which it is meant."""

import csv
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from python_calamine import CalamineWorkbook

from mentorsurvey import responses
from mentorsurvey.access import Audience
from mentorsurvey.errors import FileError
from mentorsurvey.exchange.cells import defused
from mentorsurvey.exchange.export_file import FORMATS, LAYOUTS, write_files, write_one
from mentorsurvey.exchange.layouts import Codes
from mentorsurvey.exchange.sheets import Column, Sheet, write_csv, write_sav, write_xlsx
from mentorsurvey.instruments import shipped
from mentorsurvey.readings.export import AskedRound, Export, Pair, Value, for_leads
from mentorsurvey.store import Database
from tests.hostile import CONTROL, HIDDEN, SHOWN
from tests.house import FULL, MIRA, NOEL, NOW, TOM, VERA, House, founded
from tests.store.leading import recuse_lead

KEY = "a key of this export"
LATER = NOW + timedelta(days=20)
TEXTS = [one.text for one in (*SHOWN, *HIDDEN, *CONTROL)]
Rows = list[dict[str, Any]]


def frame(path: Path) -> pd.DataFrame:
    """A table as whoever gets it reads it."""
    if path.suffix == ".sav":
        return pyreadstat.read_sav(str(path))[0]
    if path.suffix == ".xlsx":
        head, *rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
        return pd.DataFrame(rows, columns=head)
    return pd.read_csv(path, keep_default_na=False, encoding="utf-8-sig")


def table(
    folder: Path, export: Export, layout: str, kind: str = "exact", *, names: bool = False
) -> Rows:
    made = write_files(
        folder, export, layout=LAYOUTS[layout], kind=FORMATS[kind], key=KEY, names=names
    )
    return [dict(row) for row in frame(made[0]).to_dict("records")]


def codes(house: House) -> dict[str, str]:
    """Name → code of a person, in the exports of these tests."""
    return {name: Codes(key=KEY).person(house.person_id(name)) for name in (MIRA, NOEL, TOM, VERA)}


@pytest.fixture
def said(house: House) -> Export:
    """Both of one pair and one of another have submitted; the round is over."""
    house.submit(house.actor(MIRA), TOM)
    house.submit(house.actor(TOM), MIRA, {**FULL, "meetings": 5})
    house.submit(house.actor(NOEL), VERA)
    return for_leads(house.database, house.lead, now=LATER)


def test_a_lead_gets_scores_and_no_single_rating(
    house: House, said: Export, tmp_path: Path
) -> None:
    rows = table(tmp_path, said, "long")
    who = codes(house)
    found = {(row["person"], row["measure"]): row["value"] for row in rows}
    assert {row["measure"] for row in rows} == {"core", "meetings", "given"}
    stored = house.scores(house.form(house.actor(TOM), MIRA))["leads"]
    assert float(found[who[TOM], "core"]) == pytest.approx(stored["core"])
    assert float(found[who[TOM], "meetings"]) == 5
    assert float(found[who[MIRA], "meetings"]) == 8
    # Both say that they gave 6 and got 2 of 7: what one gave is the mean of 6 and 2.
    assert float(found[who[MIRA], "given"]) == pytest.approx((500 / 6 + 100 / 6) / 2)
    assert (who[NOEL], "core") in found
    assert (who[VERA], "core") not in found


def test_both_sides_stand_side_by_side(house: House, said: Export, tmp_path: Path) -> None:
    rows = {row["mentor"]: row for row in table(tmp_path, said, "wide")}
    who = codes(house)
    assert set(rows) == {who[MIRA], who[NOEL]}
    mira = rows[who[MIRA]]
    assert (float(mira["mentor_meetings"]), float(mira["mentee_meetings"])) == (8, 5)
    assert rows[who[NOEL]]["mentee_core"] == ""
    assert (mira["round"], mira["round_opened"], mira["form"]) == (1, "2026-10-05", "checkin")


def test_each_person_is_once_the_actor_and_once_the_partner(
    house: House, said: Export, tmp_path: Path
) -> None:
    rows = {row["actor"]: row for row in table(tmp_path, said, "pairwise")}
    who = codes(house)
    assert set(rows) == set(who.values())
    mira, tom = rows[who[MIRA]], rows[who[TOM]]
    assert (mira["partner"], mira["actor_side"]) == (who[TOM], "mentor")
    for measure in ("core", "meetings", "given"):
        assert mira[f"actor_{measure}"] == tom[f"partner_{measure}"] != ""
        assert mira[f"partner_{measure}"] == tom[f"actor_{measure}"]
    assert rows[who[VERA]]["actor_core"] == ""
    assert rows[who[VERA]]["partner_core"] == rows[who[NOEL]]["actor_core"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_kinds_of_files_say_the_same(said: Export, tmp_path: Path, layout: str) -> None:
    read = {}
    for kind in FORMATS:
        folder = tmp_path / kind
        folder.mkdir()
        found = pd.DataFrame(table(folder, said, layout, kind))
        numbers = found.apply(pd.to_numeric, errors="coerce")
        read[kind] = (
            found.map(lambda cell: "" if isinstance(cell, float) else cell)
            .where(numbers.isna(), "")
            .to_dict(),
            numbers.fillna(-1).round(6).to_dict(),
        )
    assert read["csv"] == read["exact"] == read["xlsx"] == read["sav"]


def hostile_export() -> Export:
    """A text of every kind as an answer, as a name and as a cohort."""
    pairs = {
        str(n): Pair(
            id=str(n),
            mentor_id=f"m{n}",
            mentee_id=f"e{n}",
            mentor=text,
            mentee=text,
            cohorts=(text,),
        )
        for n, text in enumerate(TEXTS)
    }
    asked = AskedRound(
        number=1,
        opened_on=date(2026, 10, 5),
        version=1,
        core=None,
        instrument=shipped()["introduction"],
    )
    words = [
        Value(relationship_id=n, round_number=1, side="mentor", measure="hopes", value=pair.mentor)
        for n, pair in pairs.items()
    ]
    number = Value(
        relationship_id="0", round_number=1, side="mentee", measure="meetings", value=-3.0
    )
    return Export(
        pairs=pairs,
        rounds={1: asked},
        values=(*words, number),
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_whatever_people_write_comes_back_as_they_wrote_it(tmp_path: Path, kind: str) -> None:
    export = hostile_export()
    rows = table(tmp_path, export, "wide", kind, names=True)
    wanted = [text if kind in ("exact", "sav") else defused(text) for text in TEXTS]
    for column in ("mentor_hopes", "mentor_name", "mentee_name", "cohort"):
        assert sorted(str(row[column]) for row in rows) == sorted(wanted)
    numbers = [row["mentee_meetings"] for row in rows]
    assert [float(str(one)) for one in numbers if one not in ("", None) and one == one] == [-3.0]


def test_no_cell_of_a_file_for_spreadsheets_begins_a_formula(tmp_path: Path) -> None:
    made = write_files(tmp_path, hostile_export(), layout="long", kind="csv", key=KEY, names=True)
    for path in made:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                for cell in row:
                    for part in cell.replace("\t", ";").replace("\n", ";").split(";"):
                        runs = part.lstrip(" ").startswith(tuple("=+-@＝＋－＠"))
                        assert not runs or cell.lstrip("-").isdigit()


def test_the_codebook_says_what_each_question_asks_of_each_side(
    said: Export, tmp_path: Path
) -> None:
    made = write_files(tmp_path, said, layout="wide", kind="csv", key=KEY)
    rows = frame(made[1]).to_dict("records")
    form = shipped()["checkin"]
    work = {row["side"]: row for row in rows if row["variable"] == "core_work"}
    item = form.item("core.work")
    assert work["mentor"]["wording"] == item.wording("mentor", "[mentee]")
    assert work["mentee"]["wording"] == item.wording("mentee", "[mentor]")
    assert (work["mentor"]["scale"], work["mentor"]["reverse"]) == ("1–7", int(item.reverse))
    assert work["mentor"]["topic"] == "work"
    assert work["mentor"]["audience"] == "leads"
    assert work["mentor"]["in_table"] == "no"
    assert "core" in str(work["mentor"]["part_of"]).split("; ")
    core = next(row for row in rows if (row["variable"], row["side"]) == ("core", "mentee"))
    assert str(core["part_of"]).split("; ") == [
        item.id.replace(".", "_")
        for item in form.asked_of("mentee")
        if item in form.core_items("mentee")
    ]
    assert not [row for row in rows if row["topic"] == "contact"]


def test_a_workbook_has_its_codebook_as_a_second_sheet(said: Export, tmp_path: Path) -> None:
    one = write_one(tmp_path, said, layout="wide", kind="xlsx", key=KEY)
    assert CalamineWorkbook.from_path(str(one)).sheet_names == ["wide", "codebook"]


@pytest.mark.parametrize("kind", ["csv", "exact", "sav"])
def test_what_has_no_sheets_comes_with_its_codebook_beside_it(
    said: Export, tmp_path: Path, kind: str
) -> None:
    one = write_one(tmp_path, said, layout="long", kind=FORMATS[kind], key=KEY)
    ending = "sav" if kind == "sav" else "csv"
    with zipfile.ZipFile(one) as pack:
        assert pack.namelist() == [f"answers-long.{ending}", "codebook.csv"]


def test_spss_is_told_what_variables_and_values_mean(tmp_path: Path) -> None:
    path = tmp_path / "some.sav"
    columns = (
        Column(
            name="actor_trust", label="T" * 300, number=True, values={1.0: "never", 7.0: "always"}
        ),
        Column(name="actor_decision", values={"continue_with_changes": "Go on otherwise"}),
    )
    write_sav(
        path, Sheet(name="x", columns=columns, rows=[(7.0, "continue_with_changes"), (None, "")])
    )
    found, meta = pyreadstat.read_sav(str(path))
    assert meta.column_names_to_labels["actor_trust"].startswith("TTT")
    assert meta.variable_value_labels == {column.name: column.values for column in columns}
    assert found["actor_trust"].tolist()[0] == 7
    assert found["actor_decision"].tolist() == ["continue_with_changes", ""]


def test_names_are_in_the_file_only_where_they_are_asked_for(said: Export, tmp_path: Path) -> None:
    for layout in LAYOUTS:
        assert MIRA not in str(table(tmp_path, said, layout))
        named = table(tmp_path, said, layout, names=True)
        assert {row["mentor_name"] for row in named} == {MIRA, NOEL}


def test_codes_are_the_same_in_one_export_and_others_in_the_next(house: House) -> None:
    tom = house.person_id(TOM)
    one, other = Codes(key="one"), Codes(key="other")
    assert one.person(tom) == Codes(key="one").person(tom) != other.person(tom)
    assert house.person_id(TOM) not in one.person(tom)


def test_what_a_lead_downloads_keeps_out_pairs_that_are_kept_from_them(
    house: House, said: Export
) -> None:
    recuse_lead(house, TOM, now=NOW, lead_id=house.lead.person_id)
    found = for_leads(house.database, house.lead, now=LATER)
    assert {pair.mentee for pair in found.pairs.values()} == {VERA}
    assert {one.relationship_id for one in found.values} == set(found.pairs)


def test_words_are_in_it_only_where_their_author_let_the_program_read_them(
    database: Database, tmp_path: Path
) -> None:
    house = founded(database, asks=False)
    house.open_round("introduction")
    vera = house.actor(VERA)
    form = house.form(vera, NOEL)
    house.answer(vera, form, {"hopes": "=A boat"})
    responses.set_audience(house.database, vera, form, {"hopes": Audience.LEADS}, now=NOW)
    responses.submit(house.database, vera, form, now=NOW)
    noel = house.actor(NOEL)
    house.submit(noel, VERA, {"hopes": "A secret"})
    found = for_leads(house.database, house.lead, now=LATER)
    rows = table(tmp_path, found, "long")
    assert [(row["side"], row["measure"], row["words"]) for row in rows if row["words"]] == [
        ("mentee", "hopes", "=A boat")
    ]


def test_a_sheet_that_is_too_long_for_excel_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentorsurvey.exchange.sheets.MOST_ROWS", 2)
    sheet = Sheet(name="x", columns=(Column(name="n", number=True),), rows=[(1.0,)] * 3)
    with pytest.raises(FileError, match="CSV"):
        write_xlsx(tmp_path / "x.xlsx", sheet)


def test_numbers_stay_numbers(tmp_path: Path) -> None:
    sheet = Sheet(
        name="x", columns=(Column(name="n", number=True),), rows=[(-1.0,), (2.5,), (None,)]
    )
    write_csv(tmp_path / "x.csv", sheet)
    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig").split() == ["n", "-1", "2.5", '""']


def test_rounds_from_before_two_started_anew_are_told_apart() -> None:
    pair = Pair(id="r", mentor_id="m", mentee_id="e", starts=(3, 5))
    assert [pair.run(number) for number in range(1, 7)] == [1, 1, 2, 2, 3, 3]
