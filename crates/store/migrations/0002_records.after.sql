-- Rows the next migration must be able to live with: a test inserts them after 0002.
insert into body (id, code, name, regime, record) values (910, 'probe', 'probe', 'organ', '{}');
insert into person (id, body, record) values (911, 910, '{}');
insert into seat (id, body, person, role, record) values (912, 910, 911, 'clerk', '{}');
insert into document (id, body, stage, version, due_on, category, record)
values (913, 910, 'draft', 1, '2024-05-06', 'probe', '{}');
insert into request
    (id, body, year, seq, number, applicant, channel, requester, submitted_on, stage, record)
values (914, 910, 2024, 1, 'probe-1', 'natural', 'internet', 902, '2024-05-06', 'open', '{}');
insert into dispute (id, body, request, kind, copy_received_on, record)
values (915, 910, 914, 'probe', '2024-05-06', '{}');
insert into figure (id, body, year, cell, number, record) values (916, 910, 2024, 'probe', '1', '{}');
insert into problem (id, body, year, record) values (917, 910, 2024, '{}');
