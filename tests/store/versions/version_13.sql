BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'mentorsurvey','m001_first','2026-11-28 23:33:24.483581+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mentorsurvey','m002_attention','2026-11-28 23:33:24.483965+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'mentorsurvey','m003_thresholds','2026-11-28 23:33:24.484191+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'mentorsurvey','m004_questions','2026-11-28 23:33:24.488017+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'mentorsurvey','m005_health','2026-11-28 23:33:24.488231+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'mentorsurvey','m006_trust','2026-11-28 23:33:24.488943+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'mentorsurvey','m007_pairs','2026-11-28 23:33:24.506245+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'mentorsurvey','m008_audit','2026-11-28 23:33:24.507321+00:00');
INSERT INTO "_sqlite_migrations" VALUES(9,'mentorsurvey','m009_erasure','2026-11-28 23:33:24.507521+00:00');
INSERT INTO "_sqlite_migrations" VALUES(10,'mentorsurvey','m010_leads','2026-11-28 23:33:24.515299+00:00');
INSERT INTO "_sqlite_migrations" VALUES(11,'mentorsurvey','m011_breaks','2026-11-28 23:33:24.515685+00:00');
INSERT INTO "_sqlite_migrations" VALUES(12,'mentorsurvey','m012_mistaken_rounds','2026-11-28 23:33:24.517661+00:00');
INSERT INTO "_sqlite_migrations" VALUES(13,'mentorsurvey','m013_answers','2026-11-28 23:33:24.517939+00:00');
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
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.expectations',7.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.preparation',4.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.listening',5.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.oversight',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.work',1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.credit',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.trust',3.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','core.disagree',2.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','gave.overall',6.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','got.overall',2.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','fairness',-1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','meetings',8.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','talk',NULL,'["guidance"]',0,'partner','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a343-7099-b0a0-e354e5618876','contact',NULL,'no',0,'only_you','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-06T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.expectations',7.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.preparation',4.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.listening',5.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.oversight',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.work',1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.credit',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.trust',3.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','core.disagree',2.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','gave.overall',6.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','got.overall',2.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','fairness',-1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','meetings',8.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','talk',NULL,'["guidance"]',0,'partner','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','contact',NULL,'lead',0,'only_you','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.expectations',7.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.preparation',4.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.listening',5.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.oversight',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.work',1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.credit',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.trust',3.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','core.disagree',2.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','gave.overall',6.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','got.overall',2.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','fairness',-1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','meetings',8.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','talk',NULL,'["guidance"]',0,'partner','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','contact',NULL,'no',0,'only_you','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a462-72f6-af02-b5996069dda2','core.expectations',7.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a462-72f6-af02-b5996069dda2','core.preparation',4.0,NULL,0,'partner_and_leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a462-72f6-af02-b5996069dda2','core.listening',5.0,NULL,0,'only_you','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a462-72f6-af02-b5996069dda2','core.oversight',6.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a22481-a462-72f6-af02-b5996069dda2','core.work',1.0,NULL,0,'leads','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-08T09:00:00.000000Z');
CREATE TABLE "attention_dismissal" (
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
CREATE TABLE attention_draw (
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    drawn_at TEXT NOT NULL,
    PRIMARY KEY (round_id, relationship_id)
) STRICT;
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
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',1,'2026-10-05T09:00:00.000000Z','operator','','program.found','program','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','','','a240b714aabf02b2dccdae64be46264af5693a9543834b00f5494476e05a74f4');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',2,'2026-10-05T09:00:00.000000Z','operator','','lead.name','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','','a240b714aabf02b2dccdae64be46264af5693a9543834b00f5494476e05a74f4','c84d7472838f9352f12c06c55b04e4335fa17ce0727a6aa579d372922dd455be');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',3,'2026-10-05T09:00:00.000000Z','operator','','link.make_lead','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','','c84d7472838f9352f12c06c55b04e4335fa17ce0727a6aa579d372922dd455be','03d26e9bdc0679abc8a8b53bd569c9c7e310c538bcc039bd59d5fbdebcef7ed2');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',4,'2026-10-05T09:00:00.000000Z','operator','','roster.import','import','01a22481-9fcc-7012-a662-28cea78d0615','','03d26e9bdc0679abc8a8b53bd569c9c7e310c538bcc039bd59d5fbdebcef7ed2','ae8a06a9bddfe5c6be85e487e556e11fe36fec9e3854a160504d7fefffe76c75');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',5,'2026-10-05T09:00:00.000000Z','operator','','round.open','round','01a22481-a175-70a0-9925-64d7c6a7e8a9','','ae8a06a9bddfe5c6be85e487e556e11fe36fec9e3854a160504d7fefffe76c75','d08d03693ad92df7849560d304b8c3008e1b49be90c78187be412c6b6690ef2f');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',6,'2026-10-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','lead.sign_in','link','01a22481-9fca-79fd-8ace-5ac91bd6816c','','d08d03693ad92df7849560d304b8c3008e1b49be90c78187be412c6b6690ef2f','b6b413e59abf54f9aff56766c637aea6fc024dc4f61e874de892e6139a6292d4');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',7,'2026-10-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','contact.name_lead','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','','b6b413e59abf54f9aff56766c637aea6fc024dc4f61e874de892e6139a6292d4','cc082313268a88dd3fe1f3a28f274f30897c614f8e3f191d11550c39a9d1a737');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',8,'2026-10-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','contact.name_confidential','person','01a22481-a1ca-7ea0-916a-892db57e7fc9','','cc082313268a88dd3fe1f3a28f274f30897c614f8e3f191d11550c39a9d1a737','19571c29e585f025bd5877c6f58ecf4a05bdcab9e4477f12ea532a9533c1d07b');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',9,'2026-10-05T09:00:00.000000Z','operator','','link.make_in_round','person','01a22481-9fcd-79c1-b376-15fffb771d95','','19571c29e585f025bd5877c6f58ecf4a05bdcab9e4477f12ea532a9533c1d07b','06a8d169e5de8c8e9791ece400306307db710bb49ebad9ac22f532a83e455a0d');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',10,'2026-10-05T09:00:00.000000Z','person','01a22481-9fcd-79c1-b376-15fffb771d95','participant.sign_in','link','01a22481-a1e9-79db-94c0-164946a982fd','','06a8d169e5de8c8e9791ece400306307db710bb49ebad9ac22f532a83e455a0d','010c8e4b47d0465aa490c79185c2660c03b48071ba4966fa7ccaa732e93ada45');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',11,'2026-10-05T09:00:00.000000Z','operator','','link.make_in_round','person','01a22481-9fd3-7ed3-882f-91902398ce04','','010c8e4b47d0465aa490c79185c2660c03b48071ba4966fa7ccaa732e93ada45','b4601046168f22ffd151338eb8fe2ad88032cd23903296119c0be83d35a5c7fa');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',12,'2026-10-05T09:00:00.000000Z','person','01a22481-9fd3-7ed3-882f-91902398ce04','participant.sign_in','link','01a22481-a208-7d8e-b1d3-678e8002b902','','b4601046168f22ffd151338eb8fe2ad88032cd23903296119c0be83d35a5c7fa','258351f9b505a78d6c66c11d98067b8174033807d53703021c6da9ee75e20ca7');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',13,'2026-10-05T09:00:00.000000Z','operator','','link.make_in_round','person','01a22481-9fcf-76db-a21b-542ba8762943','','258351f9b505a78d6c66c11d98067b8174033807d53703021c6da9ee75e20ca7','d59f6373d235dfca04540246e307e45c3b5f343ca3b6e7b0998b856441bbdfb7');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',14,'2026-10-05T09:00:00.000000Z','person','01a22481-9fcf-76db-a21b-542ba8762943','participant.sign_in','link','01a22481-a21c-7e0c-b189-e3861b4d2511','','d59f6373d235dfca04540246e307e45c3b5f343ca3b6e7b0998b856441bbdfb7','aba2f85e262346fc8e773cfad513792390fdf58c434eeddb69d624c60275ca69');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',15,'2026-10-05T09:00:00.000000Z','operator','','link.make_in_round','person','01a22481-9fd1-7aed-9380-cfa48807cc93','','aba2f85e262346fc8e773cfad513792390fdf58c434eeddb69d624c60275ca69','03f214ba25a891e7394b59f644c5435fabd184364498b600b8fbcf05dbd1b09d');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',16,'2026-10-05T09:00:00.000000Z','person','01a22481-9fd1-7aed-9380-cfa48807cc93','participant.sign_in','link','01a22481-a2bd-77db-ac10-fe62b6eaab68','','03f214ba25a891e7394b59f644c5435fabd184364498b600b8fbcf05dbd1b09d','ac31838337c5f9e3c4b73730f70db06853be96df072777d472573137880fa43d');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',17,'2026-10-05T09:00:00.000000Z','operator','','link.make_in_round','person','01a22481-9fd5-7cb8-8bf1-7143acae2a37','','ac31838337c5f9e3c4b73730f70db06853be96df072777d472573137880fa43d','de96e4d33af997141ce1ee05d1bc79c52e8eb0cbfa4b431e9f8b67333e48143e');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',18,'2026-10-05T09:00:00.000000Z','person','01a22481-9fd5-7cb8-8bf1-7143acae2a37','participant.sign_in','link','01a22481-a31c-728c-9c69-9d1ca02dd780','','de96e4d33af997141ce1ee05d1bc79c52e8eb0cbfa4b431e9f8b67333e48143e','9a4aac3f276dc489ae41ed186a7fa7e2b6d4e057f373e99719f3afc65fe7fc34');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',19,'2026-10-06T09:00:00.000000Z','person','01a22481-9fcd-79c1-b376-15fffb771d95','form.submit','invitation','01a22481-a176-790e-9770-25cb7f835f54','','9a4aac3f276dc489ae41ed186a7fa7e2b6d4e057f373e99719f3afc65fe7fc34','15f45f4508f24cf364d1f6fb415172413492ec26f5c7d8464d00445c0866f7d9');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',20,'2026-10-07T09:00:00.000000Z','person','01a22481-9fcf-76db-a21b-542ba8762943','form.submit','invitation','01a22481-a177-7fd2-ab88-608606cb315e','','15f45f4508f24cf364d1f6fb415172413492ec26f5c7d8464d00445c0866f7d9','8f68a9dfd497d4762f0b2321cff9aff3e3e10ccbbd4645985a1a0b38caafa4a0');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',21,'2026-10-07T09:00:00.000000Z','person','01a22481-9fd3-7ed3-882f-91902398ce04','form.submit','invitation','01a22481-a17a-762c-a68e-f20323a6ef21','','8f68a9dfd497d4762f0b2321cff9aff3e3e10ccbbd4645985a1a0b38caafa4a0','4b9615d648f7e7726997be7218724e12170d168083a5b723ef6088faecb8f717');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',22,'2026-10-18T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','round.close','round','01a22481-a175-70a0-9925-64d7c6a7e8a9','','4b9615d648f7e7726997be7218724e12170d168083a5b723ef6088faecb8f717','4e30dfe6e120b9397dc3a54a4bd41266498fd0edd2333aad18a8898b8a948493');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',23,'2026-10-25T09:00:00.000000Z','operator','','round.open','round','01a22481-a49d-7645-846f-f2ce51a5644f','','4e30dfe6e120b9397dc3a54a4bd41266498fd0edd2333aad18a8898b8a948493','989d5c7b3eed489733fc1df2e7c88b75db0a5ae5cab1e62fcf2bf2d09321185a');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',24,'2026-10-25T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','round.discard','round','01a22481-a49d-7645-846f-f2ce51a5644f','','989d5c7b3eed489733fc1df2e7c88b75db0a5ae5cab1e62fcf2bf2d09321185a','6f6c579d25475fef44ca077fbc1bc172491fbae641166ee685bd8769a65b1c6c');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',25,'2026-12-04T09:00:00.000000Z','operator','','round.open','round','01a22481-a4ae-7dbc-a338-98480deab82e','','6f6c579d25475fef44ca077fbc1bc172491fbae641166ee685bd8769a65b1c6c','b56118344aed39e287e79637b562ecd49dd1f2541911670ffb924915501946a0');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',26,'2026-12-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','person.name','person','01a22481-9fd5-7cb8-8bf1-7143acae2a37','','b56118344aed39e287e79637b562ecd49dd1f2541911670ffb924915501946a0','68f126c08808d046e934d9d95c1a9c5dc9b52f89032b2b8bb9099bf4fb98cda0');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',27,'2026-12-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','pair.pause','relationship','01a22481-9fd8-798b-a8ea-c35dd01cfadc','','68f126c08808d046e934d9d95c1a9c5dc9b52f89032b2b8bb9099bf4fb98cda0','c08faf4d9d37969be2a9f200865585a19e506b95537a1fc2015ed6cfe8082fa3');
INSERT INTO "audit" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',28,'2026-12-05T09:00:00.000000Z','person','01a22481-9fc8-7b72-9926-df9dec6b26d1','pair.end','relationship','01a22481-9fd9-799f-b4f2-177563856468','','c08faf4d9d37969be2a9f200865585a19e506b95537a1fc2015ed6cfe8082fa3','864acbeacf7e0faa4733de7dc479e76c51a8db8f08712c5ab140262ae650379e');
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
INSERT INTO "contact" VALUES('01a22481-a1a7-7e1b-9710-0495805f1d9c','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','lead','01a22481-9fc8-7b72-9926-df9dec6b26d1','01a22481-9fc8-7b72-9926-df9dec6b26d1','2026-10-05T09:00:00.000000Z',NULL,NULL,NULL);
INSERT INTO "contact" VALUES('01a22481-a1cc-7b79-8561-8345c6061e2a','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','contact','01a22481-a1ca-7ea0-916a-892db57e7fc9','01a22481-9fc8-7b72-9926-df9dec6b26d1','2026-10-05T09:00:00.000000Z',NULL,NULL,NULL);
CREATE TABLE erasure (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    erased_at TEXT NOT NULL,
    wiped_at TEXT
) STRICT
;
CREATE TABLE heartbeat (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    beats INTEGER NOT NULL
) STRICT;
INSERT INTO "heartbeat" VALUES(1,0);
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
INSERT INTO "instrument_version" VALUES('01a22481-a170-73e3-89f9-578e7bb92618','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','checkin',1,'{"key":"checkin","minutes":3,"purpose":"A short look at how the two of you are working together, the same in every round.","repeated":true,"scales":{"amount":{"key":"amount","labels":{"1":"nothing","4":"some","7":"a great deal"},"max":7,"min":1},"balance":{"key":"balance","labels":{"-3":"I give much more","0":"about even","3":"I get much more"},"max":3,"min":-3},"often":{"key":"often","labels":{"1":"never","4":"about half the time","7":"always"},"max":7,"min":1}},"sections":[{"id":"together","intro":"Since the last round, or since you began:","items":[{"about":"both","anchor":true,"construct":"expectations","id":"core.expectations","kind":"rating","mentee":"It was clear what {partner} and I expected of each other.","mentor":"It was clear what {partner} and I expected of each other.","scale":"often"},{"about":"mentee","anchor":true,"construct":"preparation","id":"core.preparation","kind":"rating","mentee":"I came prepared to my meetings with {partner}.","mentor":"{partner} came prepared to our meetings.","scale":"often"},{"about":"mentor","anchor":true,"construct":"guidance","id":"core.listening","kind":"rating","mentee":"{partner} found out what I needed before giving advice.","mentor":"I found out what {partner} needed before giving advice.","scale":"often"},{"about":"mentor","anchor":true,"construct":"oversight","id":"core.oversight","kind":"rating","mentee":"{partner} warned me of problems while there was time to avoid them.","mentor":"I warned {partner} of problems while there was time to avoid them.","scale":"often"},{"about":"partner","anchor":true,"construct":"work","id":"core.work","kind":"rating","mentee":"I did work that {partner} should have been doing.","mentor":"I did work that {partner} should have been doing.","reverse":true,"scale":"often","widest":"leads"},{"about":"partner","anchor":true,"construct":"work","id":"core.credit","kind":"rating","mentee":"{partner} gave me the credit that we had agreed on.","mentor":"{partner} gave me the credit that we had agreed on.","scale":"often"},{"about":"partner","anchor":true,"construct":"trust","id":"core.trust","kind":"rating","mentee":"I could trust {partner} to act in my interest.","mentor":"I could trust {partner} to act in my interest.","scale":"often"},{"about":"partner","anchor":true,"construct":"trust","id":"core.disagree","kind":"rating","mentee":"I could tell {partner} when I disagreed.","mentor":"I could tell {partner} when I disagreed.","scale":"often"}],"title":"Working together"},{"id":"exchange","intro":"Since the last round: guidance, ideas, support, anything of worth.","items":[{"about":"self","construct":"exchange","exchange":"overall","flow":"gave","id":"gave.overall","kind":"rating","mentee":"How much have you given {partner}?","mentor":"How much have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"overall","flow":"got","id":"got.overall","kind":"rating","mentee":"How much has {partner} given you?","mentor":"How much has {partner} given you?","scale":"amount"}],"title":"Give and take"},{"id":"balance","items":[{"about":"self","construct":"fairness","id":"fairness","kind":"rating","mentee":"How do giving and getting compare for you?","mentor":"How do giving and getting compare for you?","scale":"balance"},{"about":"both","construct":"activity","help":"Calls count too.","id":"meetings","kind":"number","max":60,"mentee":"How many times have you met {partner} since the last round?","mentor":"How many times have you met {partner} since the last round?","min":0,"unit":"meetings"}],"same_step":true,"title":"All in all"},{"id":"next","items":[{"about":"both","construct":"talk","help":"One or two.","id":"talk","kind":"choices","mentee":"Which of these would you like to talk about with {partner}?","mentor":"Which of these would you like to talk about with {partner}?","most":2,"options":[{"label":"What we expect","value":"expectations"},{"label":"Our meetings","value":"preparation"},{"label":"Guidance","value":"guidance"},{"label":"Problems ahead","value":"oversight"},{"label":"Work and credit","value":"work"},{"label":"Speaking openly","value":"trust"},{"alone":true,"label":"Nothing in particular","value":"none"}]},{"about":"self","construct":"contact","id":"contact","kind":"choice","mentee":"Would you like somebody from the program to get in touch?","mentor":"Would you like somebody from the program to get in touch?","options":[{"label":"No","value":"no"},{"label":"Yes, {lead}","value":"lead"},{"label":"Yes, in confidence, {contact}","value":"contact"}],"topic":"safety"}],"same_step":true,"title":"What next"}],"title":"Check-in"}','141684089a3752d635bdea769b0a72bbf19d60317035440f74488f7bf1e300be','anchors:70c1211aec9a7c1815ff4b2645cf1162c5a97fca81d492cd88119ec8aa17e86a','2026-10-05T09:00:00.000000Z');
INSERT INTO "instrument_version" VALUES('01a22481-a4ad-76dc-a4d8-b3b2b1cea6e2','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','review',1,'{"key":"review","minutes":6,"purpose":"A closer look, once or twice a year, at what works between you and what each of you gains.","repeated":true,"scales":{"agree":{"key":"agree","labels":{"1":"strongly disagree","4":"neither","7":"strongly agree"},"max":7,"min":1},"amount":{"key":"amount","labels":{"1":"nothing","4":"some","7":"a great deal"},"max":7,"min":1},"balance":{"key":"balance","labels":{"-3":"I give much more","0":"about even","3":"I get much more"},"max":3,"min":-3},"often":{"key":"often","labels":{"1":"never","4":"about half the time","7":"always"},"max":7,"min":1}},"sections":[{"id":"meetings","intro":"Think of the time since the last round, or since you began.","items":[{"about":"both","anchor":true,"construct":"expectations","id":"core.expectations","kind":"rating","mentee":"It was clear what {partner} and I expected of each other.","mentor":"It was clear what {partner} and I expected of each other.","scale":"often"},{"about":"both","construct":"expectations","id":"expectations.time","kind":"rating","mentee":"{partner} and I spent the time together that we had agreed on.","mentor":"{partner} and I spent the time together that we had agreed on.","scale":"often"},{"about":"both","construct":"expectations","id":"expectations.change","kind":"rating","mentee":"When plans changed, {partner} and I talked about what we now expected.","mentor":"When plans changed, {partner} and I talked about what we now expected.","scale":"often"},{"about":"mentee","anchor":true,"construct":"preparation","id":"core.preparation","kind":"rating","mentee":"I came prepared to my meetings with {partner}.","mentor":"{partner} came prepared to our meetings.","scale":"often"},{"about":"mentee","construct":"preparation","id":"preparation.follow_through","kind":"rating","mentee":"Between meetings, I did what I had promised {partner}.","mentor":"Between meetings, {partner} did what they had promised me.","scale":"often"},{"about":"mentee","construct":"preparation","id":"preparation.questions","kind":"rating","mentee":"I brought my own questions to my meetings with {partner}.","mentor":"{partner} brought their own questions to our meetings.","scale":"often"}],"title":"Expectations and meetings"},{"id":"guidance","items":[{"about":"mentor","anchor":true,"construct":"guidance","id":"core.listening","kind":"rating","mentee":"{partner} found out what I needed before giving advice.","mentor":"I found out what {partner} needed before giving advice.","scale":"often"},{"about":"mentor","construct":"guidance","id":"guidance.asks_how","kind":"rating","mentee":"{partner} asked me how best to guide me.","mentor":"I asked {partner} how best to guide them.","scale":"often"},{"about":"mentor","construct":"guidance","id":"guidance.experience","kind":"rating","mentee":"{partner} told me about their own experience.","mentor":"I told {partner} about my own experience.","scale":"often"},{"about":"mentor","construct":"guidance","id":"guidance.leaves_work","kind":"rating","mentee":"{partner} let me find my own way of doing my work.","mentor":"I let {partner} find their own way of doing their work.","scale":"often"}],"title":"Guidance"},{"id":"work","items":[{"about":"mentor","anchor":true,"construct":"oversight","id":"core.oversight","kind":"rating","mentee":"{partner} warned me of problems while there was time to avoid them.","mentor":"I warned {partner} of problems while there was time to avoid them.","scale":"often"},{"about":"mentor","construct":"oversight","id":"oversight.tracks","kind":"rating","mentee":"{partner} asked me how my work was going.","mentor":"I asked {partner} how their work was going.","scale":"often"},{"about":"mentor","construct":"oversight","id":"oversight.feedback","kind":"rating","mentee":"{partner}''s feedback reached me while I could still use it.","mentor":"My feedback reached {partner} while they could still use it.","scale":"often"},{"about":"partner","anchor":true,"construct":"work","id":"core.work","kind":"rating","mentee":"I did work that {partner} should have been doing.","mentor":"I did work that {partner} should have been doing.","reverse":true,"scale":"often","widest":"leads"},{"about":"partner","anchor":true,"construct":"work","id":"core.credit","kind":"rating","mentee":"{partner} gave me the credit that we had agreed on.","mentor":"{partner} gave me the credit that we had agreed on.","scale":"often"},{"about":"partner","construct":"work","id":"work.authorship","kind":"rating","mentee":"{partner} kept to what we had agreed about authorship.","mentor":"{partner} kept to what we had agreed about authorship.","scale":"often"}],"title":"Problems and shared work"},{"id":"trust","items":[{"about":"partner","anchor":true,"construct":"trust","id":"core.trust","kind":"rating","mentee":"I could trust {partner} to act in my interest.","mentor":"I could trust {partner} to act in my interest.","scale":"often"},{"about":"partner","anchor":true,"construct":"trust","id":"core.disagree","kind":"rating","mentee":"I could tell {partner} when I disagreed.","mentor":"I could tell {partner} when I disagreed.","scale":"often"},{"about":"partner","construct":"trust","id":"trust.fair","kind":"rating","mentee":"{partner} stayed fair when something went wrong.","mentor":"{partner} stayed fair when something went wrong.","scale":"often"}],"title":"Trust"},{"id":"career","items":[{"about":"mentor","construct":"career","id":"career.publication","kind":"rating","mentee":"{partner} has helped me towards publishing my work.","mentor":"I have helped {partner} towards publishing their work.","scale":"agree"},{"about":"mentor","construct":"career","id":"career.promotion","kind":"rating","mentee":"{partner} has shown me what promotion takes.","mentor":"I have shown {partner} what promotion takes.","scale":"agree"},{"about":"mentor","construct":"career","id":"career.institution","kind":"rating","mentee":"{partner} has helped me find my way around our institution.","mentor":"I have helped {partner} find their way around our institution.","scale":"agree"},{"about":"mentor","asked_of":"mentee","audience":"leads","construct":"growth","help":"Choose can''t say if you have no other mentor.","id":"others.difference","kind":"rating","mentee":"Most of what {partner} gives me, no other mentor gives me.","scale":"agree","widest":"leads"}],"same_step":true,"title":"Career"},{"id":"growth","intro":"Here the questions are about you. Choose can''t say where one does not apply.","items":[{"about":"self","construct":"growth","id":"growth.confidence","kind":"rating","mentee":"Working with {partner} makes me more confident in what I do.","mentor":"Working with {partner} makes me more confident in what I do.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.research","kind":"rating","mentee":"Working with {partner} moves my research forward.","mentor":"Working with {partner} moves my research forward.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.clinical","kind":"rating","mentee":"Working with {partner} makes me a better clinician.","mentor":"Working with {partner} makes me a better clinician.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.belonging","kind":"rating","mentee":"Through {partner}, I feel part of a community.","mentor":"Through {partner}, I feel part of a community.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.satisfaction","kind":"rating","mentee":"Working with {partner} makes me more satisfied with my job.","mentor":"Working with {partner} makes me more satisfied with my job.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.advancement","kind":"rating","mentee":"Working with {partner} brings me closer to the next step of my career.","mentor":"Working with {partner} brings me closer to the next step of my career.","scale":"agree"},{"about":"self","construct":"friendship","id":"friendship","kind":"rating","mentee":"{partner} has become something like a friend to me.","mentor":"{partner} has become something like a friend to me.","scale":"agree"},{"about":"partner","construct":"again","id":"again","kind":"rating","mentee":"Knowing what I know now, I would choose to work with {partner} again.","mentor":"Knowing what I know now, I would choose to work with {partner} again.","scale":"agree"}],"title":"What it does for you"},{"id":"exchange","intro":"Since the last round: guidance, ideas, support, anything of worth.","items":[{"about":"self","construct":"exchange","exchange":"overall","flow":"gave","id":"gave.overall","kind":"rating","mentee":"How much have you given {partner}?","mentor":"How much have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"overall","flow":"got","id":"got.overall","kind":"rating","mentee":"How much has {partner} given you?","mentor":"How much has {partner} given you?","scale":"amount"}],"title":"Give and take"},{"id":"balance","items":[{"about":"self","construct":"fairness","id":"fairness","kind":"rating","mentee":"How do giving and getting compare for you?","mentor":"How do giving and getting compare for you?","scale":"balance"},{"about":"both","construct":"activity","help":"Calls count too.","id":"meetings","kind":"number","max":60,"mentee":"How many times have you met {partner} since the last round?","mentor":"How many times have you met {partner} since the last round?","min":0,"unit":"meetings"},{"about":"both","construct":"deliverables","help":"Such as a paper or a talk.","id":"deliverables.status","kind":"choice","mentee":"How far has your most advanced joint work with {partner} come?","mentor":"How far has your most advanced joint work with {partner} come?","options":[{"label":"Nothing planned","value":"nothing"},{"label":"Planned","value":"planned"},{"label":"Submitted","value":"submitted"},{"label":"Accepted","value":"accepted"},{"label":"Presented or published","value":"presented"}]}],"same_step":true,"title":"All in all"},{"id":"next","items":[{"about":"both","construct":"open_text","help":"Optional.","id":"open.better","kind":"text","mentee":"What one change would make your work with {partner} better?","mentor":"What one change would make your work with {partner} better?"},{"about":"both","construct":"talk","help":"One or two.","id":"talk","kind":"choices","mentee":"Which of these would you like to talk about with {partner}?","mentor":"Which of these would you like to talk about with {partner}?","most":2,"options":[{"label":"What we expect","value":"expectations"},{"label":"Our meetings","value":"preparation"},{"label":"Guidance","value":"guidance"},{"label":"Problems ahead","value":"oversight"},{"label":"Work and credit","value":"work"},{"label":"Speaking openly","value":"trust"},{"alone":true,"label":"Nothing in particular","value":"none"}]},{"about":"self","construct":"contact","id":"contact","kind":"choice","mentee":"Would you like somebody from the program to get in touch?","mentor":"Would you like somebody from the program to get in touch?","options":[{"label":"No","value":"no"},{"label":"Yes, {lead}","value":"lead"},{"label":"Yes, in confidence, {contact}","value":"contact"}],"topic":"safety"}],"title":"What next"}],"title":"Review"}','70e16cbcaf7b610ff3e4a097081337a6f64f8077cc4b3378d8c775bf9ab1d758','anchors:70c1211aec9a7c1815ff4b2645cf1162c5a97fca81d492cd88119ec8aa17e86a','2026-12-04T09:00:00.000000Z');
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    side TEXT NOT NULL CHECK (side IN ('mentor', 'mentee')),
    person_id TEXT NOT NULL REFERENCES person (id),
    extended_until TEXT,
    invited_at TEXT NOT NULL,
    UNIQUE (round_id, relationship_id, side)
) STRICT;
INSERT INTO "invitation" VALUES('01a22481-a176-790e-9770-25cb7f835f54','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd7-7e39-80ac-acd3d4618313','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a177-7fd2-ab88-608606cb315e','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd7-7e39-80ac-acd3d4618313','mentee','01a22481-9fcf-76db-a21b-542ba8762943',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a178-7010-ab34-d16d060ca9bc','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a179-7d2a-a40a-2d25fa7df85c','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentee','01a22481-9fd1-7aed-9380-cfa48807cc93',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a17a-762c-a68e-f20323a6ef21','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd9-799f-b4f2-177563856468','mentor','01a22481-9fd3-7ed3-882f-91902398ce04',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a17b-7bd3-a203-affd150750fc','01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fd9-799f-b4f2-177563856468','mentee','01a22481-9fd5-7cb8-8bf1-7143acae2a37',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a49e-7403-bf00-6ba36b818ee1','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd7-7e39-80ac-acd3d4618313','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a49f-7e69-9973-530af141c70d','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd7-7e39-80ac-acd3d4618313','mentee','01a22481-9fcf-76db-a21b-542ba8762943',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4a0-7579-9598-7e8a7dea6f0f','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4a1-745f-a245-7cb0d630f236','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentee','01a22481-9fd1-7aed-9380-cfa48807cc93',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4a2-7d23-805e-e92a230409af','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd9-799f-b4f2-177563856468','mentor','01a22481-9fd3-7ed3-882f-91902398ce04',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4a3-7f35-b8f7-515818804d10','01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fd9-799f-b4f2-177563856468','mentee','01a22481-9fd5-7cb8-8bf1-7143acae2a37',NULL,'2026-10-25T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4af-7d30-bd9c-f3cd32324c8c','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd7-7e39-80ac-acd3d4618313','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-12-04T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4b0-7787-96f3-888fa76dad9d','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd7-7e39-80ac-acd3d4618313','mentee','01a22481-9fcf-76db-a21b-542ba8762943',NULL,'2026-12-04T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4b1-763c-8e33-b3bf3bf57035','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentor','01a22481-9fcd-79c1-b376-15fffb771d95',NULL,'2026-12-04T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4b2-7591-855a-8e3eaa0e97ae','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd8-798b-a8ea-c35dd01cfadc','mentee','01a22481-9fd1-7aed-9380-cfa48807cc93',NULL,'2026-12-04T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4b3-7092-97b4-820329391746','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd9-799f-b4f2-177563856468','mentor','01a22481-9fd3-7ed3-882f-91902398ce04',NULL,'2026-12-04T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a22481-a4b4-79ba-8c11-164c3f0fab42','01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fd9-799f-b4f2-177563856468','mentee','01a22481-9fd5-7cb8-8bf1-7143acae2a37',NULL,'2026-12-04T09:00:00.000000Z');
CREATE TABLE lead (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    named_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
INSERT INTO "lead" VALUES('01a22481-9fc8-7b72-9926-df9dec6b26d1','2026-10-05T09:00:00.000000Z',NULL);
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
INSERT INTO "link" VALUES('01a22481-9fca-79fd-8ace-5ac91bd6816c','01a22481-9fc8-7b72-9926-df9dec6b26d1','b0801c07ebe43ee5346be69b4feefb428af3be1d6d51001403afd49ddcf6f6b7','lead',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
INSERT INTO "link" VALUES('01a22481-a1e9-79db-94c0-164946a982fd','01a22481-9fcd-79c1-b376-15fffb771d95','a6d4351a2ff0efa5a9c75db14fc4e9d2c031033cd8fa68339194bbe0c6711358','participant','01a22481-a175-70a0-9925-64d7c6a7e8a9','2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
INSERT INTO "link" VALUES('01a22481-a208-7d8e-b1d3-678e8002b902','01a22481-9fd3-7ed3-882f-91902398ce04','74f76db7ec2e80ed3a31b4cd2634f34e8834663e56ec81036d8aa990855c74e3','participant','01a22481-a175-70a0-9925-64d7c6a7e8a9','2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
INSERT INTO "link" VALUES('01a22481-a21c-7e0c-b189-e3861b4d2511','01a22481-9fcf-76db-a21b-542ba8762943','3639379f7ba636aef885301df3c5c89c482994972a0954374d1b14df9a4b524b','participant','01a22481-a175-70a0-9925-64d7c6a7e8a9','2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
INSERT INTO "link" VALUES('01a22481-a2bd-77db-ac10-fe62b6eaab68','01a22481-9fd1-7aed-9380-cfa48807cc93','0d2e900db0882ae1944ecb7f80005b70d69051a2ff5de4a945c8b21bcf67393d','participant','01a22481-a175-70a0-9925-64d7c6a7e8a9','2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
INSERT INTO "link" VALUES('01a22481-a31c-728c-9c69-9d1ca02dd780','01a22481-9fd5-7cb8-8bf1-7143acae2a37','82482780280573214167fde4455aa90d37874b9b67f5d37aa8afb10445f8c221','participant','01a22481-a175-70a0-9925-64d7c6a7e8a9','2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL,NULL);
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
    UNIQUE (relationship_id, round_id)
) STRICT;
CREATE TABLE pair_break (
    id TEXT PRIMARY KEY,
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    kind TEXT NOT NULL CHECK (kind IN ('ended', 'paused')),
    starts_at TEXT NOT NULL,
    stops_at TEXT,
    reason TEXT NOT NULL
        CHECK (reason IN ('finished', 'left', 'other_mentor', 'away', 'wish', 'other')),
    words TEXT NOT NULL,
    said_by TEXT NOT NULL REFERENCES person (id),
    said_at TEXT NOT NULL,
    resumed_by TEXT REFERENCES person (id),
    resumed_at TEXT,
    CHECK (kind = 'ended' OR stops_at IS NOT NULL)
) STRICT;
INSERT INTO "pair_break" VALUES('01a22481-a4d8-7633-b0da-31016667063f','01a22481-9fd8-798b-a8ea-c35dd01cfadc','paused','2026-12-05T00:00:00.000000Z','2026-12-24T00:00:00.000000Z','away','Leave.','01a22481-9fc8-7b72-9926-df9dec6b26d1','2026-12-05T09:00:00.000000Z',NULL,NULL);
INSERT INTO "pair_break" VALUES('01a22481-a4e5-718d-b567-2e3f148a9c13','01a22481-9fd9-799f-b4f2-177563856468','ended','2026-12-06T00:00:00.000000Z',NULL,'left','','01a22481-9fc8-7b72-9926-df9dec6b26d1','2026-12-05T09:00:00.000000Z',NULL,NULL);
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
INSERT INTO "person" VALUES('01a22481-9fc8-7b72-9926-df9dec6b26d1','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','lea@example.org','Lea Brandt','lea@example.org',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-9fcd-79c1-b376-15fffb771d95','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','mira@example.org','Mira Olsen','mira@example.org','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-9fcf-76db-a21b-542ba8762943','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','tom@example.org','Tom Reyes','tom@example.org','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-9fd1-7aed-9380-cfa48807cc93','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','uma@example.org','Uma Shah','uma@example.org','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-9fd3-7ed3-882f-91902398ce04','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','noel@example.org','Noel Park','noel@example.org','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-9fd5-7cb8-8bf1-7143acae2a37','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','vera@example.org','Vera Lindh','vera@example.org','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a22481-a1ca-7ea0-916a-892db57e7fc9','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','sam@example.org','Sam Ode','sam@example.org',NULL,'2026-10-05T09:00:00.000000Z');
CREATE TABLE person_history (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    what TEXT NOT NULL CHECK (what IN ('name', 'address', 'link')),
    before TEXT,
    after TEXT,
    link_id TEXT REFERENCES link (id) ON DELETE CASCADE,
    by_id TEXT REFERENCES person (id) ON DELETE SET NULL,
    by_kind TEXT NOT NULL CHECK (by_kind IN ('person', 'operator')),
    at TEXT NOT NULL,
    aloud INTEGER NOT NULL CHECK (aloud IN (0, 1))
) STRICT;
INSERT INTO "person_history" VALUES('01a22481-9fc9-7e26-9b5e-94d5a910c3ad','01a22481-9fc8-7b72-9926-df9dec6b26d1','address',NULL,'lea@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-9fcb-7a6c-9ab7-89b556e73291','01a22481-9fc8-7b72-9926-df9dec6b26d1','link',NULL,NULL,'01a22481-9fca-79fd-8ace-5ac91bd6816c',NULL,'operator','2026-10-05T09:00:00.000000Z',1);
INSERT INTO "person_history" VALUES('01a22481-9fce-72fc-a94b-451dee56cf15','01a22481-9fcd-79c1-b376-15fffb771d95','address',NULL,'mira@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-9fd0-7125-9bc1-4cd05efe52f7','01a22481-9fcf-76db-a21b-542ba8762943','address',NULL,'tom@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-9fd2-7bfe-b565-2897d6ad78a2','01a22481-9fd1-7aed-9380-cfa48807cc93','address',NULL,'uma@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-9fd4-736d-8038-f1627d87ed5c','01a22481-9fd3-7ed3-882f-91902398ce04','address',NULL,'noel@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-9fd6-74a9-b204-7f2724356409','01a22481-9fd5-7cb8-8bf1-7143acae2a37','address',NULL,'vera@example.org',NULL,NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a1cb-7dbe-9866-f7e24a44c1a2','01a22481-a1ca-7ea0-916a-892db57e7fc9','address',NULL,'sam@example.org',NULL,'01a22481-9fc8-7b72-9926-df9dec6b26d1','person','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a1ea-7eb3-97bd-78518e79cc91','01a22481-9fcd-79c1-b376-15fffb771d95','link',NULL,NULL,'01a22481-a1e9-79db-94c0-164946a982fd',NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a209-7b37-bb5d-0f194b8642bf','01a22481-9fd3-7ed3-882f-91902398ce04','link',NULL,NULL,'01a22481-a208-7d8e-b1d3-678e8002b902',NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a21d-7bc1-9e1b-909efb082093','01a22481-9fcf-76db-a21b-542ba8762943','link',NULL,NULL,'01a22481-a21c-7e0c-b189-e3861b4d2511',NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a2be-7f29-a73a-2ca81c2d9171','01a22481-9fd1-7aed-9380-cfa48807cc93','link',NULL,NULL,'01a22481-a2bd-77db-ac10-fe62b6eaab68',NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a31d-7828-ac55-2e1b2e1e71d2','01a22481-9fd5-7cb8-8bf1-7143acae2a37','link',NULL,NULL,'01a22481-a31c-728c-9c69-9d1ca02dd780',NULL,'operator','2026-10-05T09:00:00.000000Z',0);
INSERT INTO "person_history" VALUES('01a22481-a4c3-7c2e-a168-561b2632ebeb','01a22481-9fd5-7cb8-8bf1-7143acae2a37','name','Vera Lind','Vera Lindh',NULL,'01a22481-9fc8-7b72-9926-df9dec6b26d1','person','2026-12-05T09:00:00.000000Z',1);
CREATE TABLE person_history_read (
    history_id TEXT NOT NULL REFERENCES person_history (id) ON DELETE CASCADE,
    browser TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (history_id, browser)
) STRICT
;
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
CREATE TABLE pin_failure (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    failed INTEGER NOT NULL,
    last_at TEXT NOT NULL
) STRICT
;
CREATE TABLE program (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    timezone TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    changes INTEGER NOT NULL,
    created_at TEXT NOT NULL
, leads_see TEXT NOT NULL DEFAULT 'scores'
    CHECK (leads_see IN ('scores', 'totals')), fewest INTEGER NOT NULL DEFAULT 5 CHECK (fewest >= 5)) STRICT;
INSERT INTO "program" VALUES('01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','Bridge','UTC',0,14,'2026-10-05T09:00:00.000000Z','scores',5);
CREATE TABLE program_note (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    words TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;
CREATE TABLE "recusal" (
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason IN ('line_manager', 'named')),
    recused_at TEXT NOT NULL,
    PRIMARY KEY (mentor_id, mentee_id, person_id)
) STRICT;
CREATE TABLE "relationship" (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    import_id TEXT REFERENCES roster_import (id),
    created_at TEXT NOT NULL,
    UNIQUE (program_id, mentor_id, mentee_id),
    CHECK (mentor_id <> mentee_id)
) STRICT;
INSERT INTO "relationship" VALUES('01a22481-9fd7-7e39-80ac-acd3d4618313','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','01a22481-9fcd-79c1-b376-15fffb771d95','01a22481-9fcf-76db-a21b-542ba8762943','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a22481-9fd8-798b-a8ea-c35dd01cfadc','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','01a22481-9fcd-79c1-b376-15fffb771d95','01a22481-9fd1-7aed-9380-cfa48807cc93','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a22481-9fd9-799f-b4f2-177563856468','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','01a22481-9fd3-7ed3-882f-91902398ce04','01a22481-9fd5-7cb8-8bf1-7143acae2a37','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
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
INSERT INTO "relationship_attribute" VALUES('01a22481-9fd7-7e39-80ac-acd3d4618313','phase','cultivation','2026-10-05','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship_attribute" VALUES('01a22481-9fd8-798b-a8ea-c35dd01cfadc','phase','cultivation','2026-10-05','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship_attribute" VALUES('01a22481-9fd9-799f-b4f2-177563856468','phase','cultivation','2026-10-05','01a22481-9fcc-7012-a662-28cea78d0615','2026-10-05T09:00:00.000000Z');
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
INSERT INTO "response" VALUES('01a22481-a343-7099-b0a0-e354e5618876','01a22481-a176-790e-9770-25cb7f835f54','2026-10-06T09:00:00.000000Z','2026-10-06T09:00:00.000000Z','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','01a22481-a177-7fd2-ab88-608606cb315e','2026-10-07T09:00:00.000000Z','2026-10-07T09:00:00.000000Z','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-07T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','01a22481-a17a-762c-a68e-f20323a6ef21','2026-10-07T09:00:00.000000Z','2026-10-07T09:00:00.000000Z','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7',NULL,'scores',0);
INSERT INTO "response" VALUES('01a22481-a462-72f6-af02-b5996069dda2','01a22481-a179-7d2a-a40a-2d25fa7df85c','2026-10-08T09:00:00.000000Z',NULL,NULL,NULL,'scores',0);
CREATE TABLE roster_answer (
    program_id TEXT NOT NULL REFERENCES program (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    same INTEGER NOT NULL CHECK (same IN (0, 1)),
    answered_at TEXT NOT NULL,
    PRIMARY KEY (program_id, key, name, person_id)
) STRICT;
CREATE TABLE roster_import (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    source TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
INSERT INTO "roster_import" VALUES('01a22481-9fcc-7012-a662-28cea78d0615','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca','roster.csv','2026-10-05T09:00:00.000000Z',NULL);
CREATE TABLE round (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    number INTEGER NOT NULL,
    version_id TEXT NOT NULL REFERENCES instrument_version (id),
    opened_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    closed_at TEXT, settled_at TEXT, grouped_at TEXT, withdrawn_at TEXT, counts INTEGER CHECK (counts IN (0, 1)), day_later TEXT,
    UNIQUE (program_id, number)
) STRICT;
INSERT INTO "round" VALUES('01a22481-a175-70a0-9925-64d7c6a7e8a9','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',1,'01a22481-a170-73e3-89f9-578e7bb92618','2026-10-05T09:00:00.000000Z','2026-10-19T09:00:00.000000Z','2026-10-18T09:00:00.000000Z',NULL,NULL,NULL,NULL,'2026-10-06T09:00:00.000000Z');
INSERT INTO "round" VALUES('01a22481-a49d-7645-846f-f2ce51a5644f','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',2,'01a22481-a170-73e3-89f9-578e7bb92618','2026-10-25T09:00:00.000000Z','2026-11-08T09:00:00.000000Z','2026-10-25T09:00:00.000000Z',NULL,NULL,'2026-10-25T09:00:00.000000Z',NULL,'2026-10-26T09:00:00.000000Z');
INSERT INTO "round" VALUES('01a22481-a4ae-7dbc-a338-98480deab82e','01a22481-9fc7-71e1-b2ac-d5e6ea0bc7ca',3,'01a22481-a4ad-76dc-a4d8-b3b2b1cea6e2','2026-12-04T09:00:00.000000Z','2026-12-18T09:00:00.000000Z',NULL,NULL,NULL,NULL,NULL,'2026-12-05T09:00:00.000000Z');
CREATE TABLE "score" (
    response_id TEXT NOT NULL REFERENCES response (id),
    reader TEXT NOT NULL CHECK (reader IN ('leads', 'totals')),
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (response_id, reader, measure)
) STRICT;
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','leads','core',6.38888888888888857326e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.trust',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a343-7099-b0a0-e354e5618876','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','leads','core',6.90476190476190510025e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.trust',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','leads','core',6.38888888888888857326e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.trust',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a22481-a40c-7588-8713-b901611f6b7c','totals','fairness',-1.0);
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
INSERT INTO "session" VALUES('01a22481-a192-7ea6-898e-81d7d7d92a9c','3e0beb21cd299a5e083466b37d08974da8bbbd291a90e99c7e5e58dba767b393','01a22481-9fc8-7b72-9926-df9dec6b26d1','01a22481-9fca-79fd-8ace-5ac91bd6816c','2da4171af0154d6a11c8d6f8b8614bee44320faa9c8d664553a8a2f38b5b48a8','2026-10-05T09:00:00.000000Z','2026-10-12T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a22481-a1f8-7bc0-9088-6222d4f2a72d','75f69acf6ab940de0a0e5ec985d0ed68f0e7e12264a347d5919dc631a8f586c0','01a22481-9fcd-79c1-b376-15fffb771d95','01a22481-a1e9-79db-94c0-164946a982fd','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a22481-a20f-7fce-82a8-ad0fb622b43e','276b996516f749037534b410cf1f222333000a4885d041f163c0b7b8a85e6d19','01a22481-9fd3-7ed3-882f-91902398ce04','01a22481-a208-7d8e-b1d3-678e8002b902','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a22481-a22e-7dbb-87cf-732b64432da6','5ca860d94610fd07c6dd7043be70a891b876ecf4aa2de528413682c74e063b7d','01a22481-9fcf-76db-a21b-542ba8762943','01a22481-a21c-7e0c-b189-e3861b4d2511','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a22481-a2db-7799-bb15-898e1769014e','7094510a334f624a41a7c885bc5641995db5c13ef6640bee35a15ea701ba1a18','01a22481-9fd1-7aed-9380-cfa48807cc93','01a22481-a2bd-77db-ac10-fe62b6eaab68','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a22481-a32c-7a8f-bcee-ed6ca92cfad7','26a22cdbee70ea9191930ffaf904748f7ef2886e94e6bcd7202b27e8dcdcc7e7','01a22481-9fd5-7cb8-8bf1-7143acae2a37','01a22481-a31c-728c-9c69-9d1ca02dd780','45569da57f4b7bf472d7a864ef4781451cae6383fee9fb0ae40c59aa1ce475b7','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
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
CREATE TABLE threshold (
    program_id TEXT NOT NULL REFERENCES program (id),
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    value INTEGER,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, name, number)
) STRICT;
CREATE TABLE total_group (
    id TEXT PRIMARY KEY,
    round_id TEXT NOT NULL REFERENCES round (id),
    total TEXT NOT NULL,
    spent INTEGER NOT NULL DEFAULT 0 CHECK (spent IN (0, 1))
) STRICT;
CREATE TABLE total_member (
    group_id TEXT NOT NULL REFERENCES total_group (id),
    response_id TEXT NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    PRIMARY KEY (group_id, response_id, measure)
) STRICT;
CREATE TABLE "wish" (
    response_id TEXT NOT NULL REFERENCES response (id),
    contact_id TEXT NOT NULL REFERENCES contact (id),
    asked_at TEXT NOT NULL,
    seen_at TEXT,
    done_at TEXT,
    PRIMARY KEY (response_id, contact_id)
) STRICT;
INSERT INTO "wish" VALUES('01a22481-a3d7-7356-b367-d519d600bb23','01a22481-a1a7-7e1b-9710-0495805f1d9c','2026-10-07T09:00:00.000000Z',NULL,NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX roster_import_program ON roster_import (program_id);
CREATE INDEX person_import ON person (import_id);
CREATE INDEX round_version ON round (version_id);
CREATE INDEX invitation_person ON invitation (person_id);
CREATE INDEX invitation_relationship ON invitation (relationship_id);
CREATE INDEX invitation_extended ON invitation (extended_until) WHERE extended_until IS NOT NULL;
CREATE INDEX next_step_round ON next_step (round_id);
CREATE INDEX next_step_author ON next_step (author_id);
CREATE INDEX program_note_program ON program_note (program_id);
CREATE INDEX link_person ON link (person_id);
CREATE INDEX link_round ON link (round_id);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_link ON session (link_id)
;
CREATE INDEX attention_draw_relationship ON attention_draw (relationship_id);
CREATE INDEX threshold_person ON threshold (changed_by)
;
CREATE INDEX contact_program ON contact (program_id);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contact_named_by ON contact (named_by);
CREATE UNIQUE INDEX contact_current ON contact (program_id, role) WHERE ended_at IS NULL;
CREATE INDEX pin_person ON pin (person_id);
CREATE INDEX pin_browser_pin ON pin_browser (pin_id);
CREATE INDEX relationship_attribute_import ON relationship_attribute (import_id);
CREATE INDEX set_aside_form_relationship ON set_aside_form (relationship_id);
CREATE INDEX set_aside_form_round ON set_aside_form (round_id);
CREATE INDEX set_aside_form_person ON set_aside_form (person_id);
CREATE INDEX set_aside_step_relationship ON set_aside_step (relationship_id);
CREATE INDEX set_aside_step_round ON set_aside_step (round_id);
CREATE INDEX set_aside_step_author ON set_aside_step (author_id);
CREATE INDEX wish_contact ON wish (contact_id)
;
CREATE INDEX recusal_mentee ON recusal (mentee_id);
CREATE INDEX recusal_person ON recusal (person_id);
CREATE INDEX relationship_mentor ON relationship (mentor_id);
CREATE INDEX relationship_mentee ON relationship (mentee_id);
CREATE INDEX relationship_import ON relationship (import_id)
;
CREATE UNIQUE INDEX audit_look
    ON audit (program_id, actor_id, object_kind, object_id, day) WHERE day <> '';
CREATE INDEX link_minted_by ON link (minted_by);
CREATE INDEX person_history_person ON person_history (person_id);
CREATE INDEX person_history_link ON person_history (link_id);
CREATE INDEX person_history_by ON person_history (by_id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END;
CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the record is only ever added to');
END;
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
CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);
CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by)
;
CREATE INDEX total_group_round ON total_group (round_id, total);
CREATE INDEX total_member_response ON total_member (response_id, measure)
;
CREATE TRIGGER score_leaves_its_group AFTER DELETE ON score BEGIN
    UPDATE total_group SET spent = 1 WHERE spent = 0 AND id IN (SELECT group_id
        FROM total_member WHERE response_id = OLD.response_id AND measure = OLD.measure);
END;
CREATE INDEX pair_break_relationship ON pair_break (relationship_id);
CREATE INDEX pair_break_said_by ON pair_break (said_by);
CREATE INDEX pair_break_resumed_by ON pair_break (resumed_by)
;
CREATE INDEX roster_answer_person ON roster_answer (person_id)
;
COMMIT;
