-- Items of a body in a stage, soonest due first. $1 body, $2 stage, $3 at most so many, $4 after so many.
select id, stage, version, record from document
where body = $1 and stage = $2 order by due_on, id limit $3 offset $4
