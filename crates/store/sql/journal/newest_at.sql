-- When the newest entry of any chain was written, null if there is none.
select max(journal.at) as at from chain join journal on journal.body = chain.body and journal.seq = chain.count
