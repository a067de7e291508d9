-- Files of an intake in the order handed in, with the report where one was taken in. $1 intake, $2 state, 'doubtful', or
-- '' for all, $3 at most so many, $4 after so many.
select f.id, f.within, f.name, f.size, f.state, f.said, f.report, c.unit, c.year, c.errors
from intake_file as f left join collected as c on f.report = c.id
where f.intake = $1
    and ($2 = '' or f.state = $2 or ($2 = 'waiting' and f.state = 'reading')
        or ($2 = 'doubtful' and f.state = 'taken' and (c.unit = '' or c.year is null)))
order by f.position, f.id limit $3 offset $4
