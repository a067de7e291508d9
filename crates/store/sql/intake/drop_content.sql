-- Forgets what was in a file that is taken in or refused. $1 file.
delete from intake_content where id = $1
