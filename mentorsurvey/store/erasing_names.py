"""Names of an erased person in what others wrote, and the mark that takes their place."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mentorsurvey.store import rounds
from mentorsurvey.store.database import Tx
from mentorsurvey.store.erasing import FORMER, Subject

MARK = "[erased]"
SHORTEST = 3
"""Letters: a shorter part of a name would be found in too many other words."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """A column that holds what somebody wrote: the table's key, and which rows are a program's.

    ``pair`` is the column that says which relationship the words are about, where one does, and
    ``version`` the one that says which form asked for them: there a choice stands by its id.
    ``of`` is the table that says whose program it is. ``in_json`` says that the words stand in
    JSON, where a line break is two letters.
    """

    table: str
    key: tuple[str, ...]
    column: str
    source: str
    pair: str = "''"
    version: str = "''"
    of: str = "relationship"
    in_json: bool = False


_OF_PAIR = "JOIN relationship ON relationship.id = {}.relationship_id"
_OF_ROUND = "JOIN round ON round.id = {}.round_id"

WRITTEN: tuple[Written, ...] = (
    Written(
        table="program_note", key=("id",), column="words", source="program_note", of="program_note"
    ),
    Written(
        table="roster_import",
        key=("id",),
        column="source",
        source="roster_import",
        of="roster_import",
    ),
    Written(
        table="mail_wording",
        key=("program_id", "kind"),
        column="subject",
        source="mail_wording",
        of="mail_wording",
    ),
    Written(
        table="mail_wording",
        key=("program_id", "kind"),
        column="body",
        source="mail_wording",
        of="mail_wording",
    ),
    *(
        Written(
            table="lead_letter",
            key=("id",),
            column=column,
            source="lead_letter",
            of="lead_letter",
        )
        for column in ("subject", "body")
    ),
    Written(table="study", key=("id",), column="words", source="study", of="study"),
    Written(
        table="relationship_attribute",
        key=("relationship_id", "kind", "value", "since"),
        column="value",
        source=f"relationship_attribute {_OF_PAIR.format('relationship_attribute')}"
        " AND relationship_attribute.kind IN ('cohort', 'department')",
    ),
    Written(
        table="round_cohort",
        key=("round_id", "cohort"),
        column="cohort",
        source=f"round_cohort {_OF_ROUND.format('round_cohort')}",
        of="round",
    ),
    Written(
        table="schedule_step_cohort",
        key=("step_id", "cohort"),
        column="cohort",
        source="schedule_step_cohort"
        " JOIN schedule_step ON schedule_step.id = schedule_step_cohort.step_id",
        of="schedule_step",
    ),
    Written(
        table="next_step",
        key=("id",),
        column="words",
        source=f"next_step {_OF_PAIR.format('next_step')}",
        pair="relationship.id",
    ),
    Written(
        table="agreement",
        key=("id",),
        column="words",
        source=f"agreement {_OF_PAIR.format('agreement')}",
        pair="relationship.id",
        in_json=True,
    ),
    Written(
        table="agreement_draft",
        key=("relationship_id", "side"),
        column="words",
        source=f"agreement_draft {_OF_PAIR.format('agreement_draft')}",
        pair="relationship.id",
        in_json=True,
    ),
    Written(
        table="set_aside_step",
        key=("id",),
        column="words",
        source=f"set_aside_step {_OF_PAIR.format('set_aside_step')}",
        pair="relationship.id",
    ),
    Written(
        table="attention_dismissal",
        key=("relationship_id", "round_id", "dismissed_by", "lead_since"),
        column="words",
        source=f"attention_dismissal {_OF_PAIR.format('attention_dismissal')}",
        pair="relationship.id",
    ),
    *(
        Written(
            table="follow_up",
            key=("id",),
            column=column,
            source=f"follow_up {_OF_PAIR.format('follow_up')}",
            pair="relationship.id",
        )
        for column in ("words", "outcome")
    ),
    Written(
        table="thing_to_try",
        key=("program_id", "topic"),
        column="words",
        source="thing_to_try",
        of="thing_to_try",
    ),
    Written(
        table="pair_break",
        key=("id",),
        column="words",
        source=f"pair_break {_OF_PAIR.format('pair_break')}",
        pair="relationship.id",
    ),
    Written(
        table="answer",
        key=("response_id", "item_id"),
        column="words",
        source="answer JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        f" {_OF_PAIR.format('invitation')} {_OF_ROUND.format('invitation')}",
        pair="relationship.id",
        version="round.version_id",
    ),
    Written(
        table="set_aside_answer",
        key=("form_id", "item_id"),
        column="words",
        source="set_aside_answer"
        " JOIN set_aside_form ON set_aside_form.id = set_aside_answer.form_id"
        f" {_OF_PAIR.format('set_aside_form')} {_OF_ROUND.format('set_aside_form')}",
        pair="relationship.id",
        version="round.version_id",
    ),
)
"""Everything that people wrote, and that stays when somebody else is erased."""


def former(tx: Tx, person: Subject) -> tuple[Subject, ...]:
    """The person under each name and address that they had before."""
    said = tx.rows(FORMER, person=person.id)
    return tuple(
        replace(person, key="", name=row["text"], address=None)
        if row["what"] == "name"
        else replace(person, key="", name="", address=row["text"])
        for row in said
        if row["text"] not in (person.name, person.address)
    )


def mark(tx: Tx, people: Sequence[Subject]) -> int:
    """Put the mark in place of a person's name, address and key; in how many texts.

    The first of ``people`` is the person as they are now, the others as they were called before.

    In what was written about the person's own relationships, single parts of the name are marked
    as well. Elsewhere a first name may be another person's.
    """
    person = people[0]
    pairs = {
        row["id"]
        for row in tx.rows(
            "SELECT id FROM relationship WHERE :person IN (mentor_id, mentee_id)", person=person.id
        )
    }
    anywhere, within = _patterns([(one, _has_namesake(tx, one)) for one in people])
    words = frozenset().union(*map(_words_of, people))
    marked = 0
    for one in WRITTEN:
        keys = ", ".join(f"{one.table}.{column}" for column in one.key)
        for row in tx.rows(
            f"SELECT {keys}, {one.table}.{one.column} AS words, {one.pair} AS pair,"
            f" {one.version} AS version"
            f" FROM {one.source} WHERE {one.of}.program_id = :program"
            f" AND {one.table}.{one.column} <> ''",
            program=person.program_id,
        ):
            if row["version"] and not _is_text(tx, row["version"], row["item_id"]):
                continue
            if one.table == "roster_import":
                new = MARK if words & _tokens(row["words"]) else row["words"]
            else:
                names = within if row["pair"] in pairs else anywhere
                marks = _in_json if one.in_json else _in_text
                new = marks(names, row["words"])
            if new != row["words"]:
                where = " AND ".join(f"{column} = :{column}" for column in one.key)
                marked += tx.run(
                    f"UPDATE {one.table} SET {one.column} = :new WHERE {where}",
                    new=new,
                    **{name: row[name] for name in one.key},
                )
    return marked


def _in_text(names: re.Pattern[str], text: str) -> str:
    return names.sub(MARK, text)


def _in_json(names: re.Pattern[str], text: str) -> str:
    """The same text where it holds no name, else the marked one; keys stay as they are."""

    def marked(value: object) -> object:
        match value:
            case str():
                return names.sub(MARK, value)
            case list():
                return [marked(one) for one in value]
            case dict():
                return {key: marked(one) for key, one in value.items()}
        return value

    said = json.loads(text)
    new = marked(said)
    return text if new == said else json.dumps(new, sort_keys=True, ensure_ascii=False)


def _has_namesake(tx: Tx, person: Subject) -> bool:
    rows = tx.rows(
        "SELECT name FROM person WHERE program_id = :program AND id <> :person",
        program=person.program_id,
        person=person.id,
    )
    return " ".join(person.name.split()).casefold() in {
        " ".join(row["name"].split()).casefold() for row in rows
    }


def _patterns(people: Iterable[tuple[Subject, bool]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is marked in any text of the program, and in those about the person's own pairs.

    Each comes with whether somebody else has that name.
    """
    whole: list[str] = []
    names: list[str] = []
    own: list[str] = []
    for person, has_namesake in people:
        whole += [person.address or "", person.key if len(person.key) > SHORTEST else ""]
        parts = person.name.split()
        if len(parts) > 1 and not has_namesake:
            whole.append(person.name)
        names.append(person.name)
        own += [part for part in parts if len(part) >= SHORTEST]
    return _pattern(whole, []), _pattern([*whole, *names], own)


def _pattern(whole: Iterable[str], parts: Iterable[str]) -> re.Pattern[str]:
    """Whole words: names in any case, with any blanks in them; single parts as they are written."""
    found = [
        "(?i:" + r"\s+".join(re.escape(word) for word in one.split()) + ")"
        for one in sorted({*whole} - {""}, key=len, reverse=True)
    ]
    found += [re.escape(part) for part in sorted(parts, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found) or '(?!)'})(?!\w)")


def _words_of(person: Subject) -> set[str]:
    local = (person.address or "").partition("@")[0]
    return {one for one in _tokens(f"{person.name} {local}") if len(one) >= SHORTEST}


def _tokens(text: str) -> set[str]:
    return set(re.split(r"[\W_]+", text.casefold()))


def _is_text(tx: Tx, version_id: str, item_id: str) -> bool:
    """Whether an answer was written, and not chosen: a choice is kept by its id."""
    return rounds.instrument(tx, version_id).item(item_id).kind == "text"
