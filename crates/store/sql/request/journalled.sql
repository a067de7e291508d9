-- The columns the journal vouches for. $1 first id, $2 last id, $3 at most so many.
select id, body, year, seq, number, applicant, channel, requester, submitted_on, stage, received_on, closed_on, outcome,
    outcome_row, query_code_hash, record, in_time, fee_on
from request where id >= $1 and id <= $2 order by id limit $3
