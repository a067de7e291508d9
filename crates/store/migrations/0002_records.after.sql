-- Rows the next migration must be able to live with: a test inserts them after 0002.
insert into body (id, code, name, regime, record) values (900, 'PROBE', 'probe', 'organ', '{}');
insert into person (id, body, record) values (903, 900, '{}');
insert into seat (id, body, person, role, record) values (904, 900, 903, 'clerk', '{}');
insert into document (id, body, stage, version, due_on, category, record)
values (905, 900, 'draft', 1, '2024-07-01', 'work', '{}');
insert into request
    (id, body, year, seq, number, query_code_hash, applicant, channel, requester, submitted_on, stage, record)
values (906, 900, 2024, 1, 'PROBE-2024-0001', 'x', 'natural', 'portal', 902, '2024-06-03', 'submitted', '{}');
insert into dispute (id, body, request, kind, copy_received_on, record)
values (907, 900, 906, 'review', '2024-06-03', '{}');
insert into figure (id, body, year, cell, number, record)
values (908, 900, 2024, 't2/penalty/decisions', '1', '{}');
insert into problem (id, body, year, record) values (909, 900, 2024, '{}');
