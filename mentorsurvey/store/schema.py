"""DDL: each migration's tables, in column kinds that both databases have."""

SQLITE_KINDS = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "flag": "INTEGER",
    "time": "TEXT",
    "json": "TEXT",
    "strict": "STRICT",
    "keyed": "STRICT, WITHOUT ROWID",
}
"""Column kind → its SQLite type; ``strict`` closes a table; ``keyed`` leaves it no other key."""

FIRST = """
CREATE TABLE program (
    id {text} PRIMARY KEY,
    name {text} NOT NULL UNIQUE,
    timezone {text} NOT NULL,
    demo {flag} NOT NULL CHECK (demo IN (0, 1)),
    changes {integer} NOT NULL,
    created_at {time} NOT NULL
) {strict};

CREATE TABLE roster_import (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    source {text} NOT NULL,
    imported_at {time} NOT NULL,
    undone_at {time}
) {strict};
CREATE INDEX roster_import_program ON roster_import (program_id);

CREATE TABLE person (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    key {text} NOT NULL,
    name {text} NOT NULL,
    address {text},
    import_id {text} REFERENCES roster_import (id),
    created_at {time} NOT NULL,
    UNIQUE (program_id, key)
) {strict};
CREATE INDEX person_import ON person (import_id);

CREATE TABLE lead (
    person_id {text} PRIMARY KEY REFERENCES person (id),
    named_at {time} NOT NULL,
    ended_at {time}
) {strict};

CREATE TABLE relationship (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    cohort {text} NOT NULL,
    mentor_id {text} NOT NULL REFERENCES person (id),
    mentee_id {text} NOT NULL REFERENCES person (id),
    phase {text} NOT NULL CHECK (phase IN ('introduction', 'cultivation', 'completion')),
    import_id {text} REFERENCES roster_import (id),
    created_at {time} NOT NULL,
    UNIQUE (program_id, cohort, mentor_id, mentee_id),
    CHECK (mentor_id <> mentee_id)
) {strict};
CREATE INDEX relationship_mentor ON relationship (mentor_id);
CREATE INDEX relationship_mentee ON relationship (mentee_id);
CREATE INDEX relationship_import ON relationship (import_id);

CREATE TABLE recusal (
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    person_id {text} NOT NULL REFERENCES person (id),
    reason {text} NOT NULL CHECK (reason IN ('line_manager', 'named')),
    recused_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, person_id)
) {strict};
CREATE INDEX recusal_person ON recusal (person_id);

CREATE TABLE instrument_version (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    key {text} NOT NULL,
    version {integer} NOT NULL,
    content {json} NOT NULL,
    content_hash {text} NOT NULL,
    meaning {text} NOT NULL,
    created_at {time} NOT NULL,
    UNIQUE (program_id, key, version)
) {strict};

CREATE TABLE round (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    number {integer} NOT NULL,
    version_id {text} NOT NULL REFERENCES instrument_version (id),
    opened_at {time} NOT NULL,
    closes_at {time} NOT NULL,
    closed_at {time},
    UNIQUE (program_id, number)
) {strict};
CREATE INDEX round_version ON round (version_id);

CREATE TABLE invitation (
    id {text} PRIMARY KEY,
    round_id {text} NOT NULL REFERENCES round (id),
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    person_id {text} NOT NULL REFERENCES person (id),
    extended_until {time},
    invited_at {time} NOT NULL,
    UNIQUE (round_id, relationship_id, side)
) {strict};
CREATE INDEX invitation_person ON invitation (person_id);
CREATE INDEX invitation_relationship ON invitation (relationship_id);
CREATE INDEX invitation_extended ON invitation (extended_until) WHERE extended_until IS NOT NULL;

CREATE TABLE response (
    id {text} PRIMARY KEY,
    invitation_id {text} NOT NULL UNIQUE REFERENCES invitation (id),
    started_at {time} NOT NULL,
    submitted_at {time},
    submitted_browser {text},
    released_at {time},
    share_exact {flag} NOT NULL CHECK (share_exact IN (0, 1)),
    CHECK (released_at IS NULL OR submitted_at IS NOT NULL)
) {strict};

CREATE TABLE answer (
    response_id {text} NOT NULL REFERENCES response (id),
    item_id {text} NOT NULL,
    number {real},
    words {text},
    cant_say {flag} NOT NULL CHECK (cant_say IN (0, 1)),
    audience {text} NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    browser {text} NOT NULL,
    answered_at {time} NOT NULL,
    PRIMARY KEY (response_id, item_id),
    CHECK (cant_say = 0 OR (number IS NULL AND words IS NULL))
) {strict};

CREATE TABLE score (
    response_id {text} NOT NULL REFERENCES response (id),
    viewer {text} NOT NULL CHECK (viewer IN ('partner', 'leads')),
    measure {text} NOT NULL,
    value {real} NOT NULL,
    PRIMARY KEY (response_id, viewer, measure)
) {strict};

CREATE TABLE next_step (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    round_id {text} NOT NULL REFERENCES round (id),
    author_id {text} NOT NULL REFERENCES person (id),
    words {text} NOT NULL,
    due_on {text} NOT NULL,
    proposed_at {time} NOT NULL,
    kept_at {time},
    mentor_says {text} CHECK (mentor_says IN ('yes', 'partly', 'no', 'cant_say')),
    mentee_says {text} CHECK (mentee_says IN ('yes', 'partly', 'no', 'cant_say')),
    UNIQUE (relationship_id, round_id)
) {strict};
CREATE INDEX next_step_round ON next_step (round_id);
CREATE INDEX next_step_author ON next_step (author_id);

CREATE TABLE program_note (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    words {text} NOT NULL,
    noted_at {time} NOT NULL
) {strict};
CREATE INDEX program_note_program ON program_note (program_id);

CREATE TABLE link (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES person (id),
    token_hash {text} NOT NULL UNIQUE,
    scope {text} NOT NULL CHECK (scope IN ('participant', 'lead')),
    round_id {text} REFERENCES round (id),
    minted_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    revoked_at {time}
) {strict};
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_round ON link (round_id);

CREATE TABLE session (
    id {text} PRIMARY KEY,
    token_hash {text} NOT NULL UNIQUE,
    person_id {text} NOT NULL REFERENCES person (id),
    link_id {text} NOT NULL REFERENCES link (id),
    browser {text} NOT NULL,
    started_at {time} NOT NULL,
    expires_at {time} NOT NULL,
    ended_at {time}
) {strict};
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_link ON session (link_id)
"""
"""What a program, its rounds, its answers and its sign-in need."""

