"""How to call what is asked and read: rounds, forms, signing in, readings."""

from collections.abc import Mapping

from mentorsurvey import responses, rounds, sign_in
from mentorsurvey.access import Actor, Audience, operator
from mentorsurvey.clock.coming import coming
from mentorsurvey.instruments import shipped
from mentorsurvey.mail.standing import mail_standing
from mentorsurvey.program.contacts import name_confidential_contact
from mentorsurvey.readings import (
    agreed,
    attention,
    before,
    export,
    filters,
    gaps,
    in_their_words,
    over_rounds,
    overview,
    quality,
    reflection,
    relationship,
    series,
    who_answered,
)
from mentorsurvey.readings.my_answers import my_answers
from mentorsurvey.readings.own_mentees import own_mentees
from mentorsurvey.readings.own_share import own_share
from mentorsurvey.readings.research import for_research
from mentorsurvey.readings.side_by_side import side_by_side
from mentorsurvey.readings.support_map import support_map
from mentorsurvey.responses import asking, drafts, forms, totals
from mentorsurvey.responses.set_aside import second_forms
from mentorsurvey.rounds import due_openings, schedule_coming, schedule_past, scheduling
from mentorsurvey.rounds.pace import pace
from mentorsurvey.rounds.whereabouts import whereabouts
from mentorsurvey.sign_in import forgetting, pins
from mentorsurvey.store import Tx
from mentorsurvey.store.schedules import PairRule, Step
from tests.access.recipe import ELSEWHERE, EVERYBODY, LATE, LATER, Recipe
from tests.access.world import AFTER, BY_RECUSED, PIN, World


def submitted(tx: Tx, actor: Actor, form: str, _: World) -> None:
    responses.submit(tx, actor, form, now=AFTER)


def extended(tx: Tx, actor: Actor, form: str, world: World) -> object:
    of = next(name for name, one in world.objects["form"].items() if one == form)
    return rounds.extend_invitation(tx, actor, world.rounds[of], form, until=LATER, now=AFTER)


def extended_pair(tx: Tx, actor: Actor, pair: str, world: World) -> object:
    of = next(name for name, one in world.objects["pair"].items() if one == pair)
    return rounds.extend_pair(tx, actor, world.rounds[of], pair, until=LATER, now=AFTER)


def asked_for_time(tx: Tx, actor: Actor, form: str, _: World) -> None:
    responses.ask_for_time(tx, actor, form, now=LATE)


def submitted_with_a_contact(tx: Tx, actor: Actor, form: str, world: World) -> None:
    submitted(tx, actor, form, world)
    name_confidential_contact(
        tx, operator(actor.program_id), "Quinn Ash", "quinn@example.net", now=AFTER
    )


def asked_contact(tx: Tx, actor: Actor, form: str, _: World) -> None:
    offered = asking.ask_of(tx, actor, form)
    asking.ask(tx, actor, form, offered.contact_id if offered else "", now=AFTER)


def hide(tx: Tx, actor: Actor, form: str, _: World) -> object:
    wish = {"core.trust": Audience.ONLY_YOU}
    return responses.set_audience(tx, actor, form, wish, now=AFTER)


SCHEDULE = (
    Step(form="review", first_on=LATER.date(), times=2),
    Step(form="introduction", anchor="pair"),
)


def on_schedule(tx: Tx, who: Actor, *_: object) -> None:
    scheduling.save(tx, operator(who.program_id), SCHEDULE, now=AFTER)


