
CREATE FUNCTION ledger_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the ledger only grows: no % of %', TG_OP, TG_TABLE_NAME; END $$;

CREATE TABLE claims (
    seq bigint NOT NULL,
    id character varying NOT NULL,
    reading bigint NOT NULL,
    document character varying NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    kind character varying NOT NULL,
    stance character varying NOT NULL,
    verification character varying,
    claimant text NOT NULL,
    side text,
    weapon text NOT NULL,
    place text NOT NULL,
    sentence text NOT NULL,
    first_day date,
    last_day date,
    part_of character varying,
    body json NOT NULL
);

CREATE SEQUENCE claims_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE claims_seq_seq OWNED BY claims.seq;

CREATE TABLE derivations (
    seq bigint NOT NULL,
    sort character varying NOT NULL,
    id character varying NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    withdrawn boolean NOT NULL,
    kind character varying,
    digest character varying,
    body json
);

CREATE SEQUENCE derivations_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE derivations_seq_seq OWNED BY derivations.seq;

CREATE TABLE documents (
    seq bigint NOT NULL,
    id character varying NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    text json NOT NULL
);

CREATE SEQUENCE documents_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE documents_seq_seq OWNED BY documents.seq;

CREATE TABLE grounds (
    derivation bigint NOT NULL,
    claim character varying NOT NULL
);

CREATE TABLE readings (
    seq bigint NOT NULL,
    document character varying NOT NULL,
    reader character varying NOT NULL,
    learned_at timestamp with time zone NOT NULL,
    name text NOT NULL,
    published_on date,
    search text NOT NULL,
    text json,
    body json NOT NULL
);

CREATE SEQUENCE readings_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE readings_seq_seq OWNED BY readings.seq;

CREATE TABLE schema_version (
    version integer NOT NULL
);

CREATE SEQUENCE schema_version_version_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE schema_version_version_seq OWNED BY schema_version.version;

ALTER TABLE ONLY claims ALTER COLUMN seq SET DEFAULT nextval('claims_seq_seq'::regclass);

ALTER TABLE ONLY derivations ALTER COLUMN seq SET DEFAULT nextval('derivations_seq_seq'::regclass);

ALTER TABLE ONLY documents ALTER COLUMN seq SET DEFAULT nextval('documents_seq_seq'::regclass);

ALTER TABLE ONLY readings ALTER COLUMN seq SET DEFAULT nextval('readings_seq_seq'::regclass);

ALTER TABLE ONLY schema_version ALTER COLUMN version SET DEFAULT nextval('schema_version_version_seq'::regclass);

