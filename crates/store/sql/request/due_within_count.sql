-- How many requests `due_within` would list. $1 body, $2 first day, $3 last day.
select count(*) as count from request
where body = $1 and due_on >= $2 and due_on <= $3
    and stage not in ('correction_pending', 'fee_pending', 'consulting')
