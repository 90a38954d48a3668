"""DDL of research: what a program asks its people, and who agreed from when until when."""

RESEARCH = """
CREATE TABLE study (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    words {text} NOT NULL,
    asked_at {time} NOT NULL,
    ended_at {time}
) {strict};
CREATE INDEX study_program ON study (program_id);
CREATE UNIQUE INDEX study_current ON study (program_id) WHERE ended_at IS NULL;

CREATE TABLE consent (
    id {text} PRIMARY KEY,
    study_id {text} NOT NULL REFERENCES study (id),
    person_id {text} NOT NULL REFERENCES person (id),
    given_at {time} NOT NULL,
    withdrawn_at {time}
) {strict};
CREATE INDEX consent_study ON consent (study_id);
CREATE INDEX consent_person ON consent (person_id);
CREATE UNIQUE INDEX consent_current ON consent (study_id, person_id) WHERE withdrawn_at IS NULL
"""
"""Other words are another study: nobody has agreed to them yet. A consent that was withdrawn stays
with its days, so that its author can read them."""
