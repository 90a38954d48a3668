"""`mentorsurvey export`: only what people agreed to give, without names."""

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from python_calamine import CalamineWorkbook

from mentorsurvey.program import record, research
from mentorsurvey.store import create
from tests.cli.conftest import Run
from tests.house import FULL, MIRA, TOM, House, founded

ASK = ("export", "responses", "--consented")
NUMBERS = {item: value for item, value in FULL.items() if isinstance(value, int)}


@pytest.fixture
def house(run: Run, here: Path) -> House:
    """A pair of which both have submitted a moment ago, in a program that asks for research."""
    made = founded(create(here / "data" / "program.db"), now=datetime.now(UTC))
    research.ask(made.database, made.lead, "The tides study", now=made.now)
    made.submit(made.actor(MIRA), TOM)
    made.submit(made.actor(TOM), MIRA)
    return made


@pytest.fixture
def agreed(house: House) -> House:
    """The same, and both agree."""
    for name in (MIRA, TOM):
        actor = house.actor(name)
        study = research.asked(house.database, actor)
        assert study is not None
        research.agree(house.database, actor, study.id, now=house.now)
    return house


def test_without_consented_nothing_is_written(run: Run, agreed: House, here: Path) -> None:
    result = run("export", "responses", "--out", "all.csv")
    assert (result.exit_code, "--consented" in result.stderr) == (2, True)
    assert not (here / "all.csv").exists()


def test_where_nobody_agreed_it_says_so(run: Run, house: House, here: Path) -> None:
    result = run(*ASK, "--out", "all.csv")
    assert result.exit_code == 2
    assert "There is no answer that may leave yet." in result.stderr
    assert [one.name for one in here.iterdir()] == ["data"]


def test_a_row_for_each_answer_comes_back_as_it_was_given(
    run: Run, agreed: House, here: Path
) -> None:
    result = run(*ASK, "--out", "all.csv", "--exact")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{2 * len(FULL)} answers of 2 people in all.csv")
    found = pd.read_csv(here / "all.csv", keep_default_na=False)
    for side in ("mentor", "mentee"):
        rows = found[(found["side"] == side) & (found["words"] == "")]
        said = {row["measure"]: float(row["value"]) for row in rows.to_dict("records")}
        assert said == {item.replace(".", "_"): value for item, value in NUMBERS.items()}
    assert set(found["words"]) == {"", "guidance"}
    assert not [name for name in found.columns if "name" in name or name == "cohort"]
    text = (here / "all.csv").read_text() + (here / "all-codebook.csv").read_text()
    assert not [one for one in (MIRA, TOM, agreed.person_id(TOM)) if one in text]
    assert (here / "all.csv").stat().st_mode & 0o777 == 0o600


def test_models_of_pairs_get_their_table_for_spss(run: Run, agreed: House, here: Path) -> None:
    result = run(*ASK, "--layout", "pairwise", "--format", "sav", "--out", "pairs.sav")
    assert result.exit_code == 0, result.output
    found, meta = pyreadstat.read_sav(str(here / "pairs.sav"))
    assert sorted(found["actor_side"]) == ["mentee", "mentor"]
    assert found["actor_core_trust"].tolist() == [FULL["core.trust"]] * 2
    assert found["partner_core_trust"].tolist() == [FULL["core.trust"]] * 2
    labels = meta.variable_value_labels["actor_core_trust"]
    assert {1.0, 4.0, 7.0} <= set(labels)
    assert meta.column_names_to_labels["actor_core_trust"].startswith("Actor: ")
    codebook = pd.read_csv(here / "pairs-codebook.csv", keep_default_na=False)
    assert "core_trust" in set(codebook["variable"])


def test_a_workbook_holds_both_sides_and_the_codebook(run: Run, agreed: House, here: Path) -> None:
    result = run(*ASK, "--layout", "wide", "--format", "xlsx", "--out", "wide.xlsx")
    assert result.exit_code == 0, result.output
    book = CalamineWorkbook.from_path(str(here / "wide.xlsx"))
    assert book.sheet_names == ["wide", "codebook"]
    head, row = book.get_sheet_by_index(0).to_python()
    said = dict(zip(head, row, strict=True))
    assert (said["mentor_core_work"], said["mentee_core_work"]) == (FULL["core.work"],) * 2


def test_a_file_that_exists_stays_unless_it_is_to_be_replaced(
    run: Run, agreed: House, here: Path
) -> None:
    (here / "all-codebook.csv").write_text("mine")
    result = run(*ASK, "--out", "all.csv")
    assert (result.exit_code, "--force" in result.stderr) == (2, True)
    assert (here / "all-codebook.csv").read_text() == "mine"
    assert run(*ASK, "--out", "all.csv", "--force").exit_code == 0


def test_it_is_recorded_for_leads(run: Run, agreed: House) -> None:
    lead = agreed.lead
    assert run(*ASK, "--out", "all.csv").exit_code == 0
    _, entries = record.recorded(agreed.database, lead, most=5)
    assert [(one.verb, one.object_id) for one in entries][:1] == [("answers.download", "research")]
