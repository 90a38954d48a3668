"""DDL of letters that a lead writes to both people of a pair, or to somebody who asked for them."""

from mentorsurvey.store.schema_mail import of_kinds

LEAD_LETTERS = (
    of_kinds(
        "invitation",
        "reminder",
        "comparison",
        "proposal",
        "decided",
        "code",
        "address",
        "thanks",
        "digest",
        "check_in",
        "asked",
    )
    + """;
CREATE TABLE lead_letter (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    relationship_id {text} REFERENCES relationship (id),
    response_id {text} REFERENCES response (id) ON DELETE CASCADE,
    written_by {text} NOT NULL REFERENCES person (id),
    lead_since {time} NOT NULL,
    written_at {time} NOT NULL,
    subject {text} NOT NULL,
    body {text} NOT NULL,
    CHECK ((relationship_id IS NULL) <> (response_id IS NULL))
) {strict};
CREATE INDEX lead_letter_program ON lead_letter (program_id);
CREATE INDEX lead_letter_relationship ON lead_letter (relationship_id);
CREATE INDEX lead_letter_response ON lead_letter (response_id);
CREATE INDEX lead_letter_written_by ON lead_letter (written_by)
"""
)
"""Two more kinds of mail, whose ``about`` is the id of a letter: ``check_in`` goes to both people
of ``relationship_id``, ``asked`` to the author of ``response_id``, a form with a wish to be
contacted. ``lead_since`` says since when its author was a lead then. A row stays as long as its
pair or its form does, and its words until its mails have left."""

WORDS_GO = """
CREATE TRIGGER words_of_a_letter_go_once_it_left AFTER UPDATE OF state ON outbox
WHEN NEW.kind IN ('check_in', 'asked') AND NEW.state NOT IN ('waiting', 'sending') BEGIN
    UPDATE lead_letter SET subject = '', body = '' WHERE id = NEW.about AND NOT EXISTS
        (SELECT 1 FROM outbox WHERE about = NEW.about AND kind = NEW.kind
            AND state IN ('waiting', 'sending'));
END
"""
"""What a lead wrote is deleted once none of its mails waits any more, whatever became of them.

Whoever builds the table of the outbox anew makes this anew as well."""
