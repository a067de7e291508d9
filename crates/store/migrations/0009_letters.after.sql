-- Rows the next migration must be able to live with: a test inserts them after 0009.
insert into letter (request, event, document, digest) values (906, 0, '{"blocks":[]}', 'x');
