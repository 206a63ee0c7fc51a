BEGIN TRANSACTION;
CREATE TABLE claim_facets (
	claim INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	kind INTEGER NOT NULL, 
	verification INTEGER, 
	claimant INTEGER NOT NULL, 
	side INTEGER, 
	weapon INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	first_day INTEGER, 
	last_day INTEGER, 
	span INTEGER, 
	PRIMARY KEY (claim)
);
INSERT INTO "claim_facets" VALUES(1,1,0,1,NULL,7,12,13,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(2,1,0,2,NULL,7,12,14,18,741565,741566,0);
INSERT INTO "claim_facets" VALUES(3,1,0,3,NULL,8,NULL,15,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(4,1,0,4,NULL,8,NULL,15,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(5,2,1,1,NULL,9,12,13,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(6,2,1,3,NULL,10,NULL,15,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(7,3,1,1,NULL,7,12,13,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(8,3,1,2,NULL,7,12,14,18,741565,741566,0);
INSERT INTO "claim_facets" VALUES(9,3,1,3,NULL,8,NULL,15,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(10,3,1,4,NULL,8,NULL,15,17,741565,741566,0);
INSERT INTO "claim_facets" VALUES(11,4,1,5,NULL,7,12,13,19,741567,741568,0);
INSERT INTO "claim_facets" VALUES(12,4,1,1,NULL,11,12,13,18,741567,741568,0);
INSERT INTO "claim_facets" VALUES(13,4,1,6,NULL,11,12,16,18,741567,741568,0);
INSERT INTO "claim_facets" VALUES(14,6,1,3,NULL,22,NULL,15,18,NULL,NULL,NULL);
CREATE TABLE claims (
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	reading INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	kind VARCHAR NOT NULL, 
	stance VARCHAR NOT NULL, 
	verification VARCHAR, 
	claimant TEXT NOT NULL, 
	side TEXT, 
	weapon TEXT NOT NULL, 
	place TEXT NOT NULL, 
	sentence TEXT NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	part_of VARCHAR, 
	body JSON NOT NULL, 
	said_by DATETIME, 
	PRIMARY KEY (seq), 
	UNIQUE (id), 
	FOREIGN KEY(reading) REFERENCES readings (seq), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "claims" VALUES(1,'clm_6570fa5036a73355',1,'doc_2a09e2c70e25acca','2031-05-07 09:01:00.000000','interception','asserted',NULL,' ukrainian air force ; ua air force ; ukrainian air force ','ukraine',' uav ; drones ',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','at least 12 drones were shot down over odesa overnight, the ukrainian air force said on sunday.','2031-05-03','2031-05-04',NULL,'{"id":"clm_6570fa5036a73355","document":"doc_2a09e2c70e25acca","document_name":"a1.txt","sentence":{"start":0,"end":95,"text":"At least 12 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday."},"kind":"interception","stance":"asserted","verification":null,"claimant":{"span":{"start":60,"end":79,"text":"Ukrainian air force"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":{"interval":{"start_at":"2031-05-03T21:00:00+00:00","end_at":"2031-05-04T21:00:00+00:00","precision":"day","zone":"Europe/Kyiv"},"start":88,"end":94,"text":"Sunday"},"channel":null,"actor":{"span":null,"entity":null,"side":"ukraine"},"target":null,"weapon":{"span":{"start":12,"end":18,"text":"drones"},"weapon_class":"uav","model":null},"count":{"span":{"start":0,"end":11,"text":"At least 12"},"quantity":{"low":12.0,"high":null,"approximate":false,"unit":"uav","per":null}},"places":[{"span":{"start":39,"end":44,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":45,"end":54,"text":"overnight"},"part_of":null,"evidence":[{"start":0,"end":11,"text":"At least 12"},{"start":12,"end":18,"text":"drones"},{"start":24,"end":28,"text":"shot"},{"start":39,"end":44,"text":"Odesa"},{"start":45,"end":54,"text":"overnight"},{"start":60,"end":79,"text":"Ukrainian air force"},{"start":88,"end":94,"text":"Sunday"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 20:59:59.999999');
INSERT INTO "claims" VALUES(2,'clm_cbac0ae2e469ae33',1,'doc_2a09e2c70e25acca','2031-05-07 09:01:00.000000','strike','asserted',NULL,' ukrainian air force ; ua air force ; ukrainian air force ','ukraine',' uav ; three ','','three of them fell on a port.','2031-05-03','2031-05-04',NULL,'{"id":"clm_cbac0ae2e469ae33","document":"doc_2a09e2c70e25acca","document_name":"a1.txt","sentence":{"start":96,"end":125,"text":"Three of them fell on a port."},"kind":"strike","stance":"asserted","verification":null,"claimant":{"span":{"start":60,"end":79,"text":"Ukrainian air force"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":null,"channel":null,"actor":null,"target":{"span":{"start":120,"end":124,"text":"port"},"target_class":"port","side":null},"weapon":{"span":{"start":96,"end":101,"text":"Three"},"weapon_class":"uav","model":null},"count":{"span":{"start":96,"end":101,"text":"Three"},"quantity":{"low":3.0,"high":3.0,"approximate":false,"unit":"uav","per":null}},"places":[],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":60,"end":79,"text":"Ukrainian air force"},{"start":96,"end":101,"text":"Three"},{"start":110,"end":114,"text":"fell"},{"start":120,"end":124,"text":"port"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(3,'clm_3848185f34a6cdb3',1,'doc_2a09e2c70e25acca','2031-05-07 09:01:00.000000','killed','asserted',NULL,' the mayor ; the mayor ',NULL,'',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','two people were killed and five were wounded in odesa, the mayor said.','2031-05-03','2031-05-04',NULL,'{"id":"clm_3848185f34a6cdb3","document":"doc_2a09e2c70e25acca","document_name":"a1.txt","sentence":{"start":126,"end":196,"text":"Two people were killed and five were wounded in Odesa, the mayor said."},"kind":"killed","stance":"asserted","verification":null,"claimant":{"span":{"start":181,"end":190,"text":"the mayor"},"name":"the mayor","entity":null,"side":null,"via":[]},"said":null,"channel":null,"actor":null,"target":{"span":{"start":130,"end":136,"text":"people"},"target_class":"person","side":null},"weapon":null,"count":{"span":{"start":126,"end":129,"text":"Two"},"quantity":{"low":2.0,"high":2.0,"approximate":false,"unit":"person","per":null}},"places":[{"span":{"start":174,"end":179,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":126,"end":129,"text":"Two"},{"start":130,"end":136,"text":"people"},{"start":142,"end":148,"text":"killed"},{"start":174,"end":179,"text":"Odesa"},{"start":181,"end":190,"text":"the mayor"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(4,'clm_292da6440b2faa31',1,'doc_2a09e2c70e25acca','2031-05-07 09:01:00.000000','injured','asserted',NULL,' the mayor ; the mayor ',NULL,'',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','two people were killed and five were wounded in odesa, the mayor said.','2031-05-03','2031-05-04',NULL,'{"id":"clm_292da6440b2faa31","document":"doc_2a09e2c70e25acca","document_name":"a1.txt","sentence":{"start":126,"end":196,"text":"Two people were killed and five were wounded in Odesa, the mayor said."},"kind":"injured","stance":"asserted","verification":null,"claimant":{"span":{"start":181,"end":190,"text":"the mayor"},"name":"the mayor","entity":null,"side":null,"via":[]},"said":null,"channel":null,"actor":null,"target":null,"weapon":null,"count":{"span":{"start":153,"end":157,"text":"five"},"quantity":{"low":5.0,"high":5.0,"approximate":false,"unit":"person","per":null}},"places":[{"span":{"start":174,"end":179,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":153,"end":157,"text":"five"},{"start":163,"end":170,"text":"wounded"},{"start":174,"end":179,"text":"Odesa"},{"start":181,"end":190,"text":"the mayor"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(5,'clm_0e2def395066649d',2,'doc_4e8c6c1419164503','2031-05-07 09:01:00.000000','interception','asserted',NULL,' ukraines air force ; ua air force ; ukraines air force ','ukraine',' uav ; drones ',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','ukraines air force said it had downed 14 drones over odesa in the night to sunday.','2031-05-03','2031-05-04',NULL,'{"id":"clm_0e2def395066649d","document":"doc_4e8c6c1419164503","document_name":"b.txt","sentence":{"start":0,"end":83,"text":"Ukraine''s air force said it had downed 14 drones over Odesa in the night to Sunday."},"kind":"interception","stance":"asserted","verification":null,"claimant":{"span":{"start":0,"end":19,"text":"Ukraine''s air force"},"name":"Ukraine''s air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":null,"channel":null,"actor":{"span":{"start":25,"end":27,"text":"it"},"entity":"ua-air-force","side":"ukraine"},"target":null,"weapon":{"span":{"start":42,"end":48,"text":"drones"},"weapon_class":"uav","model":null},"count":{"span":{"start":39,"end":41,"text":"14"},"quantity":{"low":14.0,"high":14.0,"approximate":false,"unit":"uav","per":null}},"places":[{"span":{"start":54,"end":59,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":63,"end":82,"text":"the night to Sunday"},"part_of":null,"evidence":[{"start":0,"end":19,"text":"Ukraine''s air force"},{"start":25,"end":27,"text":"it"},{"start":32,"end":38,"text":"downed"},{"start":39,"end":41,"text":"14"},{"start":42,"end":48,"text":"drones"},{"start":54,"end":59,"text":"Odesa"},{"start":63,"end":82,"text":"the night to Sunday"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(6,'clm_b204ee3bf81c62b9',2,'doc_4e8c6c1419164503','2031-05-07 09:01:00.000000','killed','asserted',NULL,' the prosecutors office ; the prosecutors office ',NULL,'',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','four people were killed in odesa, the prosecutors office said.','2031-05-03','2031-05-04',NULL,'{"id":"clm_b204ee3bf81c62b9","document":"doc_4e8c6c1419164503","document_name":"b.txt","sentence":{"start":84,"end":147,"text":"Four people were killed in Odesa, the prosecutor''s office said."},"kind":"killed","stance":"asserted","verification":null,"claimant":{"span":{"start":118,"end":141,"text":"the prosecutor''s office"},"name":"the prosecutor''s office","entity":null,"side":null,"via":[]},"said":null,"channel":null,"actor":null,"target":{"span":{"start":89,"end":95,"text":"people"},"target_class":"person","side":null},"weapon":null,"count":{"span":{"start":84,"end":88,"text":"Four"},"quantity":{"low":4.0,"high":4.0,"approximate":false,"unit":"person","per":null}},"places":[{"span":{"start":111,"end":116,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":84,"end":88,"text":"Four"},{"start":89,"end":95,"text":"people"},{"start":101,"end":107,"text":"killed"},{"start":111,"end":116,"text":"Odesa"},{"start":118,"end":141,"text":"the prosecutor''s office"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(7,'clm_fa985dfca2cfb29d',3,'doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','interception','asserted',NULL,' ukrainian air force ; ua air force ; ukrainian air force ','ukraine',' uav ; drones ',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','at least 14 drones were shot down over odesa overnight, the ukrainian air force said on sunday.','2031-05-03','2031-05-04',NULL,'{"id":"clm_fa985dfca2cfb29d","document":"doc_0664b41adc9853fb","document_name":"a2.txt","sentence":{"start":0,"end":95,"text":"At least 14 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday."},"kind":"interception","stance":"asserted","verification":null,"claimant":{"span":{"start":60,"end":79,"text":"Ukrainian air force"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":{"interval":{"start_at":"2031-05-03T21:00:00+00:00","end_at":"2031-05-04T21:00:00+00:00","precision":"day","zone":"Europe/Kyiv"},"start":88,"end":94,"text":"Sunday"},"channel":null,"actor":{"span":null,"entity":null,"side":"ukraine"},"target":null,"weapon":{"span":{"start":12,"end":18,"text":"drones"},"weapon_class":"uav","model":null},"count":{"span":{"start":0,"end":11,"text":"At least 14"},"quantity":{"low":14.0,"high":null,"approximate":false,"unit":"uav","per":null}},"places":[{"span":{"start":39,"end":44,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":45,"end":54,"text":"overnight"},"part_of":null,"evidence":[{"start":0,"end":11,"text":"At least 14"},{"start":12,"end":18,"text":"drones"},{"start":24,"end":28,"text":"shot"},{"start":39,"end":44,"text":"Odesa"},{"start":45,"end":54,"text":"overnight"},{"start":60,"end":79,"text":"Ukrainian air force"},{"start":88,"end":94,"text":"Sunday"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 20:59:59.999999');
INSERT INTO "claims" VALUES(8,'clm_f9d758c68f1f24b8',3,'doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','strike','asserted',NULL,' ukrainian air force ; ua air force ; ukrainian air force ','ukraine',' uav ; three ','','three of them fell on a port.','2031-05-03','2031-05-04',NULL,'{"id":"clm_f9d758c68f1f24b8","document":"doc_0664b41adc9853fb","document_name":"a2.txt","sentence":{"start":96,"end":125,"text":"Three of them fell on a port."},"kind":"strike","stance":"asserted","verification":null,"claimant":{"span":{"start":60,"end":79,"text":"Ukrainian air force"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":null,"channel":null,"actor":null,"target":{"span":{"start":120,"end":124,"text":"port"},"target_class":"port","side":null},"weapon":{"span":{"start":96,"end":101,"text":"Three"},"weapon_class":"uav","model":null},"count":{"span":{"start":96,"end":101,"text":"Three"},"quantity":{"low":3.0,"high":3.0,"approximate":false,"unit":"uav","per":null}},"places":[],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":60,"end":79,"text":"Ukrainian air force"},{"start":96,"end":101,"text":"Three"},{"start":110,"end":114,"text":"fell"},{"start":120,"end":124,"text":"port"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(9,'clm_d6a6adb0efdd4dbd',3,'doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','killed','asserted',NULL,' the mayor ; the mayor ',NULL,'',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','three people were killed and five were wounded in odesa, the mayor said.','2031-05-03','2031-05-04',NULL,'{"id":"clm_d6a6adb0efdd4dbd","document":"doc_0664b41adc9853fb","document_name":"a2.txt","sentence":{"start":126,"end":198,"text":"Three people were killed and five were wounded in Odesa, the mayor said."},"kind":"killed","stance":"asserted","verification":null,"claimant":{"span":{"start":183,"end":192,"text":"the mayor"},"name":"the mayor","entity":null,"side":null,"via":[]},"said":null,"channel":null,"actor":null,"target":{"span":{"start":132,"end":138,"text":"people"},"target_class":"person","side":null},"weapon":null,"count":{"span":{"start":126,"end":131,"text":"Three"},"quantity":{"low":3.0,"high":3.0,"approximate":false,"unit":"person","per":null}},"places":[{"span":{"start":176,"end":181,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":126,"end":131,"text":"Three"},{"start":132,"end":138,"text":"people"},{"start":144,"end":150,"text":"killed"},{"start":176,"end":181,"text":"Odesa"},{"start":183,"end":192,"text":"the mayor"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(10,'clm_893cb387b68cfc33',3,'doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','injured','asserted',NULL,' the mayor ; the mayor ',NULL,'',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;','three people were killed and five were wounded in odesa, the mayor said.','2031-05-03','2031-05-04',NULL,'{"id":"clm_893cb387b68cfc33","document":"doc_0664b41adc9853fb","document_name":"a2.txt","sentence":{"start":126,"end":198,"text":"Three people were killed and five were wounded in Odesa, the mayor said."},"kind":"injured","stance":"asserted","verification":null,"claimant":{"span":{"start":183,"end":192,"text":"the mayor"},"name":"the mayor","entity":null,"side":null,"via":[]},"said":null,"channel":null,"actor":null,"target":null,"weapon":null,"count":{"span":{"start":155,"end":159,"text":"five"},"quantity":{"low":5.0,"high":5.0,"approximate":false,"unit":"person","per":null}},"places":[{"span":{"start":176,"end":181,"text":"Odesa"},"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"}}],"time":{"interval":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":null,"evidence":[{"start":155,"end":159,"text":"five"},{"start":165,"end":172,"text":"wounded"},{"start":176,"end":181,"text":"Odesa"},{"start":183,"end":192,"text":"the mayor"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-04 23:59:59.999999');
INSERT INTO "claims" VALUES(11,'clm_085d4d6e4199dc5e',4,'doc_37dc5cbc65eb99f9','2031-05-07 09:09:00.000000','launch','asserted',NULL,' ukrainian air force ; ua air force ; ukrainian air force ','ukraine',' uav ; drones ',' ukraine ; ukraine ; country:ua ; geonames:690791 ;','russia launched 50 drones at ukraine overnight, the ukrainian air force said on tuesday.','2031-05-05','2031-05-06',NULL,'{"id":"clm_085d4d6e4199dc5e","document":"doc_37dc5cbc65eb99f9","document_name":"c.txt","sentence":{"start":0,"end":88,"text":"Russia launched 50 drones at Ukraine overnight, the Ukrainian air force said on Tuesday."},"kind":"launch","stance":"asserted","verification":null,"claimant":{"span":{"start":52,"end":71,"text":"Ukrainian air force"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":{"interval":{"start_at":"2031-05-05T21:00:00+00:00","end_at":"2031-05-06T21:00:00+00:00","precision":"day","zone":"Europe/Kyiv"},"start":80,"end":87,"text":"Tuesday"},"channel":null,"actor":{"span":{"start":0,"end":6,"text":"Russia"},"entity":"ru","side":"russia"},"target":null,"weapon":{"span":{"start":19,"end":25,"text":"drones"},"weapon_class":"uav","model":null},"count":{"span":{"start":16,"end":18,"text":"50"},"quantity":{"low":50.0,"high":50.0,"approximate":false,"unit":"uav","per":null}},"places":[{"span":{"start":29,"end":36,"text":"Ukraine"},"place":{"name":"Ukraine","gazetteer":"geonames:690791","country":"UA","admin1":null,"latitude":49.0,"longitude":32.0,"precision":"country"}}],"time":{"interval":{"start_at":"2031-05-05T16:00:00+00:00","end_at":"2031-05-06T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":37,"end":46,"text":"overnight"},"part_of":null,"evidence":[{"start":0,"end":6,"text":"Russia"},{"start":7,"end":15,"text":"launched"},{"start":16,"end":18,"text":"50"},{"start":19,"end":25,"text":"drones"},{"start":29,"end":36,"text":"Ukraine"},{"start":37,"end":46,"text":"overnight"},{"start":52,"end":71,"text":"Ukrainian air force"},{"start":80,"end":87,"text":"Tuesday"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-06 20:59:59.999999');
INSERT INTO "claims" VALUES(12,'clm_e11df560645461f7',4,'doc_37dc5cbc65eb99f9','2031-05-07 09:09:00.000000','interception','asserted',NULL,' ukrainian air force ; ua air force ; it ','ukraine',' uav ; drones ','','air defences shot down 30 of the drones, it said.','2031-05-05','2031-05-06','clm_085d4d6e4199dc5e','{"id":"clm_e11df560645461f7","document":"doc_37dc5cbc65eb99f9","document_name":"c.txt","sentence":{"start":89,"end":138,"text":"Air defences shot down 30 of the drones, it said."},"kind":"interception","stance":"asserted","verification":null,"claimant":{"span":{"start":130,"end":132,"text":"it"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":null,"channel":null,"actor":{"span":null,"entity":null,"side":"ukraine"},"target":null,"weapon":{"span":{"start":122,"end":128,"text":"drones"},"weapon_class":"uav","model":null},"count":{"span":{"start":112,"end":114,"text":"30"},"quantity":{"low":30.0,"high":30.0,"approximate":false,"unit":"uav","per":null}},"places":[],"time":{"interval":{"start_at":"2031-05-05T16:00:00+00:00","end_at":"2031-05-06T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":"clm_085d4d6e4199dc5e","evidence":[{"start":102,"end":106,"text":"shot"},{"start":112,"end":114,"text":"30"},{"start":122,"end":128,"text":"drones"},{"start":130,"end":132,"text":"it"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-06 23:59:59.999999');
INSERT INTO "claims" VALUES(13,'clm_651294266b271254',4,'doc_37dc5cbc65eb99f9','2031-05-07 09:09:00.000000','flight_loss','asserted',NULL,' ukrainian air force ; ua air force ; it ','ukraine',' uav ; 15 ','','another 15 were lost.','2031-05-05','2031-05-06','clm_085d4d6e4199dc5e','{"id":"clm_651294266b271254","document":"doc_37dc5cbc65eb99f9","document_name":"c.txt","sentence":{"start":139,"end":160,"text":"Another 15 were lost."},"kind":"flight_loss","stance":"asserted","verification":null,"claimant":{"span":{"start":130,"end":132,"text":"it"},"name":"Ukrainian air force","entity":"ua-air-force","side":"ukraine","via":[]},"said":null,"channel":null,"actor":null,"target":null,"weapon":{"span":{"start":147,"end":149,"text":"15"},"weapon_class":"uav","model":null},"count":{"span":{"start":147,"end":149,"text":"15"},"quantity":{"low":15.0,"high":15.0,"approximate":false,"unit":"uav","per":null}},"places":[],"time":{"interval":{"start_at":"2031-05-05T16:00:00+00:00","end_at":"2031-05-06T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"start":null,"end":null,"text":null},"part_of":"clm_085d4d6e4199dc5e","evidence":[{"start":130,"end":132,"text":"it"},{"start":147,"end":149,"text":"15"},{"start":155,"end":159,"text":"lost"}],"reader":"english 0.1.0 (english-minilm-2)"}','2031-05-06 23:59:59.999999');
INSERT INTO "claims" VALUES(14,'clm_285c06b4e136054d',6,'doc_75651705a221f2ce','2031-06-02 09:00:00.000000','killed','asserted',NULL,'',NULL,'','','3 killed',NULL,NULL,NULL,'{"id":"clm_285c06b4e136054d","document":"doc_75651705a221f2ce","document_name":"a feed''s first","sentence":{"start":37,"end":45,"text":"3 killed"},"kind":"killed","stance":"asserted","verification":null,"claimant":null,"said":null,"channel":null,"actor":null,"target":null,"weapon":null,"count":{"span":{"start":37,"end":38,"text":"3"},"quantity":{"low":3.0,"high":3.0,"approximate":false,"unit":"person","per":null}},"places":[],"time":null,"part_of":null,"evidence":[{"start":37,"end":45,"text":"3 killed"}],"reader":"tiny 1"}','2031-06-01 23:59:59.999999');
CREATE TABLE deliveries (
	seq INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	claims INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY(source) REFERENCES followed (address)
);
INSERT INTO "deliveries" VALUES(1,'doc_75651705a221f2ce','https://wire.example/feed','2031-06-02 09:00:00.000000',1);
CREATE TABLE derivations (
	seq INTEGER NOT NULL, 
	sort VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	kind VARCHAR, 
	digest VARCHAR, 
	body JSON, 
	seal VARCHAR, 
	PRIMARY KEY (seq)
);
INSERT INTO "derivations" VALUES(1,'incident','inc_c18adc8b7d7aeb8d','2031-05-07 09:02:00.000000',0,NULL,'537dc8ecd0e26110','{"id":"inc_c18adc8b7d7aeb8d","title":"Air attack on Ukraine, 4 May 2031","kinds":["injured","interception","killed","strike"],"links":[{"claim":"clm_6570fa5036a73355","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_cbac0ae2e469ae33","score":0.98,"reasons":["told in the next sentence","the same hours","told while the text speaks of that place","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_3848185f34a6cdb3","score":0.98,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_292da6440b2faa31","score":0.99,"reasons":["the same hours","told in the same sentence","the same place: Odesa","both are what their texts are mainly about"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_0e2def395066649d","score":0.95,"reasons":["the same place: Odesa","the same hours","the same kind of happening","figures that can both hold"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_b204ee3bf81c62b9","score":0.99,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_0e2def395066649d"}],"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"},"time":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','dc04adcc64549018');
INSERT INTO "derivations" VALUES(2,'finding','fnd_ae92a7128019a888','2031-05-07 09:02:00.000000',0,'differs','9720ac4326575ab2','{"id":"fnd_ae92a7128019a888","kind":"differs","sentence":"Counts of people killed in Odesa differ by 2: the mayor says 2, the prosecutor''s office says 4; both count one thing at one time.","claims":["clm_3848185f34a6cdb3","clm_b204ee3bf81c62b9"],"incident":"inc_c18adc8b7d7aeb8d","documents":[],"amount":2.0}','8e66a8de91709c00');
INSERT INTO "derivations" VALUES(3,'incident','inc_c18adc8b7d7aeb8d','2031-05-07 09:04:00.000000',0,NULL,'5e6c8b2670d0f288','{"id":"inc_c18adc8b7d7aeb8d","title":"Air attack on Ukraine, 4 May 2031","kinds":["injured","interception","killed","strike"],"links":[{"claim":"clm_6570fa5036a73355","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_cbac0ae2e469ae33","score":0.98,"reasons":["told in the next sentence","the same hours","told while the text speaks of that place","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_3848185f34a6cdb3","score":0.98,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_292da6440b2faa31","score":0.99,"reasons":["the same hours","told in the same sentence","the same place: Odesa","both are what their texts are mainly about"],"tied_to":"clm_6570fa5036a73355"}],"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"},"time":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','7044f457abb4595f');
INSERT INTO "derivations" VALUES(4,'incident','inc_288ff1cbe50a90c5','2031-05-07 09:04:00.000000',0,NULL,'55bc0c1023499ab5','{"id":"inc_288ff1cbe50a90c5","title":"Air attack on Ukraine, 4 May 2031","kinds":["interception","killed"],"links":[{"claim":"clm_0e2def395066649d","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_b204ee3bf81c62b9","score":0.99,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_0e2def395066649d"}],"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"},"time":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','a8e8c8e106d0bd23');
INSERT INTO "derivations" VALUES(5,'finding','fnd_ae92a7128019a888','2031-05-07 09:04:00.000000',1,NULL,NULL,NULL,'da2cc9aaabf28c66');
INSERT INTO "derivations" VALUES(6,'incident','inc_c18adc8b7d7aeb8d','2031-05-07 09:06:00.000000',0,NULL,'537dc8ecd0e26110','{"id":"inc_c18adc8b7d7aeb8d","title":"Air attack on Ukraine, 4 May 2031","kinds":["injured","interception","killed","strike"],"links":[{"claim":"clm_6570fa5036a73355","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_cbac0ae2e469ae33","score":0.98,"reasons":["told in the next sentence","the same hours","told while the text speaks of that place","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_3848185f34a6cdb3","score":0.98,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_292da6440b2faa31","score":0.99,"reasons":["the same hours","told in the same sentence","the same place: Odesa","both are what their texts are mainly about"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_0e2def395066649d","score":0.95,"reasons":["the same place: Odesa","the same hours","the same kind of happening","figures that can both hold"],"tied_to":"clm_6570fa5036a73355"},{"claim":"clm_b204ee3bf81c62b9","score":0.99,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_0e2def395066649d"}],"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"},"time":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','e28284dd6924086b');
INSERT INTO "derivations" VALUES(7,'finding','fnd_ae92a7128019a888','2031-05-07 09:06:00.000000',0,'differs','9720ac4326575ab2','{"id":"fnd_ae92a7128019a888","kind":"differs","sentence":"Counts of people killed in Odesa differ by 2: the mayor says 2, the prosecutor''s office says 4; both count one thing at one time.","claims":["clm_3848185f34a6cdb3","clm_b204ee3bf81c62b9"],"incident":"inc_c18adc8b7d7aeb8d","documents":[],"amount":2.0}','794fc4535d1b1dac');
INSERT INTO "derivations" VALUES(8,'incident','inc_288ff1cbe50a90c5','2031-05-07 09:06:00.000000',1,NULL,NULL,NULL,'9c8a44c7c484164c');
INSERT INTO "derivations" VALUES(9,'incident','inc_c9a62d740ce3258d','2031-05-07 09:08:00.000000',0,NULL,'c7bdf632636b732b','{"id":"inc_c9a62d740ce3258d","title":"Air attack on Ukraine, 4 May 2031","kinds":["injured","interception","killed","strike"],"links":[{"claim":"clm_fa985dfca2cfb29d","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_f9d758c68f1f24b8","score":0.98,"reasons":["told in the next sentence","the same hours","told while the text speaks of that place","kinds that one happening gives"],"tied_to":"clm_fa985dfca2cfb29d"},{"claim":"clm_d6a6adb0efdd4dbd","score":0.98,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_fa985dfca2cfb29d"},{"claim":"clm_893cb387b68cfc33","score":0.99,"reasons":["the same hours","told in the same sentence","the same place: Odesa","both are what their texts are mainly about"],"tied_to":"clm_fa985dfca2cfb29d"},{"claim":"clm_0e2def395066649d","score":0.95,"reasons":["the same place: Odesa","the same hours","the same kind of happening","figures that can both hold"],"tied_to":"clm_fa985dfca2cfb29d"},{"claim":"clm_b204ee3bf81c62b9","score":0.99,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"],"tied_to":"clm_0e2def395066649d"}],"place":{"name":"Odesa","gazetteer":"geonames:698740","country":"UA","admin1":"Odesa Oblast","latitude":46.48572,"longitude":30.74383,"precision":"settlement"},"time":{"start_at":"2031-05-03T16:00:00+00:00","end_at":"2031-05-04T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','4478bdfacbabbf0f');
INSERT INTO "derivations" VALUES(10,'finding','fnd_d896fb380e9be421','2031-05-07 09:08:00.000000',0,'differs','8ba4de0cb12fcf35','{"id":"fnd_d896fb380e9be421","kind":"differs","sentence":"Counts of people killed in Odesa differ by 1: the mayor says 3, the prosecutor''s office says 4; both count one thing at one time.","claims":["clm_d6a6adb0efdd4dbd","clm_b204ee3bf81c62b9"],"incident":"inc_c9a62d740ce3258d","documents":[],"amount":1.0}','5cd7d1cb6ca2a347');
INSERT INTO "derivations" VALUES(11,'finding','fnd_e10ac6ba4043e204','2031-05-07 09:08:00.000000',0,'revised','8d1a5319fac4ee52','{"id":"fnd_e10ac6ba4043e204","kind":"revised","sentence":"The Ukrainian air force revised the count of drones downed in Odesa from at least 12 to at least 14, in a text of 4 May 2031 that was edited.","claims":["clm_fa985dfca2cfb29d","clm_6570fa5036a73355"],"incident":"inc_c9a62d740ce3258d","documents":[],"amount":2.0}','3b3b522341dba2d0');
INSERT INTO "derivations" VALUES(12,'finding','fnd_1bf02a8f00a836b7','2031-05-07 09:08:00.000000',0,'revised','9c3285a97342d748','{"id":"fnd_1bf02a8f00a836b7","kind":"revised","sentence":"The mayor revised the count of people killed in Odesa from 2 to 3, in a text of 4 May 2031 that was edited.","claims":["clm_d6a6adb0efdd4dbd","clm_3848185f34a6cdb3"],"incident":"inc_c9a62d740ce3258d","documents":[],"amount":1.0}','84388b1af1645f1c');
INSERT INTO "derivations" VALUES(13,'finding','fnd_ae92a7128019a888','2031-05-07 09:08:00.000000',1,NULL,NULL,NULL,'79daac896ab01a6c');
INSERT INTO "derivations" VALUES(14,'incident','inc_c18adc8b7d7aeb8d','2031-05-07 09:08:00.000000',1,NULL,NULL,NULL,'7fa6c710802bb1a6');
INSERT INTO "derivations" VALUES(15,'incident','inc_37d451bb00109129','2031-05-07 09:10:00.000000',0,NULL,'a183b580f1c8d444','{"id":"inc_37d451bb00109129","title":"Air attack on Ukraine, 6 May 2031","kinds":["flight_loss","interception","launch"],"links":[{"claim":"clm_085d4d6e4199dc5e","score":1.0,"reasons":["the first claim of it"],"tied_to":null},{"claim":"clm_e11df560645461f7","score":0.99,"reasons":["part of a count in it","the same hours","kinds that one happening gives"],"tied_to":"clm_085d4d6e4199dc5e"},{"claim":"clm_651294266b271254","score":0.99,"reasons":["part of a count in it","the same hours","kinds that one happening gives"],"tied_to":"clm_085d4d6e4199dc5e"}],"place":{"name":"Ukraine","gazetteer":"geonames:690791","country":"UA","admin1":null,"latitude":49.0,"longitude":32.0,"precision":"country"},"time":{"start_at":"2031-05-05T16:00:00+00:00","end_at":"2031-05-06T05:00:00+00:00","precision":"part_of_day","zone":"Europe/Kyiv"},"part_of":null}','b0a1fd9658df7381');
INSERT INTO "derivations" VALUES(16,'finding','fnd_1aa4b7c9781e8948','2031-05-07 09:10:00.000000',0,'remainder','a1af7a32156dd874','{"id":"fnd_1aa4b7c9781e8948","kind":"remainder","sentence":"Of 50 drones launched (the Ukrainian air force) 45 are accounted for: 30 downed and 15 lost in flight; 5 are not.","claims":["clm_085d4d6e4199dc5e","clm_e11df560645461f7","clm_651294266b271254"],"incident":"inc_37d451bb00109129","documents":[],"amount":5.0}','27545b6e8340da7f');
INSERT INTO "derivations" VALUES(17,'incident','inc_63fd9782c6a30119','2031-06-02 09:01:00.000000',0,NULL,'4631bc2cc803ce09','{"id":"inc_63fd9782c6a30119","title":"3 people killed, reported 1 June 2031","kinds":["killed"],"links":[{"claim":"clm_285c06b4e136054d","score":1.0,"reasons":["the first claim of it"],"tied_to":null}],"place":null,"time":{"start_at":"2031-06-01T00:00:00+00:00","end_at":"2031-06-02T00:00:00+00:00","precision":"day","zone":"UTC"},"part_of":null}','f522f0d659f237af');
CREATE TABLE documents (
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	text JSON NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (id)
);
INSERT INTO "documents" VALUES(1,'doc_2a09e2c70e25acca','2031-05-07 09:01:00.000000','"At least 12 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday. Three of them fell on a port. Two people were killed and five were wounded in Odesa, the mayor said.\n"');
INSERT INTO "documents" VALUES(2,'doc_4e8c6c1419164503','2031-05-07 09:01:00.000000','"Ukraine''s air force said it had downed 14 drones over Odesa in the night to Sunday. Four people were killed in Odesa, the prosecutor''s office said.\n"');
INSERT INTO "documents" VALUES(3,'doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','"At least 14 drones were shot down over Odesa overnight, the Ukrainian air force said on Sunday. Three of them fell on a port. Three people were killed and five were wounded in Odesa, the mayor said.\n"');
INSERT INTO "documents" VALUES(4,'doc_37dc5cbc65eb99f9','2031-05-07 09:09:00.000000','"Russia launched 50 drones at Ukraine overnight, the Ukrainian air force said on Tuesday. Air defences shot down 30 of the drones, it said. Another 15 were lost.\n"');
INSERT INTO "documents" VALUES(5,'doc_58034307e1073888','2031-05-07 09:09:00.000000','"Der Regen fiel die ganze Nacht auf die Stadt, und am Morgen war es still; die Leute gingen wieder zur Arbeit wie an jedem anderen Tag.\n"');
INSERT INTO "documents" VALUES(6,'doc_75651705a221f2ce','2031-06-02 09:00:00.000000','"Shelling of the town of Nowhere left 3 killed near the mill, the mayor said on Sunday."');
CREATE TABLE fetches (
	seq INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	documents INTEGER NOT NULL, 
	claims INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	digest VARCHAR, 
	error TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(source) REFERENCES followed (address)
);
INSERT INTO "fetches" VALUES(1,'https://wire.example/feed','https://wire.example/feed','2031-06-02 09:00:00.000000',1,1,0,123,'ab',NULL);
CREATE TABLE followed (
	address VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	every_s FLOAT NOT NULL, 
	due_at DATETIME, 
	etag TEXT, 
	last_modified TEXT, 
	digest VARCHAR, 
	tried_at DATETIME, 
	good_at DATETIME, 
	new_at DATETIME, 
	gap_s FLOAT, 
	failures INTEGER NOT NULL, 
	error TEXT, 
	error_at DATETIME, 
	fetched INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	PRIMARY KEY (address)
);
INSERT INTO "followed" VALUES('https://wire.example/feed','Invented Wire',600.0,'2031-06-02 09:00:00.000000','"1"',NULL,'ab','2031-06-02 09:00:00.000000','2031-06-02 09:00:00.000000','2031-06-02 09:00:00.000000',NULL,0,NULL,NULL,1,0);
CREATE TABLE followed_pages (
	source VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	seen_at DATETIME NOT NULL, 
	stated_at DATETIME, 
	due_at DATETIME, 
	etag TEXT, 
	last_modified TEXT, 
	digest VARCHAR, 
	visits INTEGER NOT NULL, 
	failures INTEGER NOT NULL, 
	is_sitemap BOOLEAN NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	language VARCHAR, 
	published TEXT, 
	PRIMARY KEY (source, address), 
	FOREIGN KEY(source) REFERENCES followed (address)
);
INSERT INTO "followed_pages" VALUES('https://wire.example/feed','https://wire.example/1','2031-06-02 09:00:00.000000',NULL,NULL,NULL,NULL,NULL,1,0,0,NULL,NULL,NULL,NULL);
CREATE TABLE grounds (
	derivation INTEGER NOT NULL, 
	claim VARCHAR NOT NULL, 
	PRIMARY KEY (derivation, claim), 
	FOREIGN KEY(derivation) REFERENCES derivations (seq)
);
INSERT INTO "grounds" VALUES(1,'clm_0e2def395066649d');
INSERT INTO "grounds" VALUES(1,'clm_292da6440b2faa31');
INSERT INTO "grounds" VALUES(1,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(1,'clm_6570fa5036a73355');
INSERT INTO "grounds" VALUES(1,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(1,'clm_cbac0ae2e469ae33');
INSERT INTO "grounds" VALUES(2,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(2,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(3,'clm_292da6440b2faa31');
INSERT INTO "grounds" VALUES(3,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(3,'clm_6570fa5036a73355');
INSERT INTO "grounds" VALUES(3,'clm_cbac0ae2e469ae33');
INSERT INTO "grounds" VALUES(4,'clm_0e2def395066649d');
INSERT INTO "grounds" VALUES(4,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(6,'clm_0e2def395066649d');
INSERT INTO "grounds" VALUES(6,'clm_292da6440b2faa31');
INSERT INTO "grounds" VALUES(6,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(6,'clm_6570fa5036a73355');
INSERT INTO "grounds" VALUES(6,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(6,'clm_cbac0ae2e469ae33');
INSERT INTO "grounds" VALUES(7,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(7,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(9,'clm_0e2def395066649d');
INSERT INTO "grounds" VALUES(9,'clm_893cb387b68cfc33');
INSERT INTO "grounds" VALUES(9,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(9,'clm_d6a6adb0efdd4dbd');
INSERT INTO "grounds" VALUES(9,'clm_f9d758c68f1f24b8');
INSERT INTO "grounds" VALUES(9,'clm_fa985dfca2cfb29d');
INSERT INTO "grounds" VALUES(10,'clm_b204ee3bf81c62b9');
INSERT INTO "grounds" VALUES(10,'clm_d6a6adb0efdd4dbd');
INSERT INTO "grounds" VALUES(11,'clm_6570fa5036a73355');
INSERT INTO "grounds" VALUES(11,'clm_fa985dfca2cfb29d');
INSERT INTO "grounds" VALUES(12,'clm_3848185f34a6cdb3');
INSERT INTO "grounds" VALUES(12,'clm_d6a6adb0efdd4dbd');
INSERT INTO "grounds" VALUES(15,'clm_085d4d6e4199dc5e');
INSERT INTO "grounds" VALUES(15,'clm_651294266b271254');
INSERT INTO "grounds" VALUES(15,'clm_e11df560645461f7');
INSERT INTO "grounds" VALUES(16,'clm_085d4d6e4199dc5e');
INSERT INTO "grounds" VALUES(16,'clm_651294266b271254');
INSERT INTO "grounds" VALUES(16,'clm_e11df560645461f7');
INSERT INTO "grounds" VALUES(17,'clm_285c06b4e136054d');
CREATE TABLE judgements (
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	body JSON NOT NULL, 
	seal VARCHAR, 
	PRIMARY KEY (seq), 
	UNIQUE (id)
);
INSERT INTO "judgements" VALUES(1,'jdg_798fc553a8bd38a1','2031-05-07 09:03:00.000000','{"id":"jdg_798fc553a8bd38a1","verdict":"different","claims":["clm_3848185f34a6cdb3","clm_b204ee3bf81c62b9"],"by":"Ana","because":"two blasts","judged_at":"2031-05-07T09:03:00+00:00"}','6872f838918b16b9');
INSERT INTO "judgements" VALUES(2,'jdg_4060598fee932255','2031-05-07 09:11:00.000000','{"id":"jdg_4060598fee932255","verdict":"same","claims":["clm_0e2def395066649d","clm_fa985dfca2cfb29d"],"by":"Bo","because":"the same night","judged_at":"2031-05-07T09:11:00+00:00"}','e6fac40c4b80bacb');
CREATE TABLE losses (
	seq INTEGER NOT NULL, 
	learned_at DATETIME NOT NULL, 
	lost_from VARCHAR NOT NULL, 
	number INTEGER, 
	id VARCHAR, 
	because TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE phrases (
	seq INTEGER NOT NULL, 
	sort VARCHAR NOT NULL, 
	words TEXT NOT NULL, 
	first_claim INTEGER NOT NULL, 
	PRIMARY KEY (seq), 
	UNIQUE (sort, words)
);
INSERT INTO "phrases" VALUES(1,'kind','interception',1);
INSERT INTO "phrases" VALUES(2,'kind','strike',2);
INSERT INTO "phrases" VALUES(3,'kind','killed',3);
INSERT INTO "phrases" VALUES(4,'kind','injured',4);
INSERT INTO "phrases" VALUES(5,'kind','launch',11);
INSERT INTO "phrases" VALUES(6,'kind','flight_loss',13);
INSERT INTO "phrases" VALUES(7,'claimant',' ukrainian air force ; ua air force ; ukrainian air force ',1);
INSERT INTO "phrases" VALUES(8,'claimant',' the mayor ; the mayor ',3);
INSERT INTO "phrases" VALUES(9,'claimant',' ukraines air force ; ua air force ; ukraines air force ',5);
INSERT INTO "phrases" VALUES(10,'claimant',' the prosecutors office ; the prosecutors office ',6);
INSERT INTO "phrases" VALUES(11,'claimant',' ukrainian air force ; ua air force ; it ',12);
INSERT INTO "phrases" VALUES(12,'side','ukraine',1);
INSERT INTO "phrases" VALUES(13,'weapon',' uav ; drones ',1);
INSERT INTO "phrases" VALUES(14,'weapon',' uav ; three ',2);
INSERT INTO "phrases" VALUES(15,'weapon','',3);
INSERT INTO "phrases" VALUES(16,'weapon',' uav ; 15 ',13);
INSERT INTO "phrases" VALUES(17,'place',' odesa ; odesa ; odesa oblast ; country:ua ; geonames:698740 ;',1);
INSERT INTO "phrases" VALUES(18,'place','',2);
INSERT INTO "phrases" VALUES(19,'place',' ukraine ; ukraine ; country:ua ; geonames:690791 ;',11);
INSERT INTO "phrases" VALUES(20,'day','2031-05-04',1);
INSERT INTO "phrases" VALUES(21,'day','2031-05-06',11);
INSERT INTO "phrases" VALUES(22,'claimant','',14);
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	reader VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	name TEXT NOT NULL, 
	published_on DATE, 
	search TEXT NOT NULL, 
	text JSON, 
	body JSON NOT NULL, 
	seal VARCHAR, 
	PRIMARY KEY (seq), 
	UNIQUE (document, reader), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "readings" VALUES(1,'doc_2a09e2c70e25acca','english 0.1.0 (english-minilm-2)','2031-05-07 09:01:00.000000','a1.txt','2031-05-04','drones over odesa at least 12 drones were shot down over odesa overnight, the ukrainian air force said on sunday. three of them fell on a port. two people were killed and five were wounded in odesa, the mayor said.',NULL,'{"name":"a1.txt","title":"Drones over Odesa","publisher":"Invented Wire","url":"https://wire.example/odesa","published_on":"2031-05-04","language":"en","source_digest":"4e59eb6c6a41a4cf82cdbf350f56f9fe503bc0375294890206773c09bdc44f75"}','099c7471f3422a4a');
INSERT INTO "readings" VALUES(2,'doc_4e8c6c1419164503','english 0.1.0 (english-minilm-2)','2031-05-07 09:01:00.000000','b.txt','2031-05-04','night over the coast ukraines air force said it had downed 14 drones over odesa in the night to sunday. four people were killed in odesa, the prosecutors office said.',NULL,'{"name":"b.txt","title":"Night over the coast","publisher":"Other Post","url":"https://post.example/coast","published_on":"2031-05-04","language":"en","source_digest":"01811648cfbea68eac24aefd6356dd9612e3bcb680ba7077490179444c723b20"}','d4698064b9d68450');
INSERT INTO "readings" VALUES(3,'doc_0664b41adc9853fb','english 0.1.0 (english-minilm-2)','2031-05-07 09:07:00.000000','a2.txt','2031-05-04','drones over odesa (updated) at least 14 drones were shot down over odesa overnight, the ukrainian air force said on sunday. three of them fell on a port. three people were killed and five were wounded in odesa, the mayor said.',NULL,'{"name":"a2.txt","title":"Drones over Odesa (updated)","publisher":"Invented Wire","url":"https://wire.example/odesa","published_on":"2031-05-04","language":"en","source_digest":"0288e4a10f974c645ccfe7e7efcdd99af8ea218fe7c097c2ed5b4163f1499eea"}','d5333b656540863f');
INSERT INTO "readings" VALUES(4,'doc_37dc5cbc65eb99f9','english 0.1.0 (english-minilm-2)','2031-05-07 09:09:00.000000','c.txt','2031-05-06','sums russia launched 50 drones at ukraine overnight, the ukrainian air force said on tuesday. air defences shot down 30 of the drones, it said. another 15 were lost.',NULL,'{"name":"c.txt","title":"Sums","publisher":"Third Gazette","url":null,"published_on":"2031-05-06","language":"en","source_digest":"e9fd66aefa5c7950997df42157ac08737a77f8c90bf490bc0bcd893d557c306b"}','0b6959ed85823355');
INSERT INTO "readings" VALUES(5,'doc_58034307e1073888','','2031-05-07 09:09:00.000000','d.txt','2031-05-06','schelle der regen fiel die ganze nacht auf die stadt, und am morgen war es still; die leute gingen wieder zur arbeit wie an jedem anderen tag.',NULL,'{"name":"d.txt","title":"Schelle","publisher":"Blatt","url":null,"published_on":"2031-05-06","language":"de","source_digest":"b782da2e363fd09acfe7af366a66b3273c902ba4873e4d5f90c73a472c5edfef"}','e0a2ecd3765f6063');
INSERT INTO "readings" VALUES(6,'doc_75651705a221f2ce','tiny 1','2031-06-02 09:00:00.000000','a feeds first','2031-06-01','shelling of the town of nowhere left 3 killed near the mill, the mayor said on sunday.',NULL,'{"name":"a feed''s first","title":null,"publisher":"Invented Wire","url":"https://wire.example/1","published_on":"2031-06-01","language":"en","source_digest":null,"author":null,"published_at":null,"updated_at":null,"origin":null,"extractor":null}','85994a2c3aa4b55a');
CREATE TABLE reconciled (
	one INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	supersession INTEGER NOT NULL, 
	judgement INTEGER NOT NULL, 
	revocation INTEGER NOT NULL, 
	rules TEXT NOT NULL, 
	PRIMARY KEY (one)
);
INSERT INTO "reconciled" VALUES(1,6,1,2,1,'1 0cd4159f 2');
CREATE TABLE resting (
	claim INTEGER NOT NULL, 
	sort VARCHAR NOT NULL, 
	first INTEGER NOT NULL, 
	PRIMARY KEY (claim, sort, first)
)
 WITHOUT ROWID

;
INSERT INTO "resting" VALUES(5,'incident',9);
INSERT INTO "resting" VALUES(6,'incident',9);
INSERT INTO "resting" VALUES(7,'incident',9);
INSERT INTO "resting" VALUES(8,'incident',9);
INSERT INTO "resting" VALUES(9,'incident',9);
INSERT INTO "resting" VALUES(10,'incident',9);
INSERT INTO "resting" VALUES(6,'finding',10);
INSERT INTO "resting" VALUES(9,'finding',10);
INSERT INTO "resting" VALUES(1,'finding',11);
INSERT INTO "resting" VALUES(7,'finding',11);
INSERT INTO "resting" VALUES(3,'finding',12);
INSERT INTO "resting" VALUES(9,'finding',12);
INSERT INTO "resting" VALUES(11,'incident',15);
INSERT INTO "resting" VALUES(12,'incident',15);
INSERT INTO "resting" VALUES(13,'incident',15);
INSERT INTO "resting" VALUES(11,'finding',16);
INSERT INTO "resting" VALUES(12,'finding',16);
INSERT INTO "resting" VALUES(13,'finding',16);
INSERT INTO "resting" VALUES(14,'incident',17);
CREATE TABLE revocations (
	seq INTEGER NOT NULL, 
	judgement VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	body JSON NOT NULL, 
	seal VARCHAR, 
	PRIMARY KEY (seq), 
	UNIQUE (judgement), 
	FOREIGN KEY(judgement) REFERENCES judgements (id)
);
INSERT INTO "revocations" VALUES(1,'jdg_798fc553a8bd38a1','2031-05-07 09:05:00.000000','{"judgement":"jdg_798fc553a8bd38a1","by":"Ana","because":"one blast after all","revoked_at":"2031-05-07T09:05:00+00:00"}','ca57394a203c188b');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(3);
CREATE TABLE sources (
	document VARCHAR NOT NULL, 
	source TEXT NOT NULL, 
	PRIMARY KEY (document), 
	FOREIGN KEY(document) REFERENCES documents (id)
);
INSERT INTO "sources" VALUES('doc_0664b41adc9853fb','url https://wire.example/odesa');
INSERT INTO "sources" VALUES('doc_2a09e2c70e25acca','url https://wire.example/odesa');
INSERT INTO "sources" VALUES('doc_37dc5cbc65eb99f9','name c.txt');
INSERT INTO "sources" VALUES('doc_4e8c6c1419164503','url https://post.example/coast');
INSERT INTO "sources" VALUES('doc_58034307e1073888','name d.txt');
INSERT INTO "sources" VALUES('doc_75651705a221f2ce','url https://wire.example/1');
CREATE TABLE standing (
	sort VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	first INTEGER NOT NULL, 
	newest INTEGER NOT NULL, 
	scope VARCHAR, 
	digest VARCHAR, 
	PRIMARY KEY (sort, id)
)
 WITHOUT ROWID

;
INSERT INTO "standing" VALUES('finding','fnd_1aa4b7c9781e8948',16,16,'clm_085d4d6e4199dc5e','a1af7a32156dd874');
INSERT INTO "standing" VALUES('finding','fnd_1bf02a8f00a836b7',12,12,'clm_0e2def395066649d','9c3285a97342d748');
INSERT INTO "standing" VALUES('finding','fnd_ae92a7128019a888',2,13,NULL,NULL);
INSERT INTO "standing" VALUES('finding','fnd_d896fb380e9be421',10,10,'clm_0e2def395066649d','8ba4de0cb12fcf35');
INSERT INTO "standing" VALUES('finding','fnd_e10ac6ba4043e204',11,11,'clm_0e2def395066649d','8d1a5319fac4ee52');
INSERT INTO "standing" VALUES('incident','inc_288ff1cbe50a90c5',4,8,NULL,NULL);
INSERT INTO "standing" VALUES('incident','inc_37d451bb00109129',15,15,'clm_085d4d6e4199dc5e','a183b580f1c8d444');
INSERT INTO "standing" VALUES('incident','inc_63fd9782c6a30119',17,17,'clm_285c06b4e136054d','4631bc2cc803ce09');
INSERT INTO "standing" VALUES('incident','inc_c18adc8b7d7aeb8d',1,14,NULL,NULL);
INSERT INTO "standing" VALUES('incident','inc_c9a62d740ce3258d',9,9,'clm_0e2def395066649d','c7bdf632636b732b');
CREATE TABLE supersessions (
	seq INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	learned_at DATETIME NOT NULL, 
	seal VARCHAR, 
	PRIMARY KEY (seq), 
	UNIQUE (document), 
	FOREIGN KEY(document) REFERENCES documents (id), 
	FOREIGN KEY("by") REFERENCES documents (id)
);
INSERT INTO "supersessions" VALUES(1,'doc_2a09e2c70e25acca','doc_0664b41adc9853fb','2031-05-07 09:07:00.000000','a5c144f3fec133f7');
CREATE TABLE telling_blocks (
	block VARCHAR NOT NULL, 
	telling INTEGER NOT NULL, 
	PRIMARY KEY (block, telling)
)
 WITHOUT ROWID

;
INSERT INTO "telling_blocks" VALUES('codesa 741566',4);
INSERT INTO "telling_blocks" VALUES('codesa 741566',6);
INSERT INTO "telling_blocks" VALUES('codesa 741567',4);
INSERT INTO "telling_blocks" VALUES('codesa 741567',6);
INSERT INTO "telling_blocks" VALUES('copy 1042c6ca91e3a9d0',2);
INSERT INTO "telling_blocks" VALUES('copy 12045556d3286b9',5);
INSERT INTO "telling_blocks" VALUES('copy 123c4897f66277b9',7);
INSERT INTO "telling_blocks" VALUES('copy 124a81fe6b984689',8);
INSERT INTO "telling_blocks" VALUES('copy 1818fd6b8677ae98',5);
INSERT INTO "telling_blocks" VALUES('copy 19b09d9f0e8889a',2);
INSERT INTO "telling_blocks" VALUES('copy 1aefd4d3e65dcc4a',8);
INSERT INTO "telling_blocks" VALUES('copy 1ed223741f3d1adf',5);
INSERT INTO "telling_blocks" VALUES('copy 1f7edfc5e460a974',8);
INSERT INTO "telling_blocks" VALUES('copy 2295e82ede49fdc2',5);
INSERT INTO "telling_blocks" VALUES('copy 22be4252cefab460',5);
INSERT INTO "telling_blocks" VALUES('copy 25f3fd20ffbeef90',2);
INSERT INTO "telling_blocks" VALUES('copy 27518e99ff4e1b2c',2);
INSERT INTO "telling_blocks" VALUES('copy 2890ce4c8f161c74',5);
INSERT INTO "telling_blocks" VALUES('copy 2abc0520ce1f636d',5);
INSERT INTO "telling_blocks" VALUES('copy 2eb499875a6c4956',7);
INSERT INTO "telling_blocks" VALUES('copy 30ee807afc8e87e8',7);
INSERT INTO "telling_blocks" VALUES('copy 32206405b7d23446',5);
INSERT INTO "telling_blocks" VALUES('copy 345d7f22b7833675',8);
INSERT INTO "telling_blocks" VALUES('copy 35c3a285f4d30a03',8);
INSERT INTO "telling_blocks" VALUES('copy 3c351c6c3b255f8a',7);
INSERT INTO "telling_blocks" VALUES('copy 3ef27329cc34163a',8);
INSERT INTO "telling_blocks" VALUES('copy 3ff924f07163f5f0',8);
INSERT INTO "telling_blocks" VALUES('copy 430cedf0ad5412c4',2);
INSERT INTO "telling_blocks" VALUES('copy 4472303ed75898c4',7);
INSERT INTO "telling_blocks" VALUES('copy 44ab0101a2b92e9c',5);
INSERT INTO "telling_blocks" VALUES('copy 46a465d85626b47e',8);
INSERT INTO "telling_blocks" VALUES('copy 4968f5a7d4307852',5);
INSERT INTO "telling_blocks" VALUES('copy 49a46b0a739635d2',8);
INSERT INTO "telling_blocks" VALUES('copy 49a8b2f63b1181c1',8);
INSERT INTO "telling_blocks" VALUES('copy 4bcab00bc10c3231',7);
INSERT INTO "telling_blocks" VALUES('copy 4cfc20a0120a157a',2);
INSERT INTO "telling_blocks" VALUES('copy 4fe186553bc0c6d5',5);
INSERT INTO "telling_blocks" VALUES('copy 5293081142e21a9b',8);
INSERT INTO "telling_blocks" VALUES('copy 53eb90570302b4d',8);
INSERT INTO "telling_blocks" VALUES('copy 5534f9418d49a9c0',2);
INSERT INTO "telling_blocks" VALUES('copy 56d33f7740504afc',7);
INSERT INTO "telling_blocks" VALUES('copy 59231320b39753b6',7);
INSERT INTO "telling_blocks" VALUES('copy 5ba03ac3454221b3',2);
INSERT INTO "telling_blocks" VALUES('copy 5bacf39f9c9260b4',7);
INSERT INTO "telling_blocks" VALUES('copy 5da6c55b79bbb190',5);
INSERT INTO "telling_blocks" VALUES('copy 5de7de7d29c37121',5);
INSERT INTO "telling_blocks" VALUES('copy 63b2fb9ff2ff7122',8);
INSERT INTO "telling_blocks" VALUES('copy 6442fb3cbaecdb09',7);
INSERT INTO "telling_blocks" VALUES('copy 648e8c2774764d11',7);
INSERT INTO "telling_blocks" VALUES('copy 6496b3623a036341',2);
INSERT INTO "telling_blocks" VALUES('copy 689b73a830f54f3b',5);
INSERT INTO "telling_blocks" VALUES('copy 6a9dae17f93537fa',2);
INSERT INTO "telling_blocks" VALUES('copy 6b6c25b4df9ab564',7);
INSERT INTO "telling_blocks" VALUES('copy 6bc7a61efccfadd6',7);
INSERT INTO "telling_blocks" VALUES('copy 6c0926cdb2ca2a66',2);
INSERT INTO "telling_blocks" VALUES('copy 6dd8ad0ea732d85d',2);
INSERT INTO "telling_blocks" VALUES('copy 701645ec364b2753',8);
INSERT INTO "telling_blocks" VALUES('copy 70973b09e1040a33',2);
INSERT INTO "telling_blocks" VALUES('copy 70ce918fc68d2472',2);
INSERT INTO "telling_blocks" VALUES('copy 72055317308acee3',7);
INSERT INTO "telling_blocks" VALUES('copy 744d41bfa23c758b',2);
INSERT INTO "telling_blocks" VALUES('copy 787eb2ab67a026c1',5);
INSERT INTO "telling_blocks" VALUES('copy 7c580f7ff709785',7);
INSERT INTO "telling_blocks" VALUES('copy 7cc50b043897de0e',2);
INSERT INTO "telling_blocks" VALUES('copy 7cd5e2ff2c45ae26',7);
INSERT INTO "telling_blocks" VALUES('copy 7df532a282ec647e',8);
INSERT INTO "telling_blocks" VALUES('copy 9b8fffe5a4599fc',5);
INSERT INTO "telling_blocks" VALUES('copy d0df52b4977c69c',8);
INSERT INTO "telling_blocks" VALUES('dgeonames:698740 741566',4);
INSERT INTO "telling_blocks" VALUES('dgeonames:698740 741566',6);
INSERT INTO "telling_blocks" VALUES('dgeonames:698740 741567',4);
INSERT INTO "telling_blocks" VALUES('dgeonames:698740 741567',6);
INSERT INTO "telling_blocks" VALUES('gdron fell',6);
INSERT INTO "telling_blocks" VALUES('gdron lost',9);
INSERT INTO "telling_blocks" VALUES('gdron night',4);
INSERT INTO "telling_blocks" VALUES('gdron overnight',6);
INSERT INTO "telling_blocks" VALUES('gdron overnight',9);
INSERT INTO "telling_blocks" VALUES('gdron port',6);
INSERT INTO "telling_blocks" VALUES('gdron shot',6);
INSERT INTO "telling_blocks" VALUES('gdron shot',9);
INSERT INTO "telling_blocks" VALUES('gfell overnight',6);
INSERT INTO "telling_blocks" VALUES('gfell port',6);
INSERT INTO "telling_blocks" VALUES('gfell shot',6);
INSERT INTO "telling_blocks" VALUES('glost overnight',9);
INSERT INTO "telling_blocks" VALUES('glost shot',9);
INSERT INTO "telling_blocks" VALUES('governight port',6);
INSERT INTO "telling_blocks" VALUES('governight shot',6);
INSERT INTO "telling_blocks" VALUES('governight shot',9);
INSERT INTO "telling_blocks" VALUES('gport shot',6);
INSERT INTO "telling_blocks" VALUES('pgeonames:698740',4);
INSERT INTO "telling_blocks" VALUES('pgeonames:698740',6);
INSERT INTO "telling_blocks" VALUES('rUA|odesa 741566',4);
INSERT INTO "telling_blocks" VALUES('rUA|odesa 741566',6);
INSERT INTO "telling_blocks" VALUES('rUA|odesa 741567',4);
INSERT INTO "telling_blocks" VALUES('rUA|odesa 741567',6);
INSERT INTO "telling_blocks" VALUES('rgeonames:690791 741568',9);
INSERT INTO "telling_blocks" VALUES('rgeonames:690791 741569',9);
INSERT INTO "telling_blocks" VALUES('tclm_085d4d6e4199dc5e',9);
INSERT INTO "telling_blocks" VALUES('tclm_0e2def395066649d',4);
INSERT INTO "telling_blocks" VALUES('tclm_285c06b4e136054d',10);
INSERT INTO "telling_blocks" VALUES('tclm_fa985dfca2cfb29d',6);
INSERT INTO "telling_blocks" VALUES('wUA|odesa port',6);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 dron',4);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 dron',6);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 fell',6);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 night',4);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 overnight',6);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 port',6);
INSERT INTO "telling_blocks" VALUES('wgeonames:698740 shot',6);
CREATE TABLE tellings (
	seq INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	document VARCHAR NOT NULL, 
	scope VARCHAR NOT NULL, 
	blocks TEXT NOT NULL, 
	body TEXT NOT NULL, 
	seal VARCHAR, 
	PRIMARY KEY (seq), 
	UNIQUE ("key")
);
INSERT INTO "tellings" VALUES(2,'copy doc_4e8c6c1419164503','doc_4e8c6c1419164503','copy doc_4e8c6c1419164503','["copy 6dd8ad0ea732d85d","copy 744d41bfa23c758b","copy 25f3fd20ffbeef90","copy 430cedf0ad5412c4","copy 5ba03ac3454221b3","copy 70973b09e1040a33","copy 7cc50b043897de0e","copy 27518e99ff4e1b2c","copy 4cfc20a0120a157a","copy 1042c6ca91e3a9d0","copy 6a9dae17f93537fa","copy 6496b3623a036341","copy 5534f9418d49a9c0","copy 70ce918fc68d2472","copy 6c0926cdb2ca2a66","copy 19b09d9f0e8889a"]','','076a4299cb2e2052');
INSERT INTO "tellings" VALUES(4,'clm_0e2def395066649d','doc_4e8c6c1419164503','clm_0e2def395066649d','["dgeonames:698740 741566","dgeonames:698740 741567","rUA|odesa 741566","rUA|odesa 741567","codesa 741566","codesa 741567","wgeonames:698740 dron","wgeonames:698740 night","pgeonames:698740","gdron night","tclm_0e2def395066649d"]','{"id":"clm_0e2def395066649d","document":"doc_4e8c6c1419164503","at":0,"claims":["clm_0e2def395066649d","clm_b204ee3bf81c62b9"],"ties":[{"weight":5.17,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"]}],"told":{"kinds":["interception","killed"],"spots":[{"key":"geonames:698740","name":"Odesa","precision":"settlement","country":"UA","region":"UA|odesa","latitude":46.48572,"longitude":30.74383}],"days":[741566,741566],"published":741566,"weapons":["uav"],"targets":[],"things":[],"sides":[],"struck":["ukraine"],"debris":[],"hits":[],"figures":[{"measure":"interception uav","low":14.0,"high":14.0},{"measure":"killed person","low":4.0,"high":4.0}],"words":["dron","night"],"names":[],"called":["odesa"],"expected":false,"scope":0,"dated":true,"hours":[537664,537677],"part":false,"opening":false},"wholes":[]}','b0902ab4b19b180a');
INSERT INTO "tellings" VALUES(5,'copy doc_0664b41adc9853fb','doc_0664b41adc9853fb','copy doc_0664b41adc9853fb','["copy 9b8fffe5a4599fc","copy 1818fd6b8677ae98","copy 5da6c55b79bbb190","copy 32206405b7d23446","copy 4968f5a7d4307852","copy 4fe186553bc0c6d5","copy 2295e82ede49fdc2","copy 1ed223741f3d1adf","copy 2abc0520ce1f636d","copy 689b73a830f54f3b","copy 22be4252cefab460","copy 5de7de7d29c37121","copy 12045556d3286b9","copy 44ab0101a2b92e9c","copy 787eb2ab67a026c1","copy 2890ce4c8f161c74"]','','f5c6f1df8af9b2d8');
INSERT INTO "tellings" VALUES(6,'clm_fa985dfca2cfb29d','doc_0664b41adc9853fb','clm_0e2def395066649d','["dgeonames:698740 741566","dgeonames:698740 741567","rUA|odesa 741566","rUA|odesa 741567","codesa 741566","codesa 741567","wgeonames:698740 port","wgeonames:698740 dron","wgeonames:698740 fell","wgeonames:698740 overnight","wgeonames:698740 shot","wUA|odesa port","pgeonames:698740","gdron fell","gdron overnight","gdron port","gdron shot","gfell overnight","gfell port","gfell shot","governight port","governight shot","gport shot","tclm_fa985dfca2cfb29d"]','{"id":"clm_fa985dfca2cfb29d","document":"doc_0664b41adc9853fb","at":0,"claims":["clm_fa985dfca2cfb29d","clm_f9d758c68f1f24b8","clm_d6a6adb0efdd4dbd","clm_893cb387b68cfc33"],"ties":[{"weight":3.77,"reasons":["told in the next sentence","the same hours","told while the text speaks of that place","kinds that one happening gives"]},{"weight":4.11,"reasons":["told in the next sentence","the same hours","the same place: Odesa","kinds that one happening gives"]},{"weight":5.25,"reasons":["the same hours","told in the same sentence","the same place: Odesa","both are what their texts are mainly about"]}],"told":{"kinds":["interception","strike","killed","injured"],"spots":[{"key":"geonames:698740","name":"Odesa","precision":"settlement","country":"UA","region":"UA|odesa","latitude":46.48572,"longitude":30.74383}],"days":[741566,741566],"published":741566,"weapons":["uav"],"targets":["port"],"things":["port"],"sides":[],"struck":["ukraine"],"debris":[],"hits":[],"figures":[{"measure":"interception uav","low":14.0,"high":null},{"measure":"strike uav","low":3.0,"high":3.0},{"measure":"killed person","low":3.0,"high":3.0},{"measure":"injured person","low":5.0,"high":5.0}],"words":["dron","overnight","shot","fell","port"],"names":[],"called":["odesa"],"expected":false,"scope":0,"dated":true,"hours":[537664,537677],"part":false,"opening":false},"wholes":[]}','0686035196120a3d');
INSERT INTO "tellings" VALUES(7,'copy doc_37dc5cbc65eb99f9','doc_37dc5cbc65eb99f9','copy doc_37dc5cbc65eb99f9','["copy 5bacf39f9c9260b4","copy 30ee807afc8e87e8","copy 648e8c2774764d11","copy 3c351c6c3b255f8a","copy 4472303ed75898c4","copy 7cd5e2ff2c45ae26","copy 6bc7a61efccfadd6","copy 6b6c25b4df9ab564","copy 72055317308acee3","copy 59231320b39753b6","copy 56d33f7740504afc","copy 6442fb3cbaecdb09","copy 2eb499875a6c4956","copy 123c4897f66277b9","copy 7c580f7ff709785","copy 4bcab00bc10c3231"]','','9b028986e821d1f2');
INSERT INTO "tellings" VALUES(8,'copy doc_58034307e1073888','doc_58034307e1073888','copy doc_58034307e1073888','["copy 35c3a285f4d30a03","copy 124a81fe6b984689","copy 7df532a282ec647e","copy 49a8b2f63b1181c1","copy 46a465d85626b47e","copy 3ff924f07163f5f0","copy 3ef27329cc34163a","copy 1aefd4d3e65dcc4a","copy 1f7edfc5e460a974","copy 5293081142e21a9b","copy 63b2fb9ff2ff7122","copy 49a46b0a739635d2","copy d0df52b4977c69c","copy 701645ec364b2753","copy 53eb90570302b4d","copy 345d7f22b7833675"]','','1f96e204ed33b9e2');
INSERT INTO "tellings" VALUES(9,'clm_085d4d6e4199dc5e','doc_37dc5cbc65eb99f9','clm_085d4d6e4199dc5e','["rgeonames:690791 741568","rgeonames:690791 741569","gdron lost","gdron overnight","gdron shot","glost overnight","glost shot","governight shot","tclm_085d4d6e4199dc5e"]','{"id":"clm_085d4d6e4199dc5e","document":"doc_37dc5cbc65eb99f9","at":0,"claims":["clm_085d4d6e4199dc5e","clm_e11df560645461f7","clm_651294266b271254"],"ties":[{"weight":5.24,"reasons":["part of a count in it","the same hours","kinds that one happening gives"]},{"weight":5.24,"reasons":["part of a count in it","the same hours","kinds that one happening gives"]}],"told":{"kinds":["launch","interception","flight_loss"],"spots":[{"key":"geonames:690791","name":"Ukraine","precision":"country","country":"UA","region":"","latitude":49.0,"longitude":32.0}],"days":[741568,741568],"published":741568,"weapons":["uav"],"targets":[],"things":[],"sides":["russia"],"struck":["ukraine"],"debris":[],"hits":[],"figures":[{"measure":"launch uav","low":50.0,"high":50.0},{"measure":"interception uav","low":30.0,"high":30.0},{"measure":"flight_loss uav","low":15.0,"high":15.0}],"words":["dron","overnight","shot","lost"],"names":[],"called":[],"expected":false,"scope":0,"dated":true,"hours":[537712,537725],"part":false,"opening":false},"wholes":[]}','1c81f86fcee3c93b');
INSERT INTO "tellings" VALUES(10,'clm_285c06b4e136054d','doc_75651705a221f2ce','clm_285c06b4e136054d','["tclm_285c06b4e136054d"]','{"id":"clm_285c06b4e136054d","document":"doc_75651705a221f2ce","at":37,"claims":["clm_285c06b4e136054d"],"ties":[],"told":{"kinds":["killed"],"spots":[],"days":null,"published":741594,"weapons":[],"targets":[],"things":[],"sides":[],"struck":[],"debris":[],"hits":[],"figures":[{"measure":"killed person","low":3.0,"high":3.0}],"words":[],"names":[],"called":[],"expected":false,"scope":0,"dated":false,"hours":null,"part":false,"opening":false},"wholes":[]}','1c1537eb4e8a4157');
CREATE TRIGGER documents_no_UPDATE BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of documents'); END;
CREATE TRIGGER documents_no_DELETE BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of documents'); END;
CREATE INDEX derivations_by_kind ON derivations (kind);
CREATE INDEX derivations_by_id ON derivations (sort, id);
CREATE TRIGGER derivations_no_UPDATE BEFORE UPDATE ON derivations
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of derivations'); END;
CREATE TRIGGER derivations_no_DELETE BEFORE DELETE ON derivations
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of derivations'); END;
CREATE TRIGGER judgements_no_UPDATE BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of judgements'); END;
CREATE TRIGGER judgements_no_DELETE BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of judgements'); END;
CREATE TRIGGER losses_no_UPDATE BEFORE UPDATE ON losses
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of losses'); END;
CREATE TRIGGER losses_no_DELETE BEFORE DELETE ON losses
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of losses'); END;
CREATE INDEX standing_in_order ON standing (sort, first);
CREATE INDEX standing_by_scope ON standing (scope);
CREATE INDEX tellings_by_document ON tellings (document);
CREATE INDEX tellings_by_scope ON tellings (scope);
CREATE INDEX claim_facets_by_weapon ON claim_facets (weapon, claim);
CREATE INDEX claim_facets_by_verification ON claim_facets (verification, claim);
CREATE INDEX claim_facets_by_kind ON claim_facets (kind, claim);
CREATE INDEX claim_facets_by_side ON claim_facets (side, claim);
CREATE INDEX claim_facets_by_place ON claim_facets (place, claim);
CREATE INDEX claim_facets_by_day ON claim_facets (span, first_day, last_day);
CREATE INDEX claim_facets_by_claimant ON claim_facets (claimant, claim);
CREATE INDEX resting_by_first ON resting (first, claim);
CREATE INDEX readings_by_day ON readings (published_on);
CREATE INDEX readings_by_name ON readings (name);
CREATE TRIGGER readings_no_UPDATE BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of readings'); END;
CREATE TRIGGER readings_no_DELETE BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of readings'); END;
CREATE INDEX grounds_by_claim ON grounds (claim);
CREATE TRIGGER grounds_no_UPDATE BEFORE UPDATE ON grounds
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of grounds'); END;
CREATE TRIGGER grounds_no_DELETE BEFORE DELETE ON grounds
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of grounds'); END;
CREATE INDEX sources_by_source ON sources (source);
CREATE TRIGGER sources_no_UPDATE BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of sources'); END;
CREATE TRIGGER sources_no_DELETE BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of sources'); END;
CREATE INDEX supersessions_by ON supersessions ("by");
CREATE TRIGGER supersessions_no_UPDATE BEFORE UPDATE ON supersessions
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of supersessions'); END;
CREATE TRIGGER supersessions_no_DELETE BEFORE DELETE ON supersessions
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of supersessions'); END;
CREATE TRIGGER revocations_no_UPDATE BEFORE UPDATE ON revocations
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of revocations'); END;
CREATE TRIGGER revocations_no_DELETE BEFORE DELETE ON revocations
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of revocations'); END;
CREATE INDEX followed_pages_by_due ON followed_pages (due_at);
CREATE INDEX fetches_by_source ON fetches (source, seq);
CREATE TRIGGER fetches_no_UPDATE BEFORE UPDATE ON fetches
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of fetches'); END;
CREATE TRIGGER fetches_no_DELETE BEFORE DELETE ON fetches
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of fetches'); END;
CREATE INDEX deliveries_by_moment ON deliveries (learned_at);
CREATE UNIQUE INDEX deliveries_by_document ON deliveries (document, source);
CREATE TRIGGER deliveries_no_UPDATE BEFORE UPDATE ON deliveries
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of deliveries'); END;
CREATE TRIGGER deliveries_no_DELETE BEFORE DELETE ON deliveries
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of deliveries'); END;
CREATE INDEX claims_by_reading ON claims (reading);
CREATE TRIGGER claims_no_UPDATE BEFORE UPDATE ON claims
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no UPDATE of claims'); END;
CREATE TRIGGER claims_no_DELETE BEFORE DELETE ON claims
BEGIN SELECT RAISE(ABORT, 'the ledger only grows: no DELETE of claims'); END;
CREATE VIRTUAL TABLE phrase_trigrams USING fts5(words, tokenize='trigram case_sensitive 1', content='', detail='none');
CREATE VIRTUAL TABLE sentence_trigrams USING fts5(sentence, tokenize='trigram case_sensitive 1', content='', detail='none');
INSERT OR REPLACE INTO "phrase_trigrams_config" VALUES('version',4);
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(1,X'16831E');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(10,X'00000000010A0A000A0101010201010301010401010501010601010701010801010901010A0101');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(137438953473,X'000000B60430203B20080202026D610802026F660A020270720A02027468080201033B20740802010361796F0801036365200A020275740A010365203B0A03016D080301700A020263750A01036666690A020269630A0103686520080201036963650A01036D61790801036F66660A02027220080301730A020273650A010370726F0A010372203B0802026F730A020273200A010373206F0A020265630A0103746865080202026F720A010375746F0A0103796F72080407050505060706060506040405060507060606050405060605050605070506');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(274877906945,X'000000C10430203B2009020202616909020202666F0902020269740B02027561090203016B090201033B20690B0301750902010361206109020202696E0902030172090202026E200B01036365200902010365203B090202027320090103666F720902010369616E0B02026E65090301690B020272200902020274200B01036B7261090201036E20610B0202657309020269610B01036F72630902010372206609020202616909020202636509020103732061090103756120090202026B7209020407060605060506050706050507070507060504060507060505070706060607');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(412316860417,X'000000C30430203B200702026169070202666F07020275610703016B0701032D303414030135140103013615010330333114010202352D14010103312D30140101033230331401010333312D14010103352D30140101033B2075070103612061070202696E070301720702026E2007010363652007010365203B070103666F7207010369616E0702026E6907020272200701036B72610701036E206107020269610701036F7263070103722066070202616907020263650701037561200702026B720704060505050406050407060707070706060504050606060605050606050606050506');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(549755813889,X'0000003904305F6C6F060103666C6906010367687406010368745F0601036967680601036C69670602026F730601036F7373060103745F6C06040606060606060506');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(687194767361,X'000000220430696E6A0401036A75720401036E6A75040103726564040103757265040406060606');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(824633720833,X'00000069043061756E0501036365700101036570740102027263010103696C6C0302026E740102026F6E0101036B696C0301036C617505020265640302026C650301036E63680502027465010103707469010103726365010103746572010202696F010103756E6305040606060506050506060505060506060605');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(962072674305,X'0000001C0430696B6502010372696B0201037374720201037472690204060606');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(1099511627777,X'000001570430203B2011020202636F110202026765110202026F6211030164110202756B13010330203B110202373913010331203B130103343020110103363930130301381101033734301102023931130103383734110103393037130202312013020238371101033A3639110202027561110201033B20631102030167110203016F1103017513010361203B110203016F110202696E1302026D65110202027374110103626C61110103636F751102010364657311010365203B1302026F6E11020202733A110203016111010367656F11020103696E651301036B72611301036C61731101036D6573110201036E616D1102020265201302027472110201036F626C11020264651102026E6111020202756E11020103726169130202793A11020103733A36110202026120110202742011010374203B110202727911020103756120110202026B721302026E7411020103793A7511020407060605040506050606060406050606050507060705040407040506050607060606060407060606070705060605060606060705050606070506');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(1236950581249,X'0000004E04302031351002023B2010020275611001033135201001033B203110010361696E0C02027620100103696E650C01036B72610C01037261690C01037561761002026B720C010376203B1004060505060606050606060605');
INSERT OR REPLACE INTO "phrase_trigrams_data" VALUES(1374389534721,X'0000006E0430203B200D01020264720D020274680E020275610D0101033B20640D0301740E01036176200D01010364726F0D01036565200E020273200D01036872650E01036E65730D01036F6E650D01037265650E02026F6E0D01037468720E01037561760D01010376203B0D01040705050606040706060506060606050607');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(1,X'0A');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(2,X'04');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(3,X'04');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(4,X'05');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(5,X'04');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(6,X'09');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(7,X'38');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(8,X'15');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(9,X'36');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(10,X'2F');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(11,X'27');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(12,X'05');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(13,X'0C');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(14,X'0B');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(15,X'00');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(16,X'08');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(17,X'3C');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(18,X'00');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(19,X'31');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(20,X'08');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(21,X'08');
INSERT OR REPLACE INTO "phrase_trigrams_docsize" VALUES(22,X'00');
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(1,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(2,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(3,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(4,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(5,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(6,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(7,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(8,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(9,X'',2);
INSERT OR REPLACE INTO "phrase_trigrams_idx" VALUES(10,X'',2);
INSERT OR REPLACE INTO "sentence_trigrams_config" VALUES('version',4);
INSERT OR REPLACE INTO "sentence_trigrams_data" VALUES(1,X'0E862E');
INSERT OR REPLACE INTO "sentence_trigrams_data" VALUES(10,X'000000000102020002010101020101');
INSERT OR REPLACE INTO "sentence_trigrams_data" VALUES(137438953473,X'000006AD04302031320103013405020301350D020233300C020235300B0202612002060301690104020403016E030105010301740B020264650C03016F0104020503017201040204010202666502060301690301050103016F0104020402026861050202696E030101010301030174050702026B69030102030102026C610B030165010603016F0D02026D610301050102026E690502026F6401020101010102010301660204020403016E01010501030301760104020402027065030102030103016F02060301720602027361010201010101020101010301680106050301750104020202746801010101010101010101010103016F050301750B0202756B01060402027765010201020102010303016F0301050101032C20690C030174010201020102010101033020640B03016F0C010331322001020234200502020235200D01033220640101033330200C0103342064050201033520770D020230200B01036120690503016C0B03016F0106030170020602022C2003010203010202642005020269640102010101010201010103016E01040204030172010402040102026E200106040301640301050103016F0D020273740106020274200106040202756E0B0202792E0104020403016F03010501010363652001040101040301730C020268650B02027574060103642031050301350B03016103010501030164050301660301050103016903010101030103016F010604020261790104020402026564030105010301660C030173010201010101020102026F77010402050202726F010402040101036520640C03016B030102030103016C0D03016D0301050103016E0503016F02060303017006030103017301040101040301750106040301770301020301020261730106020263750602026420030101010301010202652002060101020266650C02026C6C020602026D20020602026E630C02026F7003010203010202722001040206030165010201020102010303016E01060402027320010402040103012C0C03016101020101010102010301640B01036620740206040202656C020603016E0C020266690602026963060301760301050102026F72010402040301750601036768740104020401036861640502026520010201010101020101010301640B03016D02060301720D02026F740106050202726502060101020274200503012C01060401036961200B03016E0106040202636506020264200104020403012E030102030102020267680104020402026C6C030102030102026E200301010103010301650506030169010604020272200104020401020274200507020276650301050101036B696C0301020301020272610104020401036C206F0206020261750B0202652003010203010301610106030164030102030102026C200206030165030102030102026F730D01036D20660206020261790301050101036E20330C030161010105010303016F0102010201020103017301060301740506020263650C0301680B020264200301050103016101040203016503010501020265200B030164050301730104020401020269610106040301670104020402026F740D01036F2070030103017305020264650102010101010201020266200206040301660602026E20010105010303016501040204010202706C030102030102027220030105010301630104020403017306030174020602027365060301740D020274200106050301680D0202756E030105010301720602027665010402040202776E01040205010370656F030102030102026C65030102030102026F7202060202726F0601037220310D0301640C0301660104020403016F0104020301700603017303010501020261690104020402026365010402040202652001020102010201030301650206010102026E6901060402026F6E01040204010301730602027320060202742E0206020275730B0103732061050603016F05010301730C030177010602022C200C0202612001040203012C030102030103016901020101010102010101020264610B02026563060202686F010605020269610B020273690B02027420010603012E0D0202756E010402010374203101060301640106050301680503016C01060301730C030174050301750B02022C2001060402026865010101010101010101010101010301720206010102026F200503017206020275650B0202776F030101037565730B02026B720104020402026E630B030164010201010202010202722006020273730B0202746F06010376652003010501030172010402040103776572010201020102010302026E200106050301650502026F200301030175030105010103796F720301050104060504050506070704050708060707050A050905050408050C0708070905040E0606100404070C07060B060406060506060706050604050509050E070807070406070508070A040505060407040709060808040B08090608040704060608060806050B080506060509080B0609040B04080604050507080409060E04050407080506060605080908090A05060906080A080705090508060805070806080A0505050408060705040807070507040C07040908090807040505040704080408080A09060506040706040708080C07070904050605070504050507080D050507050506040707060405040404071107050405060608050A05050509070D07040607');
INSERT OR REPLACE INTO "sentence_trigrams_data" VALUES(274877906945,X'000000270430206B690E010333206B0E0103696C6C0E01036B696C0E01036C65640E02026C650E040606060606');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(1,X'5D');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(2,X'1B');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(3,X'44');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(4,X'44');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(5,X'50');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(6,X'3C');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(7,X'5D');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(8,X'1B');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(9,X'46');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(10,X'46');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(11,X'56');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(12,X'2F');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(13,X'13');
INSERT OR REPLACE INTO "sentence_trigrams_docsize" VALUES(14,X'06');
INSERT OR REPLACE INTO "sentence_trigrams_idx" VALUES(1,X'',2);
INSERT OR REPLACE INTO "sentence_trigrams_idx" VALUES(2,X'',2);
COMMIT;
