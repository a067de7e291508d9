-- Disputes of a body: pending ones by the day on which the answer is due, then concluded ones, newest first. $1 body,
-- $2 'pending', 'concluded' or '' for all, $3 at most so many, $4 after so many.
select id, record from dispute
where body = $1 and ($2 = '' or ($2 = 'pending' and decided_on is null) or ($2 = 'concluded' and decided_on is not null))
order by case when decided_on is null then 0 else 1 end, case when due_on is null then 1 else 0 end, due_on,
    copy_received_on desc, id desc limit $3 offset $4
