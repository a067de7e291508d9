-- Rows the next migration must be able to live with: a test inserts them after 0005.
update document set item = 'A20-07', document_number = 'x', index_number = 'y' where id = 905;
insert into slip (digest, sealed, expires_at) values ('s1', '\x00', 1);
insert into vain (digest, tries, since) values ('v1', 1, 0);
