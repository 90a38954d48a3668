"""What the design promises about the code itself, read from its syntax trees."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from mentorsurvey.access import PAGE_RULES

ROOT = Path(__file__).parents[1]
STATIONS = (
    {"errors", "settings", "commands", "now"},
    {"access"},
    {"instruments", "measures"},
    {"store"},
    {"program", "rounds", "responses", "sign_in", "incidents"},
    {"readings"},
    {"analyse"},
    {"charts", "exchange"},
    {"mail"},
    {"clock"},
    {"simulate"},
    {"ui"},
    {"web"},
    {"cli", "__main__", "app", "pages"},
)
"""The way up: a station imports from its own line and from those above it in this list."""
LEVEL = {station: level for level, line in enumerate(STATIONS) for station in line}

PACKAGE = sorted((ROOT / "mentorsurvey").rglob("*.py"))
PAGES = sorted((ROOT / "pages").rglob("*.py"))
SOURCES = [*PACKAGE, *PAGES, ROOT / "app.py"]
GUARDED = [page for page in PAGES if page.parent.name != "account"]
SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX)\s|BEGIN\s+IMMEDIATE)",
    re.DOTALL,
)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name(path: Path) -> str:
    """A readable id, and the dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def station(module: str) -> str:
    """The station of a dotted name, or an empty text for what is none of ours."""
    first, *rest = module.split(".")
    if first == "mentorsurvey":
        return rest[0] if rest else ""
    return first if first in {"app", "pages"} else ""


MODULES = {name(path) for path in SOURCES}


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, at its top or inside a function."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError(f"{path}: an import is relative")
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)


def imports_of(package: str) -> set[str]:
    """The files that import a package of others."""
    return {
        name(path)
        for path in SOURCES
        if any(one == package or one.startswith(f"{package}.") for one in imported(path))
    }


def outside(modules: set[str], *allowed: str) -> set[str]:
    """Those modules that are in none of the allowed stations."""
    return {module for module in modules if station(module) not in allowed}


def test_a_file_imports_upward_only() -> None:
    downward = {
        f"{name(path)} imports {one}"
        for path in SOURCES
        for one in imported(path)
        if LEVEL.get(station(one), -1) > LEVEL.get(station(name(path)), 99)
    }
    assert not downward


def test_one_function_knows_what_a_time_zone_is() -> None:
    tries = {
        name(path)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Try)
        if "ZoneInfo(" in "".join(ast.unparse(each) for each in node.body)
    }
    assert tries == {"mentorsurvey.store.times"}
    assert "available_timezones" not in "".join(path.read_text("utf-8") for path in SOURCES)


def test_every_module_belongs_to_a_station() -> None:
    assert {station(module) for module in MODULES} - {""} <= set(LEVEL)


def test_no_module_imports_itself_round_a_corner() -> None:
    graph = {
        name(path): {one for one in imported(path) if one in MODULES and one != name(path)}
        for path in SOURCES
    }
    # A package's own __init__ gathers its modules; they name each other, not the package.
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as cycle:
        pytest.fail(" → ".join(cycle.args[1]))


def test_streamlit_is_imported_where_a_screen_is_drawn_and_nowhere_else() -> None:
    assert not outside(imports_of("streamlit"), "app", "pages", "ui", "web")


def test_what_is_drawn_by_itself_is_made_in_one_place() -> None:
    makers = [path for path in SOURCES if ".fragment" in path.read_text(encoding="utf-8")]
    assert [path.name for path in makers] == ["parts.py"]


def test_plotly_is_imported_in_charts_alone() -> None:
    assert not outside(imports_of("plotly"), "charts")


@pytest.mark.parametrize("driver", ["sqlite3", "sqlite_utils", "psycopg"])
def test_a_database_driver_is_imported_in_the_store_alone(driver: str) -> None:
    assert not outside(imports_of(driver), "store")


def test_sql_is_written_in_the_store_alone() -> None:
    written = {
        name(path)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    }
    assert "mentorsurvey.store.responses" in written
    assert not outside(written, "store")


def test_the_answer_path_loads_no_heavy_library() -> None:
    stations = "responses, sign_in, rounds, program, store"
    code = f"import sys; from mentorsurvey import {stations}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.split())
    assert "mentorsurvey.responses.drafts" in loaded
    assert not loaded & {"pandas", "numpy", "scipy", "plotly", "streamlit"}


def test_a_program_reads_its_clock_and_the_dice_in_one_place_each() -> None:
    clocks = {
        name(path)
        for path in PACKAGE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "utcnow", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date"}
    }
    assert clocks == {"mentorsurvey.now"}
    tokens = imports_of("secrets")
    assert tokens == {"mentorsurvey.sign_in.tokens"}
    assert imports_of("uuid6") == {"mentorsurvey.store.times"}


def test_a_file_says_in_its_first_line_what_it_is_for() -> None:
    silent = {name(path) for path in SOURCES if len(ast.get_docstring(tree(path)) or "") < 10}
    assert not silent


@pytest.mark.parametrize("path", GUARDED, ids=name)
def test_a_page_asks_who_is_here_before_anything_else(path: Path) -> None:
    statements = [
        node
        for node in tree(path).body
        if not isinstance(node, ast.Import | ast.ImportFrom)
        and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    first = statements[0]
    assert isinstance(first, ast.Assign | ast.Expr)
    assert isinstance(first.value, ast.Call)
    assert ast.unparse(first.value.func) == "current.guard"
    lead = [word for word in first.value.keywords if word.arg == "lead"]
    asks_for_lead = bool(lead) and ast.unparse(lead[0].value) == "True"
    page = path.relative_to(ROOT / "pages").with_suffix("").as_posix()
    assert asks_for_lead == (PAGE_RULES[page].whose == "lead")


@pytest.mark.parametrize("path", GUARDED, ids=name)
def test_a_page_that_changes_something_asks_again_who_is_here(path: Path) -> None:
    inside = [
        call
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call)
        for argument in call.args
        if isinstance(argument, ast.Name) and argument.id == "actor"
        if any(word.arg == "now" for word in call.keywords)
    ]
    assert not [ast.unparse(call) for call in inside]


def called_with(word: str) -> set[str]:
    """The files that give a call this keyword argument."""
    return {
        name(path)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and word in {keyword.arg for keyword in node.keywords}
    }


def test_no_page_lets_html_through() -> None:
    assert not called_with("unsafe_allow_html")
    assert called_with("unsafe_allow_javascript") <= {"mentorsurvey.ui.style"}


def test_input_is_refused_by_an_error_never_by_assert() -> None:
    asserting = {
        f"{name(path)}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Assert)
    }
    assert not asserting


def test_no_text_is_ever_run_as_code() -> None:
    called = {
        ast.unparse(node.func)
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
    }
    assert "current.guard" in called
    assert not called & {"eval", "exec", "compile", "pickle.loads", "__import__", "os.system"}


def test_the_application_is_one_object_built_in_one_place() -> None:
    bound = [node for node in tree(ROOT / "app.py").body if isinstance(node, ast.Assign)]
    assert [ast.unparse(node) for node in bound] == ["app = st.App(SCRIPT, **surroundings())"]
