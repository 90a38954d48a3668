CREATE TABLE agreement (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    number INTEGER NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    words TEXT NOT NULL,
    leads_see TEXT NOT NULL CHECK (leads_see IN ('scores', 'totals')),
    proposed_at TEXT NOT NULL,
    confirmed_at TEXT,
    withdrawn_at TEXT,
    replaced_at TEXT,
    UNIQUE (relationship_id, number)
) STRICT;

CREATE UNIQUE INDEX agreement_current ON agreement (relationship_id)
    WHERE confirmed_at IS NOT NULL AND replaced_at IS NULL;

CREATE TABLE agreement_draft (
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    words TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (relationship_id, side)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX agreement_open ON agreement (relationship_id)
    WHERE confirmed_at IS NULL AND withdrawn_at IS NULL AND replaced_at IS NULL;

CREATE TABLE agreement_shown (
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    shown_at TEXT NOT NULL,
    PRIMARY KEY (agreement_id, side)
) STRICT, WITHOUT ROWID;

CREATE INDEX agreement_waiting ON agreement (proposed_at)
    WHERE confirmed_at IS NULL AND withdrawn_at IS NULL AND replaced_at IS NULL;

CREATE TRIGGER another_address_is_tried_anew AFTER UPDATE OF address ON person
WHEN COALESCE(OLD.address, '') <> COALESCE(NEW.address, '') BEGIN
    DELETE FROM mail_trouble WHERE person_id = NEW.id;
    UPDATE pin SET mail_allowed = 0, code = NULL, code_expires_at = NULL
    WHERE person_id = NEW.id;
END;

CREATE TABLE answer (
    response_id TEXT NOT NULL REFERENCES response (id),
    item_id TEXT NOT NULL,
    number REAL,
    words TEXT,
    cant_say INTEGER NOT NULL CHECK (cant_say IN (0, 1)),
    audience TEXT NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    browser TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (response_id, item_id),
    CHECK (cant_say = 0 OR (number IS NULL AND words IS NULL))
) STRICT;

CREATE TABLE attention_dismissal (
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    round_id TEXT NOT NULL REFERENCES round (id),
    kinds TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('all_fine', 'spoke_with_both', 'known_reason', 'other')),
    words TEXT NOT NULL,
    needed TEXT NOT NULL CHECK (needed IN ('yes', 'no', 'cant_say')),
    dismissed_by TEXT NOT NULL REFERENCES person (id),
    lead_since TEXT NOT NULL,
    dismissed_at TEXT NOT NULL,
    PRIMARY KEY (relationship_id, round_id, dismissed_by, lead_since)
) STRICT;

CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by);

CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);

CREATE TABLE attention_draw (
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    drawn_at TEXT NOT NULL,
    PRIMARY KEY (round_id, relationship_id)
) STRICT;

CREATE INDEX attention_draw_relationship ON attention_draw (relationship_id);

CREATE TABLE audience_wish (
    response_id TEXT NOT NULL REFERENCES response (id),
    item_id TEXT NOT NULL,
    browser TEXT NOT NULL,
    audience TEXT NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    PRIMARY KEY (response_id, item_id, browser)
) STRICT;

CREATE TABLE audit (
    program_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'operator', 'clock')),
    actor_id TEXT NOT NULL,
    verb TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    day TEXT NOT NULL,
    before TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (program_id, number)
) STRICT, WITHOUT ROWID;

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
END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END;

CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END;

CREATE UNIQUE INDEX audit_look
    ON audit (program_id, actor_id, object_kind, object_id, day) WHERE day <> '';

