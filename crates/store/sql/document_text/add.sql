-- Keeps the text of a version. $1 item, $2 version, $3 day, $4 person, $5 content as JSON.
insert into document_text (document, version, saved_on, person, content) values ($1, $2, $3, $4, $5)
on conflict (document, version) do nothing
