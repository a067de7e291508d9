-- Appends a row. $1 body, $2 seq, $3 at, $4 seat, $5 act, $6 kind, $7 subject, $8 article, $9 payload,
-- $10 digest of the record after the act, $11 digest of the row before, $12 digest of this row.
insert into journal
    (body, seq, at, seat, act, kind, subject, article, payload, record_digest, prev_digest, digest)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