INSERT INTO claims VALUES (1, 'clm_0a2dd2b769f3495c', 1, 'doc_78112858646da5cf', '2025-03-03 09:00:00+00', 'interception', 'asserted', NULL, ' ukrainian air force ; ua air force ; ukrainian air force ', 'ukraine', ' uav ; drones ', ' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;', 'at least 12 drones were shot down over odesa overnight, the ukrainian air force said on sunday.', '2031-05-03', '2031-05-04', NULL, '{"id": "clm_0a2dd2b769f3495c", "document": "doc_78112858646da5cf", "document_name": "harbour", "sentence": {"start": 0, "end": 95, "text": "At least 12 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday."}, "kind": "interception", "stance": "asserted", "verification": null, "claimant": {"span": {"start": 60, "end": 79, "text": "Ukrainian air force"}, "name": "Ukrainian air force", "entity": "ua-air-force", "side": "ukraine", "via": []}, "said": {"interval": {"start_at": "2031-05-03T21:00:00+00:00", "end_at": "2031-05-04T21:00:00+00:00", "precision": "day", "zone": "Europe/Kyiv"}, "start": 88, "end": 94, "text": "Sunday"}, "channel": null, "actor": {"span": null, "entity": null, "side": "ukraine"}, "target": null, "weapon": {"span": {"start": 12, "end": 18, "text": "drones"}, "weapon_class": "uav", "model": null}, "count": {"span": {"start": 0, "end": 11, "text": "At least 12"}, "quantity": {"low": 12.0, "high": null, "approximate": false, "unit": "uav", "per": null}}, "places": [{"span": {"start": 39, "end": 44, "text": "Odesa"}, "place": {"name": "Odesa", "gazetteer": "geonames:698740", "country": "UA", "admin1": "Odesa Oblast", "latitude": 46.48572, "longitude": 30.74383, "precision": "settlement"}}], "time": {"interval": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "start": 45, "end": 54, "text": "overnight"}, "part_of": null, "evidence": [{"start": 0, "end": 11, "text": "At least 12"}, {"start": 12, "end": 18, "text": "drones"}, {"start": 24, "end": 28, "text": "shot"}, {"start": 39, "end": 44, "text": "Odesa"}, {"start": 45, "end": 54, "text": "overnight"}, {"start": 60, "end": 79, "text": "Ukrainian air force"}, {"start": 88, "end": 94, "text": "Sunday"}], "reader": "english 0.1.0 (english-minilm-2)"}');
INSERT INTO claims VALUES (2, 'clm_2789295d33430acd', 1, 'doc_78112858646da5cf', '2025-03-03 09:00:00+00', 'strike', 'asserted', NULL, ' ukrainian air force ; ua air force ; it ', 'ukraine', ' uav ; three ', '', 'three of them fell on a port, it said.', '2031-05-03', '2031-05-04', NULL, '{"id": "clm_2789295d33430acd", "document": "doc_78112858646da5cf", "document_name": "harbour", "sentence": {"start": 96, "end": 134, "text": "Three of them fell on a port, it said."}, "kind": "strike", "stance": "asserted", "verification": null, "claimant": {"span": {"start": 126, "end": 128, "text": "it"}, "name": "Ukrainian air force", "entity": "ua-air-force", "side": "ukraine", "via": []}, "said": null, "channel": null, "actor": null, "target": {"span": {"start": 120, "end": 124, "text": "port"}, "target_class": "port", "side": null}, "weapon": {"span": {"start": 96, "end": 101, "text": "Three"}, "weapon_class": "uav", "model": null}, "count": {"span": {"start": 96, "end": 101, "text": "Three"}, "quantity": {"low": 3.0, "high": 3.0, "approximate": false, "unit": "uav", "per": null}}, "places": [], "time": {"interval": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "start": null, "end": null, "text": null}, "part_of": null, "evidence": [{"start": 96, "end": 101, "text": "Three"}, {"start": 110, "end": 114, "text": "fell"}, {"start": 120, "end": 124, "text": "port"}, {"start": 126, "end": 128, "text": "it"}], "reader": "english 0.1.0 (english-minilm-2)"}');
INSERT INTO claims VALUES (3, 'clm_a7cb1e9370073548', 2, 'doc_45b913efec7bdb74', '2025-03-03 10:00:00+00', 'interception', 'asserted', NULL, ' ukrainian air force ; ua air force ; ukrainian air force ', 'ukraine', ' uav ; drones ', ' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;', 'at least 15 drones were shot down over odesa overnight, the ukrainian air force said on sunday.', '2031-05-03', '2031-05-04', NULL, '{"id": "clm_a7cb1e9370073548", "document": "doc_45b913efec7bdb74", "document_name": "harbour", "sentence": {"start": 0, "end": 95, "text": "At least 15 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday."}, "kind": "interception", "stance": "asserted", "verification": null, "claimant": {"span": {"start": 60, "end": 79, "text": "Ukrainian air force"}, "name": "Ukrainian air force", "entity": "ua-air-force", "side": "ukraine", "via": []}, "said": {"interval": {"start_at": "2031-05-03T21:00:00+00:00", "end_at": "2031-05-04T21:00:00+00:00", "precision": "day", "zone": "Europe/Kyiv"}, "start": 88, "end": 94, "text": "Sunday"}, "channel": null, "actor": {"span": null, "entity": null, "side": "ukraine"}, "target": null, "weapon": {"span": {"start": 12, "end": 18, "text": "drones"}, "weapon_class": "uav", "model": null}, "count": {"span": {"start": 0, "end": 11, "text": "At least 15"}, "quantity": {"low": 15.0, "high": null, "approximate": false, "unit": "uav", "per": null}}, "places": [{"span": {"start": 39, "end": 44, "text": "Odesa"}, "place": {"name": "Odesa", "gazetteer": "geonames:698740", "country": "UA", "admin1": "Odesa Oblast", "latitude": 46.48572, "longitude": 30.74383, "precision": "settlement"}}], "time": {"interval": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "start": 45, "end": 54, "text": "overnight"}, "part_of": null, "evidence": [{"start": 0, "end": 11, "text": "At least 15"}, {"start": 12, "end": 18, "text": "drones"}, {"start": 24, "end": 28, "text": "shot"}, {"start": 39, "end": 44, "text": "Odesa"}, {"start": 45, "end": 54, "text": "overnight"}, {"start": 60, "end": 79, "text": "Ukrainian air force"}, {"start": 88, "end": 94, "text": "Sunday"}], "reader": "english 0.1.0 (english-minilm-2)"}');
INSERT INTO claims VALUES (4, 'clm_ee304170a8ba1319', 2, 'doc_45b913efec7bdb74', '2025-03-03 10:00:00+00', 'strike', 'asserted', NULL, ' ukrainian air force ; ua air force ; it ', 'ukraine', ' uav ; three ', '', 'three of them fell on a port, it said.', '2031-05-03', '2031-05-04', NULL, '{"id": "clm_ee304170a8ba1319", "document": "doc_45b913efec7bdb74", "document_name": "harbour", "sentence": {"start": 96, "end": 134, "text": "Three of them fell on a port, it said."}, "kind": "strike", "stance": "asserted", "verification": null, "claimant": {"span": {"start": 126, "end": 128, "text": "it"}, "name": "Ukrainian air force", "entity": "ua-air-force", "side": "ukraine", "via": []}, "said": null, "channel": null, "actor": null, "target": {"span": {"start": 120, "end": 124, "text": "port"}, "target_class": "port", "side": null}, "weapon": {"span": {"start": 96, "end": 101, "text": "Three"}, "weapon_class": "uav", "model": null}, "count": {"span": {"start": 96, "end": 101, "text": "Three"}, "quantity": {"low": 3.0, "high": 3.0, "approximate": false, "unit": "uav", "per": null}}, "places": [], "time": {"interval": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "start": null, "end": null, "text": null}, "part_of": null, "evidence": [{"start": 96, "end": 101, "text": "Three"}, {"start": 110, "end": 114, "text": "fell"}, {"start": 120, "end": 124, "text": "port"}, {"start": 126, "end": 128, "text": "it"}], "reader": "english 0.1.0 (english-minilm-2)"}');
INSERT INTO claims VALUES (5, 'clm_40a88c16686799e3', 3, 'doc_b03e210e89a43933', '2025-03-03 11:00:00+00', 'killed', 'asserted', 'unverified', ' governor ivan bondar ; governor ivan bondar ', NULL, ' artillery ; shelling ', ' kherson ; kherson ; kherson oblast ; country:ua ; geonames:706448 ;', 'russian shelling killed two people and wounded five in kherson on may 4, governor ivan bondar said.', '2031-05-04', '2031-05-04', NULL, '{"id": "clm_40a88c16686799e3", "document": "doc_b03e210e89a43933", "document_name": "shells", "sentence": {"start": 0, "end": 99, "text": "Russian shelling killed two people and wounded five in Kherson on May 4, Governor Ivan Bondar said."}, "kind": "killed", "stance": "asserted", "verification": "unverified", "claimant": {"span": {"start": 73, "end": 93, "text": "Governor Ivan Bondar"}, "name": "Governor Ivan Bondar", "entity": null, "side": null, "via": []}, "said": null, "channel": null, "actor": {"span": {"start": 0, "end": 16, "text": "Russian shelling"}, "entity": "ru", "side": "russia"}, "target": {"span": {"start": 28, "end": 34, "text": "people"}, "target_class": "person", "side": null}, "weapon": {"span": {"start": 8, "end": 16, "text": "shelling"}, "weapon_class": "artillery", "model": null}, "count": {"span": {"start": 24, "end": 27, "text": "two"}, "quantity": {"low": 2.0, "high": 2.0, "approximate": false, "unit": "person", "per": null}}, "places": [{"span": {"start": 55, "end": 62, "text": "Kherson"}, "place": {"name": "Kherson", "gazetteer": "geonames:706448", "country": "UA", "admin1": "Kherson Oblast", "latitude": 46.63695, "longitude": 32.61458, "precision": "settlement"}}], "time": {"interval": {"start_at": "2031-05-03T21:00:00+00:00", "end_at": "2031-05-04T21:00:00+00:00", "precision": "day", "zone": "Europe/Kyiv"}, "start": 66, "end": 71, "text": "May 4"}, "part_of": null, "evidence": [{"start": 0, "end": 16, "text": "Russian shelling"}, {"start": 8, "end": 16, "text": "shelling"}, {"start": 17, "end": 23, "text": "killed"}, {"start": 24, "end": 27, "text": "two"}, {"start": 28, "end": 34, "text": "people"}, {"start": 55, "end": 62, "text": "Kherson"}, {"start": 66, "end": 71, "text": "May 4"}, {"start": 73, "end": 93, "text": "Governor Ivan Bondar"}, {"start": 110, "end": 145, "text": "could not be independently verified"}], "reader": "english 0.1.0 (english-minilm-2)"}');
INSERT INTO claims VALUES (6, 'clm_add225598850c65b', 3, 'doc_b03e210e89a43933', '2025-03-03 11:00:00+00', 'injured', 'asserted', 'unverified', ' governor ivan bondar ; governor ivan bondar ', NULL, ' artillery ; shelling ', ' kherson ; kherson ; kherson oblast ; country:ua ; geonames:706448 ;', 'russian shelling killed two people and wounded five in kherson on may 4, governor ivan bondar said.', '2031-05-04', '2031-05-04', NULL, '{"id": "clm_add225598850c65b", "document": "doc_b03e210e89a43933", "document_name": "shells", "sentence": {"start": 0, "end": 99, "text": "Russian shelling killed two people and wounded five in Kherson on May 4, Governor Ivan Bondar said."}, "kind": "injured", "stance": "asserted", "verification": "unverified", "claimant": {"span": {"start": 73, "end": 93, "text": "Governor Ivan Bondar"}, "name": "Governor Ivan Bondar", "entity": null, "side": null, "via": []}, "said": null, "channel": null, "actor": {"span": {"start": 0, "end": 16, "text": "Russian shelling"}, "entity": "ru", "side": "russia"}, "target": null, "weapon": {"span": {"start": 8, "end": 16, "text": "shelling"}, "weapon_class": "artillery", "model": null}, "count": {"span": {"start": 47, "end": 51, "text": "five"}, "quantity": {"low": 5.0, "high": 5.0, "approximate": false, "unit": "person", "per": null}}, "places": [{"span": {"start": 55, "end": 62, "text": "Kherson"}, "place": {"name": "Kherson", "gazetteer": "geonames:706448", "country": "UA", "admin1": "Kherson Oblast", "latitude": 46.63695, "longitude": 32.61458, "precision": "settlement"}}], "time": {"interval": {"start_at": "2031-05-03T21:00:00+00:00", "end_at": "2031-05-04T21:00:00+00:00", "precision": "day", "zone": "Europe/Kyiv"}, "start": 66, "end": 71, "text": "May 4"}, "part_of": null, "evidence": [{"start": 0, "end": 16, "text": "Russian shelling"}, {"start": 8, "end": 16, "text": "shelling"}, {"start": 39, "end": 46, "text": "wounded"}, {"start": 47, "end": 51, "text": "five"}, {"start": 55, "end": 62, "text": "Kherson"}, {"start": 66, "end": 71, "text": "May 4"}, {"start": 73, "end": 93, "text": "Governor Ivan Bondar"}, {"start": 110, "end": 145, "text": "could not be independently verified"}], "reader": "english 0.1.0 (english-minilm-2)"}');

