"""DDL of what leads said of a roster, and of what it changed."""

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

CHANGES = """
CREATE TABLE roster_change (
    id {text} PRIMARY KEY,
    import_id {text} REFERENCES roster_import (id),
    what {text} NOT NULL CHECK (what IN
        ('name', 'address', 'end', 'pause', 'keep', 'go_on', 'anew', 'stay_ended')),
    person_id {text} REFERENCES person (id) ON DELETE CASCADE,
    relationship_id {text} REFERENCES relationship (id) ON DELETE CASCADE,
    history_id {text} REFERENCES person_history (id) ON DELETE CASCADE,
    changed_at {time} NOT NULL,
    CHECK ((person_id IS NULL) <> (relationship_id IS NULL)),
    CHECK ((person_id IS NULL) = (history_id IS NULL))
) {strict};
CREATE INDEX roster_change_import ON roster_change (import_id);
CREATE INDEX roster_change_person ON roster_change (person_id);
CREATE INDEX roster_change_relationship ON roster_change (relationship_id);
CREATE INDEX roster_change_history ON roster_change (history_id);

CREATE TABLE answer_about_roster (
    program_id {text} NOT NULL REFERENCES program (id),
    key {text} NOT NULL,
    name {text} NOT NULL,
    person_id {text} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    same {flag} NOT NULL CHECK (same IN (0, 1)),
    import_id {text} REFERENCES roster_import (id),
    answered_at {time} NOT NULL,
    PRIMARY KEY (program_id, key, name, person_id)
) {strict};
INSERT INTO answer_about_roster (program_id, key, name, person_id, same, answered_at)
    SELECT program_id, key, name, person_id, same, answered_at FROM roster_answer;
DROP TABLE roster_answer;
ALTER TABLE answer_about_roster RENAME TO roster_answer;
CREATE INDEX roster_answer_person ON roster_answer (person_id);
CREATE INDEX roster_answer_import ON roster_answer (import_id)
"""
"""What an import did to people and pairs that were here, and what was said of pairs: taken back
with the import. ``import_id`` is empty where nothing was said but that pairs stay."""
