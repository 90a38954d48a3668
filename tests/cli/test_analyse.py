"""`mentorsurvey analyse`: published couples, the worked example, faults, and no database."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

COUPLES = Path(__file__).parents[3] / "shared" / "data" / "acitelli" / "acipair_pairwise.csv"
SIDES = {"Husband": "mentor", "Wife": "mentee"}
MEASURES = {
    "Satisfaction_A": "satisfaction",
    "OtherPos_A": "otherpos",
    "SelfPos_A": "selfpos",
    "Tension_A": "tension",
}
SCALES = ("satisfaction=1:4", "otherpos=1:5", "selfpos=1:5", "tension=1:4")
HEAD = "relationship,round,side,measure,value\n"

Run = Callable[..., Result]


@pytest.fixture
def couples(here: Path) -> Path:
    """The couples of Acitelli in long form: one round, the husband as the mentor."""
    if not COUPLES.is_file():
        pytest.skip("the couples' data are not beside this checkout")
    path = here / "couples.csv"
    with COUPLES.open(encoding="utf-8", newline="") as source, path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["relationship", "round", "side", "measure", "value"])
        for row in csv.DictReader(source):
            side = SIDES[row["Gender_A"].strip()]
            rows.writerows(
                [row["CoupleID"], 1, side, name, row[column]] for column, name in MEASURES.items()
            )
    return path


@pytest.fixture
def on_couples(run: Run, couples: Path) -> Run:
    scales = [word for scale in SCALES for word in ("--scale", scale)]
    model = ["--outcome", "satisfaction", "--predictor", "otherpos"]
    return lambda *more: run("analyse", couples, "--raw", *scales, *model, *more)


def found(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    value: dict[str, Any] = json.loads(result.stdout)
    return value


def test_the_published_agreement_of_couples_comes_out(on_couples: Run) -> None:
    program = found(on_couples("--json"))["program"]
    (of,) = [one for one in program["concordance"] if one["measure"] == "satisfaction"]
    assert of["n_pairs"] == of["n_mentors"] == 148
    published = {
        "pairwise": 0.616372,
        "krippendorff": 0.617668,
        "absolute": 0.6183,
        "consistent": 0.6176,
        "lin": 0.616657,
        "observed": 0.295045,
        "random": 0.498131,
        "chance_corrected": 0.407696,
    }
    for name, value in published.items():
        places = len(str(value)) - 2
        assert round(of[name]["value"], places) == value, name
    assert of["pairwise"]["low"] < 0.616372 < of["pairwise"]["high"]


def test_the_published_model_of_couples_comes_out(on_couples: Run) -> None:
    of = found(on_couples("--json", "--replicates", 0))["program"]["actor_partner"]
    assert of["n_pairs"] == 148
    assert of["model"] == "pairs"
    assert not of["earlier"]
    alike, test = of["alike"], of["distinguishability"]
    assert round(alike["actor"]["value"], 4) == 0.4004
    assert round(alike["partner"]["value"], 4) == 0.2880
    assert [round(alike[name]["error"], 5) for name in ("actor", "partner")] == [0.04731] * 2
    assert round(alike["rho"], 4) == 0.4693
    assert round(alike["minus_two_rll"], 1) == 296.7
    assert (round(test["alike"], 1), round(test["apart"], 1)) == (282.9, 275.6)
    assert round(test["chi2"], 3) == 7.277
    assert test["df"] == 4


def test_a_person_reads_the_same_numbers(on_couples: Run) -> None:
    told = on_couples()
    assert told.exit_code == 0, told.output
    for piece in (
        "148 relationships, round 1. Numbers are in the file's units.",
        "each relationship counts as its own mentor",
        "Agreement on satisfaction, round 1: N = 148 pairs, 148 mentors",
        "Actor–partner model: satisfaction on otherpos",
        "0.4004 (0.04731)  0.2880 (0.04731)",
        "ρ = 0.469, −2RLL = 296.7",
        "χ²(4) = 7.277",
    ):
        assert piece in told.stdout


def test_the_order_of_rows_changes_no_byte(on_couples: Run, couples: Path) -> None:
    first = on_couples("--json").stdout
    head, *rows = couples.read_text().splitlines()
    couples.write_text("\n".join([head, *reversed(rows)]))
    assert on_couples("--json").stdout == first


def test_give_and_take_is_that_of_the_worked_example(run: Run, here: Path) -> None:
    said = {("mentor", "gave"): 80, ("mentor", "got"): 60, ("mentee", "gave"): 50}
    said["mentee", "got"] = 70
    rows = "".join(f"a,1,{side},{name},{value}\n" for (side, name), value in said.items())
    (here / "pair.csv").write_text(HEAD + rows)
    result = found(run("analyse", "pair.csv", "--min", 0, "--max", 100, "--json"))
    flow = result["relationships"][0]["rounds"][0]["give_and_take"]["overall"]
    assert (flow["mentor_to_mentee"], flow["mentee_to_mentor"]) == (75, 55)
    assert (flow["balance"], flow["mutuality"]) == (20, 55)
    assert round(flow["ratio"], 6) == 0.846154
    assert (flow["claiming"], flow["tone"]) == (0, 10)
    told = run("analyse", "pair.csv", "--min", 0, "--max", 100).stdout
    assert "not validated" in told
    assert "−9.400 to 49.40" in told


def test_no_database_is_needed_and_none_is_made(run: Run, here: Path) -> None:
    (here / "pair.csv").write_text(HEAD + "a,1,mentor,bond,5\na,1,mentee,bond,6\n")
    assert run("analyse", "pair.csv", "--min", 1, "--max", 7).exit_code == 0
    assert [path.name for path in here.iterdir()] == ["pair.csv"]


def test_every_fault_is_told_at_once_and_ends_with_2(run: Run, here: Path) -> None:
    (here / "pair.csv").write_text(HEAD + "a,1,boss,bond,5\na,1,mentee,bond,x\na,1,mentor,bond,9\n")
    told = run("analyse", "pair.csv", "--min", 1, "--max", 7, "--scale", "trust=7:1")
    assert told.exit_code == 2
    assert told.stdout == ""
    for piece in (
        "pair.csv: 4 faults to mend.",
        "--scale: The lower end of trust is not below the upper one.",
        "line 2, column side: This is not a side. Write mentor or mentee.",
        "line 3, column value: This is not a number.",
        "line 4, column value: The value lies outside 1 to 7.",
    ):
        assert piece in told.stderr


def test_a_file_that_is_not_there_ends_with_2(run: Run) -> None:
    told = run("analyse", "none.csv", "--min", 1, "--max", 7)
    assert told.exit_code == 2
    assert "There is no such file." in told.stderr


def test_the_example_of_the_guide_is_what_the_command_reads(run: Run, here: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "analyse.md").read_text(encoding="utf-8")
    (here / "answers.csv").write_text(guide.partition("```csv\n")[2].partition("```")[0])
    result = found(
        run("analyse", "answers.csv", "--min", 1, "--max", 7, "--health", "bond", "--json")
    )
    assert [pair["relationship"] for pair in result["relationships"]] == ["1"]

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            inner = set().union(*map(keys, value.values())) if value else set()
            return set(value) | inner
        return set().union(*map(keys, value)) if isinstance(value, list) and value else set()

    names = keys(result) - {"bond", "1", "2"}
    assert {name for name in names if f"`{name}`" not in guide} == set()
