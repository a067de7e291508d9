-- 1 where the database has no table of anybody's.
select case when exists (
    select 1 from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')
) then 0 else 1 end as empty
