BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'mentorsurvey','m001_first','2026-11-28 19:39:51.495983+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'mentorsurvey','m002_attention','2026-11-28 19:39:51.496413+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'mentorsurvey','m003_thresholds','2026-11-28 19:39:51.496654+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'mentorsurvey','m004_questions','2026-11-28 19:39:51.525068+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'mentorsurvey','m005_health','2026-11-28 19:39:51.525528+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'mentorsurvey','m006_trust','2026-11-28 19:39:51.526431+00:00');
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
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.expectations',7.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.preparation',4.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.listening',5.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.oversight',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.work',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.credit',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.trust',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','core.disagree',2.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','gave.overall',6.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','got.overall',2.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','fairness',-1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','meetings',8.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','talk',NULL,'["guidance"]',0,'partner','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.expectations',7.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.preparation',4.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.listening',5.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.oversight',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.work',1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.credit',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.trust',2.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','core.disagree',2.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','gave.overall',6.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','got.overall',2.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','fairness',-1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','meetings',8.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','talk',NULL,'["guidance"]',0,'partner','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.expectations',7.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.preparation',4.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.listening',5.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.oversight',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.work',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.credit',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.trust',5.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','core.disagree',2.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','gave.overall',6.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','got.overall',2.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','fairness',-1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','meetings',8.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','talk',NULL,'["guidance"]',0,'partner','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-10T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.expectations',7.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.preparation',4.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.listening',5.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.oversight',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.work',1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.credit',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.trust',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','core.disagree',2.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','gave.overall',6.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','got.overall',2.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','fairness',-1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','meetings',8.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','talk',NULL,'["guidance"]',0,'partner','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.expectations',7.0,NULL,0,'partner_and_leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.preparation',4.0,NULL,0,'partner_and_leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.listening',5.0,NULL,0,'partner_and_leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.oversight',6.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.work',1.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.credit',6.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.trust',7.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','core.disagree',2.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','gave.overall',6.0,NULL,0,'partner_and_leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','got.overall',2.0,NULL,0,'partner_and_leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','fairness',-1.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','meetings',8.0,NULL,0,'leads','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','talk',NULL,'["guidance"]',0,'partner','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.expectations',7.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.preparation',4.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.listening',5.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.oversight',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.work',1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.credit',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.trust',1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','core.disagree',2.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','gave.overall',6.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','got.overall',2.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','fairness',-1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','meetings',8.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','talk',NULL,'["guidance"]',0,'partner','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-09T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.expectations',7.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.preparation',4.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.listening',5.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.oversight',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.work',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.credit',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.trust',3.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','core.disagree',2.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','gave.overall',6.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','got.overall',2.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','fairness',-1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','meetings',8.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','talk',NULL,'["guidance"]',0,'partner','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.expectations',7.0,NULL,0,'partner_and_leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.preparation',4.0,NULL,0,'partner_and_leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.listening',5.0,NULL,0,'partner_and_leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.oversight',6.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.work',1.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.credit',6.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.trust',3.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','core.disagree',2.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','gave.overall',6.0,NULL,0,'partner_and_leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','got.overall',2.0,NULL,0,'partner_and_leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','fairness',-1.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','meetings',8.0,NULL,0,'leads','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','talk',NULL,'["guidance"]',0,'partner','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.expectations',7.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.preparation',4.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.listening',5.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.oversight',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.work',1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.credit',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.trust',2.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','core.disagree',2.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','gave.overall',6.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','got.overall',2.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','fairness',-1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','meetings',8.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','talk',NULL,'["guidance"]',0,'partner','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.expectations',7.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.preparation',4.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.listening',5.0,NULL,0,'partner_and_leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.oversight',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.work',1.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','core.credit',6.0,NULL,0,'leads','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.expectations',7.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.preparation',4.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.listening',5.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.oversight',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.work',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','core.credit',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.expectations',2.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.preparation',4.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.listening',5.0,NULL,0,'partner_and_leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.oversight',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.work',1.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','core.credit',6.0,NULL,0,'leads','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.expectations',7.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.preparation',4.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.listening',5.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.oversight',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.work',1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.credit',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.trust',4.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','core.disagree',2.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','gave.overall',6.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','got.overall',2.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','fairness',-1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','meetings',8.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','talk',NULL,'["guidance"]',0,'partner','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','contact',NULL,'lead',0,'only_you','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-23T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.expectations',7.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.preparation',4.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.listening',5.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.oversight',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.work',1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.credit',6.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.trust',5.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','core.disagree',2.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','gave.overall',6.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','got.overall',2.0,NULL,0,'partner_and_leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','fairness',-1.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','meetings',8.0,NULL,0,'leads','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','talk',NULL,'["guidance"]',0,'partner','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
INSERT INTO "answer" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','contact',NULL,'contact',0,'only_you','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-24T09:00:00.000000Z');
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
INSERT INTO "attention_dismissal" VALUES('01a223ab-cdb6-7790-a484-7c9a6e02d857','01a223ab-cf98-7d29-9010-9005346596b7','missed','spoke_with_both','Both are fine.','no','01a223ab-cd9c-7218-9fd1-25b63b25df11','2026-10-22T09:00:00.000000Z');
INSERT INTO "attention_dismissal" VALUES('01a223ab-cdd6-7622-bcb2-47b338a11543','01a223ab-cf98-7d29-9010-9005346596b7','missed,routine','other','I called Noel.','no','01a223ab-cd9c-7218-9fd1-25b63b25df11','2026-10-23T09:00:00.000000Z');
CREATE TABLE attention_draw (
    round_id TEXT NOT NULL REFERENCES round (id),
    relationship_id TEXT NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    drawn_at TEXT NOT NULL,
    PRIMARY KEY (round_id, relationship_id)
) STRICT;
INSERT INTO "attention_draw" VALUES('01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb4-7450-8063-2e1708fbbb37','2026-10-22T09:00:00.000000Z');
INSERT INTO "attention_draw" VALUES('01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdc8-7c53-8221-12e42e8dadc7','2026-10-22T09:00:00.000000Z');
INSERT INTO "attention_draw" VALUES('01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdd6-7622-bcb2-47b338a11543','2026-10-22T09:00:00.000000Z');
CREATE TABLE audience_wish (
    response_id TEXT NOT NULL REFERENCES response (id),
    item_id TEXT NOT NULL,
    browser TEXT NOT NULL,
    audience TEXT NOT NULL
        CHECK (audience IN ('partner_and_leads', 'partner', 'leads', 'only_you')),
    PRIMARY KEY (response_id, item_id, browser)
) STRICT;
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
INSERT INTO "contact" VALUES('01a223ab-cde0-7951-bf82-24314acd1eda','01a223ab-cd88-7595-a4ae-177629bc4e09','lead','01a223ab-cd9c-7218-9fd1-25b63b25df11',NULL,'2026-10-05T09:00:00.000000Z',NULL,NULL,NULL);
INSERT INTO "contact" VALUES('01a223ab-cdfa-7009-9fe8-dbd1835c1749','01a223ab-cd88-7595-a4ae-177629bc4e09','contact','01a223ab-cdf9-7e9c-9575-e2ac344ba9ac',NULL,'2026-10-05T09:00:00.000000Z',NULL,NULL,NULL);
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
INSERT INTO "instrument_version" VALUES('01a223ab-cf97-79c6-94c3-fbee6f0af81f','01a223ab-cd88-7595-a4ae-177629bc4e09','checkin',1,'{"key":"checkin","minutes":3,"purpose":"A short look at how the two of you are working together, the same in every round.","repeated":true,"scales":{"amount":{"key":"amount","labels":{"1":"nothing","4":"some","7":"a great deal"},"max":7,"min":1},"balance":{"key":"balance","labels":{"-3":"I give much more","0":"about even","3":"I get much more"},"max":3,"min":-3},"often":{"key":"often","labels":{"1":"never","4":"about half the time","7":"always"},"max":7,"min":1}},"sections":[{"id":"together","intro":"Since the last round, or since you began:","items":[{"about":"both","anchor":true,"construct":"expectations","id":"core.expectations","kind":"rating","mentee":"It was clear what {partner} and I expected of each other.","mentor":"It was clear what {partner} and I expected of each other.","scale":"often"},{"about":"mentee","anchor":true,"construct":"preparation","id":"core.preparation","kind":"rating","mentee":"I came prepared to my meetings with {partner}.","mentor":"{partner} came prepared to our meetings.","scale":"often"},{"about":"mentor","anchor":true,"construct":"guidance","id":"core.listening","kind":"rating","mentee":"{partner} found out what I needed before giving advice.","mentor":"I found out what {partner} needed before giving advice.","scale":"often"},{"about":"mentor","anchor":true,"construct":"oversight","id":"core.oversight","kind":"rating","mentee":"{partner} warned me of problems while there was time to avoid them.","mentor":"I warned {partner} of problems while there was time to avoid them.","scale":"often"},{"about":"partner","anchor":true,"construct":"work","id":"core.work","kind":"rating","mentee":"I did work that {partner} should have been doing.","mentor":"I did work that {partner} should have been doing.","reverse":true,"scale":"often","widest":"leads"},{"about":"partner","anchor":true,"construct":"work","id":"core.credit","kind":"rating","mentee":"{partner} gave me the credit that we had agreed on.","mentor":"{partner} gave me the credit that we had agreed on.","scale":"often"},{"about":"partner","anchor":true,"construct":"trust","id":"core.trust","kind":"rating","mentee":"I could trust {partner} to act in my interest.","mentor":"I could trust {partner} to act in my interest.","scale":"often"},{"about":"partner","anchor":true,"construct":"trust","id":"core.disagree","kind":"rating","mentee":"I could tell {partner} when I disagreed.","mentor":"I could tell {partner} when I disagreed.","scale":"often"}],"title":"Working together"},{"id":"exchange","intro":"Since the last round: guidance, ideas, support, anything of worth.","items":[{"about":"self","construct":"exchange","exchange":"overall","flow":"gave","id":"gave.overall","kind":"rating","mentee":"How much have you given {partner}?","mentor":"How much have you given {partner}?","scale":"amount"},{"about":"self","construct":"exchange","exchange":"overall","flow":"got","id":"got.overall","kind":"rating","mentee":"How much has {partner} given you?","mentor":"How much has {partner} given you?","scale":"amount"}],"title":"Give and take"},{"id":"balance","items":[{"about":"self","construct":"fairness","id":"fairness","kind":"rating","mentee":"How do giving and getting compare for you?","mentor":"How do giving and getting compare for you?","scale":"balance"},{"about":"both","construct":"activity","help":"Calls count too.","id":"meetings","kind":"number","max":60,"mentee":"How many times have you met {partner} since the last round?","mentor":"How many times have you met {partner} since the last round?","min":0,"unit":"meetings"}],"same_step":true,"title":"All in all"},{"id":"next","items":[{"about":"both","construct":"talk","help":"One or two.","id":"talk","kind":"choices","mentee":"Which of these would you like to talk about with {partner}?","mentor":"Which of these would you like to talk about with {partner}?","most":2,"options":[{"label":"What we expect","value":"expectations"},{"label":"Our meetings","value":"preparation"},{"label":"Guidance","value":"guidance"},{"label":"Problems ahead","value":"oversight"},{"label":"Work and credit","value":"work"},{"label":"Speaking openly","value":"trust"},{"alone":true,"label":"Nothing in particular","value":"none"}]},{"about":"self","construct":"contact","id":"contact","kind":"choice","mentee":"Would you like somebody from the program to get in touch?","mentor":"Would you like somebody from the program to get in touch?","options":[{"label":"No","value":"no"},{"label":"Yes, {lead}","value":"lead"},{"label":"Yes, in confidence, {contact}","value":"contact"}],"topic":"safety"}],"same_step":true,"title":"What next"}],"title":"Check-in"}','141684089a3752d635bdea769b0a72bbf19d60317035440f74488f7bf1e300be','anchors:70c1211aec9a7c1815ff4b2645cf1162c5a97fca81d492cd88119ec8aa17e86a','2026-10-07T09:00:00.000000Z');
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
INSERT INTO "invitation" VALUES('01a223ab-cf99-705a-8ce5-7feebbbb5e68','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb4-7450-8063-2e1708fbbb37','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9a-7605-afbe-10b03e308cfa','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb4-7450-8063-2e1708fbbb37','mentee','01a223ab-cdb0-702d-930f-6b11ff3b03e7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9b-7e20-b6cd-450c9423af7a','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb5-7378-bdd0-7a29a0ec9444','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9c-726e-a46a-c5558d523695','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb5-7378-bdd0-7a29a0ec9444','mentee','01a223ab-cdb1-7d74-bf05-40895037ae4f',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9d-7d7b-a11a-9a2a5164f73e','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb6-7790-a484-7c9a6e02d857','mentor','01a223ab-cdb2-77c9-a231-3e46535e50cb',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9e-79b7-831c-03d509361bfa','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb6-7790-a484-7c9a6e02d857','mentee','01a223ab-cdb3-7352-843f-38e66cb90aa7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cf9f-737f-a2c8-6464296d80ac','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdc8-7c53-8221-12e42e8dadc7','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cfa0-7476-8156-5fc049c73cfb','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdc8-7c53-8221-12e42e8dadc7','mentee','01a223ab-cdb0-702d-930f-6b11ff3b03e7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cfa1-7408-baa9-8a5b4f48e9c7','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdd6-7622-bcb2-47b338a11543','mentor','01a223ab-cdb2-77c9-a231-3e46535e50cb',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-cfa2-7ab0-a7c0-1802ab9f657e','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdd6-7622-bcb2-47b338a11543','mentee','01a223ab-cdb3-7352-843f-38e66cb90aa7',NULL,'2026-10-07T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2ec-73e3-bc08-8efb9960f7b8','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb4-7450-8063-2e1708fbbb37','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2ed-7553-a018-f0a8064c088a','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb4-7450-8063-2e1708fbbb37','mentee','01a223ab-cdb0-702d-930f-6b11ff3b03e7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2ee-7c64-ab19-4fd47cca7dce','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb5-7378-bdd0-7a29a0ec9444','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2ef-7149-ba0b-ce55b9125f87','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb5-7378-bdd0-7a29a0ec9444','mentee','01a223ab-cdb1-7d74-bf05-40895037ae4f',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f0-748a-8ca9-e4c6182a7b3b','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb6-7790-a484-7c9a6e02d857','mentor','01a223ab-cdb2-77c9-a231-3e46535e50cb',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f1-72f1-b39c-e91d95c54b1b','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdb6-7790-a484-7c9a6e02d857','mentee','01a223ab-cdb3-7352-843f-38e66cb90aa7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f2-7c4b-ba1d-4da2c4296d77','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdc8-7c53-8221-12e42e8dadc7','mentor','01a223ab-cdaf-750b-8f2f-a599212d5cc7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f3-7452-a425-1f022d69c4c1','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdc8-7c53-8221-12e42e8dadc7','mentee','01a223ab-cdb0-702d-930f-6b11ff3b03e7',NULL,'2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f4-7b59-b6fa-e8ce1ebd3edb','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdd6-7622-bcb2-47b338a11543','mentor','01a223ab-cdb2-77c9-a231-3e46535e50cb','2027-01-20T09:00:00.000000Z','2026-10-22T09:00:00.000000Z');
INSERT INTO "invitation" VALUES('01a223ab-d2f5-7c40-aa65-5ce80e3ff9f6','01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cdd6-7622-bcb2-47b338a11543','mentee','01a223ab-cdb3-7352-843f-38e66cb90aa7',NULL,'2026-10-22T09:00:00.000000Z');
CREATE TABLE lead (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    named_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
INSERT INTO "lead" VALUES('01a223ab-cd9c-7218-9fd1-25b63b25df11','2026-10-05T09:00:00.000000Z',NULL);
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
INSERT INTO "link" VALUES('01a223ab-cd9d-7471-8aaf-5ba67a53961e','01a223ab-cd9c-7218-9fd1-25b63b25df11','891df51762016098f15d74d08d56266b48e699fb6cf8ecfab59d8978553d63d0','lead',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a223ab-cfc1-77b9-a442-bec1fea16502','01a223ab-cdaf-750b-8f2f-a599212d5cc7','6883ea089fff2d74f2cb8be72ed76b65c0463bd48c5e7ac30479d401d39aa553','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a223ab-cffa-7a2c-895f-e9b1bfe3a5cf','01a223ab-cdb2-77c9-a231-3e46535e50cb','058d05e124c2b8d12fc3c02b82826b1bbb5861062b9ec017f47bcc1c9a4ffb92','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a223ab-d04d-7939-bc4c-04acdcb1ceaa','01a223ab-cdb0-702d-930f-6b11ff3b03e7','b57ea5e2a6b9219771a97b9657990254d5cb106aafe0df2af58d22324c69754f','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a223ab-d06e-7ecf-b377-27492a3c98b1','01a223ab-cdb1-7d74-bf05-40895037ae4f','3860ee3bb539c37c9913d207b54d8a1c02321a6fdb2d89b1836230d80430303e','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
INSERT INTO "link" VALUES('01a223ab-d09c-75ca-90bd-88e4eb3ad2e5','01a223ab-cdb3-7352-843f-38e66cb90aa7','bcff3b95ef1f658edf0b8f46489a98b28aa35979074fa826a2a1cdc1c4dd6c8e','participant',NULL,'2026-10-05T09:00:00.000000Z','2027-01-03T09:00:00.000000Z',NULL);
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
INSERT INTO "next_step" VALUES('01a223ab-d17f-73c7-9ee1-898eb0249f5c','01a223ab-cdb4-7450-8063-2e1708fbbb37','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdb0-702d-930f-6b11ff3b03e7','Agree on the author order.','2026-12-01','2026-10-12T09:00:00.000000Z','2026-10-13T09:00:00.000000Z',NULL,NULL);
INSERT INTO "next_step" VALUES('01a223ab-d1a7-7be8-a737-d18764e7b9b2','01a223ab-cdc8-7c53-8221-12e42e8dadc7','01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cdaf-750b-8f2f-a599212d5cc7','Meet every other week.','2026-12-08','2026-10-14T09:00:00.000000Z',NULL,NULL,NULL);
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
INSERT INTO "person" VALUES('01a223ab-cd9c-7218-9fd1-25b63b25df11','01a223ab-cd88-7595-a4ae-177629bc4e09','lea@example.org','Lea Brandt','lea@example.org',NULL,'2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdaf-750b-8f2f-a599212d5cc7','01a223ab-cd88-7595-a4ae-177629bc4e09','mira@example.org','Mira Olsen','mira@example.org','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdb0-702d-930f-6b11ff3b03e7','01a223ab-cd88-7595-a4ae-177629bc4e09','tom@example.org','Tom Reyes','tom@example.org','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdb1-7d74-bf05-40895037ae4f','01a223ab-cd88-7595-a4ae-177629bc4e09','uma@example.org','Uma Shah','uma@example.org','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdb2-77c9-a231-3e46535e50cb','01a223ab-cd88-7595-a4ae-177629bc4e09','noel@example.org','Noel Park','noel@example.org','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdb3-7352-843f-38e66cb90aa7','01a223ab-cd88-7595-a4ae-177629bc4e09','vera@example.org','Vera Lind','vera@example.org','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdd7-7430-a7ba-cae5e3569bd8','01a223ab-cd88-7595-a4ae-177629bc4e09','boss@example.org','boss@example.org','boss@example.org','01a223ab-cdd5-7d81-a583-ade3125b644c','2026-10-06T09:00:00.000000Z');
INSERT INTO "person" VALUES('01a223ab-cdf9-7e9c-9575-e2ac344ba9ac','01a223ab-cd88-7595-a4ae-177629bc4e09','sam@example.org','Sam Ortiz','sam@example.org',NULL,'2026-10-05T09:00:00.000000Z');
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
    CHECK (leads_see IN ('scores', 'totals'))) STRICT;
INSERT INTO "program" VALUES('01a223ab-cd88-7595-a4ae-177629bc4e09','Bridge','UTC',0,20,'2026-10-05T09:00:00.000000Z','scores');
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
INSERT INTO "recusal" VALUES('01a223ab-cdd6-7622-bcb2-47b338a11543','01a223ab-cdd7-7430-a7ba-cae5e3569bd8','line_manager','2026-10-06T09:00:00.000000Z');
INSERT INTO "recusal" VALUES('01a223ab-cdc8-7c53-8221-12e42e8dadc7','01a223ab-cd9c-7218-9fd1-25b63b25df11','named','2026-10-23T09:00:00.000000Z');
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
INSERT INTO "relationship" VALUES('01a223ab-cdb4-7450-8063-2e1708fbbb37','01a223ab-cd88-7595-a4ae-177629bc4e09','','01a223ab-cdaf-750b-8f2f-a599212d5cc7','01a223ab-cdb0-702d-930f-6b11ff3b03e7','cultivation','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a223ab-cdb5-7378-bdd0-7a29a0ec9444','01a223ab-cd88-7595-a4ae-177629bc4e09','','01a223ab-cdaf-750b-8f2f-a599212d5cc7','01a223ab-cdb1-7d74-bf05-40895037ae4f','cultivation','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a223ab-cdb6-7790-a484-7c9a6e02d857','01a223ab-cd88-7595-a4ae-177629bc4e09','','01a223ab-cdb2-77c9-a231-3e46535e50cb','01a223ab-cdb3-7352-843f-38e66cb90aa7','cultivation','01a223ab-cdae-7ac6-9015-f95b20f501d3','2026-10-05T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a223ab-cdc8-7c53-8221-12e42e8dadc7','01a223ab-cd88-7595-a4ae-177629bc4e09','2026','01a223ab-cdaf-750b-8f2f-a599212d5cc7','01a223ab-cdb0-702d-930f-6b11ff3b03e7','cultivation','01a223ab-cdc7-72f2-a8ea-566244f188aa','2026-10-06T09:00:00.000000Z');
INSERT INTO "relationship" VALUES('01a223ab-cdd6-7622-bcb2-47b338a11543','01a223ab-cd88-7595-a4ae-177629bc4e09','2026','01a223ab-cdb2-77c9-a231-3e46535e50cb','01a223ab-cdb3-7352-843f-38e66cb90aa7','cultivation','01a223ab-cdd5-7d81-a583-ade3125b644c','2026-10-06T09:00:00.000000Z');
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
INSERT INTO "response" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','01a223ab-cf99-705a-8ce5-7feebbbb5e68','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-09T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','01a223ab-cf9a-7605-afbe-10b03e308cfa','2026-10-09T09:00:00.000000Z','2026-10-09T09:00:00.000000Z','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-09T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','01a223ab-cf9f-737f-a2c8-6464296d80ac','2026-10-10T09:00:00.000000Z','2026-10-10T09:00:00.000000Z','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-11T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','01a223ab-cfa0-7476-8156-5fc049c73cfb','2026-10-11T09:00:00.000000Z','2026-10-11T09:00:00.000000Z','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-11T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','01a223ab-cf9d-7d7b-a11a-9a2a5164f73e','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6',NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','01a223ab-cfa2-7ab0-a7c0-1802ab9f657e','2026-10-09T09:00:00.000000Z','2026-10-09T09:00:00.000000Z','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb',NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','01a223ab-cf9b-7e20-b6cd-450c9423af7a','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-08T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','01a223ab-cf9c-726e-a46a-c5558d523695','2026-10-08T09:00:00.000000Z','2026-10-08T09:00:00.000000Z','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-08T09:00:00.000000Z','scores',0);
INSERT INTO "response" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','01a223ab-d2ed-7553-a018-f0a8064c088a','2026-10-23T09:00:00.000000Z','2026-10-23T09:00:00.000000Z','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf',NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d34c-7d0d-a6db-697129e9067e','01a223ab-d2f3-7452-a425-1f022d69c4c1','2026-10-24T09:00:00.000000Z',NULL,NULL,NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d367-76f5-b566-1d2d595889be','01a223ab-d2ec-73e3-bc08-8efb9960f7b8','2026-10-23T09:00:00.000000Z',NULL,NULL,NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d374-7e19-9001-06b4a43ac133','01a223ab-d2f2-7c4b-ba1d-4da2c4296d77','2026-10-24T09:00:00.000000Z',NULL,NULL,NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','01a223ab-d2f1-72f1-b39c-e91d95c54b1b','2026-10-23T09:00:00.000000Z','2026-10-23T09:00:00.000000Z','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb',NULL,'scores',0);
INSERT INTO "response" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','01a223ab-d2f5-7c40-aa65-5ce80e3ff9f6','2026-10-24T09:00:00.000000Z','2026-10-24T09:00:00.000000Z','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb',NULL,'scores',0);
CREATE TABLE roster_import (
    id TEXT PRIMARY KEY,
    program_id TEXT NOT NULL REFERENCES program (id),
    source TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    undone_at TEXT
) STRICT;
INSERT INTO "roster_import" VALUES('01a223ab-cdae-7ac6-9015-f95b20f501d3','01a223ab-cd88-7595-a4ae-177629bc4e09','roster.csv','2026-10-05T09:00:00.000000Z',NULL);
INSERT INTO "roster_import" VALUES('01a223ab-cdc7-72f2-a8ea-566244f188aa','01a223ab-cd88-7595-a4ae-177629bc4e09','2026.csv','2026-10-06T09:00:00.000000Z',NULL);
INSERT INTO "roster_import" VALUES('01a223ab-cdd5-7d81-a583-ade3125b644c','01a223ab-cd88-7595-a4ae-177629bc4e09','2026.csv','2026-10-06T09:00:00.000000Z',NULL);
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
INSERT INTO "round" VALUES('01a223ab-cf98-7d29-9010-9005346596b7','01a223ab-cd88-7595-a4ae-177629bc4e09',1,'01a223ab-cf97-79c6-94c3-fbee6f0af81f','2026-10-07T09:00:00.000000Z','2026-10-21T09:00:00.000000Z','2026-10-21T09:00:00.000000Z');
INSERT INTO "round" VALUES('01a223ab-d2eb-76f8-841b-f4c26a463205','01a223ab-cd88-7595-a4ae-177629bc4e09',2,'01a223ab-cf97-79c6-94c3-fbee6f0af81f','2026-10-22T09:00:00.000000Z','2026-12-21T09:00:00.000000Z',NULL);
CREATE TABLE "score" (
    response_id TEXT NOT NULL REFERENCES response (id),
    reader TEXT NOT NULL CHECK (reader IN ('leads', 'totals')),
    measure TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (response_id, reader, measure)
) STRICT;
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','leads','core',5.83333333333333357026e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.trust',0.0);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d0d1-7f8c-bc11-33d088fce554','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','leads','core',6.66666666666666714053e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.trust',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d0f4-7bde-b1e6-358a93f96c5a','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','leads','core',6.94444444444444428663e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.trust',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d121-73a2-8f58-488bf8006ee2','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','leads','core',7.61904761904761897986e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.trust',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d14f-715e-9395-6f3a7bd9da40','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','leads','core',75.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.trust',100.0);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d1b8-77b1-986f-8d36df411a2d','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','leads','core',6.42857142857142918037e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.trust',0.0);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d1fc-7611-b7b9-eacd37acfd4d','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','leads','core',6.38888888888888857326e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.trust',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d223-79c7-8299-9f6a496d6ca1','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','leads','core',6.90476190476190510025e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.trust',3.33333333333333285968e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d254-7cc8-ba51-6b7716686b46','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','leads','core',6.66666666666666714053e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.trust',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d308-7dd7-baea-f7a7c6dd5102','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','leads','core',7.14285714285714305998e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.trust',50.0);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','totals','fairness',-1.0);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','leads','core',7.38095238095238102013e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','leads','meetings',8.0);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.expectations',100.0);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.preparation',50.0);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.listening',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.oversight',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.work',100.0);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.credit',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.trust',6.66666666666666571936e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','item:core.disagree',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','gave',8.33333333333333428107e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','got',1.66666666666666642981e+01);
INSERT INTO "score" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','totals','fairness',-1.0);
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
INSERT INTO "session" VALUES('01a223ab-cfda-7268-bfdf-dda6a66a4d4c','392ecf01337841c21b0dcee6de4cc7638d75f17648583056cb8bc5a8d1e045bc','01a223ab-cdaf-750b-8f2f-a599212d5cc7','01a223ab-cfc1-77b9-a442-bec1fea16502','97e2eedf967ef145f85095b812f8632d3b1089cebae89a70cc0c8baee287c956','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a223ab-d022-7a3c-b89c-23fc9384e463','5a77d1b2eaea62c78ae2e45a51bdb66eeb5d258e888a50a03d7ed31b5d07bea4','01a223ab-cdb2-77c9-a231-3e46535e50cb','01a223ab-cffa-7a2c-895f-e9b1bfe3a5cf','3c0281ef4efdef4766449996c75438ae5bac5a3bab3972968a97f2247cb7b8f6','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a223ab-d058-7f0e-8d91-62860de20a3e','99bd12ffe9a4a83d1a6c632145d58f450d387a383296cc49c0564899a734c27d','01a223ab-cdb0-702d-930f-6b11ff3b03e7','01a223ab-d04d-7939-bc4c-04acdcb1ceaa','974e21a2773d2599162eddf02477ae3cb247b33d80972acc669e385ca7a6debf','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a223ab-d07a-79b5-8775-6ae463c0a96d','be18384b70fba2328022b3846154268dce79e56710072114f631eab270b680e0','01a223ab-cdb1-7d74-bf05-40895037ae4f','01a223ab-d06e-7ecf-b377-27492a3c98b1','4bc40332fe4aebe6b2dd423b3182a8e01586a0a22a724782d2427b8bc134aaac','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a223ab-d0ba-7e35-b46b-f91a343a240c','dc1721791a444e3a181a8f7c1fe8b64e55b327102106a327cb5edc23e5cc7728','01a223ab-cdb3-7352-843f-38e66cb90aa7','01a223ab-d09c-75ca-90bd-88e4eb3ad2e5','0a401ef96723dfd09b8f2573855ef82b47a0811a7462164760f0e24020eedabb','2026-10-05T09:00:00.000000Z','2026-11-04T09:00:00.000000Z',NULL);
INSERT INTO "session" VALUES('01a223ab-d294-7d50-bc8a-d3c43f8b542a','4723f399252ba1439d94d28261f4c51449a539f6c3612fc2e8c56a1e142a37ca','01a223ab-cd9c-7218-9fd1-25b63b25df11','01a223ab-cd9d-7471-8aaf-5ba67a53961e','2da4171af0154d6a11c8d6f8b8614bee44320faa9c8d664553a8a2f38b5b48a8','2026-10-05T09:00:00.000000Z','2026-10-12T09:00:00.000000Z',NULL);
CREATE TABLE threshold (
    program_id TEXT NOT NULL REFERENCES program (id),
    name TEXT NOT NULL,
    number INTEGER NOT NULL,
    value INTEGER,
    changed_by TEXT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (program_id, name, number)
) STRICT;
CREATE TABLE wish (
    response_id TEXT PRIMARY KEY REFERENCES response (id),
    contact_id TEXT NOT NULL REFERENCES contact (id),
    asked_at TEXT NOT NULL,
    seen_at TEXT,
    done_at TEXT
) STRICT;
INSERT INTO "wish" VALUES('01a223ab-d381-7134-943a-1d2a377ecb97','01a223ab-cde0-7951-bf82-24314acd1eda','2026-10-23T09:00:00.000000Z',NULL,NULL);
INSERT INTO "wish" VALUES('01a223ab-d3b5-75a8-bfef-2aeb2120b1a2','01a223ab-cdfa-7009-9fe8-dbd1835c1749','2026-10-24T09:00:00.000000Z',NULL,NULL);
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
CREATE INDEX contact_program ON contact (program_id);
CREATE INDEX contact_person ON contact (person_id);
CREATE INDEX contact_named_by ON contact (named_by);
CREATE UNIQUE INDEX contact_current ON contact (program_id, role) WHERE ended_at IS NULL;
CREATE INDEX wish_contact ON wish (contact_id)
;
CREATE INDEX pin_person ON pin (person_id);
CREATE INDEX pin_browser_pin ON pin_browser (pin_id);
COMMIT;
