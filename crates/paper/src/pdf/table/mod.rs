//! Tables: ruled grids, their words, their continuation on the next page.

mod band;
mod boxes;
mod dots;
mod fill;
mod grid;
mod join;
mod loose;
mod rules;
mod stub;

pub(super) use fill::fill;
pub(super) use grid::{Grid, grids};
pub(super) use join::continues;
pub(super) use loose::{Loose, loose};
