//! The workbench as its people get it.

mod doors;
mod roles;
