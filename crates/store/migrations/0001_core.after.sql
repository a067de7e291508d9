-- Rows the next migration must be able to live with: a test inserts them after 0001.
insert into chain (body, count, digest) values (900, 1, 'd1');
insert into journal (body, seq, at, seat, act, kind, subject, article, payload, record_digest, prev_digest, digest)
values (900, 1, 1714957200000, null, 'probe/note', 'probe', 1, null, '{}', null, 'd0', 'd1');
insert into account (id, login, password_hash, person, password_changed_at) values (901, 'probe', 'x', null, 0);
insert into session (token_digest, account, seat, opened_at, seen_at, expires_at, address, payload)
values ('t1', 901, null, 0, 0, 1, '::1', '{}');
insert into subject (id, body, wrapped_key, sealed, erased_at) values (902, 900, null, null, 1);
insert into setting (name, value) values ('probe', '1');
