-- How many collected reports there are. $1 body, $2 year or 0 for all, $3 pattern over name and words,
-- lower case, escaped with !, $4 'errors', 'sound', 'doubtful' (body or year not known), 'aside' or '' for all that
-- count, $5 the reporting body or '' for all, $6 a rule it breaks or '' for all.
select count(*) as count from collected
where body = $1 and (year = $2 or $2 = 0)
    and ($3 = '%' or lower(unit) like $3 escape '!'
        or id in (select t.id from collected as t where t.body = $1 and t.words like $3 escape '!'))
    and (($4 = 'aside' and set_aside_on is not null) or ($4 <> 'aside' and set_aside_on is null))
    and ($4 <> 'errors' or errors > 0) and ($4 <> 'sound' or errors = 0)
    and ($4 <> 'doubtful' or unit = '' or year is null)
    and (unit = $5 or $5 = '')
    and ($6 = '' or id in (select report from collected_rule where rule = $6))
