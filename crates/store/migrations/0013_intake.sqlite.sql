-- The findings of the reports that are there already.
insert into collected_rule (report, rule, count)
select collected.id, found.key, found.value
from collected, json_each(collected.record, '$.rules') as found;
