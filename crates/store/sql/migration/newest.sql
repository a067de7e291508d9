-- The number of the newest applied migration, 0 if none.
select coalesce(max(number), 0) as number from migration
