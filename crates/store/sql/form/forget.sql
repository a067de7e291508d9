-- Forgets forms that nobody sends a second time any more. $1 sent before.
delete from form where sent_at < $1
