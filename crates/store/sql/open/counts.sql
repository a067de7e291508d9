-- How much is open at a body, by kind and stage: altogether, overdue, and due soon. $1 body, $2 today, $3 the last day
-- that is soon.
select kind, stage, count(*) as count,
    sum(case when due_on < $2 then 1 else 0 end) as overdue,
    sum(case when due_on >= $2 and due_on <= $3 then 1 else 0 end) as soon
from (
    select 'document' as kind, stage, case when published_on is null then due_on end as due_on
    from document where body = $1
        and stage in ('draft', 'returned', 'submitted', 'reviewed', 'cleared', 'referred', 'signed')
    union all
    select 'request' as kind, stage, due_on from request where body = $1
        and stage in ('submitted', 'processing', 'correction_pending', 'reason_pending', 'consulting', 'fee_pending',
            'delayed', 'decided', 'reopened')
    union all
    select 'dispute' as kind, 'open' as stage, due_on from dispute where body = $1 and due_on is not null
) as queue
group by kind, stage
