-- An annual report. $1 id.
select id, stage, signings, record from report where id = $1
