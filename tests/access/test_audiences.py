"""Narrowing never widens, and a switch moves one viewer alone."""

from itertools import product

import pytest

from mentorsurvey.access import Audience, Viewer

BOTH, PARTNER, LEADS, ONLY = Audience
VIEWERS: tuple[Viewer, ...] = ("partner", "leads")
EVERY_PAIR = list(product(Audience, Audience))


@pytest.mark.parametrize(("audience", "wish"), EVERY_PAIR)
def test_narrowing_never_admits_anyone_who_was_not_admitted(
    audience: Audience, wish: Audience
) -> None:
    assert audience.narrowed_to(wish).viewers == audience.viewers & wish.viewers


@pytest.mark.parametrize(("audience", "wish"), EVERY_PAIR)
def test_two_wishes_come_to_the_same_in_either_order(audience: Audience, wish: Audience) -> None:
    assert audience.narrowed_to(wish) is wish.narrowed_to(audience)


@pytest.mark.parametrize(("audience", "wish"), EVERY_PAIR)
def test_a_choice_is_offered_exactly_where_it_would_not_widen(
    audience: Audience, wish: Audience
) -> None:
    assert (wish in audience.narrowings()) == (audience.narrowed_to(wish) is wish)


def test_the_offered_choices_go_from_the_promise_to_only_you() -> None:
    assert BOTH.narrowings() == (BOTH, PARTNER, LEADS, ONLY)
    assert PARTNER.narrowings() == (PARTNER, ONLY)
    assert LEADS.narrowings() == (LEADS, ONLY)
    assert ONLY.narrowings() == (ONLY,)


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [(BOTH, {"partner", "leads"}), (PARTNER, {"partner"}), (LEADS, {"leads"}), (ONLY, set())],
)
def test_an_audience_admits_whom_its_name_says(audience: Audience, seen_by: set[str]) -> None:
    assert {viewer for viewer in VIEWERS if audience.admits(viewer)} == seen_by


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("viewer", VIEWERS)
@pytest.mark.parametrize("audience", Audience)
def test_a_switch_lets_one_viewer_in_or_keeps_them_out_and_leaves_the_other_as_they_were(
    audience: Audience, viewer: Viewer, on: bool
) -> None:
    (other,) = set(VIEWERS) - {viewer}
    switched = audience.switched(viewer, on)
    assert switched.admits(viewer) == on
    assert switched.admits(other) == audience.admits(other)


def test_an_audience_is_stored_under_a_name_that_does_not_change() -> None:
    assert [audience.value for audience in Audience] == [
        "partner_and_leads",
        "partner",
        "leads",
        "only_you",
    ]
