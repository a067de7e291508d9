-- A chain's rows in order. $1 body, $2 after this seq, $3 at most so many.
select body, seq, at, seat, act, kind, subject, article, payload, record_digest, prev_digest, digest
from journal where body = $1 and seq > $2 order by seq limit $3
