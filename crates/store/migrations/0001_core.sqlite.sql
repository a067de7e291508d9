-- Numbers for records.
create table counter (name text not null primary key, last bigint not null);
insert into counter (name, last) values ('record', 0);

create trigger journal_is_not_changed before update on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_not_removed before delete on journal
begin select raise(abort, 'the journal is append-only'); end;
