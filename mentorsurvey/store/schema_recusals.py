"""DDL of recusals with one row a reason, so that one can be taken back and the others stay."""

REASONS = """
CREATE TABLE recusal_for_reason (
    mentor_id {text} NOT NULL REFERENCES person (id),
    mentee_id {text} NOT NULL REFERENCES person (id),
    person_id {text} NOT NULL REFERENCES person (id),
    reason {text} NOT NULL CHECK (reason IN ('line_manager', 'named', 'lead')),
    said_by {text} REFERENCES person (id),
    recused_at {time} NOT NULL,
    PRIMARY KEY (mentor_id, mentee_id, person_id, reason)
) {strict};
INSERT INTO recusal_for_reason (mentor_id, mentee_id, person_id, reason, recused_at)
    SELECT mentor_id, mentee_id, person_id, reason, recused_at FROM recusal;
DROP TABLE recusal;
ALTER TABLE recusal_for_reason RENAME TO recusal;
CREATE INDEX recusal_mentee ON recusal (mentee_id);
CREATE INDEX recusal_person ON recusal (person_id);
CREATE INDEX recusal_said_by ON recusal (said_by)
"""
"""``said_by`` is the lead who keeps another one out, or themself."""
