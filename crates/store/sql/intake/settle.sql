-- Writes down what became of a file, if the lease still stands. $1 file, $2 token of the lease, $3 state, $4 sentence,
-- $5 report.
update intake_file set state = $3, said = $4, report = $5, leased_until = null
where id = $1 and token = $2 and state = 'reading'
