-- Items of a body at a stage, drafts too, newest first. $1 body, $2 stage, $3 category or '' for all, $4 at most so
-- many, $5 after so many.
select id, stage, version, record from document
where body = $1 and stage = $2 and (category = $3 or $3 = '') order by id desc limit $4 offset $5
