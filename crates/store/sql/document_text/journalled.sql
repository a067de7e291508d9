-- The texts of items, version by version. $1 first item, $2 last item.
select document as id, version, saved_on, person, content from document_text
where document >= $1 and document <= $2 order by document, version
