"""DDL of the record of who did what, which is only ever added to, and of people's own history."""

AUDIT = """
CREATE TABLE audit (
    program_id {text} NOT NULL,
    number {integer} NOT NULL,
    at {time} NOT NULL,
    actor_kind {text} NOT NULL CHECK (actor_kind IN ('person', 'operator', 'clock')),
    actor_id {text} NOT NULL,
    verb {text} NOT NULL,
    object_kind {text} NOT NULL,
    object_id {text} NOT NULL,
    day {text} NOT NULL,
    before {text} NOT NULL,
    hash {text} NOT NULL,
    PRIMARY KEY (program_id, number)
) {keyed};
CREATE UNIQUE INDEX audit_look
    ON audit (program_id, actor_id, object_kind, object_id, day) WHERE day <> '';

ALTER TABLE link ADD COLUMN minted_by {text} REFERENCES person (id);
CREATE INDEX link_minted_by ON link (minted_by);

CREATE TABLE person_history (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    what {text} NOT NULL CHECK (what IN ('name', 'address', 'link')),
    before {text},
    after {text},
    link_id {text} REFERENCES link (id) ON DELETE CASCADE,
    by_id {text} REFERENCES person (id) ON DELETE SET NULL,
    by_kind {text} NOT NULL CHECK (by_kind IN ('person', 'operator')),
    at {time} NOT NULL,
    aloud {flag} NOT NULL CHECK (aloud IN (0, 1))
) {strict};
CREATE INDEX person_history_person ON person_history (person_id);
CREATE INDEX person_history_link ON person_history (link_id);
CREATE INDEX person_history_by ON person_history (by_id);

CREATE TABLE person_history_read (
    history_id {text} NOT NULL REFERENCES person_history (id) ON DELETE CASCADE,
    browser {text} NOT NULL,
    read_at {time} NOT NULL,
    PRIMARY KEY (history_id, browser)
) {strict}
"""
"""The record holds ids alone, so that it can stay when a person is erased. It points to no other
table: what it speaks of may go, and its entries stay. ``day`` is empty except for a look, which is
recorded once a day. Names and addresses stand in the history."""

APPEND_ONLY = (
    """
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END
""",
    """
CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END
""",
    """
CREATE TRIGGER audit_goes_on BEFORE INSERT ON audit
WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM audit
        WHERE program_id = NEW.program_id)
    OR NEW.before IS NOT COALESCE((SELECT hash FROM audit WHERE program_id = NEW.program_id
        ORDER BY number DESC LIMIT 1), '')
    OR (NEW.day <> '' AND EXISTS (SELECT 1 FROM audit WHERE program_id = NEW.program_id
        AND actor_id = NEW.actor_id AND object_kind = NEW.object_kind
        AND object_id = NEW.object_id AND day = NEW.day AND day <> ''))
BEGIN
    SELECT RAISE(ABORT, 'an entry of the record follows the last one');
END
""",
)
"""Triggers of SQLite. Without PRAGMA recursive_triggers, INSERT OR REPLACE removes a row and calls
no trigger for it. So the last one refuses every entry that would take another's place."""
