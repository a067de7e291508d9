//! Tables: ruled grids, their words, their continuation on the next page.

mod boxes;
mod dots;
mod fill;
mod grid;
mod join;
mod loose;
mod rules;

pub(super) use fill::fill;
pub(super) use grid::{Grid, grids};
pub(super) use join::continues;
pub(super) use loose::loose;
