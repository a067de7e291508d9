-- The columns the journal vouches for. $1 first id, $2 last id, $3 at most so many.
select id, body, number, applicant, stage, received_on, closed_on, outcome_row, query_code_hash, record from request
where id >= $1 and id <= $2 order by id limit $3
