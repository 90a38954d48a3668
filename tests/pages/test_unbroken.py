"""A callback that saves something is not stopped half-way."""

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.runtime.state import SafeSessionState, SessionState

from mentorsurvey.ui import unbroken as module
from mentorsurvey.ui.unbroken import unbroken


class Stopped(SafeSessionState):
    """A session whose connection is gone: Streamlit stops wherever it is touched."""

    def __init__(self) -> None:
        def stop() -> None:
            raise StopException

        super().__init__(SessionState(), stop)


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> SafeSessionState:
    here = Stopped()
    monkeypatch.setattr(module, "get_session_state", lambda: here)
    return here


def test_it_runs_to_its_end_and_what_comes_after_it_is_stopped_again(
    session: SafeSessionState,
) -> None:
    def save(word: str, *, again: str) -> None:
        session["one"] = word
        session["two"] = again

    with pytest.raises(StopException):
        save("a", again="b")
    unbroken(save)("a", again="b")
    with pytest.raises(StopException):
        session["one"]
    assert session.filtered_state == {"one": "a", "two": "b"}


def test_a_fault_in_it_leaves_nothing_changed(session: SafeSessionState) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        unbroken(fail)()
    with pytest.raises(StopException):
        session["one"]
