-- Rows the next migration must be able to live with: a test inserts them after 0013.
insert into intake (id, body, seat, handed_in_at) values (940, 900, 904, 0);
insert into intake_file (id, intake, position, within, name, size, state, said, report)
values (941, 940, 1, '', 'a.docx', 1, 'waiting', '', null), (942, 940, 2, '', 'b.docx', 0, 'taken', '', 930);
insert into intake_content (id, content) values (941, 'x');
insert into collected_rule (report, rule, count) values (930, 'AUD-A01', 1);
insert into collected_version (id, version) values (900, 1);
