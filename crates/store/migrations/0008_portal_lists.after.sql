-- Rows the next migration must be able to live with: a test inserts them after 0008.
update document set published_on = '2024-07-01', title = 'probe', text = 'probe' where id = 905;
