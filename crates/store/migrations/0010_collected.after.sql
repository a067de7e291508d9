-- Rows the next migration must be able to live with: a test inserts them after 0010.
insert into file (digest, size, content) values ('x', 0, '');
insert into collected
(id, body, unit, year, edition, digest, received_on, set_aside_on, errors, numbers, words, record)
values (930, 900, '甲局', 2024, '2021', 'x', '2025-01-20', null, 0, '{}', '', '{}');
insert into region (id, units, changed_on) values (900, '甲局', '2025-01-20');
