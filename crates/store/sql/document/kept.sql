-- Items of a body, drafts too, newest first. $1 body, $2 category or '' for all, $3 at most so many, $4 after so many.
select id, stage, version, record from document
where body = $1 and (category = $2 or $2 = '') order by id desc limit $3 offset $4
