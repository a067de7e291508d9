-- What happened to one record, in order. $1 kind, $2 subject.
select body, seq, at, seat, act, kind, subject, article, payload, record_digest, prev_digest, digest
from journal where kind = $1 and subject = $2 order by body, seq
