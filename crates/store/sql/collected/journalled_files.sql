-- The files of collected reports, which the journal vouches for. $1 first report, $2 last report.
select collected.id as id, file.digest as digest, file.content as content
from collected inner join file on collected.digest = file.digest
where collected.id >= $1 and collected.id <= $2 order by collected.id
