-- Puts a due date where the calendar now has it. $1 id, $2 due on.
update dispute set due_on = $2 where id = $1
