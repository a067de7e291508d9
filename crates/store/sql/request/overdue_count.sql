-- How many requests `overdue` would list. $1 body, $2 today.
select count(*) as count from request
where body = $1 and due_on < $2 and stage not in ('correction_pending', 'fee_pending', 'consulting')
