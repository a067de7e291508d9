//! The workbench as its people get it.

mod cases;
mod changes;
mod doors;
mod estimated;
mod items;
mod region;
mod registers;
mod reports;
mod roles;
mod settings;
mod today;
mod wide;
