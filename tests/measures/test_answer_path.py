"""What runs while people answer must not wait for heavy libraries."""

import subprocess
import sys

import pytest

HEAVY = ("numpy", "scipy", "pandas", "streamlit", "plotly", "sqlite3")


@pytest.mark.parametrize("module", ["scores", "noise", "give_and_take"])
def test_a_module_of_the_answer_path_loads_the_standard_library_alone(module: str) -> None:
    code = f"import sys, mentorsurvey.measures.{module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert f"mentorsurvey.measures.{module}" in loaded
    assert not set(HEAVY) & set(loaded)
