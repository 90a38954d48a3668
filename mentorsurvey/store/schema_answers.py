"""DDL of what leads said of people in a roster who looked alike."""

ANSWERS = """
CREATE TABLE roster_answer (
    program_id {text} NOT NULL REFERENCES program (id),
    key {text} NOT NULL,
    name {text} NOT NULL,
    person_id {text} NOT NULL REFERENCES person (id),
    same {flag} NOT NULL CHECK (same IN (0, 1)),
    answered_at {time} NOT NULL,
    PRIMARY KEY (program_id, key, name, person_id)
) {strict};
CREATE INDEX roster_answer_person ON roster_answer (person_id)
"""
