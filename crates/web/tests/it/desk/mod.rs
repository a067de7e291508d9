//! The workbench as its people get it.

mod cases;
mod changes;
mod doors;
mod estimated;
mod items;
mod registers;
mod reports;
mod roles;
mod settings;
mod today;