INSERT INTO derivations VALUES (1, 'incident', 'inc_0d8bff95d33a6c70', '2025-03-03 09:01:00+00', false, NULL, '6dcae60cb3ab8e16', '{"id": "inc_0d8bff95d33a6c70", "title": "Air defence over Ukraine, 4 May 2031", "kinds": ["interception"], "links": [{"claim": "clm_0a2dd2b769f3495c", "score": 1.0, "reasons": ["the first claim of it"], "tied_to": null}], "place": {"name": "Odesa", "gazetteer": "geonames:698740", "country": "UA", "admin1": "Odesa Oblast", "latitude": 46.48572, "longitude": 30.74383, "precision": "settlement"}, "time": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "part_of": null}');
INSERT INTO derivations VALUES (2, 'incident', 'inc_6efdbac2ba4a0088', '2025-03-03 09:01:00+00', false, NULL, '47cfe78e78dbccf7', '{"id": "inc_6efdbac2ba4a0088", "title": "Drone strike, 4 May 2031", "kinds": ["strike"], "links": [{"claim": "clm_2789295d33430acd", "score": 1.0, "reasons": ["the first claim of it"], "tied_to": null}], "place": null, "time": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "part_of": null}');
INSERT INTO derivations VALUES (3, 'finding', 'fnd_1d1403a1dda30802', '2025-03-03 09:01:00+00', false, 'one_sided', 'e7a751a36483cd34', '{"id": "fnd_1d1403a1dda30802", "kind": "one_sided", "sentence": "Only Ukraine''s side tells of at least 12 drones downed over Odesa (the Ukrainian air force).", "claims": ["clm_0a2dd2b769f3495c"], "incident": "inc_0d8bff95d33a6c70", "documents": [], "amount": null}');
INSERT INTO derivations VALUES (4, 'incident', 'inc_e2cf4e88d2cf24b6', '2025-03-03 10:01:00+00', false, NULL, '3149356396abd170', '{"id": "inc_e2cf4e88d2cf24b6", "title": "Air defence over Ukraine, 4 May 2031", "kinds": ["interception"], "links": [{"claim": "clm_a7cb1e9370073548", "score": 1.0, "reasons": ["the first claim of it"], "tied_to": null}, {"claim": "clm_0a2dd2b769f3495c", "score": 0.9, "reasons": ["the same day: 4 May 2031", "the same kind of happening"], "tied_to": null}], "place": {"name": "Odesa", "gazetteer": "geonames:698740", "country": "UA", "admin1": "Odesa Oblast", "latitude": 46.48572, "longitude": 30.74383, "precision": "settlement"}, "time": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "part_of": null}');
INSERT INTO derivations VALUES (5, 'incident', 'inc_58e08e4f13e5f85e', '2025-03-03 10:01:00+00', false, NULL, 'e6856e2ec081adce', '{"id": "inc_58e08e4f13e5f85e", "title": "Drone strike, 4 May 2031", "kinds": ["strike"], "links": [{"claim": "clm_ee304170a8ba1319", "score": 1.0, "reasons": ["the first claim of it"], "tied_to": null}], "place": null, "time": {"start_at": "2031-05-03T16:00:00+00:00", "end_at": "2031-05-04T05:00:00+00:00", "precision": "part_of_day", "zone": "Europe/Kyiv"}, "part_of": null}');
INSERT INTO derivations VALUES (6, 'incident', 'inc_0d8bff95d33a6c70', '2025-03-03 10:01:00+00', true, NULL, NULL, NULL);
INSERT INTO derivations VALUES (7, 'finding', 'fnd_a8770b73d3a1c18b', '2025-03-03 10:01:00+00', false, 'one_sided', '067ed3323d7f2c88', '{"id": "fnd_a8770b73d3a1c18b", "kind": "one_sided", "sentence": "Only Ukraine''s side tells of at least 15 drones downed over Odesa (the Ukrainian air force).", "claims": ["clm_a7cb1e9370073548", "clm_0a2dd2b769f3495c"], "incident": "inc_e2cf4e88d2cf24b6", "documents": [], "amount": null}');
INSERT INTO derivations VALUES (8, 'finding', 'fnd_9fbe05b7c1fe0cd3', '2025-03-03 10:01:00+00', false, 'copied', '1c095221db4ed52c', '{"id": "fnd_9fbe05b7c1fe0cd3", "kind": "copied", "sentence": "\u201charbour\u201d and \u201charbour\u201d carry one text (at least 86% of the shorter is in the other): what they say counts once.", "claims": ["clm_a7cb1e9370073548", "clm_ee304170a8ba1319", "clm_0a2dd2b769f3495c", "clm_2789295d33430acd"], "incident": null, "documents": ["doc_45b913efec7bdb74", "doc_78112858646da5cf"], "amount": null}');
INSERT INTO derivations VALUES (9, 'finding', 'fnd_1d1403a1dda30802', '2025-03-03 10:01:00+00', true, NULL, NULL, NULL);
INSERT INTO derivations VALUES (10, 'incident', 'inc_3fef79a20558532f', '2025-03-03 11:01:00+00', false, NULL, '7ae313981533ce1d', '{"id": "inc_3fef79a20558532f", "title": "Shelling of Kherson, 4 May 2031", "kinds": ["injured", "killed"], "links": [{"claim": "clm_40a88c16686799e3", "score": 1.0, "reasons": ["the first claim of it"], "tied_to": null}, {"claim": "clm_add225598850c65b", "score": 0.8, "reasons": ["the same place: Kherson", "the same day: 4 May 2031", "the same weapon: artillery", "killed and injured", "the same side did it: russia"], "tied_to": null}], "place": {"name": "Kherson", "gazetteer": "geonames:706448", "country": "UA", "admin1": "Kherson Oblast", "latitude": 46.63695, "longitude": 32.61458, "precision": "settlement"}, "time": {"start_at": "2031-05-03T21:00:00+00:00", "end_at": "2031-05-04T21:00:00+00:00", "precision": "day", "zone": "Europe/Kyiv"}, "part_of": null}');
INSERT INTO derivations VALUES (11, 'finding', 'fnd_f6c3e2ec5d0cb6c4', '2025-03-03 11:01:00+00', false, 'unverified', '10e3e8732cf7e66b', '{"id": "fnd_f6c3e2ec5d0cb6c4", "kind": "unverified", "sentence": "2 people killed in Kherson and 5 people injured in Kherson (the word of Governor Ivan Bondar) could not be verified, says the document.", "claims": ["clm_40a88c16686799e3", "clm_add225598850c65b"], "incident": "inc_3fef79a20558532f", "documents": [], "amount": null}');

