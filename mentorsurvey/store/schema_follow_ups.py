"""DDL of follow-ups, of a program's own things to try, and of notes about a round."""

FOLLOW_UPS = """
CREATE TABLE follow_up (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    words {text} NOT NULL,
    owner_id {text} NOT NULL REFERENCES person (id),
    due_on {text} NOT NULL,
    planned_by {text} NOT NULL REFERENCES person (id),
    lead_since {time} NOT NULL,
    planned_at {time} NOT NULL,
    outcome {text} NOT NULL,
    done_by {text} REFERENCES person (id),
    done_lead_since {time},
    done_at {time},
    CHECK ((done_by IS NULL) = (done_at IS NULL)),
    CHECK ((done_by IS NULL) = (done_lead_since IS NULL))
) {strict};
CREATE INDEX follow_up_relationship ON follow_up (relationship_id);
CREATE INDEX follow_up_owner ON follow_up (owner_id);
CREATE INDEX follow_up_planned_by ON follow_up (planned_by);
CREATE INDEX follow_up_done_by ON follow_up (done_by);

CREATE TABLE thing_to_try (
    program_id {text} NOT NULL REFERENCES program (id),
    topic {text} NOT NULL,
    words {text} NOT NULL,
    changed_by {text} REFERENCES person (id),
    changed_at {time} NOT NULL,
    PRIMARY KEY (program_id, topic)
) {keyed};
CREATE INDEX thing_to_try_by ON thing_to_try (changed_by);

ALTER TABLE program_note ADD COLUMN round_id {text} REFERENCES round (id);
CREATE INDEX program_note_round ON program_note (round_id)
"""
"""``lead_since`` and ``done_lead_since`` say since when whoever wrote it was a lead then: what it
rests on, and so who may read it, depends on that."""
