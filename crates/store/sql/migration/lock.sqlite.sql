-- One migration at a time: SQLite's write transaction already sees to that.
select 1 as held
