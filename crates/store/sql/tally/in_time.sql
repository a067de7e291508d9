-- Requests closed in the year: how many with a dispatched answer, and how many of these in time.
-- $1 body, $2 first day, $3 last day.
select count(case when in_time is not null then 1 end) as answered, count(case when in_time = 1 then 1 end) as in_time
from request where body = $1 and received_on <= $3 and closed_on >= $2 and closed_on <= $3
