"""Whatever changes something for others is recorded: read from the code of the stations that do."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mentorsurvey.access.recorded import FOR_LEADS, PRIVATE, RECORDED

ROOT = Path(__file__).parents[2] / "mentorsurvey"
STATIONS = ("program", "rounds", "responses", "sign_in", "mail")
MODULES = [path for station in STATIONS for path in sorted((ROOT / station).glob("*.py"))]

UNRECORDED = {
    "drafts.save": "one's own answer, which nobody else sees before it is submitted",
    "asking.ask": "a wish to be contacted, which nobody but the person named is told of",
    "next_steps.say_whether": "seen by oneself alone",
    "keeping.say_clause": "a part of one's own form, which nobody else sees before it is submitted",
    "agreeing.save_draft": "one's own draft, which nobody else sees",
    "agreeing.drop_draft": "one's own draft, which nobody else sees",
    "history.confirm": "a note to oneself",
    "pins.allow_mailed_code": "how one opens one's own answers",
    "pins.make_code": "how one opens one's own answers",
    "several._anew": "one's own session goes on under another token",
    "sessions.sign_out": "ends one's own session",
    "reconciling.import_settled": "the import and the corrections that it calls record themselves",
    "pairing.add_pair": "the import that it calls records itself",
    "introducing_again.introduce_again": "the pair that goes on and the round record themselves",
    "replacing.replace_mentor": "the end and the import that it calls record themselves",
    "forgetting.forget": "deletes what opens nothing any more, for everybody after the same time",
    "contacts.asked_for": "the page records that its person looks",
    "contacts.waiting_wishes": "the page records that its person looks",
    "filling.fill": "what is due by mail stands in the outbox, and each link in it is recorded",
    "codes.ask_for_code": "how one opens one's own answers",
    "wishes.note_zone": "when it is day where one reads",
    "stopping.set_reminders": "the wish about reminders that it calls records itself",
    "sending.settle_stuck": "how far a mail is stands in the outbox",
    "erasing.finish": "frees the files of what was erased, which is recorded already",
}
"""Function → why nothing of it is recorded."""


@cache
def functions(path: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def calls(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            yield ast.unparse(one.func)


def records(path: Path, name: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function records something, itself or by another one of its module."""
    if name in seen or name not in functions(path):
        return False
    called = set(calls(functions(path)[name]))
    recording = {"audit.write", "closings.write_down"}
    return bool(called & recording) or any(records(path, one, seen | {name}) for one in called)


def writing() -> list[tuple[Path, str]]:
    """Every function that opens a transaction to write in."""
    return [
        (path, name)
        for path in MODULES
        for name, node in functions(path).items()
        if any(called.endswith(".write") and called != "audit.write" for called in calls(node))
        and any(isinstance(one, ast.With) for one in ast.walk(node))
    ]


@pytest.mark.parametrize(("path", "name"), writing(), ids=lambda one: getattr(one, "stem", one))
def test_what_changes_something_for_others_is_recorded(path: Path, name: str) -> None:
    known = f"{path.stem}.{name}" in UNRECORDED
    assert records(path, name) != known, (
        f"{path.stem}.{name} writes: let it call audit.write(), with a verb of access/recorded.py,"
        " or say above why nothing of it is recorded"
    )


def test_the_functions_that_write_are_found() -> None:
    found = {f"{path.stem}.{name}" for path, name in writing()}
    assert found >= {"opening.open_as", "links.mint", "submission.submit", *UNRECORDED}
    assert len(found) > 25


def test_every_verb_of_the_record_is_used_somewhere() -> None:
    tables = {ROOT / "access" / "recorded.py", ROOT / "ui" / "record_words.py"}
    code = " ".join(path.read_text("utf-8") for path in ROOT.rglob("*.py") if path not in tables)
    kept = {verb for verb in RECORDED if f'"{verb}"' not in code}
    made_of_parts = {verb for verb in RECORDED if verb.endswith((".look", ".sign_in"))}
    assert kept == made_of_parts
    assert not FOR_LEADS & PRIVATE
