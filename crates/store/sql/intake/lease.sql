-- Leases a file to a reader, if nobody was faster. $1 file, $2 token it had, $3 until.
update intake_file set state = 'reading', token = token + 1, tries = tries + 1, leased_until = $3
where id = $1 and token = $2 and state in ('waiting', 'reading')