CREATE TABLE clause_said (
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE,
    clause TEXT NOT NULL,
    round_id TEXT NOT NULL REFERENCES round (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    outcome TEXT NOT NULL CHECK (outcome IN ('yes', 'partly', 'no', 'cant_say')),
    browser TEXT NOT NULL,
    said_at TEXT NOT NULL,
    PRIMARY KEY (agreement_id, clause, round_id, side)
) STRICT, WITHOUT ROWID;

CREATE INDEX clause_said_round ON clause_said (round_id);

CREATE TABLE clock_job (
    name TEXT PRIMARY KEY,
    began_at TEXT NOT NULL,
    ended_at TEXT,
    succeeded_at TEXT,
    due_at TEXT,
    did INTEGER NOT NULL,
    failing_since TEXT,
    incident TEXT
) STRICT;

CREATE TABLE clock_lease (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    holder TEXT NOT NULL,
    place TEXT NOT NULL,
    beats INTEGER NOT NULL,
    runs_out_at TEXT,
    ticked_at TEXT,
    ticked_by TEXT
) STRICT;

CREATE TABLE consent (
    id TEXT PRIMARY KEY,
    study_id TEXT NOT NULL REFERENCES study (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    given_at TEXT NOT NULL,
    withdrawn_at TEXT
) STRICT;

CREATE UNIQUE INDEX consent_current ON consent (study_id, person_id) WHERE withdrawn_at IS NULL;

CREATE INDEX consent_person ON consent (person_id);

CREATE INDEX consent_study ON consent (study_id);

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'contact')),
    person_id TEXT NOT NULL REFERENCES person (id),
    named_by TEXT REFERENCES person (id),
    named_at TEXT NOT NULL,
    ended_at TEXT,
    browser TEXT,
    opened_at TEXT
) STRICT;

CREATE UNIQUE INDEX contact_current ON contact (program_id, role) WHERE ended_at IS NULL;

CREATE INDEX contact_named_by ON contact (named_by);

CREATE INDEX contact_person ON contact (person_id);

CREATE INDEX contact_program ON contact (program_id);

CREATE TABLE decision (
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    round_id TEXT NOT NULL REFERENCES round (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    kind TEXT NOT NULL CHECK (kind IN ('start', 'end')),
    choice TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    settled_at TEXT,
    PRIMARY KEY (relationship_id, round_id, side),
    CHECK (choice IN ('commit', 'later', 'not_now') OR kind = 'end'),
    CHECK (choice IN ('continue', 'redefine', 'end') OR kind = 'start')
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_round ON decision (round_id);

CREATE INDEX decision_settled ON decision (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE deliverable_status (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    key TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'submitted', 'accepted', 'presented')),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    said_at TEXT NOT NULL,
    confirmed_at TEXT
) STRICT;

CREATE INDEX deliverable_status_of ON deliverable_status (relationship_id, key);

CREATE TABLE erasure (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    erased_at TEXT NOT NULL,
    wiped_at TEXT
) STRICT;

CREATE TABLE follow_up (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    words TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES person (id),
    due_on TEXT NOT NULL,
    planned_by TEXT NOT NULL REFERENCES person (id),
    lead_since TEXT NOT NULL,
    planned_at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    done_by TEXT REFERENCES person (id),
    done_lead_since TEXT,
    done_at TEXT,
    CHECK ((done_by IS NULL) = (done_at IS NULL)),
    CHECK ((done_by IS NULL) = (done_lead_since IS NULL))
) STRICT;

CREATE INDEX follow_up_done_by ON follow_up (done_by);

CREATE INDEX follow_up_owner ON follow_up (owner_id);

CREATE INDEX follow_up_planned_by ON follow_up (planned_by);

CREATE INDEX follow_up_relationship ON follow_up (relationship_id);

CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    beats INTEGER NOT NULL
) STRICT;

CREATE TABLE instrument_version (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    meaning TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (program_id, key, version)
) STRICT;

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    person_id TEXT NOT NULL REFERENCES person (id),
    extended_until TEXT,
    invited_at TEXT NOT NULL, finish_until TEXT,
    UNIQUE (round_id, relationship_id, side)
) STRICT;

CREATE INDEX invitation_extended ON invitation (extended_until) WHERE extended_until IS NOT NULL;

CREATE INDEX invitation_person ON invitation (person_id);

CREATE INDEX invitation_relationship ON invitation (relationship_id);

