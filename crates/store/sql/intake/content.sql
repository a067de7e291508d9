-- What is in a file that waits. $1 file.
select content from intake_content where id = $1
