-- One record of each kind, written past the program.
insert into body (id, code, name, regime, record) values (30, 'x', 'x', 'organ', '{}');
insert into person (id, body, record) values (31, 30, '{}');
insert into seat (id, body, person, role, record) values (32, 30, 31, 'clerk', '{}');
insert into document (id, body, stage, version, due_on, category, record)
values (33, 30, 'draft', 1, '2024-05-06', 'x', '{}');
insert into request (id, body, year, seq, number, applicant, channel, requester, submitted_on, stage,
    query_code_hash, record)
values (34, 30, 2024, 1, 'x-1', 'natural', 'internet', 9, '2024-05-06', 'open', 'x', '{}');
insert into dispute (id, body, request, kind, copy_received_on, record)
values (35, 30, 34, 'review', '2024-06-03', '{}');
insert into figure (id, body, year, cell, number, record) values (36, 30, 2024, 't2/penalty/decisions', '3', '{}');
insert into problem (id, body, year, record) values (37, 30, 2024, '{}');
insert into file (digest, size, content) values ('x', 0, '');
insert into collected
(id, body, unit, year, edition, digest, received_on, set_aside_on, errors, numbers, words, record)
values (38, 30, '甲局', 2024, '2021', 'x', '2025-01-20', null, 0, '{}', '', '{}');
insert into region (id, units, changed_on) values (30, '甲局', '2025-01-20');
