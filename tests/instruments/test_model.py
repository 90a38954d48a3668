import dataclasses

import pytest
from pydantic import ValidationError

from mentorsurvey.access import Audience
from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments import (
    CORE,
    DEFAULT_AUDIENCE,
    TITLES,
    Construct,
    Instrument,
    Item,
    Sided,
    other_side,
    shipped,
)


def checkin() -> Instrument:
    return shipped()["checkin"]


def changed(item_id: str, **changes: object) -> Instrument:
    """The check-in with one item changed."""
    one = checkin()
    sections = tuple(
        dataclasses.replace(
            section,
            items=tuple(
                dataclasses.replace(item, **changes) if item.id == item_id else item  # type: ignore[arg-type]
                for item in section.items
            ),
        )
        for section in one.sections
    )
    return dataclasses.replace(one, sections=sections)


def test_a_frozen_version_reads_back_as_the_same_instrument(instrument: Instrument) -> None:
    again = Instrument.from_json(instrument.canonical_json())
    assert again == instrument
    assert again.canonical_json() == instrument.canonical_json()
    assert again.content_hash == instrument.content_hash
    assert again.anchor_hash == instrument.anchor_hash


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"key": "x"}', "\x00"])
def test_a_stored_text_that_is_no_instrument_is_refused(text: str) -> None:
    with pytest.raises(InstrumentError, match="stored version"):
        Instrument.from_json(text)


def test_another_word_anywhere_is_another_content() -> None:
    assert changed("meetings", mentor="How often?").content_hash != checkin().content_hash


def test_another_word_in_an_anchor_is_another_anchor_and_elsewhere_is_not() -> None:
    same = changed("meetings", mentor="How often?")
    other = changed("core.bond", mentor="We trust each other.")
    assert same.anchor_hash == checkin().anchor_hash
    assert other.anchor_hash != checkin().anchor_hash


def test_anchors_compare_whatever_their_order_on_the_form() -> None:
    one = checkin()
    first = one.sections[0]
    turned = dataclasses.replace(first, items=tuple(reversed(first.items)))
    again = dataclasses.replace(one, sections=(turned, *one.sections[1:]))
    assert again.anchor_hash == one.anchor_hash
    assert again.content_hash != one.content_hash


def test_the_partner_s_name_stands_where_the_braces_were_and_is_never_a_format() -> None:
    item = checkin().item("core.guidance")
    assert item.wording("mentee", "{0.__class__} %s") == (
        "{0.__class__} %s gives me the guidance I need."
    )
    assert item.wording("mentor", "Ada Osei") == "I give Ada Osei the guidance they need."


def test_help_may_be_the_same_for_both_sides_differ_or_be_absent() -> None:
    item = checkin().item("core.bond")
    assert item.help_for("mentor", "Ada") == ""
    assert dataclasses.replace(item, help="As {partner} does.").help_for("mentor", "Ada") == (
        "As Ada does."
    )
    sided = dataclasses.replace(item, help=Sided(mentor="One.", mentee="Two."))
    assert (sided.help_for("mentor", ""), sided.help_for("mentee", "")) == ("One.", "Two.")


def test_each_side_may_have_its_own_title() -> None:
    one = checkin()
    assert one.title_for("mentor") == one.title_for("mentee") == "Check-in"
    sided = dataclasses.replace(one, titles=Sided(mentor="For mentors", mentee="For mentees"))
    assert sided.title_for("mentee") == "For mentees"


def test_an_intro_names_the_partner() -> None:
    decision = shipped()["introduction"].sections[-1]
    assert decision.intro_for("Ada").startswith("When both have decided, you and Ada read")
    assert shipped()["review"].sections[1].intro_for("Ada") == ""


def test_can_t_say_stands_beside_every_rating_and_nothing_else(instrument: Instrument) -> None:
    for item in instrument.items:
        assert item.cannot_say == (item.kind == "rating")


def test_every_construct_has_a_title_and_an_audience() -> None:
    assert set(TITLES) == set(DEFAULT_AUDIENCE) == set(Construct)
    assert len(set(TITLES.values())) == len(Construct)


@pytest.mark.parametrize("construct", [*CORE, Construct.EXCHANGE, Construct.FAIRNESS])
def test_the_default_audience_is_the_one_promised(construct: Construct) -> None:
    leads = {Construct.ACCOUNTABILITY, Construct.LABOR_BOUNDARY, Construct.FAIRNESS}
    expected = Audience.LEADS if construct in leads else Audience.PARTNER_AND_LEADS
    assert DEFAULT_AUDIENCE[construct] is expected


def test_an_item_may_set_its_own_audience() -> None:
    item = checkin().item("core.bond")
    assert item.default_audience is Audience.PARTNER_AND_LEADS
    assert dataclasses.replace(item, audience=Audience.ONLY_YOU).default_audience is (
        Audience.ONLY_YOU
    )


def test_what_depends_on_a_hidden_item_is_hidden_too() -> None:
    one = shipped()["completion"]
    section = one.sections[-1]
    last = dataclasses.replace(section.items[-1], id="last", show_if="answered(next.how)")
    one = dataclasses.replace(
        one,
        sections=(*one.sections[:-1], dataclasses.replace(section, items=(*section.items, last))),
    )
    stale = {"next": "end", "next.how": "Less often."}
    assert [item.id for item in one.shown(stale)][-1] == "next"
    assert [item.id for item in one.shown(stale | {"next": "redefine"})][-1] == "last"


def test_items_and_instruments_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        checkin().item("core.bond").mentor = "x"  # type: ignore[misc]  # that is the point


def test_an_item_that_is_not_asked_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        checkin().item("core.band")


@pytest.mark.parametrize(
    "changes",
    [{"scale": "gone"}, {"id": "core.bond"}, {"show_if": "answered(meetings)"}, {"show_if": "1"}],
)
def test_an_instrument_that_could_not_be_asked_cannot_be_made(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        changed("core.guidance", **changes)


def test_an_item_knows_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        Item(**{**dataclasses.asdict(checkin().item("core.bond")), "weight": 2})


def test_a_scale_knows_its_points_and_its_middle() -> None:
    scale = checkin().scales["balance"]
    assert scale.points == (-3, -2, -1, 0, 1, 2, 3)
    assert scale.middle == 0


def test_the_other_side_of_the_other_side_is_one_s_own() -> None:
    assert other_side("mentor") == "mentee"
    assert other_side(other_side("mentor")) == "mentor"
