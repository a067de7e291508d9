-- Requests for which a processing fee was decided by the end of the year. $1 body, $2 last day.
select id, number, stage, received_on, closed_on, record from request where body = $1 and fee_on <= $2 order by id
