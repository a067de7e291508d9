-- The versions of an item, newest first, without their texts. $1 item.
select version, saved_on, person from document_text where document = $1 order by version desc
