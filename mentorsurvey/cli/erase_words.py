"""What an operator reads before and after somebody is erased: what goes, what stays, and why."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mentorsurvey.cli.options import counted
from mentorsurvey.commands import command
from mentorsurvey.store.erasing import NOBODY, Subject
from mentorsurvey.store.erasing_names import MARK

ROLES = {"mentor": "mentor", "mentee": "mentee", "lead": "lead", "contact": "named contact"}


def who(person: Subject) -> str:
    """One line about a person, with the id by which to name them."""
    address = f", {person.address}" if person.address else ""
    roles = " and ".join(ROLES[role] for role in person.roles) or "in no pair"
    return f"{person.id}  {person.name}{address} ({roles} in “{person.program}”)"


def day(moment: datetime) -> str:
    """A day, such as "November 28, 2026"."""
    return f"{moment:%B} {moment.day}, {moment.year}"


def goes(gone: Counter[str]) -> Iterator[str]:
    """What erasing somebody removes, a line for each kind."""
    yield f"their name, address and key; what has to stay says “{NOBODY}”"
    if gone["own_forms"]:
        answers = counted(gone["own_answers"], "answer")
        yield f"{counted(gone['own_forms'], 'form')} that they were asked for, with {answers}"
    if gone["score"]:
        yield (
            f"{counted(gone['score'], 'score')} of their {_pairs(gone)}, from what both answered:"
            " averages and charts no longer count them"
        )
    if gone["drafts_about"]:
        yield f"{counted(gone['drafts_about'], 'form')} about them that nobody has submitted"
    if gone["next_step"]:
        yield f"{counted(gone['next_step'], 'next step')} of their {_pairs(gone)}"
    if gone["agreement"] or gone["agreement_draft"]:
        yield f"what they agreed on in {_pairs(gone)}, with proposals, drafts and deliverables"
    if gone["decision"]:
        yield f"{counted(gone['decision'], 'decision')} whether to begin or how to go on"
    if gone["wish"]:
        yield f"{counted(gone['wish'], 'request')} of theirs to be contacted"
    noted = gone["attention_dismissal"] + gone["attention_draw"]
    if noted:
        entries = "entry" if noted == 1 else "entries"
        yield (
            f"{noted} {entries} of the check-in list about their {_pairs(gone)}, with what leads"
            " wrote"
        )
    if gone["follow_up"]:
        many = counted(gone["follow_up"], "follow-up")
        yield f"{many} that leads planned for their {_pairs(gone)}"
    if gone["lead_letter"]:
        many = counted(gone["lead_letter"], "letter")
        yield f"that leads wrote {many} to them or to their {_pairs(gone)}, and when"
    if gone["recusal"]:
        entries = "entry" if gone["recusal"] == 1 else "entries"
        yield f"{gone['recusal']} {entries} about who is kept out of a pair"
    ends = [
        counted(gone[table], noun)
        for table, noun in (("link", "personal link"), ("session", "session"), ("pin", "PIN"))
        if gone[table]
    ]
    if ends:
        yield f"{' and '.join(ends)}: they are signed out everywhere"
    if gone["consent"]:
        yield "what they said about research: later files hold nothing of them"
    if gone["leads ended"]:
        yield "their place as a lead"
    if gone["contacts ended"]:
        yield "their place as the person whom people can ask to get in touch"
    if gone["reasons emptied"]:
        yield f"{counted(gone['reasons emptied'], 'reason')} that they wrote as a lead"
    if written := gone["follow-ups emptied"] + gone["outcomes emptied"]:
        yield f"{counted(written, 'text')} that they wrote about follow-ups as a lead"


def stays(person: Subject, gone: Counter[str], journal: Path) -> Iterator[str]:
    """What stays, and why."""
    if gone["forms kept"]:
        yield (
            f"{counted(gone['forms kept'], 'form')} that others submitted about them: each author"
            " keeps their own answers. From now on only that author can read them, and no score"
            " and no total comes from them"
        )
    if gone["marked"]:
        yield (
            f"{counted(gone['marked'], 'text')} of others, in which “{MARK}” takes the place of the"
            " name"
        )
    if "lead" in person.roles or gone["reasons emptied"] or gone["follow-ups emptied"]:
        yield "what they decided as a lead, without their name, because others were told of it"
    yield "that somebody with their id was there, and when they were erased"
    yield (
        f"their id in {journal}, and codes that recognize them in a later roster. It holds no"
        " name, and keeps a restored backup from bringing them back"
    )


def beforehand(person: Subject, gone: Counter[str]) -> Iterator[str]:
    """What else to think of before saying yes."""
    if gone["waiting"]:
        is_or_are = "is" if gone["waiting"] == 1 else "are"
        yield (
            f"{counted(gone['waiting'], 'person')} asked to talk to them and {is_or_are} still"
            " waiting. Nobody else can read who that is. If you can, let them look first."
        )
    if gone["contacts ended"]:
        yield "Name somebody else whom people can ask, on the page Program."
    if gone["leads ended"]:
        more = command("init", "--program", person.program, "--lead", "ADDRESS")
        yield f"See that the program has another lead. Name one more with: {more}"
    if len(person.name.split()) == 1 or person.roles:
        yield (
            "Notes to participants, and what people wrote about others, may name the person by a"
            " first name. Only the whole name can be found there."
        )


def afterwards(journal: Path) -> Iterator[str]:
    """What is left to do, because no command can."""
    yield (
        "What this cannot reach: backups, your roster files, files of links, what somebody has"
        " downloaded or remembers, and the command that you just typed."
    )
    yield (
        "Take them out of your roster, and let the backups run out. Restoring one erases them"
        f" again, if {journal.name} is there. A new backup puts its newest copy beside the backups:"
        f" {command('backup', 'FILE')}"
    )
    yield "Restart the server when you can. Pages that it showed may still be in its memory."


def _pairs(gone: Counter[str]) -> str:
    return "pair" if gone["relationships"] == 1 else f"{gone['relationships']} pairs"
