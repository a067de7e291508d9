//! The workbench as its people get it.

mod cases;
mod doors;
mod registers;
mod roles;
