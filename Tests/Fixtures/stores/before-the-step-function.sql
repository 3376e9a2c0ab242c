BEGIN TRANSACTION;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL
) STRICT;
INSERT INTO "account" VALUES('account-c5a2f95dc24b','camille@example.com','{"country":"FR","createdAt":"2026-01-31T10:00:00.000Z","email":"camille@example.com","id":"account-c5a2f95dc24b","language":"fr","name":"Camille Martin","vehicles":[{"market":"FR","profile":"qashqai-j12b/2025/tekna","vin":"SJNTAAJ12U0000001"}]}');
CREATE TABLE asked_charge (
  key TEXT PRIMARY KEY,
  purchase TEXT NOT NULL REFERENCES purchase (id),
  subscription TEXT REFERENCES subscription (id),
  is_pending INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE charge (
  key TEXT PRIMARY KEY,
  card TEXT NOT NULL REFERENCES processor_card (token),
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL,
  charged_at INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
INSERT INTO "charge" VALUES('order-a7e2d9c11de0/attempt-1','card-6d06453a8611a0f4a8bfd0f47d62389d',199,'EUR',1769853600000,'approved');
INSERT INTO "charge" VALUES('order-c5c57c41a6fa/attempt-1','card-e43cdd51641fa9ab0d6b775091ca44ce',999,'EUR',1769853600000,'approved');
INSERT INTO "charge" VALUES('order-08ab03ad7f1f/attempt-1','card-a5014c8c8123ba8c3ed28d3086abacb6',0,'EUR',1769853600000,'challenged');
INSERT INTO "charge" VALUES('order-08ab03ad7f1f/attempt-2','card-a5014c8c8123ba8c3ed28d3086abacb6',0,'EUR',1769853600000,'approved');
CREATE TABLE default_payment_method (
  account TEXT PRIMARY KEY REFERENCES account (id),
  method TEXT NOT NULL REFERENCES payment_method (id) ON DELETE CASCADE
) STRICT;
INSERT INTO "default_payment_method" VALUES('account-c5a2f95dc24b','method-1508c161811e');
CREATE TABLE disputed_card (token TEXT PRIMARY KEY) STRICT;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('Keep accounts and their payment methods');
INSERT INTO "grdb_migrations" VALUES('Keep orders, subscriptions and receipts');
INSERT INTO "grdb_migrations" VALUES('Keep the simulated processor''s cards and charges');
INSERT INTO "grdb_migrations" VALUES('Keep keys, issued documents and the time seen');
INSERT INTO "grdb_migrations" VALUES('Keep which card an account pays with by default');
INSERT INTO "grdb_migrations" VALUES('Keep which of the processor''s cards ask for 3-D Secure');
INSERT INTO "grdb_migrations" VALUES('Keep what the processor gives back and what it says later');
INSERT INTO "grdb_migrations" VALUES('Keep what was asked of the processor and what it said');
INSERT INTO "grdb_migrations" VALUES('Keep which charge each receipt is of');
INSERT INTO "grdb_migrations" VALUES('Keep who owns each vehicle');
INSERT INTO "grdb_migrations" VALUES('Keep which offers subscriptions were last held against');
CREATE TABLE heard_notice (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE issue (
  vehicle TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  book TEXT NOT NULL,
  document TEXT NOT NULL,
  compact TEXT NOT NULL
) STRICT;
INSERT INTO "issue" VALUES('SJNTAAJ12U0000001',4,'{"acknowledged":4,"entries":["order-a7e2d9c11de0/curfew-alert",{"entitlement":{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/curfew-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"curfew-alert","status":"active"},"sinceVersion":1},"order-a7e2d9c11de0/zone-alert",{"entitlement":{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/zone-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"zone-alert","status":"active"},"sinceVersion":1},"order-08ab03ad7f1f/remote-door-lock",{"entitlement":{"grace_until":"2027-02-16T10:00:00.000Z","grant":"order-08ab03ad7f1f/remote-door-lock","not_before":"2026-01-31T10:00:00.000Z","order":"order-08ab03ad7f1f","paid_through":"2027-01-31T10:00:00.000Z","reason":"trial","rev":1,"service":"remote-door-lock","status":"active"},"sinceVersion":3},"order-c5c57c41a6fa/in-car-wifi",{"entitlement":{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-c5c57c41a6fa/in-car-wifi","not_before":"2026-01-31T10:00:00.000Z","order":"order-c5c57c41a6fa","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"in-car-wifi","status":"active"},"sinceVersion":2},"order-a7e2d9c11de0/speed-alert",{"entitlement":{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/speed-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"speed-alert","status":"active"},"sinceVersion":1},"order-a7e2d9c11de0/smart-alerts",{"entitlement":{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/smart-alerts","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"smart-alerts","status":"active"},"sinceVersion":1},"order-4f2942046366/my-car-finder",{"entitlement":{"grant":"order-4f2942046366/my-car-finder","not_before":"2026-01-31T10:00:00.000Z","order":"order-4f2942046366","reason":"free","rev":1,"service":"my-car-finder","status":"active"},"sinceVersion":4}],"issuedAt":"2026-01-31T10:00:00.000Z","version":4}','{"aud":"headunit","entitlements":[{"grace_until":"2027-02-16T10:00:00.000Z","grant":"order-08ab03ad7f1f/remote-door-lock","not_before":"2026-01-31T10:00:00.000Z","order":"order-08ab03ad7f1f","paid_through":"2027-01-31T10:00:00.000Z","reason":"trial","rev":1,"service":"remote-door-lock","status":"active"},{"grant":"order-4f2942046366/my-car-finder","not_before":"2026-01-31T10:00:00.000Z","order":"order-4f2942046366","reason":"free","rev":1,"service":"my-car-finder","status":"active"},{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/curfew-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"curfew-alert","status":"active"},{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/smart-alerts","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"smart-alerts","status":"active"},{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/speed-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"speed-alert","status":"active"},{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-a7e2d9c11de0/zone-alert","not_before":"2026-01-31T10:00:00.000Z","order":"order-a7e2d9c11de0","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"zone-alert","status":"active"},{"grace_until":"2026-03-16T10:00:00.000Z","grant":"order-c5c57c41a6fa/in-car-wifi","not_before":"2026-01-31T10:00:00.000Z","order":"order-c5c57c41a6fa","paid_through":"2026-02-28T10:00:00.000Z","reason":"paid","rev":1,"service":"in-car-wifi","status":"active"}],"iat":1769853600,"iss":"nissan-store","jti":"document-4aac7dfaadd4","lease_until":"2026-03-07T10:00:00.000Z","sub":"SJNTAAJ12U0000001","ver":4}','eyJhbGciOiJFZERTQSIsImtjZXJ0IjoiZXlKaGJHY2lPaUpGWkVSVFFTSXNJbXRwWkNJNkltMTNZbkZFY0hselVsaGZSRUZuUjNWaWRWWTFWWEpQTVZFdE4yNWpWa3RZWW1KaFVERkdTbWRWVGpBaUxDSjBlWEFpT2lKemFXZHVhVzVuTFd0bGVTdHFkM1FpZlEuZXlKbGVIQnBjbVZ6SWpvaU1qQXlOeTB3TXkwd04xUXhNRG93TURvd01DNHdNREJhSWl3aWFYTnpJam9pYlhkaWNVUndlWE5TV0Y5RVFXZEhkV0oxVmpWVmNrOHhVUzAzYm1OV1MxaGlZbUZRTVVaS1oxVk9NQ0lzSW01dmRGOWlaV1p2Y21VaU9pSXlNREkyTFRBeExUTXhWREE1T2pVMU9qQXdMakF3TUZvaUxDSnpkV0lpT2lKNVVGSXdZekk1UW1FMVkzcHRkMFJ1V1RKMWNGRTNURVI2ZDJORGNYUnlZMmM0UmxwemNXaEhYMDF6SWl3aWVDSTZJbkoyVDNGUk4wSnlTVkZ4YnpWaGNGOU5PVkpOWVhGTE5GZGtMVXcwTFhocmIyVjNTRjlrU0Zkd1h6UWlmUS5RMGN5RU1Mb0N1V3hkLUN4RjZ5WFlHcm40d0gydnJYQy1oWXRoUnhoTU1YQVZkaGUwaW1hWm90SFlSVHRNajM3LUlILVliYi0wYVJuSWUwZXdJcGdBQSIsImtpZCI6InlQUjBjMjlCYTVjem13RG5ZMnVwUTdMRHp3Y0NxdHJjZzhGWnNxaEdfTXMiLCJ0eXAiOiJlbnRpdGxlbWVudHMrand0In0.eyJhdWQiOiJoZWFkdW5pdCIsImVudGl0bGVtZW50cyI6W3siZ3JhY2VfdW50aWwiOiIyMDI3LTAyLTE2VDEwOjAwOjAwLjAwMFoiLCJncmFudCI6Im9yZGVyLTA4YWIwM2FkN2YxZi9yZW1vdGUtZG9vci1sb2NrIiwibm90X2JlZm9yZSI6IjIwMjYtMDEtMzFUMTA6MDA6MDAuMDAwWiIsIm9yZGVyIjoib3JkZXItMDhhYjAzYWQ3ZjFmIiwicGFpZF90aHJvdWdoIjoiMjAyNy0wMS0zMVQxMDowMDowMC4wMDBaIiwicmVhc29uIjoidHJpYWwiLCJyZXYiOjEsInNlcnZpY2UiOiJyZW1vdGUtZG9vci1sb2NrIiwic3RhdHVzIjoiYWN0aXZlIn0seyJncmFudCI6Im9yZGVyLTRmMjk0MjA0NjM2Ni9teS1jYXItZmluZGVyIiwibm90X2JlZm9yZSI6IjIwMjYtMDEtMzFUMTA6MDA6MDAuMDAwWiIsIm9yZGVyIjoib3JkZXItNGYyOTQyMDQ2MzY2IiwicmVhc29uIjoiZnJlZSIsInJldiI6MSwic2VydmljZSI6Im15LWNhci1maW5kZXIiLCJzdGF0dXMiOiJhY3RpdmUifSx7ImdyYWNlX3VudGlsIjoiMjAyNi0wMy0xNlQxMDowMDowMC4wMDBaIiwiZ3JhbnQiOiJvcmRlci1hN2UyZDljMTFkZTAvY3VyZmV3LWFsZXJ0Iiwibm90X2JlZm9yZSI6IjIwMjYtMDEtMzFUMTA6MDA6MDAuMDAwWiIsIm9yZGVyIjoib3JkZXItYTdlMmQ5YzExZGUwIiwicGFpZF90aHJvdWdoIjoiMjAyNi0wMi0yOFQxMDowMDowMC4wMDBaIiwicmVhc29uIjoicGFpZCIsInJldiI6MSwic2VydmljZSI6ImN1cmZldy1hbGVydCIsInN0YXR1cyI6ImFjdGl2ZSJ9LHsiZ3JhY2VfdW50aWwiOiIyMDI2LTAzLTE2VDEwOjAwOjAwLjAwMFoiLCJncmFudCI6Im9yZGVyLWE3ZTJkOWMxMWRlMC9zbWFydC1hbGVydHMiLCJub3RfYmVmb3JlIjoiMjAyNi0wMS0zMVQxMDowMDowMC4wMDBaIiwib3JkZXIiOiJvcmRlci1hN2UyZDljMTFkZTAiLCJwYWlkX3Rocm91Z2giOiIyMDI2LTAyLTI4VDEwOjAwOjAwLjAwMFoiLCJyZWFzb24iOiJwYWlkIiwicmV2IjoxLCJzZXJ2aWNlIjoic21hcnQtYWxlcnRzIiwic3RhdHVzIjoiYWN0aXZlIn0seyJncmFjZV91bnRpbCI6IjIwMjYtMDMtMTZUMTA6MDA6MDAuMDAwWiIsImdyYW50Ijoib3JkZXItYTdlMmQ5YzExZGUwL3NwZWVkLWFsZXJ0Iiwibm90X2JlZm9yZSI6IjIwMjYtMDEtMzFUMTA6MDA6MDAuMDAwWiIsIm9yZGVyIjoib3JkZXItYTdlMmQ5YzExZGUwIiwicGFpZF90aHJvdWdoIjoiMjAyNi0wMi0yOFQxMDowMDowMC4wMDBaIiwicmVhc29uIjoicGFpZCIsInJldiI6MSwic2VydmljZSI6InNwZWVkLWFsZXJ0Iiwic3RhdHVzIjoiYWN0aXZlIn0seyJncmFjZV91bnRpbCI6IjIwMjYtMDMtMTZUMTA6MDA6MDAuMDAwWiIsImdyYW50Ijoib3JkZXItYTdlMmQ5YzExZGUwL3pvbmUtYWxlcnQiLCJub3RfYmVmb3JlIjoiMjAyNi0wMS0zMVQxMDowMDowMC4wMDBaIiwib3JkZXIiOiJvcmRlci1hN2UyZDljMTFkZTAiLCJwYWlkX3Rocm91Z2giOiIyMDI2LTAyLTI4VDEwOjAwOjAwLjAwMFoiLCJyZWFzb24iOiJwYWlkIiwicmV2IjoxLCJzZXJ2aWNlIjoiem9uZS1hbGVydCIsInN0YXR1cyI6ImFjdGl2ZSJ9LHsiZ3JhY2VfdW50aWwiOiIyMDI2LTAzLTE2VDEwOjAwOjAwLjAwMFoiLCJncmFudCI6Im9yZGVyLWM1YzU3YzQxYTZmYS9pbi1jYXItd2lmaSIsIm5vdF9iZWZvcmUiOiIyMDI2LTAxLTMxVDEwOjAwOjAwLjAwMFoiLCJvcmRlciI6Im9yZGVyLWM1YzU3YzQxYTZmYSIsInBhaWRfdGhyb3VnaCI6IjIwMjYtMDItMjhUMTA6MDA6MDAuMDAwWiIsInJlYXNvbiI6InBhaWQiLCJyZXYiOjEsInNlcnZpY2UiOiJpbi1jYXItd2lmaSIsInN0YXR1cyI6ImFjdGl2ZSJ9XSwiaWF0IjoxNzY5ODUzNjAwLCJpc3MiOiJuaXNzYW4tc3RvcmUiLCJqdGkiOiJkb2N1bWVudC00YWFjN2RmYWFkZDQiLCJsZWFzZV91bnRpbCI6IjIwMjYtMDMtMDdUMTA6MDA6MDAuMDAwWiIsInN1YiI6IlNKTlRBQUoxMlUwMDAwMDAxIiwidmVyIjo0fQ.5J1-wbIosx7xQ9Hs89gLuwsT-fg_G72gNiwQ8-jjpZIQ_Ou7bbeoe3zxDKlGYWi4ASZUpCIw7OF9KYs4h1o1Bg');
CREATE TABLE notice (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  charge TEXT NOT NULL REFERENCES charge (key),
  news TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  is_taken INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE offers_seen (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  digest TEXT NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "offers_seen" VALUES(1,'19f6fbdd90197a363baed7eff56bfab195d35baf9e2ed07f335a233340fc022e',1769853600000);
CREATE TABLE payment_method (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  body TEXT NOT NULL
) STRICT;
INSERT INTO "payment_method" VALUES(1,'method-1508c161811e','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","addedAt":"2026-01-31T10:00:00.000Z","card":{"brand":"visa","expiry":"12/30","holder":"Camille Martin","lastFour":"4242"},"id":"method-1508c161811e","token":"card-6d06453a8611a0f4a8bfd0f47d62389d"}');
INSERT INTO "payment_method" VALUES(2,'method-1c81c267e12c','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","addedAt":"2026-01-31T10:00:00.000Z","card":{"brand":"visa","expiry":"12/30","holder":"Camille Martin","lastFour":"0341"},"id":"method-1c81c267e12c","token":"card-e43cdd51641fa9ab0d6b775091ca44ce"}');
INSERT INTO "payment_method" VALUES(3,'method-9f49c0450943','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","addedAt":"2026-01-31T10:00:00.000Z","card":{"brand":"visa","expiry":"12/30","holder":"Camille Martin","lastFour":"3155"},"id":"method-9f49c0450943","token":"card-a5014c8c8123ba8c3ed28d3086abacb6"}');
CREATE TABLE processor_card (
  token TEXT PRIMARY KEY,
  at_purchase TEXT NOT NULL,
  later TEXT NOT NULL
, challenges INTEGER NOT NULL DEFAULT 0, disputes INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "processor_card" VALUES('card-6d06453a8611a0f4a8bfd0f47d62389d','approved','approved',0,0);
INSERT INTO "processor_card" VALUES('card-e43cdd51641fa9ab0d6b775091ca44ce','approved','generic_decline',0,0);
INSERT INTO "processor_card" VALUES('card-a5014c8c8123ba8c3ed28d3086abacb6','approved','approved',1,0);
CREATE TABLE purchase (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  vehicle TEXT NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
INSERT INTO "purchase" VALUES(1,'order-a7e2d9c11de0','account-c5a2f95dc24b','SJNTAAJ12U0000001','fulfilled','{"account":"account-c5a2f95dc24b","address":{"country":"FR","county":"","line1":"1 rue de Rivoli","line2":"","postcode":"75001","town":"Paris"},"attempts":1,"createdAt":"2026-01-31T10:00:00.000Z","fulfilledAt":"2026-01-31T10:00:00.000Z","id":"order-a7e2d9c11de0","paymentMethod":"method-1508c161811e","plan":{"months":1,"needsPayment":true,"renews":true,"services":["smart-alerts","speed-alert","zone-alert","curfew-alert"],"trial":"PT0S"},"product":"smart-alerts","quote":{"country":"FR","expiresAt":"2026-01-31T10:15:00.000Z","id":"quote-afb81772d22c","illustrative":true,"lines":[{"amount":{"amount":"1.99","currency":"EUR"},"product":"smart-alerts","vat":{"amount":"0.33","currency":"EUR"},"vatBasisPoints":2000}],"period":"P1M","price":{"amount":"1.99","currency":"EUR"},"quotedAt":"2026-01-31T10:00:00.000Z","renews":true,"trial":"PT0S","vatBasisPoints":2000},"state":"fulfilled","stateSince":"2026-01-31T10:00:00.000Z","terms":{"at":"2026-01-31T10:00:00.000Z","terms":"nissan-store-terms-2026-01-FR-fr"},"vehicle":"SJNTAAJ12U0000001"}');
INSERT INTO "purchase" VALUES(2,'order-c5c57c41a6fa','account-c5a2f95dc24b','SJNTAAJ12U0000001','fulfilled','{"account":"account-c5a2f95dc24b","address":{"country":"FR","county":"","line1":"1 rue de Rivoli","line2":"","postcode":"75001","town":"Paris"},"attempts":1,"createdAt":"2026-01-31T10:00:00.000Z","fulfilledAt":"2026-01-31T10:00:00.000Z","id":"order-c5c57c41a6fa","paymentMethod":"method-1c81c267e12c","plan":{"months":1,"needsPayment":true,"renews":true,"services":["in-car-wifi"],"trial":"PT0S"},"product":"in-car-wifi","quote":{"country":"FR","expiresAt":"2026-01-31T10:15:00.000Z","id":"quote-ae80ec403098","illustrative":true,"lines":[{"amount":{"amount":"9.99","currency":"EUR"},"product":"in-car-wifi","vat":{"amount":"1.66","currency":"EUR"},"vatBasisPoints":2000}],"period":"P1M","price":{"amount":"9.99","currency":"EUR"},"quotedAt":"2026-01-31T10:00:00.000Z","renews":true,"trial":"PT0S","vatBasisPoints":2000},"state":"fulfilled","stateSince":"2026-01-31T10:00:00.000Z","terms":{"at":"2026-01-31T10:00:00.000Z","terms":"nissan-store-terms-2026-01-FR-fr"},"vehicle":"SJNTAAJ12U0000001"}');
INSERT INTO "purchase" VALUES(3,'order-08ab03ad7f1f','account-c5a2f95dc24b','SJNTAAJ12U0000001','fulfilled','{"account":"account-c5a2f95dc24b","address":{"country":"FR","county":"","line1":"1 rue de Rivoli","line2":"","postcode":"75001","town":"Paris"},"attempts":2,"authenticatedAttempt":2,"createdAt":"2026-01-31T10:00:00.000Z","fulfilledAt":"2026-01-31T10:00:00.000Z","id":"order-08ab03ad7f1f","paymentMethod":"method-9f49c0450943","plan":{"months":1,"needsPayment":true,"renews":true,"services":["remote-door-lock"],"trial":"P12M"},"product":"remote-door-lock","quote":{"country":"FR","expiresAt":"2026-01-31T10:15:00.000Z","id":"quote-0a32083f9343","illustrative":true,"lines":[{"amount":{"amount":"0.00","currency":"EUR"},"product":"remote-door-lock","vat":{"amount":"0.00","currency":"EUR"},"vatBasisPoints":2000}],"period":"P1M","price":{"amount":"2.99","currency":"EUR"},"quotedAt":"2026-01-31T10:00:00.000Z","renews":true,"trial":"P12M","vatBasisPoints":2000},"state":"fulfilled","stateSince":"2026-01-31T10:00:00.000Z","terms":{"at":"2026-01-31T10:00:00.000Z","terms":"nissan-store-terms-2026-01-FR-fr"},"vehicle":"SJNTAAJ12U0000001"}');
INSERT INTO "purchase" VALUES(4,'order-4f2942046366','account-c5a2f95dc24b','SJNTAAJ12U0000001','fulfilled','{"account":"account-c5a2f95dc24b","attempts":0,"createdAt":"2026-01-31T10:00:00.000Z","fulfilledAt":"2026-01-31T10:00:00.000Z","id":"order-4f2942046366","plan":{"needsPayment":false,"renews":false,"services":["my-car-finder"],"trial":"PT0S"},"product":"my-car-finder","state":"fulfilled","stateSince":"2026-01-31T10:00:00.000Z","terms":{"at":"2026-01-31T10:00:00.000Z","terms":"nissan-store-terms-2026-01-FR-fr"},"vehicle":"SJNTAAJ12U0000001"}');
CREATE TABLE receipt (
  sequence INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  purchase TEXT NOT NULL REFERENCES purchase (id),
  account TEXT NOT NULL REFERENCES account (id),
  body TEXT NOT NULL
, charge TEXT REFERENCES charge (key)) STRICT;
INSERT INTO "receipt" VALUES(1,'R-000001','order-a7e2d9c11de0','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","illustrative":true,"issuedAt":"2026-01-31T10:00:00.000Z","lines":[{"amount":{"amount":"1.99","currency":"EUR"},"product":"smart-alerts","vat":{"amount":"0.33","currency":"EUR"},"vatBasisPoints":2000}],"number":"R-000001","order":"order-a7e2d9c11de0","paidWith":"Visa •••• 4242","renews":true,"total":{"amount":"1.99","currency":"EUR"},"validFrom":"2026-01-31T10:00:00.000Z","validUntil":"2026-02-28T10:00:00.000Z","vatTotal":{"amount":"0.33","currency":"EUR"},"vehicle":"SJNTAAJ12U0000001","withdrawUntil":"2026-02-17T00:00:00.000Z"}','order-a7e2d9c11de0/attempt-1');
INSERT INTO "receipt" VALUES(2,'R-000002','order-c5c57c41a6fa','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","illustrative":true,"issuedAt":"2026-01-31T10:00:00.000Z","lines":[{"amount":{"amount":"9.99","currency":"EUR"},"product":"in-car-wifi","vat":{"amount":"1.66","currency":"EUR"},"vatBasisPoints":2000}],"number":"R-000002","order":"order-c5c57c41a6fa","paidWith":"Visa •••• 0341","renews":true,"total":{"amount":"9.99","currency":"EUR"},"validFrom":"2026-01-31T10:00:00.000Z","validUntil":"2026-02-28T10:00:00.000Z","vatTotal":{"amount":"1.66","currency":"EUR"},"vehicle":"SJNTAAJ12U0000001","withdrawUntil":"2026-02-17T00:00:00.000Z"}','order-c5c57c41a6fa/attempt-1');
INSERT INTO "receipt" VALUES(3,'R-000003','order-08ab03ad7f1f','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","illustrative":true,"issuedAt":"2026-01-31T10:00:00.000Z","lines":[{"amount":{"amount":"0.00","currency":"EUR"},"product":"remote-door-lock","vat":{"amount":"0.00","currency":"EUR"},"vatBasisPoints":2000}],"number":"R-000003","order":"order-08ab03ad7f1f","paidWith":"Visa •••• 3155","renews":true,"total":{"amount":"0.00","currency":"EUR"},"validFrom":"2026-01-31T10:00:00.000Z","validUntil":"2027-01-31T10:00:00.000Z","vatTotal":{"amount":"0.00","currency":"EUR"},"vehicle":"SJNTAAJ12U0000001","withdrawUntil":"2026-02-17T00:00:00.000Z"}','order-08ab03ad7f1f/attempt-2');
INSERT INTO "receipt" VALUES(4,'R-000004','order-4f2942046366','account-c5a2f95dc24b','{"account":"account-c5a2f95dc24b","illustrative":false,"issuedAt":"2026-01-31T10:00:00.000Z","lines":[],"number":"R-000004","order":"order-4f2942046366","renews":false,"validFrom":"2026-01-31T10:00:00.000Z","vehicle":"SJNTAAJ12U0000001","withdrawUntil":"2026-02-17T00:00:00.000Z"}',NULL);
CREATE TABLE refund (
  key TEXT PRIMARY KEY,
  charge TEXT NOT NULL REFERENCES charge (key),
  amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL,
  refunded_at INTEGER NOT NULL
) STRICT;
CREATE TABLE reversal (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  receipt TEXT REFERENCES receipt (number),
  is_done INTEGER NOT NULL DEFAULT 0,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE root_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  secret BLOB NOT NULL
) STRICT;
INSERT INTO "root_key" VALUES(1,X'FBBBFE304A30AA031ABC6B36C364661F72D03027961D3521A5A20A544D5F2ED9');
CREATE TABLE signing_key (
  expires_at INTEGER PRIMARY KEY,
  secret BLOB NOT NULL,
  certificate TEXT NOT NULL
) STRICT;
INSERT INTO "signing_key" VALUES(1804413600000,X'30AF1F1C81398CEC3162DD612D2855FE8B29BC2E1A7ACE6071CE215765926364','eyJhbGciOiJFZERTQSIsImtpZCI6Im13YnFEcHlzUlhfREFnR3VidVY1VXJPMVEtN25jVktYYmJhUDFGSmdVTjAiLCJ0eXAiOiJzaWduaW5nLWtleStqd3QifQ.eyJleHBpcmVzIjoiMjAyNy0wMy0wN1QxMDowMDowMC4wMDBaIiwiaXNzIjoibXdicURweXNSWF9EQWdHdWJ1VjVVck8xUS03bmNWS1hiYmFQMUZKZ1VOMCIsIm5vdF9iZWZvcmUiOiIyMDI2LTAxLTMxVDA5OjU1OjAwLjAwMFoiLCJzdWIiOiJ5UFIwYzI5QmE1Y3ptd0RuWTJ1cFE3TER6d2NDcXRyY2c4RlpzcWhHX01zIiwieCI6InJ2T3FRN0JySVFxbzVhcF9NOVJNYXFLNFdkLUw0LXhrb2V3SF9kSFdwXzQifQ.Q0cyEMLoCuWxd-CxF6yXYGrn4wH2vrXC-hYthRxhMMXAVdhe0imaZotHYRTtMj37-IH-Ybb-0aRnIe0ewIpgAA');
CREATE TABLE subscription (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  purchase TEXT NOT NULL UNIQUE REFERENCES purchase (id),
  account TEXT NOT NULL REFERENCES account (id),
  vehicle TEXT NOT NULL,
  due_at INTEGER,
  body TEXT NOT NULL
) STRICT;
INSERT INTO "subscription" VALUES(1,'subscription-0e41308180cc','order-a7e2d9c11de0','account-c5a2f95dc24b','SJNTAAJ12U0000001',1772272800000,'{"account":"account-c5a2f95dc24b","anchor":"2026-01-31T10:00:00.000Z","attempts":0,"autoRenews":true,"billing":{"country":"FR","illustrative":true,"paymentMethod":"method-1508c161811e","period":"P1M","price":{"amount":"1.99","currency":"EUR"},"vatBasisPoints":2000},"freeTerm":"PT0S","id":"subscription-0e41308180cc","lastEvent":"purchased","order":"order-a7e2d9c11de0","paidPeriods":1,"product":"smart-alerts","startedAt":"2026-01-31T10:00:00.000Z","state":"active","stateSince":"2026-01-31T10:00:00.000Z","trial":"PT0S","vehicle":"SJNTAAJ12U0000001"}');
INSERT INTO "subscription" VALUES(2,'subscription-1c9754bc6667','order-c5c57c41a6fa','account-c5a2f95dc24b','SJNTAAJ12U0000001',1772272800000,'{"account":"account-c5a2f95dc24b","anchor":"2026-01-31T10:00:00.000Z","attempts":0,"autoRenews":true,"billing":{"country":"FR","illustrative":true,"paymentMethod":"method-1c81c267e12c","period":"P1M","price":{"amount":"9.99","currency":"EUR"},"vatBasisPoints":2000},"freeTerm":"PT0S","id":"subscription-1c9754bc6667","lastEvent":"purchased","order":"order-c5c57c41a6fa","paidPeriods":1,"product":"in-car-wifi","startedAt":"2026-01-31T10:00:00.000Z","state":"active","stateSince":"2026-01-31T10:00:00.000Z","trial":"PT0S","vehicle":"SJNTAAJ12U0000001"}');
INSERT INTO "subscription" VALUES(3,'subscription-07f2855afc79','order-08ab03ad7f1f','account-c5a2f95dc24b','SJNTAAJ12U0000001',1801389600000,'{"account":"account-c5a2f95dc24b","anchor":"2026-01-31T10:00:00.000Z","attempts":0,"autoRenews":true,"billing":{"country":"FR","illustrative":true,"paymentMethod":"method-9f49c0450943","period":"P1M","price":{"amount":"2.99","currency":"EUR"},"vatBasisPoints":2000},"freeTerm":"P12M","id":"subscription-07f2855afc79","lastEvent":"trial_started","order":"order-08ab03ad7f1f","paidPeriods":0,"product":"remote-door-lock","startedAt":"2026-01-31T10:00:00.000Z","state":"trial","stateSince":"2026-01-31T10:00:00.000Z","trial":"P12M","vehicle":"SJNTAAJ12U0000001"}');
CREATE TABLE vehicle_owner (
  vehicle TEXT PRIMARY KEY,
  account TEXT REFERENCES account (id)
) STRICT;
INSERT INTO "vehicle_owner" VALUES('SJNTAAJ12U0000001','account-c5a2f95dc24b');
CREATE TABLE world_time (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "world_time" VALUES(1,1769853600000);
CREATE INDEX payment_method_by_account ON payment_method (account);
CREATE INDEX purchase_by_account ON purchase (account);
CREATE INDEX purchase_by_vehicle ON purchase (vehicle, state);
CREATE INDEX purchase_unanswered ON purchase (sequence) WHERE state = 'authorising';
CREATE INDEX subscription_by_account ON subscription (account);
CREATE INDEX subscription_by_vehicle ON subscription (vehicle);
CREATE INDEX subscription_by_due ON subscription (due_at, sequence)
  WHERE due_at IS NOT NULL;
CREATE INDEX receipt_by_account ON receipt (account);
CREATE INDEX receipt_by_purchase ON receipt (purchase, sequence);
CREATE INDEX refund_by_charge ON refund (charge);
CREATE INDEX notice_by_charge ON notice (charge);
CREATE INDEX notice_by_due ON notice (due_at, sequence) WHERE NOT is_taken;
CREATE INDEX asked_charge_by_subscription ON asked_charge (subscription);
CREATE INDEX reversal_open ON reversal (sequence) WHERE NOT is_done;
CREATE INDEX receipt_by_charge ON receipt (charge);
COMMIT;