ATTENTION = """
CREATE TABLE attention_draw (
    round_id {text} NOT NULL REFERENCES round (id),
    relationship_id {text} NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    drawn_at {time} NOT NULL,
    PRIMARY KEY (round_id, relationship_id)
) {strict};
CREATE INDEX attention_draw_relationship ON attention_draw (relationship_id);

CREATE TABLE attention_dismissal (
    relationship_id {text} NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    round_id {text} NOT NULL REFERENCES round (id),
    kinds {text} NOT NULL,
    why {text} NOT NULL CHECK (why IN ('all_fine', 'spoke_with_both', 'known_reason', 'other')),
    words {text} NOT NULL,
    needed {text} NOT NULL CHECK (needed IN ('yes', 'no', 'cant_say')),
    dismissed_by {text} NOT NULL REFERENCES person (id),
    dismissed_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, round_id)
) {strict};
CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);
CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by)
"""
"""What the attention list keeps."""

THRESHOLDS = """
CREATE TABLE threshold (
    program_id {text} NOT NULL REFERENCES program (id),
    name {text} NOT NULL,
    number {integer} NOT NULL,
    value {integer},
    changed_by {text} NOT NULL REFERENCES person (id),
    changed_at {time} NOT NULL,
    PRIMARY KEY (program_id, name, number)
) {strict};
CREATE INDEX threshold_person ON threshold (changed_by)
"""
"""Every change of a threshold. The highest number stands; without a value, it is the default."""

