-- Keeps what is in a file until it is read. $1 file, $2 content.
insert into intake_content (id, content) values ($1, $2)
