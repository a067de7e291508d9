//! The store on both engines.

mod records;
mod statements;
mod transactions;
