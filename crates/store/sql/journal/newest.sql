-- A chain's rows, newest first. $1 body, $2 at most so many, $3 after so many.
select body, seq, at, seat, act, kind, subject, article, payload
from journal where body = $1 order by seq desc limit $2 offset $3
