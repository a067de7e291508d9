-- One migration at a time: held until the transaction ends. The number is ours and nobody else's.
select 1 as held from pg_advisory_xact_lock(7236301987)
