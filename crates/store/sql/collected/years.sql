-- The years of the reports that count, newest first, with how many and how many have errors. $1 body.
select year, count(*) as count, sum(case when errors > 0 then 1 else 0 end) as with_errors from collected
where body = $1 and set_aside_on is null and year is not null group by year order by year desc
