-- What happened to one record, in order. $1 body, $2 kind, $3 subject.
select body, seq, at, seat, act, kind, subject, article, payload
from journal where body = $1 and kind = $2 and subject = $3 order by seq
