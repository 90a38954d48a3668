"""DDL of people who were found to be one: who became part of whom, and what moved."""

MERGING = """
CREATE TABLE person_merge (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    kept_id {text} NOT NULL REFERENCES person (id),
    gone_id {text} NOT NULL REFERENCES person (id),
    key {text} NOT NULL,
    merged_by {text} NOT NULL REFERENCES person (id),
    merged_at {time} NOT NULL,
    undone_by {text} REFERENCES person (id),
    undone_at {time},
    CHECK (kept_id <> gone_id)
) {strict};
CREATE UNIQUE INDEX person_merge_current ON person_merge (gone_id) WHERE undone_at IS NULL;
CREATE INDEX person_merge_program ON person_merge (program_id);
CREATE INDEX person_merge_kept ON person_merge (kept_id);
CREATE INDEX person_merge_gone ON person_merge (gone_id);
CREATE INDEX person_merge_by ON person_merge (merged_by);
CREATE INDEX person_merge_undone_by ON person_merge (undone_by);

CREATE TABLE person_merge_moved (
    merge_id {text} NOT NULL REFERENCES person_merge (id),
    what {text} NOT NULL CHECK (what IN
        ('mentor', 'mentee', 'form', 'step', 'aside', 'aside_step', 'round', 'swap', 'twin',
         'break', 'recusal', 'total')),
    object_id {text} NOT NULL,
    before {text} NOT NULL,
    after {text} NOT NULL,
    PRIMARY KEY (merge_id, what, object_id, before, after)
) {strict}
"""
"""``key`` is by what rosters knew the one who is gone. What moved is said in ids alone, so that
undoing a merge puts back exactly that."""

TOLD = """
CREATE TABLE person_history_new (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    what {text} NOT NULL CHECK (what IN ('name', 'address', 'link', 'merge')),
    before {text},
    after {text},
    link_id {text} REFERENCES link (id) ON DELETE CASCADE,
    by_id {text} REFERENCES person (id) ON DELETE SET NULL,
    by_kind {text} NOT NULL CHECK (by_kind IN ('person', 'operator')),
    at {time} NOT NULL,
    aloud {flag} NOT NULL CHECK (aloud IN (0, 1))
) {strict};
INSERT INTO person_history_new (id, person_id, what, before, after, link_id, by_id, by_kind, at,
    aloud) SELECT id, person_id, what, before, after, link_id, by_id, by_kind, at, aloud
    FROM person_history;
DROP TABLE person_history;
ALTER TABLE person_history_new RENAME TO person_history;
CREATE INDEX person_history_person ON person_history (person_id);
CREATE INDEX person_history_by ON person_history (by_id);
CREATE INDEX person_history_link ON person_history (link_id)
"""
"""A merge is told to the person as well; taken back, it is told with nothing before it."""
