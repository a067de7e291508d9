-- Rows the next migration must be able to live with: a test inserts them after 0012.
update request set proposed_by = 901 where id = 906;
