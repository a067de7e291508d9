-- Rows the next migration must be able to live with: a test inserts them after 0011.
insert into answer_number (body, year, number, request) values (900, 2024, '试〔2024〕1号', 906);
