-- What a supervising office has collected is not what it was. $1 body.
insert into collected_version (id, version) values ($1, 1)
on conflict (id) do update set version = collected_version.version + 1