ASKING: Mapping[str, Recipe] = {
    # readings
    "readings.agreed.agreed": Recipe(
        rule="reading.program", call=lambda tx, who, *_: agreed.agreed(tx, who, now=AFTER)
    ),
    "readings.attention.watched": Recipe(
        rule="reading.program", call=lambda tx, who, *_: attention.watched(tx, who, now=AFTER)
    ),
    "readings.attention.read": Recipe(
        rule="reading.program", call=lambda tx, who, *_: attention.read(tx, who, now=AFTER)
    ),
    "readings.attention.listing": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: attention.listing(
            tx, who, attention.watched(tx, who, now=AFTER), now=AFTER
        ),
    ),
    "readings.gaps.usual_gaps": Recipe(
        rule="reading.program", call=lambda tx, who, *_: gaps.usual_gaps(tx, who, now=AFTER)
    ),
    "readings.in_their_words.in_their_words": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: in_their_words.in_their_words(tx, who, now=AFTER),
    ),
    "readings.before.answered_before": Recipe(
        rule="reading.program", call=lambda tx, who, *_: before.answered_before(tx, who)
    ),
    "readings.overview.overview": Recipe(
        rule="reading.program", call=lambda tx, who, *_: overview.overview(tx, who, now=AFTER)
    ),
    "readings.filters.filters": Recipe(
        rule="reading.program", call=lambda tx, who, *_: filters.filters(tx, who)
    ),
    "readings.over_rounds.over_rounds": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: over_rounds.over_rounds(tx, who, "topics", now=AFTER),
    ),
    "readings.who_answered.who_answered": Recipe(
        rule="round.see",
        call=lambda tx, who, *_: who_answered.who_answered(tx, who, 1, {"a pair"}, now=AFTER),
    ),
    "readings.own_mentees.own_mentees": Recipe(
        rule="reflection.own", call=lambda tx, who, *_: own_mentees(tx, who, now=AFTER)
    ),
    "readings.export.for_leads": Recipe(
        rule="reading.program", call=lambda tx, who, *_: export.for_leads(tx, who, now=AFTER)
    ),
    "readings.export.anything_for_leads": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: export.anything_for_leads(tx, who, now=AFTER),
    ),
    "readings.quality.quality": Recipe(
        rule="reading.program", call=lambda tx, who, *_: quality.quality(tx, who, now=AFTER)
    ),
    "readings.side_by_side.side_by_side": Recipe(
        rule="response.own", call=lambda tx, who, *_: side_by_side(tx, who, now=AFTER)
    ),
    "readings.support_map.support_map": Recipe(
        rule="response.own", call=lambda tx, who, *_: support_map(tx, who, now=AFTER)
    ),
    "readings.my_answers.my_answers": Recipe(
        rule="response.own", call=lambda tx, who, *_: my_answers(tx, who, now=AFTER)
    ),
    "readings.reflection.reflection": Recipe(
        rule="reflection.own",
        kind="reflection",
        told=ELSEWHERE,
        call=lambda tx, who, form, _: reflection.reflection(tx, who, form),
    ),
    "readings.research.for_research": Recipe(
        rule="research.export", call=lambda tx, who, *_: for_research(tx, who, now=AFTER)
    ),
    "readings.relationship.relationship": Recipe(
        rule="reading.program",
        kind="pair",
        call=lambda tx, who, pair, _: relationship.relationship(tx, who, pair, now=AFTER),
    ),
    "readings.relationship.choices": Recipe(
        rule="reading.program", call=lambda tx, who, *_: relationship.choices(tx, who)
    ),
    "readings.series.program": Recipe(
        rule="reading.program", call=lambda tx, who, *_: series.program(tx, who, now=AFTER)
    ),
    # responses
    "responses.audience.set_audience": Recipe(rule="response.own", kind="form", call=hide),
    "responses.drafts.open_form": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: responses.open_form(tx, who, form),
    ),
    "responses.drafts.save": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: responses.save(tx, who, form, "meetings", 3, now=AFTER),
    ),
    "responses.drafts.put": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: drafts.put(
            tx, who, forms.form(tx, who, form), "meetings", 3, now=AFTER
        ),
    ),
    "responses.drafts.start_again": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: responses.start_again(tx, who, form, now=AFTER),
    ),
    "responses.forms.form": Recipe(
        rule="response.own", kind="form", call=lambda tx, who, form, _: forms.form(tx, who, form)
    ),
    "responses.forms.due": Recipe(
        rule="response.own", call=lambda tx, who, *_: responses.due(tx, who)
    ),
    "responses.more_time.own_requests": Recipe(
        rule="response.own", call=lambda tx, who, *_: responses.own_requests(tx, who)
    ),
    "responses.more_time.ask_for_time": Recipe(
        rule="response.own", kind="form", told=ELSEWHERE, call=asked_for_time
    ),
    "responses.submission.submit": Recipe(
        rule="response.own",
        kind="form",
        told=ELSEWHERE,
        call=lambda tx, who, form, _: responses.submit(tx, who, form, now=AFTER),
    ),
    "responses.submission.take_back": Recipe(
        rule="response.own",
        kind="form",
        before=submitted,
        told=ELSEWHERE,
        call=lambda tx, who, form, _: responses.take_back(tx, who, form, now=AFTER),
    ),
    "responses.asking.ask_of": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: asking.ask_of(tx, who, form),
    ),
    "responses.asking.ask": Recipe(
        rule="response.own",
        kind="form",
        before=submitted_with_a_contact,
        told=ELSEWHERE,
        call=asked_contact,
    ),
    "readings.own_share.own_share": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: own_share(tx, who, form),
    ),
    "responses.set_aside.second_forms": Recipe(
        rule="response.own", call=lambda tx, who, *_: second_forms(tx, who)
    ),
    "responses.totals.settle": Recipe(
        rule="total.settle", call=lambda tx, who, *_: totals.settle(tx, who, now=AFTER)
    ),
    "mail.standing.mail_standing": Recipe(
        rule="round.see", call=lambda tx, who, *_: mail_standing(tx, who, now=AFTER)
    ),
    "clock.coming.coming": Recipe(
        rule="round.see", call=lambda tx, who, *_: coming(tx, who, now=AFTER)
    ),
    "sign_in.forgetting.forget": Recipe(
        rule="expired.forget", call=lambda tx, who, *_: forgetting.forget(tx, who, now=AFTER)
    ),
    "responses.totals.raise_fewest": Recipe(
        rule="program.change", call=lambda tx, who, *_: totals.raise_fewest(tx, who, 7, now=AFTER)
    ),
    # rounds
    "rounds.opening.open_round": Recipe(
        rule="round.open",
        call=lambda tx, who, *_: rounds.open_round(
            tx, who, shipped()["review"], closes_at=LATER, now=AFTER
        ),
    ),
    "rounds.schedule_past.happened": Recipe(
        rule="schedule.see", call=lambda tx, who, *_: schedule_past.happened(tx, who, now=AFTER)
    ),
    "rounds.scheduling.see": Recipe(
        rule="schedule.see", call=lambda tx, who, *_: scheduling.see(tx, who, now=AFTER)
    ),
    "rounds.scheduling.preview": Recipe(
        rule="schedule.see",
        call=lambda tx, who, *_: scheduling.preview(
            tx, who, SCHEDULE, now=AFTER, until=LATER.date()
        ),
    ),
    "rounds.scheduling.save": Recipe(
        rule="schedule.change",
        call=lambda tx, who, *_: scheduling.save(tx, who, SCHEDULE, now=AFTER),
    ),
    "rounds.scheduling.stop": Recipe(
        rule="schedule.change",
        call=lambda tx, who, *_: scheduling.stop(tx, who, now=AFTER),
    ),
    "rounds.scheduling.set_pair": Recipe(
        rule="schedule.pair",
        kind="pair",
        call=lambda tx, who, pair, _: scheduling.set_pair(
            tx, who, pair, PairRule(later=7), now=AFTER
        ),
    ),
    "rounds.schedule_coming.coming": Recipe(
        rule="schedule.see",
        before=on_schedule,
        call=lambda tx, who, *_: schedule_coming.coming(tx, who, now=AFTER, until=LATER.date()),
    ),
    "rounds.due_openings.open_due": Recipe(
        rule="schedule.run",
        before=on_schedule,
        call=lambda tx, who, *_: due_openings.open_due(tx, who, now=LATER),
    ),
    "rounds.changing.list_rounds": Recipe(
        rule="round.see", call=lambda tx, who, *_: rounds.list_rounds(tx, who)
    ),
    "rounds.pace.pace": Recipe(
        rule="round.see", kind="round", call=lambda tx, who, one, _: pace(tx, who, one, now=AFTER)
    ),
    "rounds.whereabouts.whereabouts": Recipe(
        rule="round.see",
        kind="round",
        call=lambda tx, who, one, _: whereabouts(tx, who, one, now=AFTER),
    ),
    "rounds.changing.submitted_since": Recipe(
        rule="round.see", call=lambda tx, who, *_: rounds.submitted_since(tx, who, AFTER)
    ),
    "rounds.changing.standings": Recipe(
        rule="round.see", kind="round", call=lambda tx, who, one, _: rounds.standings(tx, who, one)
    ),
    "rounds.changing.close_round": Recipe(
        rule="round.change",
        kind="round",
        call=lambda tx, who, one, _: rounds.close_round(tx, who, one, now=AFTER),
    ),
    "rounds.changing.move_close": Recipe(
        rule="round.change",
        kind="round",
        call=lambda tx, who, one, _: rounds.move_close(tx, who, one, closes_at=LATER, now=AFTER),
    ),
    "rounds.changing.extend_invitation": Recipe(
        rule="round.change", kind="more time", call=extended
    ),
    "rounds.changing.extend_pair": Recipe(rule="round.change", kind="pair", call=extended_pair),
    "rounds.asking.would_ask": Recipe(
        rule="round.open",
        call=lambda tx, who, *_: rounds.would_ask(tx, who, "review", closes_at=LATER, now=AFTER),
    ),
    "rounds.asking.pairs_by_name": Recipe(
        rule="round.open", call=lambda tx, who, *_: rounds.pairs_by_name(tx, who)
    ),
    "rounds.mistaken.can_discard": Recipe(
        rule="round.see",
        kind="round",
        call=lambda tx, who, one, _: rounds.can_discard(tx, who, one),
    ),
    "rounds.mistaken.discard_round": Recipe(
        rule="round.change",
        kind="round",
        call=lambda tx, who, one, _: rounds.discard_round(tx, who, one, now=AFTER),
    ),
    "rounds.mistaken.set_counts": Recipe(
        rule="round.change",
        kind="round",
        call=lambda tx, who, one, _: rounds.set_counts(tx, who, one, counts=False, now=AFTER),
    ),
    "rounds.asked_for_time.waiting_requests": Recipe(
        rule="round.see", call=lambda tx, who, *_: rounds.waiting_requests(tx, who, now=LATE)
    ),
    "rounds.asked_for_time.count_requests": Recipe(
        rule="round.see", call=lambda tx, who, *_: rounds.count_requests(tx, who, now=LATE)
    ),
    "rounds.asked_for_time.decline_time": Recipe(
        rule="round.change",
        kind="more time",
        before=asked_for_time,
        call=lambda tx, who, form, _: rounds.decline_time(tx, who, form, now=LATE),
    ),
    # sign_in
    "sign_in.links.mint": Recipe(
        rule="link.mint",
        kind="person",
        # A mentor of two: one pair is kept.
        told_of={"partner's": frozenset({"recused lead", BY_RECUSED})},
        call=lambda tx, who, person, _: sign_in.mint(tx, who, person, now=AFTER),
    ),
    "sign_in.links.living": Recipe(
        rule="link.mint",
        kind="person",
        call=lambda tx, who, person, _: sign_in.living(tx, who, person, now=AFTER),
    ),
    "sign_in.round_links.mint_for_round": Recipe(
        rule="link.mint",
        kind="round",
        call=lambda tx, who, one, _: sign_in.mint_for_round(
            tx, who, one, whom="everyone", now=AFTER
        ),
    ),
    "sign_in.round_links.recipients": Recipe(
        rule="link.mint",
        kind="round",
        call=lambda tx, who, one, _: sign_in.recipients(tx, who, one, now=AFTER),
    ),
    "sign_in.links.revoke": Recipe(
        rule="link.mint",
        kind="person",
        call=lambda tx, who, person, _: sign_in.revoke(tx, who, person, now=AFTER),
    ),
    "sign_in.lead_links.may_make_first_link": Recipe(
        rule="lead.link", call=lambda tx, who, *_: sign_in.may_make_first_link(tx, who)
    ),
    "sign_in.lead_links.make_first_link": Recipe(
        rule="lead.link",
        kind="new lead",
        call=lambda tx, who, person, _: sign_in.make_first_link(tx, who, person, now=AFTER),
    ),
    "sign_in.pins.pin_state": Recipe(
        rule="pin.own", call=lambda tx, who, *_: pins.pin_state(tx, who)
    ),
    "sign_in.pins.choose_pin": Recipe(
        rule="pin.own",
        kind="answered here",
        call=lambda tx, who, *_: pins.choose_pin(tx, who, "271828", now=AFTER),
    ),
    "sign_in.pins.enter_pin": Recipe(
        rule="pin.own",
        kind="pin",
        outside="told",
        call=lambda tx, who, *_: pins.enter_pin(tx, who, PIN, now=AFTER),
    ),
    "sign_in.pins.allow_mailed_code": Recipe(
        rule="pin.own",
        kind="pin here",
        call=lambda tx, who, *_: pins.allow_mailed_code(tx, who, True),
    ),
    "sign_in.pins.make_code": Recipe(
        rule="pin.own", call=lambda tx, who, *_: pins.make_code(tx, who, now=AFTER)
    ),
    "sign_in.pins.enter_code": Recipe(
        rule="pin.own",
        told=EVERYBODY,
        call=lambda tx, who, *_: pins.enter_code(tx, who, "000000", now=AFTER),
    ),
    "sign_in.pins.forget_browser": Recipe(
        rule="pin.own", call=lambda tx, who, *_: pins.forget_browser(tx, who, now=AFTER)
    ),
}
