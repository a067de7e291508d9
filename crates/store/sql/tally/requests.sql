-- Table three in one pass: how many requests of each kind of applicant and outcome came in, were carried in by the
-- records, were closed and are carried out (CNT-01, CNT-03). $1 body, $2 first day, $3 last day.
select applicant, outcome_row,
    count(case when received_on >= $2 then 1 end) as new_received,
    count(case when received_on < $2 then 1 end) as carried_in,
    count(case when closed_on <= $3 then 1 end) as closed,
    count(case when closed_on is null or closed_on > $3 then 1 end) as carried_out
from request
where body = $1 and received_on <= $3 and (closed_on is null or closed_on >= $2)
group by applicant, outcome_row
