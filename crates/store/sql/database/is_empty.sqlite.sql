-- 1 where the database has no table of anybody's.
select case when exists (select 1 from sqlite_master where type = 'table') then 0 else 1 end as empty
