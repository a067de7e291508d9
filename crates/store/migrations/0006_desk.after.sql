-- Rows the next migration must be able to live with: a test inserts them after 0006.
insert into form (account, key, address, sent_at) values (901, 'k1', '/desk', 0);
insert into document_text (document, version, saved_on, person, content) values (905, 1, '2024-06-03', 903, '{}');