CREATE TABLE lead (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    named_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE TABLE lead_letter (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    relationship_id TEXT REFERENCES relationship (id),
    response_id TEXT REFERENCES response (id) ON DELETE CASCADE,
    written_by TEXT NOT NULL REFERENCES person (id),
    lead_since TEXT NOT NULL,
    written_at TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    CHECK ((relationship_id IS NULL) <> (response_id IS NULL))
) STRICT;

CREATE INDEX lead_letter_program ON lead_letter (program_id);

CREATE INDEX lead_letter_relationship ON lead_letter (relationship_id);

CREATE INDEX lead_letter_response ON lead_letter (response_id);

CREATE INDEX lead_letter_written_by ON lead_letter (written_by);

CREATE TABLE link (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    token_hash TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL CHECK (scope IN ('participant', 'lead')),
    round_id TEXT REFERENCES round (id),
    minted_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
, minted_by TEXT REFERENCES person (id)) STRICT;

CREATE INDEX link_minted_by ON link (minted_by);

CREATE INDEX link_person ON link (person_id);

CREATE INDEX link_round ON link (round_id);

CREATE TABLE mail_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    key TEXT NOT NULL
) STRICT;

CREATE TABLE mail_reply (
    program_id TEXT PRIMARY KEY REFERENCES program (id),
    address TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL
) STRICT;

CREATE INDEX mail_reply_person ON mail_reply (changed_by);

CREATE TABLE mail_server (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    failures INTEGER NOT NULL DEFAULT 0,
    failed_at TEXT,
    next_try_at TEXT,
    why TEXT NOT NULL DEFAULT '',
    unmatched INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE mail_trouble (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    code TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE mail_wish (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    no_reminders INTEGER NOT NULL DEFAULT 0 CHECK (no_reminders IN (0, 1)),
    digest INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1))
) STRICT;

CREATE TABLE mail_wording (
    program_id TEXT NOT NULL REFERENCES program (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, kind)
) STRICT;

CREATE INDEX mail_wording_person ON mail_wording (changed_by);

CREATE TABLE mailed_form (
    invitation_id TEXT PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    outbox_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX mailed_form_outbox ON mailed_form (outbox_id);

CREATE TABLE next_step (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    round_id TEXT NOT NULL REFERENCES round (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL,
    due_on TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    kept_at TEXT,
    mentor_says TEXT CHECK (mentor_says IN ('yes', 'partly', 'no', 'cant_say')),
    mentee_says TEXT CHECK (mentee_says IN ('yes', 'partly', 'no', 'cant_say')),
    leads_see TEXT CHECK (leads_see IN ('scores', 'totals')),
    UNIQUE (relationship_id, round_id)
) STRICT;

CREATE INDEX next_step_author ON next_step (author_id);

CREATE INDEX next_step_round ON next_step (round_id);

CREATE TABLE next_step_shown (
    step_id TEXT NOT NULL REFERENCES next_step (id) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    shown_at TEXT NOT NULL,
    PRIMARY KEY (step_id, side)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reminder', 'comparison', 'proposal',
        'decided', 'code', 'address', 'thanks', 'digest', 'check_in', 'asked')),
    about TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'handed', 'failed', 'dropped')),
    made_at TEXT NOT NULL,
    next_try TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    sending_at TEXT,
    handed_at TEXT,
    message_id TEXT,
    why TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    UNIQUE (person_id, kind, about, number)
) STRICT;

CREATE INDEX outbox_about ON outbox (about, kind);

CREATE INDEX outbox_handed ON outbox (handed_at) WHERE handed_at IS NOT NULL;

CREATE INDEX outbox_message ON outbox (message_id);

CREATE INDEX outbox_open ON outbox (state, next_try) WHERE state IN ('waiting', 'sending');

CREATE INDEX outbox_program ON outbox (program_id);

CREATE TABLE pair_break (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    kind TEXT NOT NULL CHECK (kind IN ('ended', 'paused', 'ahead')),
    starts_at TEXT NOT NULL,
    stops_at TEXT,
    reason TEXT NOT NULL
        CHECK (reason IN ('finished', 'left', 'other_mentor', 'away', 'wish', 'other')),
    words TEXT NOT NULL,
    said_by TEXT REFERENCES person (id),
    said_at TEXT NOT NULL,
    resumed_by TEXT REFERENCES person (id),
    resumed_at TEXT,
    anew_on TEXT,
    import_id TEXT REFERENCES roster_import (id),
    CHECK (kind = 'ended' OR stops_at IS NOT NULL),
    CHECK (anew_on IS NULL OR stops_at IS NOT NULL)
) STRICT;

