-- The rules that the reports that count break, with how many reports break each. $1 body, $2 year or 0 for all.
select r.rule, count(*) as count
from collected as c inner join collected_rule as r on r.report = c.id
where c.body = $1 and c.set_aside_on is null and (c.year = $2 or $2 = 0)
group by r.rule order by count(*) desc, r.rule
