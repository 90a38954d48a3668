"""Nothing of the store works on an id alone: it asks who acts, or says why it need not."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FunctionType

import pytest

import mentorsurvey.store

ROOT = Path(__file__).parents[2]
ASKING = ("program", "rounds", "responses", "sign_in", "readings", "exchange", "mail", "ui")
"""The stations that people's own acts pass through. The command line acts for the operator, and
the simulator makes a program that is its own."""
NOT_AN_OBJECT = {"item_id", "program_id"}
"""An item is a question of a form. Programs have a test of their own below."""

_MADE_HERE = "Its ids were made in the same transaction, for the actor's own program."
_READ_HERE = "Its ids were read in the same transaction, among those of the actor's own program."
WITHOUT_ACTOR: Mapping[str, str] = {
    "attention.add_draw": _READ_HERE,
    "contacts.name": _READ_HERE,
    "links.add": "mint() is its only caller, and asks for the person and the round before.",
    "merging.carry": _READ_HERE,
    "merging.scores_of_total": _READ_HERE,
    "merging.swap": _READ_HERE,
    "mail_people.whose": "It makes an actor of whoever holds a signed link that cannot be made up.",
    "people.add": _MADE_HERE,
    "people.come_back": _READ_HERE,
    "people.remove_unused": _READ_HERE,
    "people.rename": _READ_HERE,
    "people.set_address": _READ_HERE,
    "programs.add_note": _READ_HERE,
    "programs.is_lead": "It is for the command line, which acts for the operator alone.",
    "programs.name_lead": _READ_HERE,
    "reach.add_cohorts": _MADE_HERE,
    "reach.invited": _READ_HERE,
    "relationships.recuse": _READ_HERE,
    "reminders.numbered": _READ_HERE,
    "reminders.of_round": _READ_HERE,
    "reminders.set_for_round": _MADE_HERE,
    "reminders.set_numbered": _READ_HERE,
    "rounds.add": _MADE_HERE,
    "rounds.instrument": "A frozen form holds questions and no answers, and is the same for all.",
    "rounds.invite": _READ_HERE,
    "totals.add": _READ_HERE,
    "totals.grouped_before": _READ_HERE,
    "totals.merge": _READ_HERE,
    "totals.scored": _READ_HERE,
    "totals.mark_settled": _READ_HERE,
    "totals.spend": _READ_HERE,
}
"""Function of the store that takes an id without an actor → why it may."""


def functions() -> Iterator[tuple[str, FunctionType]]:
    """Every public function of the store, as ``module.name``."""
    for found in pkgutil.iter_modules(mentorsurvey.store.__path__):
        module = importlib.import_module(f"mentorsurvey.store.{found.name}")
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if own and not name.startswith("_"):
                yield f"{found.name}.{name}", function


def ids(function: Callable[..., object]) -> set[str]:
    names = inspect.signature(function).parameters
    return {name for name in names if name.endswith(("_id", "_ids"))}


ON_AN_ID = {
    name
    for name, function in functions()
    if ids(function) - NOT_AN_OBJECT and "actor" not in inspect.signature(function).parameters
}


def test_a_function_of_the_store_that_takes_an_id_asks_who_acts() -> None:
    new = sorted(ON_AN_ID - set(WITHOUT_ACTOR))
    assert not new, (
        f"{', '.join(new)} would work on anybody's id. Let it take an Actor and say in its SQL"
        " whose rows it means, or name it in WITHOUT_ACTOR with the reason why it need not."
    )


def test_every_exception_is_still_needed() -> None:
    gone = sorted(set(WITHOUT_ACTOR) - ON_AN_ID)
    assert not gone, f"{', '.join(gone)} takes no id alone any more: take it out of WITHOUT_ACTOR."


def test_every_exception_has_its_reason() -> None:
    assert all(reason.endswith(".") and len(reason) > 30 for reason in WITHOUT_ACTOR.values())


IN_A_PROGRAM = {
    name: list(inspect.signature(function).parameters).index("program_id")
    for name, function in functions()
    if "program_id" in ids(function)
}
"""Function → the place of its program's id."""
FOUNDING = "mentorsurvey/program/founding.py"
"""Founding makes the program that it goes on to fill."""


def programs_given() -> Iterator[tuple[str, str]]:
    """Place in the code → what is given there as a program's id."""
    for station in ASKING:
        for path in sorted((ROOT / "mentorsurvey" / station).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or where == FOUNDING:
                    continue
                place = IN_A_PROGRAM.get(ast.unparse(node.func))
                if place is None:
                    continue
                named = [word.value for word in node.keywords if word.arg == "program_id"]
                named += node.args[place : place + 1]
                if named:  # where it can be left out, it is the actor's own
                    yield f"{where}:{node.lineno}", ast.unparse(named[0])


OWN_PROGRAM = {"actor.program_id", "program_id"}
"""A helper that is given a ``program_id`` hands on what its own caller gave it."""


def test_a_program_is_always_the_actors_own() -> None:
    given = dict(programs_given())
    assert len(given) > 20
    foreign = {place: text for place, text in given.items() if text not in OWN_PROGRAM}
    assert not foreign


@pytest.mark.parametrize("name", sorted(ON_AN_ID))
def test_no_page_calls_what_asks_nobody(name: str) -> None:
    pages = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "mentorsurvey" / "ui").rglob("*.py")]
    assert not [path for path in pages if f"{name}(" in path.read_text(encoding="utf-8")]
