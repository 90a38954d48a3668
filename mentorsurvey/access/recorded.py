"""What the record of a program keeps, and which of it the program's leads may read."""

FOR_LEADS = frozenset(
    {
        "program.found",
        "program.leads_see",
        "program.fewest",
        "program.note",
        "lead.name",
        "lead.remove",
        "lead.recuse",
        "lead.let_in",
        "lead.sign_in",
        "contact.name_lead",
        "contact.name_confidential",
        "contact.end",
        "roster.import",
        "roster.undo",
        "pair.end",
        "pair.pause",
        "pair.resume",
        "pair.restart",
        "pair.join",
        "person.address",
        "person.merge",
        "person.name",
        "person.part",
        "round.open",
        "round.move",
        "round.extend",
        "round.close",
        "round.discard",
        "round.set_aside",
        "round.count",
        "round.no_time",
        "schedule.start",
        "schedule.stop",
        "schedule.pair",
        "link.make",
        "link.make_lead",
        "link.make_round",
        "link.revoke",
        "mail.again",
        "mail.return",
        "mail.test",
        "mail.words",
        "mail.our_words",
        "mail.reply_to",
        "threshold.set",
        "attention.draw",
        "attention.dismiss",
        "attention.undo",
        "letter.send",
        "follow_up.plan",
        "follow_up.change",
        "follow_up.done",
        "follow_up.reopen",
        "thing.set",
        "answers.download",
        "research.ask",
        "research.end",
        "page.look",
        "relationship.look",
    }
)
"""What leads, the people who run the server and the clock do. Leads hold each other to it."""

PRIVATE = frozenset(
    {
        "round.over",
        "link.make_in_round",
        "roster.recuse",
        "participant.sign_in",
        "pin.choose",
        "pin.enter",
        "browser.forget",
        "form.submit",
        "form.reopen",
        "form.start_again",
        "form.hide",
        "form.ask_time",
        "reflection.look",
        "step.propose",
        "step.keep",
        "step.show",
        "decision.make",
        "agreement.propose",
        "agreement.confirm",
        "agreement.take_back",
        "agreement.show",
        "deliverable.move",
        "deliverable.confirm",
        "mail.wish",
        "wish.look",
        "wish.done",
        "wish.undo",
        "wish.write",
        "person.erase",
        "consent.give",
        "consent.withdraw",
    }
)
"""What people do with their own forms and agreements, who is kept out of a pair, who was erased,
and who gives answers for research: the operator alone reads it.

A lead who saw that a form was reopened, or that a reflection was read, would see more than is
announced beside the questions. That a round is over is written down when somebody next does
something, so its time would tell of that. The links of a round are one entry for leads, not one a
person.
"""

RECORDED = FOR_LEADS | PRIVATE
"""Every verb of the record. None of them tells an answer, a name or an address."""
