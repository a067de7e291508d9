-- Requests received in the year, by the channel they came in by. $1 body, $2 first day, $3 last day.
select channel as name, count(*) as count from request
where body = $1 and received_on >= $2 and received_on <= $3 group by channel
