//! Tests of the room from outside.

mod balance;
mod examples;
mod hostile;
mod planted;
mod published;
mod recognition;
mod round_trip;
mod seed;
mod sentences;
mod together;
mod usual;
