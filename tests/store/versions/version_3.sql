BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'mentorsurvey','m001_first','2026-11-28 16:07:50.634000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mentorsurvey','m002_attention','2026-11-28 16:07:50.634608+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'mentorsurvey','m003_thresholds','2026-11-28 16:07:50.634966+00:00');
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
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.expectations',7.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.preparation',4.0,NULL,0,'partner','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.guidance',5.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.accountability',6.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.labor_boundary',1.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','core.bond',3.0,NULL,0,'only_you','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','gave.overall',6.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','got.overall',2.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','fairness',-1.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','meetings',8.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.expectations',7.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.preparation',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.guidance',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.accountability',6.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.labor_boundary',1.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','core.bond',3.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','gave.overall',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','got.overall',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','fairness',-1.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','meetings',8.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.expectations',7.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.preparation',4.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.guidance',5.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.accountability',6.0,NULL,0,'leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.labor_boundary',1.0,NULL,0,'leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','core.bond',3.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','gave.overall',6.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','got.overall',2.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','fairness',-1.0,NULL,0,'leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','meetings',8.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.expectations',7.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.preparation',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.guidance',5.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.accountability',6.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.labor_boundary',1.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','core.bond',3.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','gave.overall',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','got.overall',2.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','fairness',-1.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','meetings',8.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.expectations',2.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.preparation',4.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.guidance',5.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.accountability',6.0,NULL,0,'leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.labor_boundary',1.0,NULL,0,'leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','core.bond',3.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','gave.overall',6.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','got.overall',2.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','fairness',-1.0,NULL,0,'leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','meetings',8.0,NULL,0,'partner_and_leads','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.expectations',5.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','expectations.realistic',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','expectations.kept',4.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.preparation',7.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','preparation.commitment',3.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','preparation.follow_through',6.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.guidance',2.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','guidance.finds_out',5.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','guidance.expertise',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.accountability',4.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','accountability.oversight',7.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','accountability.early',3.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.labor_boundary',6.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','labor_boundary.handed_over',2.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','labor_boundary.credit',5.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','core.bond',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','bond.disagree',4.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','bond.friendship',7.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','gave.overall',3.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','got.overall',6.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','fairness',-2.0,NULL,0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','meetings',4.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','gave.guidance',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','gave.opportunities',4.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','gave.ideas',7.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','gave.support',3.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','got.guidance',6.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','got.opportunities',2.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','got.ideas',5.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','got.support',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','growth.confidence',4.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','growth.progress',7.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','growth.belonging',3.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','growth.satisfaction',6.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','growth.advancement',2.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','academic.person',5.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','academic.perspective',1.0,NULL,0,'partner_and_leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','open.better',NULL,'A standing slot every two weeks.',0,'leads','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.expectations',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','expectations.realistic',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','expectations.kept',5.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.preparation',1.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','preparation.commitment',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','preparation.follow_through',7.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.guidance',3.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','guidance.finds_out',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','guidance.expertise',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.accountability',5.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','accountability.oversight',1.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','accountability.early',4.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.labor_boundary',7.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','labor_boundary.handed_over',3.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','labor_boundary.credit',6.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','core.bond',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','bond.disagree',5.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','bond.friendship',1.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','gave.overall',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','got.overall',7.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','fairness',-1.0,NULL,0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','meetings',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','gave.guidance',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','gave.opportunities',5.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','gave.ideas',1.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','gave.support',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','got.guidance',7.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','got.opportunities',3.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','got.ideas',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','got.support',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','growth.confidence',5.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','growth.progress',1.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','growth.belonging',4.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','growth.satisfaction',7.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','growth.advancement',3.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','academic.person',6.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','academic.perspective',2.0,NULL,0,'partner_and_leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','open.better',NULL,'A standing slot every two weeks.',0,'leads','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.expectations',3.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','expectations.realistic',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','expectations.kept',2.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.preparation',5.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','preparation.commitment',1.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','preparation.follow_through',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.guidance',7.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','guidance.finds_out',3.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','guidance.expertise',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.accountability',2.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','accountability.oversight',5.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','accountability.early',1.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.labor_boundary',4.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','labor_boundary.handed_over',7.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','labor_boundary.credit',3.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','core.bond',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','bond.disagree',2.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','bond.friendship',5.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','gave.overall',1.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','got.overall',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','fairness',3.0,NULL,0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','meetings',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','gave.guidance',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','gave.opportunities',2.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','gave.ideas',5.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','gave.support',1.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','got.guidance',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','got.opportunities',7.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','got.ideas',3.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','got.support',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','growth.confidence',2.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','growth.progress',5.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','growth.belonging',1.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','growth.satisfaction',4.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','growth.advancement',7.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','academic.person',3.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','academic.perspective',6.0,NULL,0,'partner_and_leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','open.better',NULL,'A standing slot every two weeks.',0,'leads','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','core.expectations',4.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','expectations.realistic',7.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','expectations.kept',3.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','core.preparation',6.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','preparation.commitment',2.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','preparation.follow_through',5.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','core.guidance',1.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','guidance.finds_out',4.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','guidance.expertise',7.0,NULL,0,'partner_and_leads','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2027-01-05T09:00:00.000000Z');
CREATE TABLE attention_dismissal (
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    round_id TEXT NOT NULL REFERENCES round (id),
    kinds TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('all_fine', 'spoke_with_both', 'known_reason', 'other')),
    words TEXT NOT NULL,
    needed TEXT NOT NULL CHECK (needed IN ('yes', 'no', 'cant_say')),
    dismissed_by TEXT NOT NULL REFERENCES person (id),
    dismissed_at TEXT NOT NULL,
    PRIMARY KEY (relationship_id, round_id)
) STRICT;
CREATE TABLE attention_draw (
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    drawn_at TEXT NOT NULL,
    PRIMARY KEY (round_id, relationship_id)
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
INSERT INTO "instrument_version" VALUES('01a222e9-b33a-762d-a88b-8240388dda14','01a222e9-b270-7623-810c-3df5f72896d6','checkin',1,'{"key":"checkin","minutes":2,"purpose":"A short look at how the two of you are working together, the same in every round.","repeated":true,"scales":{"agree":{"key":"agree","labels":{"1":"strongly disagree","4":"neither agree nor disagree","7":"strongly agree"},"max":7,"min":1},"amount":{"key":"amount","labels":{"1":"nothing at all","4":"a fair amount","7":"a great deal"},"max":7,"min":1},"balance":{"key":"balance","labels":{"-3":"I give much more than I get","0":"about even","3":"I get much more than I give"},"max":3,"min":-3},"often":{"key":"often","labels":{"1":"never","4":"about half the time","7":"always"},"max":7,"min":1}},"sections":[{"id":"together","intro":"Think of the time since the last round, or since you began.","items":[{"about":"both","anchor":true,"construct":"expectations","id":"core.expectations","kind":"rating","mentee":"{partner} and I are clear about what we expect of each other.","mentor":"{partner} and I are clear about what we expect of each other.","scale":"agree"},{"about":"mentee","anchor":true,"construct":"preparation","id":"core.preparation","kind":"rating","mentee":"I come to my meetings with {partner} prepared.","mentor":"{partner} comes to our meetings prepared.","scale":"often"},{"about":"mentor","anchor":true,"construct":"guidance","help":"Listening, sharing experience and showing the way, rather than taking over.","id":"core.guidance","kind":"rating","mentee":"{partner} gives me the guidance I need.","mentor":"I give {partner} the guidance they need.","scale":"agree"},{"about":"both","anchor":true,"construct":"accountability","id":"core.accountability","kind":"rating","mentee":"{partner} and I keep our word to each other.","mentor":"{partner} and I keep our word to each other.","scale":"often"},{"about":"both","anchor":true,"construct":"labor_boundary","id":"core.labor_boundary","kind":"rating","mentee":"{partner} and I each do our own share of the work.","mentor":"{partner} and I each do our own share of the work.","scale":"agree"},{"about":"both","anchor":true,"construct":"bond","id":"core.bond","kind":"rating","mentee":"{partner} and I trust each other.","mentor":"{partner} and I trust each other.","scale":"agree"}],"title":"Working together"},{"id":"exchange","intro":"The same time, seen from your side alone.","items":[{"about":"self","construct":"exchange","exchange":"overall","flow":"gave","help":"Guidance, opportunities, ideas, personal support, or anything else of worth.","id":"gave.overall","kind":"rating","mentee":"All in all, how much have you given {partner}?","mentor":"All in all, how much have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"overall","flow":"got","help":"Guidance, opportunities, ideas, personal support, or anything else of worth.","id":"got.overall","kind":"rating","mentee":"All in all, how much has {partner} given you?","mentor":"All in all, how much has {partner} given you?","scale":"amount"},{"about":"self","construct":"fairness","help":"Even is not the goal. Many good relationships lean to one side.","id":"fairness","kind":"rating","mentee":"How do giving and getting compare for you, between {partner} and you?","mentor":"How do giving and getting compare for you, between {partner} and you?","scale":"balance"},{"about":"both","construct":"activity","help":"In person, by video or by phone. Your best estimate will do.","id":"meetings","kind":"number","max":60,"mentee":"How many times have {partner} and you met since the last round?","mentor":"How many times have {partner} and you met since the last round?","min":0,"unit":"meetings"}],"title":"Give and take"}],"title":"Check-in"}','b51831de1a2e757b03f92f7c51d5bf8a8b20f0b91bd28116d833101960713ada','anchors:99a68db61893d46ba94dca13875fe4c48678728058ee8f7c173e968972827496','2026-10-05T09:00:00.000000Z');
INSERT INTO "instrument_version" VALUES('01a222e9-b3a1-75a0-84c8-39bc013bfed3','01a222e9-b270-7623-810c-3df5f72896d6','review',1,'{"key":"review","minutes":8,"purpose":"A closer look, once or twice a year, at what works between you and what each of you gains.","repeated":true,"scales":{"agree":{"key":"agree","labels":{"1":"strongly disagree","4":"neither agree nor disagree","7":"strongly agree"},"max":7,"min":1},"amount":{"key":"amount","labels":{"1":"nothing at all","4":"a fair amount","7":"a great deal"},"max":7,"min":1},"balance":{"key":"balance","labels":{"-3":"I give much more than I get","0":"about even","3":"I get much more than I give"},"max":3,"min":-3},"often":{"key":"often","labels":{"1":"never","4":"about half the time","7":"always"},"max":7,"min":1}},"sections":[{"id":"expectations","intro":"Think of the time since the last round, or since you began.","items":[{"about":"both","anchor":true,"construct":"expectations","id":"core.expectations","kind":"rating","mentee":"{partner} and I are clear about what we expect of each other.","mentor":"{partner} and I are clear about what we expect of each other.","scale":"agree"},{"about":"both","construct":"expectations","id":"expectations.realistic","kind":"rating","mentee":"What {partner} and I expect of each other is realistic.","mentor":"What {partner} and I expect of each other is realistic.","scale":"agree"},{"about":"both","construct":"expectations","id":"expectations.kept","kind":"rating","mentee":"{partner} and I live up to what we expect of each other.","mentor":"{partner} and I live up to what we expect of each other.","scale":"often"},{"about":"mentee","anchor":true,"construct":"preparation","id":"core.preparation","kind":"rating","mentee":"I come to my meetings with {partner} prepared.","mentor":"{partner} comes to our meetings prepared.","scale":"often"},{"about":"mentee","construct":"preparation","id":"preparation.commitment","kind":"rating","mentee":"I am all in: my work with {partner} has a firm place in my week.","mentor":"{partner} is all in: our work together has a firm place in their week.","scale":"agree"},{"about":"mentee","construct":"preparation","id":"preparation.follow_through","kind":"rating","mentee":"Between meetings, I follow through on what {partner} and I agreed.","mentor":"Between meetings, {partner} follows through on what we agreed.","scale":"often"}],"title":"Expectations and preparation"},{"id":"guidance","items":[{"about":"mentor","anchor":true,"construct":"guidance","help":"Listening, sharing experience and showing the way, rather than taking over.","id":"core.guidance","kind":"rating","mentee":"{partner} gives me the guidance I need.","mentor":"I give {partner} the guidance they need.","scale":"agree"},{"about":"mentor","construct":"guidance","id":"guidance.finds_out","kind":"rating","mentee":"{partner} finds out how best to guide me.","mentor":"I find out how best to guide {partner}.","scale":"agree"},{"about":"mentor","construct":"guidance","id":"guidance.expertise","kind":"rating","mentee":"{partner} has the expertise that my work calls for.","mentor":"I have the expertise that {partner}''s work calls for.","scale":"agree"},{"about":"both","anchor":true,"construct":"accountability","id":"core.accountability","kind":"rating","mentee":"{partner} and I keep our word to each other.","mentor":"{partner} and I keep our word to each other.","scale":"often"},{"about":"both","construct":"accountability","id":"accountability.oversight","kind":"rating","mentee":"{partner} and I keep track of how our work is going.","mentor":"{partner} and I keep track of how our work is going.","scale":"often"},{"about":"both","construct":"accountability","id":"accountability.early","kind":"rating","mentee":"{partner} and I raise problems while there is still time to solve them.","mentor":"{partner} and I raise problems while there is still time to solve them.","scale":"often"}],"title":"Guidance and keeping our word"},{"id":"bond","items":[{"about":"both","anchor":true,"construct":"labor_boundary","id":"core.labor_boundary","kind":"rating","mentee":"{partner} and I each do our own share of the work.","mentor":"{partner} and I each do our own share of the work.","scale":"agree"},{"about":"both","construct":"labor_boundary","id":"labor_boundary.handed_over","kind":"rating","mentee":"Between {partner} and me, work that belongs to one lands on the other.","mentor":"Between {partner} and me, work that belongs to one lands on the other.","reverse":true,"scale":"often"},{"about":"both","construct":"labor_boundary","id":"labor_boundary.credit","kind":"rating","mentee":"{partner} and I share credit fairly.","mentor":"{partner} and I share credit fairly.","scale":"agree"},{"about":"both","anchor":true,"construct":"bond","id":"core.bond","kind":"rating","mentee":"{partner} and I trust each other.","mentor":"{partner} and I trust each other.","scale":"agree"},{"about":"both","construct":"bond","id":"bond.disagree","kind":"rating","mentee":"{partner} and I can disagree and still feel at ease.","mentor":"{partner} and I can disagree and still feel at ease.","scale":"agree"},{"about":"both","construct":"bond","id":"bond.friendship","kind":"rating","mentee":"{partner} and I have become something like friends.","mentor":"{partner} and I have become something like friends.","scale":"agree"}],"title":"Sharing the work, and trust"},{"id":"exchange","intro":"The same time, seen from your side alone.","items":[{"about":"self","construct":"exchange","exchange":"overall","flow":"gave","help":"Guidance, opportunities, ideas, personal support, or anything else of worth.","id":"gave.overall","kind":"rating","mentee":"All in all, how much have you given {partner}?","mentor":"All in all, how much have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"overall","flow":"got","help":"Guidance, opportunities, ideas, personal support, or anything else of worth.","id":"got.overall","kind":"rating","mentee":"All in all, how much has {partner} given you?","mentor":"All in all, how much has {partner} given you?","scale":"amount"},{"about":"self","construct":"fairness","help":"Even is not the goal. Many good relationships lean to one side.","id":"fairness","kind":"rating","mentee":"How do giving and getting compare for you, between {partner} and you?","mentor":"How do giving and getting compare for you, between {partner} and you?","scale":"balance"},{"about":"both","construct":"activity","help":"In person, by video or by phone. Your best estimate will do.","id":"meetings","kind":"number","max":60,"mentee":"How many times have {partner} and you met since the last round?","mentor":"How many times have {partner} and you met since the last round?","min":0,"unit":"meetings"}],"title":"Give and take"},{"id":"gave","intro":"Nobody gives everything, and little of one kind may be just right.","items":[{"about":"self","construct":"exchange","exchange":"guidance","flow":"gave","id":"gave.guidance","kind":"rating","mentee":"How much guidance and feedback have you given {partner}?","mentor":"How much guidance and feedback have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"opportunities","flow":"gave","id":"gave.opportunities","kind":"rating","mentee":"How much have you brought {partner} in opportunities and contacts?","mentor":"How much have you brought {partner} in opportunities and contacts?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"ideas","flow":"gave","id":"gave.ideas","kind":"rating","mentee":"How much has {partner} learned from you in new ideas and technology?","mentor":"How much has {partner} learned from you in new ideas and technology?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"support","flow":"gave","id":"gave.support","kind":"rating","mentee":"How much personal support have you given {partner}?","mentor":"How much personal support have you given {partner}?","scale":"amount"}],"title":"What you gave"},{"id":"got","intro":"The same four, the other way round.","items":[{"about":"self","construct":"exchange","exchange":"guidance","flow":"got","id":"got.guidance","kind":"rating","mentee":"How much guidance and feedback has {partner} given you?","mentor":"How much guidance and feedback has {partner} given you?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"opportunities","flow":"got","id":"got.opportunities","kind":"rating","mentee":"How much has {partner} brought you in opportunities and contacts?","mentor":"How much has {partner} brought you in opportunities and contacts?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"ideas","flow":"got","id":"got.ideas","kind":"rating","mentee":"How much have you learned from {partner} in new ideas and technology?","mentor":"How much have you learned from {partner} in new ideas and technology?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"support","flow":"got","id":"got.support","kind":"rating","mentee":"How much personal support has {partner} given you?","mentor":"How much personal support has {partner} given you?","scale":"amount"}],"title":"What you got"},{"id":"growth","intro":"Here the question is about you, mentor or mentee.","items":[{"about":"self","construct":"growth","id":"growth.confidence","kind":"rating","mentee":"Working with {partner} makes me more confident in what I do.","mentor":"Working with {partner} makes me more confident in what I do.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.progress","kind":"rating","mentee":"Working with {partner} moves my research or clinical work forward.","mentor":"Working with {partner} moves my research or clinical work forward.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.belonging","kind":"rating","mentee":"Working with {partner} helps me feel part of a community.","mentor":"Working with {partner} helps me feel part of a community.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.satisfaction","kind":"rating","mentee":"Working with {partner} adds to my satisfaction with my work.","mentor":"Working with {partner} adds to my satisfaction with my work.","scale":"agree"},{"about":"self","construct":"growth","id":"growth.advancement","kind":"rating","mentee":"Working with {partner} furthers my career beyond our current project.","mentor":"Working with {partner} furthers my career beyond our current project.","scale":"agree"}],"title":"What it does for you"},{"id":"wider","items":[{"about":"mentor","construct":"academic","id":"academic.person","kind":"rating","mentee":"{partner} helps me develop as a person.","mentor":"I help {partner} develop as a person.","scale":"agree"},{"about":"mentor","construct":"academic","help":"Choose can''t say if there are no other mentors.","id":"academic.perspective","kind":"rating","mentee":"{partner} gives me a perspective that goes beyond what my other mentors give.","mentor":"I give {partner} a perspective that goes beyond what their other mentors give.","scale":"agree"},{"about":"both","construct":"open_text","help":"Optional. You may also say here what helped most.","id":"open.better","kind":"text","mentee":"What one change would make your work with {partner} better?","mentor":"What one change would make your work with {partner} better?"}],"title":"The wider view"}],"title":"Review"}','62eae1cac6e420c9f9f932f6eb6511134b783dbe8866df2f3eab7cd23094f521','anchors:99a68db61893d46ba94dca13875fe4c48678728058ee8f7c173e968972827496','2027-01-03T09:00:00.000000Z');
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
INSERT INTO "invitation" VALUES('01a222e9-b33c-701b-8df6-0359666bf0ac','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27b-725b-8497-ca98f9502b2c','mentor','01a222e9-b276-75d6-a3e2-4d2ed2d8a433',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b33d-79ac-bb79-1110548dc202','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27b-725b-8497-ca98f9502b2c','mentee','01a222e9-b277-7534-a161-f9eaa1cc7f2c',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b33e-77f3-8de3-b36878819db2','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27c-7346-b292-324890f9a7a5','mentor','01a222e9-b276-75d6-a3e2-4d2ed2d8a433',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b33f-764a-a600-42f05bcdea49','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27c-7346-b292-324890f9a7a5','mentee','01a222e9-b278-7b6b-97a6-bc5708da9785',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b340-733c-93c4-c8739fc4e25d','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27d-7aab-8fd8-2b4e10bd9d75','mentor','01a222e9-b279-7750-88f9-f84366d43ff5',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b341-797f-ad3e-57dc8848a6a5','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b27d-7aab-8fd8-2b4e10bd9d75','mentee','01a222e9-b27a-77f9-aaaa-19043959024a',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a3-7200-afd9-0dfd4fbd00a7','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27b-725b-8497-ca98f9502b2c','mentor','01a222e9-b276-75d6-a3e2-4d2ed2d8a433',NULL,'2027-01-03T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a4-7965-ad3b-72ba738803bb','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27b-725b-8497-ca98f9502b2c','mentee','01a222e9-b277-7534-a161-f9eaa1cc7f2c',NULL,'2027-01-03T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a5-758a-88d7-2f43d4ee1d3f','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27c-7346-b292-324890f9a7a5','mentor','01a222e9-b276-75d6-a3e2-4d2ed2d8a433',NULL,'2027-01-03T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a6-71eb-a47e-7e4f19ab19e6','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27c-7346-b292-324890f9a7a5','mentee','01a222e9-b278-7b6b-97a6-bc5708da9785',NULL,'2027-01-03T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a7-79aa-84e3-79ad487da323','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27d-7aab-8fd8-2b4e10bd9d75','mentor','01a222e9-b279-7750-88f9-f84366d43ff5',NULL,'2027-01-03T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a222e9-b3a8-794c-ba4a-9a97fed6b7a9','01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b27d-7aab-8fd8-2b4e10bd9d75','mentee','01a222e9-b27a-77f9-aaaa-19043959024a',NULL,'2027-01-03T09:00:00.000000Z');
CREATE TABLE lead (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    named_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
INSERT INTO "lead" VALUES('01a222e9-b271-743e-9fe6-9f01832b109e','2026-10-05T09:00:00.000000Z',NULL);
CREATE TABLE link (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    token_hash TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL CHECK (scope IN ('participant', 'lead')),
    round_id TEXT REFERENCES round (id),
    minted_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT;
INSERT INTO "link" VALUES('01a222e9-b272-7a88-8f41-68884eaf2ed8','01a222e9-b271-743e-9fe6-9f01832b109e','cf52a7fbf3885926f5acf7ab65e8fe39a4a4344d3920a5f3ed6abec5b240819d','lead',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a222e9-b342-7f9d-85f6-638e6b9186d0','01a222e9-b276-75d6-a3e2-4d2ed2d8a433','9fab65c8a58c833c79f4938d6fa57d16c2e2bb8aa2d89d9b11c944a558bb8462','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a222e9-b347-7bff-ba5b-8f5f965b9a88','01a222e9-b277-7534-a161-f9eaa1cc7f2c','2e59ebe949633dc5570bedc53fa98ed97f704057a642b9a0c2287917da1a06c3','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a222e9-b34f-7c5d-a967-830576518eb1','01a222e9-b278-7b6b-97a6-bc5708da9785','31ee77a2df6f48e7bc2612c46218c1f5a46e4090fabf890fe2d974d08b59b869','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a222e9-b356-72a1-a0b8-ea9fc2f06f59','01a222e9-b279-7750-88f9-f84366d43ff5','fa0f55b0ec755c8feffcd7acd7234d4847961410b50d414ea33d64d093e57620','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a222e9-b35d-733d-bdc4-4895fcb077fb','01a222e9-b27a-77f9-aaaa-19043959024a','0859108e662e4df8856466b4b73ec0830e6062a96c31116f9940d24919d9933d','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
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
INSERT INTO "next_step" VALUES('01a222e9-b37c-7b52-84f4-3ac589d96989','01a222e9-b27b-725b-8497-ca98f9502b2c','01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b277-7534-a161-f9eaa1cc7f2c','Agree on the author order.','2026-11-02','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z',NULL,NULL);
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
INSERT INTO "person" VALUES('01a222e9-b271-743e-9fe6-9f01832b109e','01a222e9-b270-7623-810c-3df5f72896d6','lea@example.org','Lea Brandt','lea@example.org',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a222e9-b276-75d6-a3e2-4d2ed2d8a433','01a222e9-b270-7623-810c-3df5f72896d6','mira@example.org','Mira Olsen','mira@example.org','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a222e9-b277-7534-a161-f9eaa1cc7f2c','01a222e9-b270-7623-810c-3df5f72896d6','tom@example.org','Tom Reyes','tom@example.org','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a222e9-b278-7b6b-97a6-bc5708da9785','01a222e9-b270-7623-810c-3df5f72896d6','uma@example.org','Uma Shah','uma@example.org','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a222e9-b279-7750-88f9-f84366d43ff5','01a222e9-b270-7623-810c-3df5f72896d6','noel@example.org','Noel Park','noel@example.org','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a222e9-b27a-77f9-aaaa-19043959024a','01a222e9-b270-7623-810c-3df5f72896d6','vera@example.org','Vera Lind','vera@example.org','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
CREATE TABLE program (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    timezone TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    changes INTEGER NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
INSERT INTO "program" VALUES('01a222e9-b270-7623-810c-3df5f72896d6','Bridge','UTC',0,11,'2026-10-05T09:00:00.000000Z');
CREATE TABLE program_note (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    words TEXT NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;
CREATE TABLE recusal (
    relationship_id TEXT NOT NULL REFERENCES relationship (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    reason TEXT NOT NULL CHECK (reason IN ('line_manager', 'named')),
    recused_at TEXT NOT NULL,
    PRIMARY KEY (relationship_id, person_id)
) STRICT;
CREATE TABLE relationship (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    cohort TEXT NOT NULL,
    mentor_id TEXT NOT NULL REFERENCES person (id),
    mentee_id TEXT NOT NULL REFERENCES person (id),
    phase TEXT NOT NULL CHECK (phase IN ('introduction', 'cultivation', 'completion')),
    import_id TEXT REFERENCES roster_import (id),
    created_at TEXT NOT NULL,
    UNIQUE (program_id, cohort, mentor_id, mentee_id),
    CHECK (mentor_id <> mentee_id)
) STRICT;
INSERT INTO "relationship" VALUES('01a222e9-b27b-725b-8497-ca98f9502b2c','01a222e9-b270-7623-810c-3df5f72896d6','','01a222e9-b276-75d6-a3e2-4d2ed2d8a433','01a222e9-b277-7534-a161-f9eaa1cc7f2c','cultivation','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a222e9-b27c-7346-b292-324890f9a7a5','01a222e9-b270-7623-810c-3df5f72896d6','','01a222e9-b276-75d6-a3e2-4d2ed2d8a433','01a222e9-b278-7b6b-97a6-bc5708da9785','cultivation','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a222e9-b27d-7aab-8fd8-2b4e10bd9d75','01a222e9-b270-7623-810c-3df5f72896d6','','01a222e9-b279-7750-88f9-f84366d43ff5','01a222e9-b27a-77f9-aaaa-19043959024a','cultivation','01a222e9-b275-7964-ba61-83b78943fd6e','2026-10-05T09:00:00.000000Z');
CREATE TABLE response (
    id TEXT PRIMARY KEY,
    invitation_id TEXT NOT NULL UNIQUE REFERENCES invitation (id),
    started_at TEXT NOT NULL,
    submitted_at TEXT,
    submitted_browser TEXT,
    released_at TEXT,
    share_exact INTEGER NOT NULL CHECK (share_exact IN (0, 1)),
    CHECK (released_at IS NULL OR submitted_at IS NOT NULL)
) STRICT;
INSERT INTO "response" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','01a222e9-b33d-79ac-bb79-1110548dc202','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-08T09:00:00.000000Z',1);
INSERT INTO "response" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','01a222e9-b33c-701b-8df6-0359666bf0ac','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-08T09:00:00.000000Z',1);
INSERT INTO "response" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','01a222e9-b33f-764a-a600-42f05bcdea49','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53',NULL,0);
INSERT INTO "response" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','01a222e9-b340-733c-93c4-c8739fc4e25d','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-08T09:00:00.000000Z',0);
INSERT INTO "response" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','01a222e9-b341-797f-ad3e-57dc8848a6a5','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-08T09:00:00.000000Z',0);
INSERT INTO "response" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','01a222e9-b3a4-7965-ad3b-72ba738803bb','2027-01-05T09:00:00.000000Z','2027-01-05T09:00:00.000000Z','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2027-01-05T09:00:00.000000Z',0);
INSERT INTO "response" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','01a222e9-b3a3-7200-afd9-0dfd4fbd00a7','2027-01-05T09:00:00.000000Z','2027-01-05T09:00:00.000000Z','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2027-01-05T09:00:00.000000Z',0);
INSERT INTO "response" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','01a222e9-b3a7-79aa-84e3-79ad487da323','2027-01-05T09:00:00.000000Z','2027-01-05T09:00:00.000000Z','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba',NULL,0);
INSERT INTO "response" VALUES('01a222e9-b3d0-7ded-9721-90725797194d','01a222e9-b3a6-71eb-a47e-7e4f19ab19e6','2027-01-05T09:00:00.000000Z',NULL,NULL,NULL,0);
CREATE TABLE roster_import (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    source TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
INSERT INTO "roster_import" VALUES('01a222e9-b275-7964-ba61-83b78943fd6e','01a222e9-b270-7623-810c-3df5f72896d6','roster.csv','2026-10-05T09:00:00.000000Z',NULL);
CREATE TABLE round (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    number INTEGER NOT NULL,
    version_id TEXT NOT NULL REFERENCES instrument_version (id),
    opened_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    closed_at TEXT,
    UNIQUE (program_id, number)
) STRICT;
INSERT INTO "round" VALUES('01a222e9-b33b-7127-bfbd-4e7a0d712585','01a222e9-b270-7623-810c-3df5f72896d6',1,'01a222e9-b33a-762d-a88b-8240388dda14','2026-10-05T09:00:00.000000Z','2026-10-19T09:00:00.000000Z',NULL);
INSERT INTO "round" VALUES('01a222e9-b3a2-73e8-ae83-ca42a3781caf','01a222e9-b270-7623-810c-3df5f72896d6',2,'01a222e9-b3a1-75a0-84c8-39bc013bfed3','2027-01-03T09:00:00.000000Z','2027-01-24T09:00:00.000000Z',NULL);
CREATE TABLE score (
    response_id TEXT NOT NULL REFERENCES response (id),
    viewer TEXT NOT NULL CHECK (viewer IN ('partner', 'leads')),
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (response_id, viewer, measure)
) STRICT;
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','partner','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','core',62.5);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','anchor:accountability',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','anchor:labor_boundary',0.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b364-7c79-9aa3-6441c0b9c04f','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','core',6.66666666666666714053e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','anchor:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','partner','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','core',5.83333333333333357026e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:accountability',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:labor_boundary',0.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b372-732d-bf43-bc40b5552306','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','core',62.5);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','partner','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','core',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:accountability',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:labor_boundary',0.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b385-7b79-b49a-1feb53da82d1','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','core',62.5);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','partner','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','core',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:expectations',100.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:accountability',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:labor_boundary',0.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b38f-7f47-a460-779efc64990a','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','core',4.16666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','anchor:expectations',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','partner','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','core',4.16666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:expectations',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:guidance',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:accountability',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:labor_boundary',0.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','anchor:bond',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b398-7e62-a01e-8ac26899fc95','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','core',4.58333333333333285946e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','anchor:expectations',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','anchor:preparation',100.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','anchor:guidance',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','anchor:bond',0.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:expectations',3.88888888888888857309e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:preparation',7.2222222222222228539e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:guidance',2.77777777777777714609e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:bond',50.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:growth',5.66666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','construct:academic',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','gave',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','got',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','gave:guidance',0.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','gave:opportunities',50.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','gave:ideas',100.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','gave:support',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','got:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','got:opportunities',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','got:ideas',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','partner','got:support',0.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','core',5.2777777777777778569e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:expectations',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:preparation',100.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:guidance',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:accountability',50.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:labor_boundary',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','anchor:bond',0.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:expectations',3.88888888888888857309e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:preparation',7.2222222222222228539e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:guidance',2.77777777777777714609e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:accountability',6.11111111111111071636e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:labor_boundary',7.77777777777777856726e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:bond',50.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:growth',5.66666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','construct:academic',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','gave',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','got',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','fairness',-2.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','gave:guidance',0.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','gave:opportunities',50.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','gave:ideas',100.0);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','gave:support',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','got:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','got:opportunities',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','got:ideas',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3a9-799d-b808-f419d3b369da','leads','got:support',0.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','core',3.33333333333333357026e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','anchor:expectations',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','anchor:preparation',0.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','anchor:guidance',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','anchor:bond',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:expectations',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:guidance',4.444444444444444997e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:bond',2.77777777777777714609e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:growth',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','construct:academic',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','gave',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','got',100.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','gave:guidance',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','gave:opportunities',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','gave:ideas',0.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','gave:support',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','got:guidance',100.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','got:opportunities',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','got:ideas',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','partner','got:support',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','core',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:expectations',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:preparation',0.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:guidance',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:accountability',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:labor_boundary',100.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','anchor:bond',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:expectations',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:preparation',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:guidance',4.444444444444444997e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:accountability',3.88888888888888857309e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:labor_boundary',8.33333333333333285946e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:bond',2.77777777777777714609e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:growth',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','construct:academic',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','gave',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','got',100.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','fairness',-1.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','gave:guidance',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','gave:opportunities',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','gave:ideas',0.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','gave:support',50.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','got:guidance',100.0);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','got:opportunities',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','got:ideas',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3b5-77b3-8a79-3b543f7877e1','leads','got:support',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','core',7.08333333333333285946e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','anchor:expectations',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','anchor:preparation',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','anchor:guidance',100.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','anchor:bond',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:expectations',4.444444444444444997e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:preparation',3.88888888888888857309e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:guidance',7.2222222222222228539e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:bond',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:growth',4.66666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','construct:academic',5.83333333333333357026e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','gave',0.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','got',50.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','gave:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','gave:opportunities',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','gave:ideas',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','gave:support',0.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','got:guidance',50.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','got:opportunities',100.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','got:ideas',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','partner','got:support',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','core',5.83333333333333357026e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:expectations',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:preparation',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:guidance',100.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:accountability',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:labor_boundary',50.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','anchor:bond',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:expectations',4.444444444444444997e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:preparation',3.88888888888888857309e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:guidance',7.2222222222222228539e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:accountability',2.77777777777777714609e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:labor_boundary',2.77777777777777750149e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:bond',5.55555555555555500299e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:growth',4.66666666666666642973e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','construct:academic',5.83333333333333357026e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','gave',0.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','got',50.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','fairness',3.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','meetings',4.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','gave:guidance',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','gave:opportunities',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','gave:ideas',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','gave:support',0.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','got:guidance',50.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','got:opportunities',100.0);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','got:ideas',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a222e9-b3c3-7273-8e29-a80cb9d8474e','leads','got:support',8.33333333333333428107e+01);
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
INSERT INTO "session" VALUES('01a222e9-b343-72d4-9ee4-034d747fd5e5','c0a3d0ab6cb3f85ecf872e2facbf1c90eeff95936142f95d0027298c8dd4b1f4','01a222e9-b276-75d6-a3e2-4d2ed2d8a433','01a222e9-b342-7f9d-85f6-638e6b9186d0','318d29d87f2763eacdfd621673925c15df15c9753fdd7feb21ce8a51ed0aaa4f','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a222e9-b34a-7640-a3b8-355780579573','29157c25e43f69c0f49614c43bdec522d28e0f51f7ce4be1dc11c0111d0d5ac7','01a222e9-b277-7534-a161-f9eaa1cc7f2c','01a222e9-b347-7bff-ba5b-8f5f965b9a88','902143f1966d21d5e47e66a19b3b30d0d9f888638f67f981a7aec141926fc401','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a222e9-b352-79d2-9130-822b69aa7249','0ac1c269c3356c6b99191785614fd1e450e65ea8942bec5ee35e5bcc01639e06','01a222e9-b278-7b6b-97a6-bc5708da9785','01a222e9-b34f-7c5d-a967-830576518eb1','c84f5a1e923335ea06599fb6e1d1da2909b8e18fd371b5276b304d6384f78b53','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a222e9-b359-795a-b580-53a6754e9b60','8130f08fee68410b16c5636b680f4687085ac66db2a31413dbc86965bb4e2a0c','01a222e9-b279-7750-88f9-f84366d43ff5','01a222e9-b356-72a1-a0b8-ea9fc2f06f59','aa40098f2ed3ebf34777d2500f7fa97d99197d9b8e85f006f993999b53447aba','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a222e9-b35f-770e-a73f-4f4bb10c979f','d350721ad70a6d31a3dbe642241046506acbd3782bab2842cce2118319468986','01a222e9-b27a-77f9-aaaa-19043959024a','01a222e9-b35d-733d-bdc4-4895fcb077fb','05a60c1871cb6a652de129733bec516466b46385a659ab7a32ba5227d55a392f','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
CREATE TABLE threshold (
    program_id TEXT NOT NULL REFERENCES program (id),
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    value INTEGER,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, name, number)
) STRICT;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX roster_import_program ON roster_import (program_id);
CREATE INDEX person_import ON person (import_id);
CREATE INDEX relationship_mentor ON relationship (mentor_id);
CREATE INDEX relationship_mentee ON relationship (mentee_id);
CREATE INDEX relationship_import ON relationship (import_id);
CREATE INDEX recusal_person ON recusal (person_id);
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
CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);
CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by)
;
CREATE INDEX threshold_person ON threshold (changed_by)
;
COMMIT;
