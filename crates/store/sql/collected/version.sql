-- How often what a supervising office has collected has changed. $1 body.
select version from collected_version where id = $1