CREATE INDEX pair_break_import ON pair_break (import_id);

CREATE INDEX pair_break_relationship ON pair_break (relationship_id);

CREATE INDEX pair_break_resumed_by ON pair_break (resumed_by);

CREATE INDEX pair_break_said_by ON pair_break (said_by);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    import_id TEXT REFERENCES roster_import (id),
    created_at TEXT NOT NULL,
    UNIQUE (program_id, key)
) STRICT;

CREATE TABLE person_history (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('name', 'address', 'link', 'merge')),
    before TEXT,
    after TEXT,
    link_id TEXT REFERENCES link (id) ON DELETE CASCADE,
    by_id TEXT REFERENCES person (id) ON DELETE SET NULL,
    by_kind TEXT NOT NULL CHECK (by_kind IN ('person', 'operator')),
    at TEXT NOT NULL,
    aloud INTEGER NOT NULL CHECK (aloud IN (0, 1))
) STRICT;

CREATE INDEX person_history_address ON person_history (at) WHERE what = 'address';

CREATE INDEX person_history_by ON person_history (by_id);

CREATE INDEX person_history_link ON person_history (link_id);

CREATE INDEX person_history_person ON person_history (person_id);

CREATE TABLE person_history_read (
    history_id TEXT NOT NULL REFERENCES person_history (id) ON DELETE CASCADE,
    browser TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (history_id, browser)
) STRICT;

CREATE INDEX person_import ON person (import_id);

CREATE TABLE person_merge (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    kept_id TEXT NOT NULL REFERENCES person (id),
    gone_id TEXT NOT NULL REFERENCES person (id),
    key TEXT NOT NULL,
    merged_by TEXT NOT NULL REFERENCES person (id),
    merged_at TEXT NOT NULL,
    undone_by TEXT REFERENCES person (id),
    undone_at TEXT,
    CHECK (kept_id <> gone_id)
) STRICT;

CREATE INDEX person_merge_by ON person_merge (merged_by);

CREATE UNIQUE INDEX person_merge_current ON person_merge (gone_id) WHERE undone_at IS NULL;

CREATE INDEX person_merge_gone ON person_merge (gone_id);

CREATE INDEX person_merge_kept ON person_merge (kept_id);

CREATE TABLE person_merge_moved (
    merge_id TEXT NOT NULL REFERENCES person_merge (id),
    what TEXT NOT NULL CHECK (what IN
        ('mentor', 'mentee', 'form', 'step', 'aside', 'aside_step', 'round', 'swap', 'twin',
         'break', 'recusal', 'total')),
    object_id TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (merge_id, what, object_id, before, after)
) STRICT;

CREATE INDEX person_merge_program ON person_merge (program_id);

CREATE INDEX person_merge_undone_by ON person_merge (undone_by);

CREATE TABLE person_zone (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    timezone TEXT NOT NULL
) STRICT;

CREATE TABLE pin (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    kept TEXT NOT NULL,
    mail_allowed INTEGER NOT NULL CHECK (mail_allowed IN (0, 1)),
    code TEXT,
    code_expires_at TEXT,
    code_made_at TEXT,
    chosen_at TEXT NOT NULL
) STRICT;

CREATE TABLE pin_browser (
    person_id TEXT NOT NULL REFERENCES person (id),
    browser TEXT NOT NULL,
    pin_id TEXT NOT NULL REFERENCES pin (id),
    joined_at TEXT NOT NULL,
    PRIMARY KEY (person_id, browser)
) STRICT;

CREATE INDEX pin_browser_pin ON pin_browser (pin_id);

CREATE TABLE pin_failure (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    failed INTEGER NOT NULL,
    last_at TEXT NOT NULL
) STRICT;

CREATE INDEX pin_person ON pin (person_id);

