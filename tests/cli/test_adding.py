"""`mentorsurvey roster add`."""

import shlex

from tests.cli.conftest import Run, days_ahead


def test_one_pair_goes_in_and_can_be_taken_back(founded: Run) -> None:
    added = founded(
        "roster", "add", "--mentor", "Ada Roy", "--mentee", "Ben Ortiz", "--cohort", "2027"
    )
    assert added.exit_code == 0
    assert added.stdout.startswith("The pair is added.\n")
    _, printed = added.stdout.rstrip().split(" take it back: ")
    again = founded("roster", "add", "--mentor", "Ada Roy", "--mentee", "Ben Ortiz")
    assert (again.exit_code, "a pair already" in again.stderr) == (2, True)
    words = shlex.split(printed)
    undone = founded(*words[words.index("roster") :])
    assert undone.stdout == "1 pair taken back.\n"


def test_who_looks_like_somebody_is_asked_about_with_the_option_that_answers(founded: Run) -> None:
    founded("roster", "add", "--mentor", "Ada Roy", "--mentee", "Ben Ortiz")
    pair = ("roster", "add", "--mentor", "ADA ROY", "--mentee", "Chi Wu")
    asked = founded(*pair)
    assert asked.exit_code == 1
    assert asked.stdout.splitlines() == [
        "“ADA ROY” looks like “Ada Roy”, who is in the program. Add --same mentor or"
        " --different mentor.",
        "Nothing was added.",
    ]
    assert founded(*pair, "--same", "mentor", "--since", days_ahead(30)).exit_code == 0
    assert "a pair already" in founded(*pair, "--same", "mentor").stderr


def test_what_cannot_be_is_said_in_a_sentence(founded: Run) -> None:
    same = founded("roster", "add", "--mentor", "Ada Roy", "--mentee", "Ada Roy")
    assert (same.exit_code, "the same person" in same.stderr) == (2, True)
    far = founded(
        "roster", "add", "--mentor", "Ada", "--mentee", "Ben", "--since", days_ahead(5000)
    )
    assert "Check the year." in far.stderr
