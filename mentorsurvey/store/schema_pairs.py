"""DDL of what belongs to two people: dated attributes, recusals, and forms that were set aside."""

ATTRIBUTES = """
CREATE TABLE relationship_attribute (
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    kind {text} NOT NULL CHECK (kind IN ('cohort', 'department', 'line_manager', 'phase')),
    value {text} NOT NULL,
    since {text} NOT NULL,
    import_id {text} REFERENCES roster_import (id),
    added_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, kind, value, since),
    CHECK (kind <> 'phase' OR value IN ('introduction', 'cultivation', 'completion'))
) {strict};
CREATE INDEX relationship_attribute_import ON relationship_attribute (import_id);

CREATE TABLE set_aside_form (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    round_id {text} NOT NULL REFERENCES round (id),
    side {text} NOT NULL CHECK (side IN ('mentor', 'mentee')),
    person_id {text} NOT NULL REFERENCES person (id),
    started_at {time} NOT NULL,
    submitted_at {time}
) {strict};
CREATE INDEX set_aside_form_relationship ON set_aside_form (relationship_id);
CREATE INDEX set_aside_form_round ON set_aside_form (round_id);
CREATE INDEX set_aside_form_person ON set_aside_form (person_id);

CREATE TABLE set_aside_answer (
    form_id {text} NOT NULL REFERENCES set_aside_form (id),
    item_id {text} NOT NULL,
    number {real},
    words {text},
    cant_say {flag} NOT NULL CHECK (cant_say IN (0, 1)),
    audience {text} NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    browser {text} NOT NULL,
    answered_at {time} NOT NULL,
    PRIMARY KEY (form_id, item_id)
) {strict};

CREATE TABLE set_aside_step (
    id {text} PRIMARY KEY,
    relationship_id {text} NOT NULL REFERENCES relationship (id),
    round_id {text} NOT NULL REFERENCES round (id),
    author_id {text} NOT NULL REFERENCES person (id),
    words {text} NOT NULL,
    due_on {text} NOT NULL,
    proposed_at {time} NOT NULL,
    kept_at {time},
    mentor_says {text} CHECK (mentor_says IN ('yes', 'partly', 'no', 'cant_say')),
    mentee_says {text} CHECK (mentee_says IN ('yes', 'partly', 'no', 'cant_say'))
) {strict};
CREATE INDEX set_aside_step_relationship ON set_aside_step (relationship_id);
CREATE INDEX set_aside_step_round ON set_aside_step (round_id);
CREATE INDEX set_aside_step_author ON set_aside_step (author_id);

CREATE TABLE dismissal_by_person (
    relationship_id {text} NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    round_id {text} NOT NULL REFERENCES round (id),
    kinds {text} NOT NULL,
    why {text} NOT NULL CHECK (why IN ('all_fine', 'spoke_with_both', 'known_reason', 'other')),
    words {text} NOT NULL,
    needed {text} NOT NULL CHECK (needed IN ('yes', 'no', 'cant_say')),
    dismissed_by {text} NOT NULL REFERENCES person (id),
    dismissed_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, round_id, dismissed_by)
) {strict};
INSERT INTO dismissal_by_person (relationship_id, round_id, kinds, why, words, needed,
    dismissed_by, dismissed_at)
    SELECT relationship_id, round_id, kinds, why, words, needed, dismissed_by, dismissed_at
    FROM attention_dismissal;
DROP TABLE attention_dismissal;
ALTER TABLE dismissal_by_person RENAME TO attention_dismissal;
CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);
CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by);

CREATE TABLE wish_of_contact (
    response_id {text} NOT NULL REFERENCES response (id),
    contact_id {text} NOT NULL REFERENCES contact (id),
    asked_at {time} NOT NULL,
    seen_at {time},
    done_at {time},
    PRIMARY KEY (response_id, contact_id)
) {strict};
INSERT INTO wish_of_contact (response_id, contact_id, asked_at, seen_at, done_at)
    SELECT response_id, contact_id, asked_at, seen_at, done_at FROM wish;
DROP TABLE wish;
ALTER TABLE wish_of_contact RENAME TO wish;
CREATE INDEX wish_contact ON wish (contact_id)
"""
"""Dated attributes, and where it is kept what stood twice in one round: for its author alone."""

PAIRS = """
CREATE TABLE recusal_of_pair (
    mentor_id {text} NOT NULL REFERENCES person (id),
    mentee_id {text} NOT NULL REFERENCES person (id),
    person_id {text} NOT NULL REFERENCES person (id),
    reason {text} NOT NULL CHECK (reason IN ('line_manager', 'named')),
    recused_at {time} NOT NULL,
    PRIMARY KEY (mentor_id, mentee_id, person_id)
) {strict};
INSERT INTO recusal_of_pair (mentor_id, mentee_id, person_id, reason, recused_at)
    SELECT relationship.mentor_id, relationship.mentee_id, recusal.person_id,
        MAX(recusal.reason), MIN(recusal.recused_at)
    FROM recusal JOIN relationship ON relationship.id = recusal.relationship_id
    GROUP BY relationship.mentor_id, relationship.mentee_id, recusal.person_id;
DROP TABLE recusal;
ALTER TABLE recusal_of_pair RENAME TO recusal;
CREATE INDEX recusal_mentee ON recusal (mentee_id);
CREATE INDEX recusal_person ON recusal (person_id);

CREATE TABLE relationship_of_two (
    id {text} PRIMARY KEY,
    program_id {text} NOT NULL REFERENCES program (id),
    mentor_id {text} NOT NULL REFERENCES person (id),
    mentee_id {text} NOT NULL REFERENCES person (id),
    import_id {text} REFERENCES roster_import (id),
    created_at {time} NOT NULL,
    UNIQUE (program_id, mentor_id, mentee_id),
    CHECK (mentor_id <> mentee_id)
) {strict};
INSERT INTO relationship_of_two (id, program_id, mentor_id, mentee_id, import_id, created_at)
    SELECT id, program_id, mentor_id, mentee_id, import_id, created_at FROM relationship
    WHERE NOT EXISTS (SELECT 1 FROM united WHERE united.twin_id = relationship.id);
DROP TABLE united;
DROP TABLE relationship;
ALTER TABLE relationship_of_two RENAME TO relationship;
CREATE INDEX relationship_mentor ON relationship (mentor_id);
CREATE INDEX relationship_mentee ON relationship (mentee_id);
CREATE INDEX relationship_import ON relationship (import_id)
"""
"""A relationship is two people of a program, and a recusal keeps a lead out of what they share.

``united`` names the relationships that are part of another one by now."""
