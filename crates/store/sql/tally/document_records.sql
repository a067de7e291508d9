-- The rules and normative documents behind table two. $1 body, $2 first day, $3 last day, $4 row or '' for both,
-- $5 column or '' for all.
select id, kind, title, issued_on, repealed_on from document
where body = $1 and kind is not null
    and ($4 = '' or kind = $4)
    and issued_on <= $3
    and ((($5 = '' or $5 = 'issued') and issued_on >= $2)
        or (($5 = '' or $5 = 'repealed') and repealed_on >= $2 and repealed_on <= $3)
        or (($5 = '' or $5 = 'in_force') and (repealed_on is null or repealed_on > $3)))
order by id
