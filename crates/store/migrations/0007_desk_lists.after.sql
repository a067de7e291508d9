-- Rows the next migration must be able to live with: a test inserts them after 0007.
insert into document (id, body, stage, version, due_on, category, record)
values (9070, 900, 'submitted', 1, '2024-07-01', 'work', '{}');
