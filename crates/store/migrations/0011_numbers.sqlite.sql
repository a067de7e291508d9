-- The numbers of answers given before there was a place for them.
insert into answer_number (body, year, number, request)
select request.body, cast(substr(json_extract(answer.value, '$.on'), 1, 4) as integer),
    json_extract(answer.value, '$.decision.document_number'), request.id
from request, json_each(request.record, '$.answers') as answer
where json_extract(answer.value, '$.decision.document_number') <> ''
on conflict do nothing;