CREATE TABLE program (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    timezone TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    changes INTEGER NOT NULL,
    created_at TEXT NOT NULL
, leads_see TEXT NOT NULL DEFAULT 'scores'
    CHECK (leads_see IN ('scores', 'totals')), fewest INTEGER NOT NULL DEFAULT 5 CHECK (fewest >= 5)) STRICT;

CREATE TABLE program_note (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    words TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    round_id TEXT REFERENCES round (id)
) STRICT;

CREATE INDEX program_note_program ON program_note (program_id);

CREATE INDEX program_note_round ON program_note (round_id);

CREATE TABLE recusal (
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason IN ('line_manager', 'named', 'lead')),
    said_by TEXT REFERENCES person (id),
    recused_at TEXT NOT NULL,
    PRIMARY KEY (mentor_id, mentee_id, person_id, reason)
) STRICT;

CREATE INDEX recusal_mentee ON recusal (mentee_id);

CREATE INDEX recusal_person ON recusal (person_id);

CREATE INDEX recusal_said_by ON recusal (said_by);

CREATE TABLE relationship (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    import_id TEXT REFERENCES roster_import (id),
    created_at TEXT NOT NULL,
    UNIQUE (program_id, mentor_id, mentee_id),
    CHECK (mentor_id <> mentee_id)
) STRICT;

CREATE TABLE relationship_attribute (
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    kind TEXT NOT NULL CHECK (kind IN ('cohort', 'department', 'line_manager', 'phase')),
    value TEXT NOT NULL,
    since TEXT NOT NULL,
    import_id TEXT REFERENCES roster_import (id),
    added_at TEXT NOT NULL,
    PRIMARY KEY (relationship_id, kind, value, since),
    CHECK (kind <> 'phase' OR value IN ('introduction', 'cultivation', 'completion'))
) STRICT;

CREATE INDEX relationship_attribute_import ON relationship_attribute (import_id);

CREATE INDEX relationship_import ON relationship (import_id);

CREATE INDEX relationship_mentee ON relationship (mentee_id);

CREATE INDEX relationship_mentor ON relationship (mentor_id);

CREATE TABLE response (
    id TEXT PRIMARY KEY,
    invitation_id TEXT NOT NULL UNIQUE REFERENCES invitation (id),
    started_at TEXT NOT NULL,
    submitted_at TEXT,
    submitted_browser TEXT,
    released_at TEXT,
    leads_see TEXT NOT NULL DEFAULT 'scores'
    CHECK (leads_see IN ('scores', 'totals')), reopened INTEGER NOT NULL DEFAULT 0,
    CHECK (released_at IS NULL OR submitted_at IS NOT NULL)
) STRICT;

CREATE INDEX response_released ON response (released_at) WHERE released_at IS NOT NULL;

CREATE INDEX response_submitted ON response (submitted_at) WHERE submitted_at IS NOT NULL;

