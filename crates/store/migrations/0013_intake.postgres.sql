-- The findings of the reports that are there already.
insert into collected_rule (report, rule, count)
select collected.id, found.key, cast(found.value as bigint)
from collected, jsonb_each_text(coalesce(cast(collected.record as jsonb) -> 'rules', '{}')) as found;