QUESTIONS = """
ALTER TABLE program ADD COLUMN leads_see {text} NOT NULL DEFAULT 'scores'
    CHECK (leads_see IN ('scores', 'totals'));
ALTER TABLE response ADD COLUMN leads_see {text} NOT NULL DEFAULT 'scores'
    CHECK (leads_see IN ('scores', 'totals'));
ALTER TABLE response DROP COLUMN share_exact;

CREATE TABLE score_by_reader (
    response_id {text} NOT NULL REFERENCES response (id),
    reader {text} NOT NULL CHECK (reader IN ('leads', 'totals')),
    measure {text} NOT NULL,
    value {real} NOT NULL,
    PRIMARY KEY (response_id, reader, measure)
) {strict};
INSERT INTO score_by_reader (response_id, reader, measure, value)
    SELECT response_id, 'leads', measure, value FROM score
    WHERE viewer = 'leads' AND measure IN ('core', 'meetings');
INSERT INTO score_by_reader (response_id, reader, measure, value)
    SELECT response_id, 'totals', REPLACE(measure, 'anchor:', 'item:core.'), value FROM score
    WHERE viewer = 'leads' AND measure NOT IN ('core', 'meetings')
    AND measure NOT LIKE 'construct:%';
DROP TABLE score;
ALTER TABLE score_by_reader RENAME TO score;

CREATE TABLE contact (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    role {text} NOT NULL CHECK (role IN ('lead', 'contact')),
    person_id {text} NOT NULL REFERENCES person (id),
    named_by {text} REFERENCES person (id),
    named_at {time} NOT NULL,
    ended_at {time},
    browser {text},
    opened_at {time}
) {strict};
CREATE INDEX contact_program ON contact (program_id);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contact_named_by ON contact (named_by);
CREATE UNIQUE INDEX contact_current ON contact (program_id, role) WHERE ended_at IS NULL;

CREATE TABLE wish (
    response_id {text} PRIMARY KEY REFERENCES response (id),
    contact_id {text} NOT NULL REFERENCES contact (id),
    asked_at {time} NOT NULL,
    seen_at {time},
    done_at {time}
) {strict};
CREATE INDEX wish_contact ON wish (contact_id)
"""
"""Who reads a wish to be contacted, what leads see, and scores by who reads them."""

HEALTH = """
CREATE TABLE heartbeat (
    id {integer} PRIMARY KEY CHECK (id = 1),
    beats {integer} NOT NULL
) {strict};
INSERT INTO heartbeat (id, beats) VALUES (1, 0)
"""
"""How often a probe has written its row."""

TRUST = """
ALTER TABLE response ADD COLUMN reopened {integer} NOT NULL DEFAULT 0;

CREATE TABLE audience_wish (
    response_id {text} NOT NULL REFERENCES response (id),
    item_id {text} NOT NULL,
    browser {text} NOT NULL,
    audience {text} NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    PRIMARY KEY (response_id, item_id, browser)
) {strict};
INSERT INTO audience_wish (response_id, item_id, browser, audience)
    SELECT response_id, item_id, browser, audience FROM answer
    WHERE number IS NULL AND words IS NULL AND cant_say = 0;
DELETE FROM answer WHERE number IS NULL AND words IS NULL AND cant_say = 0;

CREATE TABLE pin (
    id {text} PRIMARY KEY,
    person_id {text} NOT NULL REFERENCES person (id),
    kept {text} NOT NULL,
    mail_allowed {flag} NOT NULL CHECK (mail_allowed IN (0, 1)),
    code {text},
    code_expires_at {time},
    code_made_at {time},
    chosen_at {time} NOT NULL
) {strict};
CREATE INDEX pin_person ON pin (person_id);

CREATE TABLE pin_browser (
    person_id {text} NOT NULL REFERENCES person (id),
    browser {text} NOT NULL,
    pin_id {text} NOT NULL REFERENCES pin (id),
    joined_at {time} NOT NULL,
    PRIMARY KEY (person_id, browser)
) {strict};
CREATE INDEX pin_browser_pin ON pin_browser (pin_id);

CREATE TABLE pin_failure (
    person_id {text} PRIMARY KEY REFERENCES person (id),
    failed {integer} NOT NULL,
    last_at {time} NOT NULL
) {strict}
"""
"""On which browsers answers show: PINs, who may see an answer that is still to come, and how often
a form was reopened."""

NEWEST = "m038_steps_shown"
"""The name of this version's last migration: with a later one, a database is not written to."""
