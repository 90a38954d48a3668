import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.driver import DriverError, KeptMessages
from bench.screen import Screen


def begin(run, *fragments):
    message = ForwardMsg()
    message.new_session.page_script_hash = "page"
    message.metadata.run.script_run_id = run
    message.metadata.run.fragment_ids.extend(fragments)
    return message


def block(*path, fragment=""):
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.add_block.allow_empty = True
    message.delta.fragment_id = fragment
    return message


def text(body, *path, fragment=""):
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.new_element.text.body = body
    message.delta.fragment_id = fragment
    return message


def exception(words):
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, 0])
    message.delta.new_element.exception.message = words
    return message


def end(status=ForwardMsg.FINISHED_SUCCESSFULLY):
    return ForwardMsg(script_finished=status)


def screen_after(*messages):
    screen = Screen()
    screen.expect_run()
    for message in messages:
        screen.apply(message)
    return screen


def test_texts_stand_in_the_order_of_the_page_not_of_arrival():
    screen = screen_after(begin("1"), text("second", 0, 10), text("first", 0, 2), end())
    assert screen.texts == ["first", "second"]


def test_a_run_is_over_when_it_ends_and_not_when_it_stops_for_another():
    early = end(ForwardMsg.FINISHED_EARLY_FOR_RERUN)
    assert not screen_after(begin("1"), early).settled
    assert screen_after(begin("1"), early, begin("2"), end()).settled


def test_the_end_of_a_run_that_began_before_is_not_the_end_of_this_one():
    assert not screen_after(end()).settled


def test_a_full_run_drops_what_it_did_not_write_again():
    screen = screen_after(
        begin("1"), text("old", 0, 0), text("older", 0, 1), end(), begin("2"), text("new", 0, 0)
    )
    assert screen.texts == ["new", "older"]
    screen.apply(end())
    assert screen.texts == ["new"]


def test_a_fragment_drops_only_its_own():
    fragment_end = end(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
    screen = screen_after(
        begin("1"),
        text("page", 0, 0),
        block(0, 1, fragment="f"),
        text("kept", 0, 1, 0, fragment="f"),
        text("dropped", 0, 1, 1, fragment="f"),
        text("nested", 0, 1, 2, fragment="g"),
        text("other", 0, 2, fragment="h"),
        end(),
        begin("2", "f"),
        block(0, 1, fragment="f"),
        text("kept", 0, 1, 0, fragment="f"),
        fragment_end,
    )
    assert screen.texts == ["page", "kept", "other"]


def test_an_element_in_a_containers_place_takes_its_contents_away():
    screen = screen_after(begin("1"), block(0, 0), text("inside", 0, 0, 0), text("instead", 0, 0))
    assert screen.texts == ["instead"]


def test_a_run_that_cannot_be_compiled_leaves_the_page_and_is_told():
    screen = screen_after(begin("1"), text("page", 0, 0), end())
    screen.expect_run()
    screen.apply(begin("2"))
    screen.apply(end(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))
    assert not screen.settled
    broken = ForwardMsg()
    broken.session_event.script_compilation_exception.type = "SyntaxError"
    screen.apply(broken)
    assert screen.settled
    assert screen.texts == ["page"]
    assert screen.trouble.startswith("SyntaxError")


def test_a_request_that_fails_is_over_when_its_exception_is_shown():
    nowhere = begin("2")
    nowhere.new_session.page_script_hash = ""
    screen = screen_after(begin("1"), end(), nowhere, end())
    screen.expect_run()
    for message in (end(), nowhere, end()):
        screen.apply(message)
    assert not screen.settled
    screen.apply(exception("refused"))
    assert screen.settled
    assert screen.trouble == "refused"


def test_a_warning_is_no_trouble():
    shown = exception("careful")
    assert screen_after(begin("1"), shown, end()).trouble == "careful"
    shown.delta.new_element.exception.is_warning = True
    assert screen_after(begin("1"), shown, end()).trouble == ""


def cacheable(body):
    message = text(body, 0, 0)
    message.hash = "h"
    message.metadata.cacheable = True
    return message


def reference():
    message = ForwardMsg(ref_hash="h")
    message.metadata.delta_path.extend([0, 7])
    return message


def test_a_kept_wordsis_found_again_at_its_new_place():
    kept = KeptMessages()
    kept.resolve(cacheable("large"))
    resolved = kept.resolve(reference())
    assert resolved.delta.new_element.text.body == "large"
    assert list(resolved.metadata.delta_path) == [0, 7]
    assert kept.hashes == ["h"]


def test_a_wordsis_let_go_when_three_runs_did_not_show_it():
    kept = KeptMessages()
    kept.resolve(cacheable("large"))
    for _ in range(2):
        kept.run_ended(frozenset())
    kept.run_ended(frozenset({"elsewhere"}))
    assert kept.hashes == ["h"]
    kept.run_ended(frozenset())
    assert kept.hashes == []
    with pytest.raises(DriverError, match="not kept"):
        kept.resolve(reference())
