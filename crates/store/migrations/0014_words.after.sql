-- Rows the next migration must be able to live with: a test inserts them after 0014.
insert into words (id, sheet, changed_on) values (900, '种类,词语,改为,说明,起,止', '2025-01-20');
