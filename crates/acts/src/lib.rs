//! Everything that changes a record: load, decide, save, journal, queue what follows.
