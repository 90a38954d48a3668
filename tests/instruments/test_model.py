import dataclasses

import pytest
from pydantic import ValidationError

from mentorsurvey.access import Audience
from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments import (
    AUDIENCES,
    CORE,
    TITLES,
    Construct,
    Instrument,
    Item,
    Scale,
    Sided,
    other_side,
    shipped,
)
from mentorsurvey.instruments.items import About


def checkin() -> Instrument:
    return shipped()["checkin"]


def changed(item_id: str, **changes: object) -> Instrument:
    """The check-in with one item changed."""
    one = checkin()
    sections = tuple(
        dataclasses.replace(
            section,
            items=tuple(
                dataclasses.replace(item, **changes) if item.id == item_id else item
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
    other = changed("core.trust", mentor="We trust each other.")
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
    item = dataclasses.replace(
        checkin().item("core.listening"), mentor="I ask {partner}.", mentee="{partner} asks me."
    )
    assert item.wording("mentee", "{0.__class__} %s") == "{0.__class__} %s asks me."
    assert item.wording("mentor", "Ada Osei") == "I ask Ada Osei."


def test_a_side_that_is_not_asked_reads_nothing() -> None:
    item = shipped()["review"].item("others.perspective")
    assert item.wording("mentor", "Ada") == ""
    assert "Ada" in item.wording("mentee", "Ada")


def test_help_may_be_the_same_for_both_sides_differ_or_be_absent() -> None:
    item = checkin().item("core.trust")
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
    section = dataclasses.replace(checkin().sections[0], intro="Think of {partner}.")
    assert section.intro_for("Ada") == "Think of Ada."
    assert dataclasses.replace(section, intro=None).intro_for("Ada") == ""


def test_can_t_say_stands_beside_every_rating_and_nothing_else(instrument: Instrument) -> None:
    for item in instrument.items:
        assert item.cannot_say == (item.kind == "rating")


def test_every_construct_has_a_title_and_audiences() -> None:
    assert set(TITLES) == set(AUDIENCES) == set(Construct)
    assert len(set(TITLES.values())) == len(Construct)


PARTNER_TOO = {
    Construct.EXPECTATIONS,
    Construct.PREPARATION,
    Construct.GUIDANCE,
    Construct.CAREER,
    Construct.EXCHANGE,
}


@pytest.mark.parametrize(
    "construct", [*CORE, Construct.CAREER, Construct.EXCHANGE, Construct.GROWTH, Construct.FAIRNESS]
)
def test_the_default_audience_is_the_one_promised(construct: Construct) -> None:
    default, widest = AUDIENCES[construct]
    assert default is (Audience.PARTNER_AND_LEADS if construct in PARTNER_TOO else Audience.LEADS)
    assert widest is (
        Audience.LEADS if construct is Construct.FAIRNESS else Audience.PARTNER_AND_LEADS
    )


@pytest.mark.parametrize("construct", Construct)
def test_no_topic_is_shown_to_more_than_its_author_may_allow(construct: Construct) -> None:
    default, widest = AUDIENCES[construct]
    assert default.viewers <= widest.viewers


def test_an_item_may_set_its_own_audience_and_its_own_widest() -> None:
    item = checkin().item("core.listening")
    assert item.default_audience is item.widest_audience is Audience.PARTNER_AND_LEADS
    quiet = dataclasses.replace(item, audience=Audience.ONLY_YOU)
    assert quiet.default_audience is Audience.ONLY_YOU
    assert quiet.widest_audience is Audience.PARTNER_AND_LEADS
    narrow = dataclasses.replace(item, widest=Audience.LEADS)
    assert narrow.default_audience is narrow.widest_audience is Audience.LEADS


def test_a_text_is_its_authors_alone_whatever_it_is_about() -> None:
    item = dataclasses.replace(shipped()["review"].item("open.better"), construct=Construct.GROWTH)
    assert item.default_audience is Audience.ONLY_YOU
    assert item.widest_audience is Audience.PARTNER_AND_LEADS


@pytest.mark.parametrize(
    ("about", "of_mentor", "of_mentee"),
    [
        ("both", True, True),
        ("partner", True, True),
        ("mentor", False, True),
        ("mentee", True, False),
        ("self", False, False),
    ],
)
def test_a_rating_concerns_a_side_where_it_is_of_the_other_person_or_of_both(
    about: About, of_mentor: bool, of_mentee: bool
) -> None:
    item = dataclasses.replace(checkin().item("core.listening"), about=about)
    assert (item.concerns("mentor"), item.concerns("mentee")) == (of_mentor, of_mentee)


def test_what_is_not_rated_concerns_nobody() -> None:
    assert not checkin().item("meetings").concerns("mentor")


def test_what_depends_on_a_hidden_item_is_hidden_too() -> None:
    one = shipped()["completion"]
    section = one.sections[-1]
    last = dataclasses.replace(section.items[-1], id="last", show_if="answered(next.how)")
    one = dataclasses.replace(
        one,
        sections=(*one.sections[:-1], dataclasses.replace(section, items=(*section.items, last))),
    )
    stale = {"next": "end", "next.how": "Less often."}
    assert [item.id for item in one.shown(stale, "mentor")][-1] == "next"
    assert [item.id for item in one.shown(stale | {"next": "redefine"}, "mentor")][-1] == "last"


def test_items_and_instruments_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        checkin().item("core.trust").mentor = "x"  # that is the point


def test_an_item_that_is_not_asked_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        checkin().item("core.band")


@pytest.mark.parametrize(
    "changes",
    [{"scale": "gone"}, {"id": "core.trust"}, {"show_if": "answered(meetings)"}, {"show_if": "1"}],
)
def test_an_instrument_that_could_not_be_asked_cannot_be_made(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        changed("core.listening", **changes)


def test_an_item_knows_no_other_fields() -> None:
    with pytest.raises(ValidationError):
        Item(**{**dataclasses.asdict(checkin().item("core.trust")), "weight": 2})


def test_a_scale_knows_its_points_and_its_middle() -> None:
    scale = checkin().scales["balance"]
    assert scale.points == (-3, -2, -1, 0, 1, 2, 3)
    assert scale.middle == 0


@pytest.mark.parametrize(
    ("lowest", "highest", "halves"),
    [(1, 7, True), (-3, 3, False), (1, 5, False), (0, 6, False), (1, 9, False)],
)
def test_only_a_scale_from_1_to_7_is_shared_by_its_halves(
    lowest: int, highest: int, halves: bool
) -> None:
    labels = dict.fromkeys((lowest, (lowest + highest) // 2, highest), "word")
    scale = Scale(key="mine", min=lowest, max=highest, labels=labels)
    assert scale.halves == halves


def test_the_other_side_of_the_other_side_is_one_s_own() -> None:
    assert other_side("mentor") == "mentee"
    assert other_side(other_side("mentor")) == "mentor"
