-- All heads: body, count, digest.
select body, count, digest from chain order by body