CREATE TABLE roster_answer (
    program_id TEXT NOT NULL REFERENCES program (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    same INTEGER NOT NULL CHECK (same IN (0, 1)),
    import_id TEXT REFERENCES roster_import (id),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (program_id, key, name, person_id)
) STRICT;

CREATE INDEX roster_answer_import ON roster_answer (import_id);

CREATE INDEX roster_answer_person ON roster_answer (person_id);

CREATE TABLE roster_change (
    id TEXT PRIMARY KEY,
    import_id TEXT REFERENCES roster_import (id),
    what TEXT NOT NULL CHECK (what IN
        ('name', 'address', 'end', 'pause', 'keep', 'go_on', 'anew', 'stay_ended')),
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    relationship_id TEXT REFERENCES relationship (id) ON DELETE CASCADE,
    history_id TEXT REFERENCES person_history (id) ON DELETE CASCADE,
    changed_at TEXT NOT NULL,
    CHECK ((person_id IS NULL) <> (relationship_id IS NULL)),
    CHECK ((person_id IS NULL) = (history_id IS NULL))
) STRICT;

CREATE INDEX roster_change_history ON roster_change (history_id);

CREATE INDEX roster_change_import ON roster_change (import_id);

CREATE INDEX roster_change_person ON roster_change (person_id);

CREATE INDEX roster_change_relationship ON roster_change (relationship_id);

CREATE TABLE roster_import (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    source TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;

CREATE INDEX roster_import_program ON roster_import (program_id);

CREATE TABLE round (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    number INTEGER NOT NULL,
    version_id TEXT NOT NULL REFERENCES instrument_version (id),
    opened_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    closed_at TEXT, settled_at TEXT, grouped_at TEXT, withdrawn_at TEXT,
    counts INTEGER CHECK (counts IN (0, 1)), day_later TEXT,
    reach TEXT NOT NULL DEFAULT 'all' CHECK (reach IN ('all', 'cohorts', 'pairs')),
    totals INTEGER NOT NULL DEFAULT 1 CHECK (totals IN (0, 1)), finish_until TEXT,
    UNIQUE (program_id, number)
) STRICT;

CREATE TABLE round_cohort (
    round_id TEXT NOT NULL REFERENCES round (id),
    cohort TEXT NOT NULL,
    PRIMARY KEY (round_id, cohort)
) STRICT;

CREATE TABLE round_reminder (
    round_id TEXT NOT NULL REFERENCES round (id),
    number INTEGER NOT NULL CHECK (number IN (1, 2)),
    at TEXT NOT NULL,
    PRIMARY KEY (round_id, number)
) STRICT;

CREATE INDEX round_version ON round (version_id);

CREATE TABLE schedule (
    program_id TEXT PRIMARY KEY REFERENCES program (id),
    started_at TEXT NOT NULL,
    stopped_at TEXT,
    looked_at TEXT
) STRICT;

CREATE TABLE schedule_opening (
    step_id TEXT NOT NULL REFERENCES schedule_step (id),
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'asked')),
    round_id TEXT REFERENCES round (id),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (step_id, number)
) STRICT;

CREATE INDEX schedule_opening_round ON schedule_opening (round_id);

CREATE TABLE schedule_pair (
    relationship_id TEXT PRIMARY KEY REFERENCES relationship (id) ON DELETE CASCADE,
    later_days INTEGER NOT NULL,
    longer_days INTEGER NOT NULL,
    left_out INTEGER NOT NULL CHECK (left_out IN (0, 1))
) STRICT;

CREATE TABLE schedule_pair_opening (
    step_id TEXT NOT NULL REFERENCES schedule_step (id),
    number INTEGER NOT NULL,
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    life TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('opened', 'asked')),
    round_id TEXT REFERENCES round (id),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (step_id, number, relationship_id, life)
) STRICT;

CREATE INDEX schedule_pair_opening_pair ON schedule_pair_opening (relationship_id);

CREATE INDEX schedule_pair_opening_round ON schedule_pair_opening (round_id);

CREATE TABLE schedule_step (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    place INTEGER NOT NULL,
    form TEXT NOT NULL,
    extras INTEGER NOT NULL CHECK (extras IN (0, 1)),
    anchor TEXT NOT NULL CHECK (anchor IN ('calendar', 'pair')),
    first_on TEXT,
    after_count INTEGER,
    after_unit TEXT CHECK (after_unit IN ('weeks', 'months')),
    every_count INTEGER NOT NULL,
    every_unit TEXT NOT NULL CHECK (every_unit IN ('weeks', 'months')),
    times INTEGER,
    days INTEGER NOT NULL,
    remind_after INTEGER,
    remind_before INTEGER,
    added_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK ((anchor = 'calendar') = (first_on IS NOT NULL)),
    CHECK ((anchor = 'pair') = (after_count IS NOT NULL)),
    CHECK ((anchor = 'pair') = (after_unit IS NOT NULL))
) STRICT;

CREATE TABLE schedule_step_cohort (
    step_id TEXT NOT NULL REFERENCES schedule_step (id),
    cohort TEXT NOT NULL,
    PRIMARY KEY (step_id, cohort)
) STRICT;

CREATE INDEX schedule_step_program ON schedule_step (program_id);

CREATE TABLE score (
    response_id TEXT NOT NULL REFERENCES response (id),
    reader TEXT NOT NULL CHECK (reader IN ('leads', 'totals')),
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (response_id, reader, measure)
) STRICT;