INSERT INTO documents VALUES (1, 'doc_78112858646da5cf', '2025-03-03 09:00:00+00', '"At least 12 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday. Three of them fell on a port, it said."');
INSERT INTO documents VALUES (2, 'doc_45b913efec7bdb74', '2025-03-03 10:00:00+00', '"At least 15 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday. Three of them fell on a port, it said."');
INSERT INTO documents VALUES (3, 'doc_b03e210e89a43933', '2025-03-03 11:00:00+00', '"Russian shelling killed two people and wounded five in Kherson on May 4, Governor Ivan Bondar said. The claim could not be independently verified."');
INSERT INTO documents VALUES (4, 'doc_c83e27f6ea7bda66', '2025-03-03 12:00:00+00', '"Ein Text, den niemand liest."');

INSERT INTO grounds VALUES (1, 'clm_0a2dd2b769f3495c');
INSERT INTO grounds VALUES (2, 'clm_2789295d33430acd');
INSERT INTO grounds VALUES (3, 'clm_0a2dd2b769f3495c');
INSERT INTO grounds VALUES (4, 'clm_a7cb1e9370073548');
INSERT INTO grounds VALUES (4, 'clm_0a2dd2b769f3495c');
INSERT INTO grounds VALUES (5, 'clm_ee304170a8ba1319');
INSERT INTO grounds VALUES (7, 'clm_a7cb1e9370073548');
INSERT INTO grounds VALUES (7, 'clm_0a2dd2b769f3495c');
INSERT INTO grounds VALUES (8, 'clm_a7cb1e9370073548');
INSERT INTO grounds VALUES (8, 'clm_ee304170a8ba1319');
INSERT INTO grounds VALUES (8, 'clm_0a2dd2b769f3495c');
INSERT INTO grounds VALUES (8, 'clm_2789295d33430acd');
INSERT INTO grounds VALUES (10, 'clm_40a88c16686799e3');
INSERT INTO grounds VALUES (10, 'clm_add225598850c65b');
INSERT INTO grounds VALUES (11, 'clm_40a88c16686799e3');
INSERT INTO grounds VALUES (11, 'clm_add225598850c65b');

