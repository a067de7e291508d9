-- The numbers of answers given before there was a place for them.
insert into answer_number (body, year, number, request)
select request.body, cast(substr(answer ->> 'on', 1, 4) as bigint), answer -> 'decision' ->> 'document_number',
    request.id
from request, json_array_elements(request.record::json -> 'answers') as answer
where answer -> 'decision' ->> 'document_number' <> ''
order by request.id
on conflict do nothing;
