//! The pages as a reader gets them, walked from the route table.
#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod apply;
mod contrast;
mod desk;
mod fixture;
mod house;
mod pages;
mod portal;
mod progress;
