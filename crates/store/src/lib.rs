//! SQL: migrations, statements, rows; SQLite and PostgreSQL; the journal.
