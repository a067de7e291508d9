-- Table four in one pass: by the result where concluded in the year, pending where open at its end.
-- $1 body, $2 first day, $3 last day.
select kind, case when decided_on <= $3 then result_column else 'pending' end as result_column, count(*) as count
from dispute
where body = $1 and copy_received_on <= $3 and (decided_on is null or decided_on >= $2)
group by kind, case when decided_on <= $3 then result_column else 'pending' end