INSERT INTO readings VALUES (1, 'doc_78112858646da5cf', 'english 0.1.0 (english-minilm-2)', '2025-03-03 09:00:00+00', 'harbour', '2031-05-04', 'at least 12 drones were shot down over odesa overnight, the ukrainian air force said on sunday. three of them fell on a port, it said.', NULL, '{"name": "harbour", "title": null, "publisher": null, "url": "https://wire.example/harbour", "published_on": "2031-05-04", "language": "en", "source_digest": null}');
INSERT INTO readings VALUES (2, 'doc_45b913efec7bdb74', 'english 0.1.0 (english-minilm-2)', '2025-03-03 10:00:00+00', 'harbour', '2031-05-04', 'at least 15 drones were shot down over odesa overnight, the ukrainian air force said on sunday. three of them fell on a port, it said.', NULL, '{"name": "harbour", "title": null, "publisher": null, "url": "https://wire.example/harbour", "published_on": "2031-05-04", "language": "en", "source_digest": null}');
INSERT INTO readings VALUES (3, 'doc_b03e210e89a43933', 'english 0.1.0 (english-minilm-2)', '2025-03-03 11:00:00+00', 'shells', '2031-05-05', 'russian shelling killed two people and wounded five in kherson on may 4, governor ivan bondar said. the claim could not be independently verified.', NULL, '{"name": "shells", "title": null, "publisher": null, "url": null, "published_on": "2031-05-05", "language": "en", "source_digest": null}');
INSERT INTO readings VALUES (4, 'doc_c83e27f6ea7bda66', '', '2025-03-03 12:00:00+00', 'unread', NULL, 'ein text, den niemand liest.', NULL, '{"name": "unread", "title": null, "publisher": null, "url": null, "published_on": null, "language": null, "source_digest": null}');

