"""Everybody tries every verb on everything: the table, and the scope of each object, decide."""

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType

import pytest

from mentorsurvey.access import RULES, Actor
from mentorsurvey.access.rules import roles
from mentorsurvey.errors import MentorsurveyError, NotAllowed
from mentorsurvey.store import Tx, create
from tests.access.everything import contents, writes
from tests.access.recipe import Recipe
from tests.access.recipes import INSIDE, ON_THE_SERVER, RECIPES
from tests.access.world import ACTORS, World, made

STATIONS = ("program", "rounds", "responses", "sign_in", "readings", "mail", "clock")
REFUSED = str(NotAllowed())


class Undone(Exception):
    """Leaves a transaction so that nothing of it stays."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return made(create(Path(tmp_path_factory.mktemp("world")) / "world.db"))


def verbs() -> Iterator[tuple[str, FunctionType]]:
    """Every public function of a station that takes an actor."""
    for station in STATIONS:
        package = importlib.import_module(f"mentorsurvey.{station}")
        for found in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{found.name}")
            for name, function in vars(module).items():
                own = inspect.isfunction(function) and function.__module__ == module.__name__
                if own and not name.startswith("_") and "actor" in _names(function):
                    yield f"{station}.{found.name}.{name}", function


def _names(function: FunctionType) -> list[str]:
    return list(inspect.signature(function).parameters)


VERBS = dict(verbs())


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_recipe(verb: str) -> None:
    assert [verb in listed for listed in (RECIPES, ON_THE_SERVER, INSIDE)].count(True) == 1, (
        f"{verb}() takes an actor, and nobody has tried it yet. Say in RECIPES of"
        " tests/access/recipes.py which rule it asks, how it is called and on which kind of object."
    )


def test_no_recipe_is_left_of_a_verb_that_is_gone() -> None:
    assert {*RECIPES, *ON_THE_SERVER, *INSIDE} <= set(VERBS)


@pytest.mark.parametrize("verb", RECIPES)
def test_a_verb_asks_the_rule_that_its_recipe_names(verb: str) -> None:
    asked = {
        ast.literal_eval(node.args[1])
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(VERBS[verb]))))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "require"
    }
    assert asked <= {RECIPES[verb].rule}
    assert RECIPES[verb].rule in RULES


def test_every_rule_is_asked_by_a_verb_that_is_tried() -> None:
    assert {*(recipe.rule for recipe in RECIPES.values()), "person.erase"} == set(RULES)


def expected(recipe: Recipe, who: str, actor: Actor, name: str) -> str:
    reach = recipe.objects[name]
    if not roles(actor) & RULES[recipe.rule].roles or who in recipe.refused & reach:
        return "refused"
    if who not in reach:
        return recipe.outside
    told = recipe.told | recipe.told_of.get(name, frozenset())
    return "told" if who in told else "done"


def tried(world: World, recipe: Recipe, who: str, name: str) -> tuple[str, bool, str]:
    """What came of it, whether anything changed, and everything that was given back."""
    object_id = world.objects.get("form" if recipe.kind == "more time" else recipe.kind, {}).get(
        name, ""
    )
    came: tuple[str, bool, str] = ("", False, "")
    try:
        with world.database.write() as tx:
            owner = world.owners.get(name)
            if recipe.before and owner:
                recipe.before(tx, world.actors[owner], object_id, world)
            came = _called(tx, recipe, world.actors[who], object_id, world)
            raise Undone
    except Undone:
        return came


def _called(
    tx: Tx, recipe: Recipe, actor: Actor, object_id: str, world: World
) -> tuple[str, bool, str]:
    before = writes(tx)
    try:
        given = repr(recipe.call(tx, actor, object_id, world))
        outcome = "done"
    except NotAllowed as refused:
        outcome, given = "refused", str(refused)
    except MentorsurveyError as told:
        outcome, given = "told", str(told)
    return outcome, writes(tx) != before, given


@pytest.mark.parametrize("verb", RECIPES)
def test_everybody_gets_what_is_theirs_and_nothing_else(world: World, verb: str) -> None:
    recipe = RECIPES[verb]
    wrong = []
    for name in recipe.objects:
        for who in ACTORS:
            wanted = expected(recipe, who, world.actors[who], name)
            kept = world.hidden_from(who, RULES[recipe.rule].whose)
            outcome, changed, given = tried(world, recipe, who, name)
            case = f"{who}, {name or 'no object'}"
            if outcome != ("done" if wanted == "nothing" else wanted):
                wrong.append(f"{case}: {wanted} expected, but {outcome}: {given[:200]}")
            if wanted in ("refused", "nothing") and changed:
                wrong.append(f"{case}: something changed")
            if outcome == "refused" and given != REFUSED:
                wrong.append(f"{case}: refused in other words: {given}")
            if leaked := sorted(one for one in kept if one in given):
                wrong.append(f"{case}: told of {leaked}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("verb", ON_THE_SERVER)
def test_what_concerns_the_whole_server_is_refused_to_everybody_else(
    world: World, verb: str
) -> None:
    assert RULES["person.erase"].roles == {"operator"}
    with world.database.read() as tx:
        before = contents(tx)
    for who in set(ACTORS) - {"operator"}:
        with pytest.raises(NotAllowed):
            ON_THE_SERVER[verb](world.database, world.actors[who])
    with world.database.read() as tx:
        assert contents(tx) == before