CREATE TRIGGER score_leaves_its_group AFTER DELETE ON score BEGIN
    UPDATE total_group SET spent = 1 WHERE spent = 0 AND id IN (SELECT group_id
        FROM total_member WHERE response_id = OLD.response_id AND measure = OLD.measure);
END;

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    link_id TEXT NOT NULL REFERENCES link (id),
    browser TEXT NOT NULL,
    started_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE INDEX session_link ON session (link_id);

CREATE INDEX session_person ON session (person_id);

CREATE TABLE set_aside_answer (
    form_id TEXT NOT NULL REFERENCES set_aside_form (id),
    item_id TEXT NOT NULL,
    number REAL,
    words TEXT,
    cant_say INTEGER NOT NULL CHECK (cant_say IN (0, 1)),
    audience TEXT NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    browser TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    PRIMARY KEY (form_id, item_id)
) STRICT;

CREATE TABLE set_aside_form (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    round_id TEXT NOT NULL REFERENCES round (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    person_id TEXT NOT NULL REFERENCES person (id),
    started_at TEXT NOT NULL,
    submitted_at TEXT
) STRICT;

CREATE INDEX set_aside_form_person ON set_aside_form (person_id);

CREATE INDEX set_aside_form_relationship ON set_aside_form (relationship_id);

CREATE INDEX set_aside_form_round ON set_aside_form (round_id);

CREATE TABLE set_aside_step (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    round_id TEXT NOT NULL REFERENCES round (id),
    author_id TEXT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL,
    due_on TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    kept_at TEXT,
    mentor_says TEXT CHECK (mentor_says IN ('yes', 'partly', 'no', 'cant_say')),
    mentee_says TEXT CHECK (mentee_says IN ('yes', 'partly', 'no', 'cant_say'))
) STRICT;

CREATE INDEX set_aside_step_author ON set_aside_step (author_id);

CREATE INDEX set_aside_step_relationship ON set_aside_step (relationship_id);

CREATE INDEX set_aside_step_round ON set_aside_step (round_id);

CREATE TABLE study (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    words TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE UNIQUE INDEX study_current ON study (program_id) WHERE ended_at IS NULL;

CREATE INDEX study_program ON study (program_id);

CREATE TABLE thing_to_try (
    program_id TEXT NOT NULL REFERENCES program (id),
    topic TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_by TEXT REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, topic)
) STRICT, WITHOUT ROWID;

CREATE INDEX thing_to_try_by ON thing_to_try (changed_by);

CREATE TABLE threshold (
    program_id TEXT NOT NULL REFERENCES program (id),
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    value INTEGER,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, name, number)
) STRICT;

CREATE INDEX threshold_person ON threshold (changed_by);

CREATE TABLE time_request (
    invitation_id TEXT PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('given', 'declined'))
) STRICT;

CREATE TABLE total_group (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    total TEXT NOT NULL,
    spent INTEGER NOT NULL DEFAULT 0 CHECK (spent IN (0, 1))
) STRICT;

CREATE INDEX total_group_round ON total_group (round_id, total);

CREATE TABLE total_member (
    group_id TEXT NOT NULL REFERENCES total_group (id),
    response_id TEXT NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    PRIMARY KEY (group_id, response_id, measure)
) STRICT;

CREATE INDEX total_member_response ON total_member (response_id, measure);

CREATE TABLE wish (
    response_id TEXT NOT NULL REFERENCES response (id),
    contact_id TEXT NOT NULL REFERENCES contact (id),
    asked_at TEXT NOT NULL,
    seen_at TEXT,
    done_at TEXT,
    PRIMARY KEY (response_id, contact_id)
) STRICT;

CREATE INDEX wish_contact ON wish (contact_id);

CREATE TRIGGER words_of_a_letter_go_once_it_left AFTER UPDATE OF state ON outbox
WHEN NEW.kind IN ('check_in', 'asked') AND NEW.state NOT IN ('waiting', 'sending') BEGIN
    UPDATE lead_letter SET subject = '', body = '' WHERE id = NEW.about AND NOT EXISTS
        (SELECT 1 FROM outbox WHERE about = NEW.about AND kind = NEW.kind
            AND state IN ('waiting', 'sending'));
END;
