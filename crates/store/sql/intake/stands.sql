-- A file whose lease still stands. $1 file, $2 token of the lease.
select id from intake_file where id = $1 and token = $2 and state = 'reading'
