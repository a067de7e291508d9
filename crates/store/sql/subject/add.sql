-- Adds sealed personal data. $1 id, $2 body, $3 wrapped key, $4 sealed data.
insert into subject (id, body, wrapped_key, sealed) values ($1, $2, $3, $4)
