-- Table two, Article 20(1), in one pass: issued and repealed in the year, in force on its last day.
-- $1 body, $2 first day, $3 last day.
select kind,
    count(case when issued_on >= $2 and issued_on <= $3 then 1 end) as issued,
    count(case when repealed_on >= $2 and repealed_on <= $3 then 1 end) as repealed,
    count(case when issued_on <= $3 and (repealed_on is null or repealed_on > $3) then 1 end) as in_force
from document
where body = $1 and kind is not null
group by kind
