-- The cases behind table four. $1 body, $2 first day, $3 last day, $4 group or '' for all.
select id, kind, copy_received_on, decided_on,
    case when decided_on <= $3 then result_column else 'pending' end as result_column, record
from dispute
where body = $1 and copy_received_on <= $3 and (decided_on is null or decided_on >= $2) and ($4 = '' or kind = $4)
order by id
