//! Tests of the room from outside.

mod recognition;
mod round_trip;
