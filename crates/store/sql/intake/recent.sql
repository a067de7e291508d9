-- What was handed in last, newest first, with how many files are in it, wait, were taken in and refused. $1 body, $2 at
-- most so many, $3 after so many.
select i.id, i.seat, i.handed_in_at, count(f.id) as files,
    sum(case when f.state in ('waiting', 'reading') then 1 else 0 end) as waiting,
    sum(case when f.state = 'taken' then 1 else 0 end) as taken,
    sum(case when f.state = 'refused' then 1 else 0 end) as refused
from (select id, seat, handed_in_at from intake where body = $1 order by id desc limit $2 offset $3) as i
inner join intake_file as f on f.intake = i.id
group by i.id, i.seat, i.handed_in_at order by i.id desc
