-- Rows the next migration must be able to live with: a test inserts them after this one.
insert into report (id, body, year, stage, signings, published_on, record)
values (920, 900, 2024, 'draft', 0, null, '{}');
insert into report_list (report, signing, place, cell, kind, digest, members)
values (920, 1, 1, 't3/carried_out/natural', 'request', 'x', '[]');
