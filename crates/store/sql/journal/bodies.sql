-- Bodies that have journal rows but no chain.
select distinct body from journal where body not in (select body from chain) order by body
