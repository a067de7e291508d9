-- The next file to read: one that waits, or whose reader went missing. $1 now.
select f.id, f.intake, f.position, f.within, f.name, f.size, f.depth, f.token, f.tries, i.body, i.seat
from intake_file as f inner join intake as i on f.intake = i.id
where f.state = 'waiting' or (f.state = 'reading' and f.leased_until < $1)
order by f.id limit 1
