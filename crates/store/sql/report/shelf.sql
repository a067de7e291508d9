-- Annual reports of all bodies that the public reads, newest year first, bodies in the order of their founding; with
-- the record where it was signed more than once, which tells the versions.
select report.id, report.body, report.year, report.published_on, body.code, body.name,
    case when report.signings > 1 then report.record end as record
from report
join body on body.id = report.body
where report.published_on is not null
order by report.year desc, report.body
