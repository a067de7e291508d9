-- Whose answer has a document number already. $1 body, $2 year of the answer, $3 number.
select request.id, request.number from answer_number join request on request.id = answer_number.request
where answer_number.body = $1 and answer_number.year = $2 and answer_number.number = $3
