-- The text of a version. $1 item, $2 version.
select version, saved_on, person, content from document_text where document = $1 and version = $2
