//! Working days: each year's State Council holiday notice, as data.
