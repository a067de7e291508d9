-- How many files of an intake are in each state, and how many of those taken in have no known body or year. $1 intake.
select f.state, count(*) as count,
    sum(case when f.report is not null and (c.unit = '' or c.year is null) then 1 else 0 end) as doubtful
from intake_file as f left join collected as c on f.report = c.id
where f.intake = $1 group by f.state
