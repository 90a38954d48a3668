"""What the three links of the demonstration lead to."""

from mentorsurvey import program, responses
from mentorsurvey.access import Audience
from mentorsurvey.instruments import Construct, Item
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import Form
from mentorsurvey.simulate.people import LEADS
from mentorsurvey.store import relationships
from tests.simulate.conftest import NOW, PAIRS, ROUNDS, Simulated


def open_forms(simulated: Simulated, person_id: str) -> list[Form]:
    due = responses.due(simulated.database, simulated.actor(person_id))
    return [form for form in due if form.owed.round_number == ROUNDS]


def test_the_demo_s_mentee_is_halfway_and_sees_the_reflection_on_submitting(own: Simulated) -> None:
    actor = own.actor(own.demo.mentee_id)
    form = next(
        form
        for form in open_forms(own, own.demo.mentee_id)
        if form.owed.relationship_id
        in {f.owed.relationship_id for f in open_forms(own, own.demo.mentor_id)}
    )
    given = sum(form.given(item.id) for item in form.shown)
    assert 0.3 * len(form.shown) <= given <= 0.7 * len(form.shown)
    assert form.owed.submitted_at is None
    step = program.step_to_ask_about(own.database, actor, form.owed.invitation_id)
    assert step is not None
    for item in form.unanswered:
        value = finished(item)
        responses.save(own.database, actor, form.owed.invitation_id, item.id, value, now=NOW)
    assert responses.submit(own.database, actor, form.owed.invitation_id, now=NOW).released
    seen = reflection(own.database, actor, form.owed.invitation_id)
    assert len(seen.views) >= 3
    assert seen.give_and_take
    assert [named.by for named in seen.named if named.by in ("both", "partner")]


def finished(item: Item) -> object:
    """How the demo's mentee might answer a question that is left."""
    match item.kind:
        case "choices":
            return ("guidance",)
        case "choice":
            return "no"
        case "rating":
            return 1 if item.construct is Construct.FAIRNESS else 6
        case _:
            return 4


def test_the_demo_s_mentor_has_mentees_a_form_begun_and_reflections(simulated: Simulated) -> None:
    mentor_id = simulated.demo.mentor_id
    forms = open_forms(simulated, mentor_id)
    assert len(forms) >= 2
    begun = [form for form in forms if form.begun and form.owed.submitted_at is None]
    submitted = [form for form in forms if form.owed.submitted_at]
    assert begun
    assert submitted
    earlier = [
        form
        for form in responses.due(simulated.database, simulated.actor(mentor_id))
        if form.owed.released_at and form.owed.round_number < ROUNDS
    ]
    assert len(earlier) >= 2 * (ROUNDS - 1)
    for form in earlier:
        seen = reflection(simulated.database, simulated.actor(mentor_id), form.owed.invitation_id)
        assert seen.views


def test_the_demo_s_lead_sees_every_relationship_and_the_mentoring_lead_not_their_own(
    simulated: Simulated,
) -> None:
    by_name = {row["name"]: row["id"] for row in simulated.rows("SELECT id, name FROM person")}
    assert by_name[LEADS[0]] == simulated.demo.lead_id
    with simulated.database.read() as tx:
        first, second, third = (
            len(relationships.within(tx, simulated.actor(by_name[name], lead=True)))
            for name in LEADS
        )
    assert first == third == PAIRS
    assert second < PAIRS


def test_the_demo_s_pairs_say_what_they_want_to_talk_about(simulated: Simulated) -> None:
    said = simulated.rows(
        "SELECT answer.words, answer.item_id, answer.audience FROM answer"
        " JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE relationship.mentee_id = :mentee AND answer.item_id IN ('talk', 'open.better')",
        mentee=simulated.demo.mentee_id,
    )
    topics = [row["words"] for row in said if row["item_id"] == "talk"]
    assert topics
    assert all(words and "none" not in words for words in topics)
    texts = {row["audience"] for row in said if row["item_id"] == "open.better"}
    assert texts <= {Audience.PARTNER.value}