INSERT INTO schema_version VALUES (1);

SELECT pg_catalog.setval('claims_seq_seq', 6, true);

SELECT pg_catalog.setval('derivations_seq_seq', 11, true);

SELECT pg_catalog.setval('documents_seq_seq', 4, true);

SELECT pg_catalog.setval('readings_seq_seq', 4, true);

SELECT pg_catalog.setval('schema_version_version_seq', 1, false);

ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_id_key UNIQUE (id);

ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY derivations
    ADD CONSTRAINT derivations_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY documents
    ADD CONSTRAINT documents_id_key UNIQUE (id);

ALTER TABLE ONLY documents
    ADD CONSTRAINT documents_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY grounds
    ADD CONSTRAINT grounds_pkey PRIMARY KEY (derivation, claim);

ALTER TABLE ONLY readings
    ADD CONSTRAINT readings_document_reader_key UNIQUE (document, reader);

ALTER TABLE ONLY readings
    ADD CONSTRAINT readings_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);

CREATE INDEX claims_by_reading ON claims USING btree (reading);

CREATE INDEX derivations_by_id ON derivations USING btree (sort, id);

CREATE INDEX grounds_by_claim ON grounds USING btree (claim);

CREATE TRIGGER claims_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON claims FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

CREATE TRIGGER derivations_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON derivations FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

CREATE TRIGGER documents_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON documents FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

CREATE TRIGGER grounds_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON grounds FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

CREATE TRIGGER readings_only_grows BEFORE DELETE OR UPDATE OR TRUNCATE ON readings FOR EACH STATEMENT EXECUTE FUNCTION ledger_only_grows();

ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_document_fkey FOREIGN KEY (document) REFERENCES documents(id);

ALTER TABLE ONLY claims
    ADD CONSTRAINT claims_reading_fkey FOREIGN KEY (reading) REFERENCES readings(seq);

ALTER TABLE ONLY grounds
    ADD CONSTRAINT grounds_derivation_fkey FOREIGN KEY (derivation) REFERENCES derivations(seq);

ALTER TABLE ONLY readings
    ADD CONSTRAINT readings_document_fkey FOREIGN KEY (document) REFERENCES documents(id);

