-- What is open at a body, the soonest due first: items at stages, requests at stages, disputes. $1 body, $2 to $8 stages
-- of items ('' for none), $9 to $17 stages of requests, $18 1 for disputes too, $19 first and $20 last due date, $21 at
-- most so many, $22 after so many. What has no due date is due at the end of time.
select kind, id from (
    select 'document' as kind, id,
        case when published_on is null then due_on else '9999-12-31' end as due_on
    from document where body = $1 and stage in ($2, $3, $4, $5, $6, $7, $8)
    union all
    select 'request' as kind, id, coalesce(due_on, '9999-12-31') as due_on
    from request where body = $1 and stage in ($9, $10, $11, $12, $13, $14, $15, $16, $17)
    union all
    select 'dispute' as kind, id, due_on from dispute where body = $1 and due_on is not null and $18 = 1
) as queue
where due_on >= $19 and due_on <= $20
order by due_on, kind, id limit $21 offset $22
