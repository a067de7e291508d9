-- Adds a request or replaces it. $1 id, $2 body, $3 year, $4 seq, $5 number, $6 applicant, $7 channel, $8 requester,
-- $9 submitted on, $10 stage, $11 due on, $12 received on, $13 closed on, $14 outcome, $15 outcome row,
-- $16 digest of the query code, $17 record, $18 answered in time, $19 fee decided on, $20 who proposed a change.
insert into request
    (id, body, year, seq, number, applicant, channel, requester, submitted_on, stage, due_on, received_on, closed_on,
     outcome, outcome_row, query_code_hash, record, in_time, fee_on, proposed_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
on conflict (id) do update
set submitted_on = excluded.submitted_on, stage = excluded.stage, due_on = excluded.due_on,
    received_on = excluded.received_on, closed_on = excluded.closed_on, outcome = excluded.outcome,
    outcome_row = excluded.outcome_row, record = excluded.record,
    in_time = coalesce(excluded.in_time, request.in_time), fee_on = excluded.fee_on,
    proposed_by = excluded.proposed_by
